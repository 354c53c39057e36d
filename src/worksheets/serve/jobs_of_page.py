"""What the engine of the page does: one job after another, in a process of its own."""

import gc
import signal
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeAlias
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from worksheets.jobs.batch import build
from worksheets.memo import Memory
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.files import read_file
from worksheets.pipeline.attempts import attempted, failure_diagnostic, one_at_a_time
from worksheets.pipeline.request import Request
from worksheets.serve.beginnings import new_text, topics_of
from worksheets.serve.changes import addable, changed, others
from worksheets.serve.preview import Preview

Job: TypeAlias = tuple[Any, ...]
"""What is to be done, and with what."""
LARGEST_FILE = 500_000_000
"""Octets of a file that was built."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of files in a ZIP file: the same papers are the same bytes."""


class Refused(NamedTuple):
    """What a job comes to that cannot be done: why, and what would help."""

    message: str
    hints: tuple[str, ...] = ()


def do_jobs(connection: Connection, folder: Path) -> None:
    """Do the jobs that come through a pipe, until the other end is closed.

    What is kept from job to job is much and has few circles, so looking for these is time lost: a
    process that has done many jobs is replaced instead.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the process that started this one
    gc.disable()
    engine = _Engine(Preview(folder), folder)
    with one_at_a_time() as pool:
        while True:
            try:
                what, *given = connection.recv()
            except EOFError:
                return
            future = attempted(pool, partial(engine.jobs[what], *given))
            error = future.exception()
            if isinstance(error, Mistake):
                connection.send(Refused(str(error), error.hints))
            elif error is not None:
                found = failure_diagnostic(error, folder)
                connection.send(Refused(found.message, found.hints))
            else:
                connection.send(future.result())


class _Built(NamedTuple):
    """A file that was built."""

    name: str
    kind: str
    octets: bytes


class _Engine:
    """The jobs by name."""

    def __init__(self, preview: Preview, folder: Path) -> None:
        self.preview = preview
        self.folder = folder
        self.jobs: Mapping[str, Callable[..., Any]] = {
            "preview": preview.shown,
            "picture": preview.picture,
            "words": preview.words,
            "change": self.change,
            "others": self.others,
            "types": self.types,
            "topics": self.topics,
            "new": self.new,
            "files": self.files,
            "paper": self.paper,
        }

    def change(self, name: str, text: str, wanted: Mapping[str, Any]) -> Any:
        """A changed text, with what is to be said of it; raises Mistake."""
        sink = Sink()
        with self.preview.memory.used():
            choice = self.preview.choice(name, text, sink)
            return changed(self.preview.reader(name), choice, wanted, text)

    def others(self, name: str, text: str, about: str) -> list[dict[str, str]]:
        """What could stand in the place of a question; raises Mistake."""
        with self.preview.memory.used():
            return others(self.preview.choice(name, text, Sink()), about)

    def types(self, name: str, text: str) -> list[dict[str, Any]]:
        """The question types, with how many of each can be added; raises Mistake."""
        with self.preview.memory.used():
            return addable(self.preview.choice(name, text, Sink()))

    def topics(self, course: str) -> list[dict[str, Any]]:
        """The topics of a course; raises Mistake."""
        with Memory().used():
            return topics_of(self.folder, course)

    def new(self, name: str, course: str, topic: str) -> str:
        """The text of a new spec; raises Mistake."""
        with Memory().used():
            return new_text(self.folder / name, course, topic)

    def files(self, name: str) -> bytes | Refused:
        """The files of a saved spec in a ZIP file; Refused if it cannot be built."""
        built = self._built(name)
        if isinstance(built, Refused):
            return built
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as file:
            for one in built:
                file.writestr(ZipInfo(one.name, LONG_AGO), one.octets)
        return packed.getvalue()

    def paper(self, name: str, form: str) -> bytes | Refused:
        """The paper of a saved spec as PDF, that of a form if it has forms; Refused if it cannot
        be built."""
        built = self._built(name)
        if isinstance(built, Refused):
            return built
        papers = [one for one in built if one.kind in ("paper", "both")]
        of_form = [one for one in papers if one.name.endswith(f"-form-{form}.pdf")]
        found = of_form or papers
        return (
            found[0].octets if found else Refused("the spec makes no paper as PDF", ("download",))
        )

    def _built(self, name: str) -> list[_Built] | Refused:
        """The files of a saved spec; Refused, with the first error, if it cannot be built."""
        with TemporaryDirectory() as output, Memory().used():
            result = build([self.folder / name], Request(Path(output), jobs=1))
            errors = [found for found in result.diagnostics if found.severity == "error"]
            if errors:
                return Refused(str(errors[0]), errors[0].hints)
            return [
                _Built(one.name, one.kind, read_file(one.path, LARGEST_FILE))
                for one in result.built
            ]

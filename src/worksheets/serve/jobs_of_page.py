"""What the engine of the page does: one job after another, in a process of its own."""

import gc
import signal
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from worksheets.jobs.in_memory import build_in_memory
from worksheets.memo import Memory
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.roster import RosterInMemory
from worksheets.pipeline.attempts import attempted, failure_diagnostic, one_at_a_time
from worksheets.pipeline.request import BuiltFile, Request
from worksheets.serve.beginnings import new_text, topics_of
from worksheets.serve.changes import addable, changed, others
from worksheets.serve.preview import Preview

Job: TypeAlias = tuple[Any, ...]
"""What is to be done, and with what."""
Files: TypeAlias = Sequence[tuple[BuiltFile, bytes]]
"""Files that were built, with their octets; nothing of pupils is written on a disk."""
MOST_PUPILS = 1000
"""For more of them there is the command line, which writes each copy as it is made."""
MOST_ERRORS = 12
"""So many errors of a build are shown."""
LIST_NAME = "class list"
"""What a class list of the page is called where something is wrong with it."""
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
            "class": self.class_set,
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
        built = self._built(name, Request())
        return built if isinstance(built, Refused) else _packed(built)

    def class_set(self, name: str, pupils: bytes, bind: bool) -> bytes | Refused:
        """The same with a copy for each pupil of a class list (CSV), or with all copies in one file
        if they are to be bound; Refused, with all that is wrong, if it cannot be built."""
        roster = RosterInMemory(LIST_NAME, pupils)
        built = self._built(name, Request(roster=roster, bind=bind))
        return built if isinstance(built, Refused) else _packed(built)

    def paper(self, name: str, form: str) -> bytes | Refused:
        """The paper of a saved spec as PDF, that of a form if it has forms; Refused if it cannot
        be built."""
        built = self._built(name, Request())
        if isinstance(built, Refused):
            return built
        papers = [(one, data) for one, data in built if one.kind in ("paper", "both")]
        of_form = [found for found in papers if found[0].name.endswith(f"-form-{form}.pdf")]
        for _, data in of_form or papers:
            return data
        return Refused("the spec makes no paper as PDF", ("download",))

    def _built(self, name: str, request: Request) -> Files | Refused:
        """The files of a saved spec; Refused, with the first errors, if it cannot be built."""
        with Memory().used():
            found = build_in_memory(self.folder / name, request, MOST_PUPILS)
        errors = [one for one in found.diagnostics if one.severity == "error"]
        if not errors:
            return found.files
        first, *others = "\n".join(map(str, errors[:MOST_ERRORS])).split("\n")
        return Refused(first, tuple(others))


def _packed(files: Files) -> bytes:
    """Files in a ZIP file."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as file:
        for built, data in files:
            file.writestr(ZipInfo(built.name, LONG_AGO), data)
    return packed.getvalue()

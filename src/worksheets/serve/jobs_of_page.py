"""What the engine of the page does: one job after another, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from worksheets.model.diagnostics import Mistake
from worksheets.pipeline.attempts import attempted, failure_diagnostic, one_at_a_time
from worksheets.serve.listing import listed
from worksheets.serve.preview import Preview
from worksheets.serve.refused import Refused

if TYPE_CHECKING:
    from worksheets.serve.other_jobs import OtherJobs

IDLE = 2.0
"""Seconds after which an engine that has shown a paper, and is asked nothing, makes what it will be
asked for next."""


def do_jobs(connection: Connection, folder: Path) -> None:
    """Do the jobs that come through a pipe, until the other end is closed."""
    engine = _Engine(Preview(folder), folder)
    with one_at_a_time() as pool:
        while True:
            if engine.preview.choices and not connection.poll(IDLE):
                _ = engine.others.schema
            try:
                what, *given = connection.recv()
            except EOFError:
                return
            future = attempted(pool, partial(engine.job(what), *given))
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

    def job(self, name: str) -> Callable[..., Any]:
        """What does a job of a name."""
        match name:
            case "preview":
                return self.preview.shown
            case "picture":
                return self.preview.picture
            case "words":
                return self.preview.words
            case "list":
                return partial(listed, self.folder)
        return self.others.jobs[name]

    @cached_property
    def others(self) -> OtherJobs:
        """What is done beside previews, read when it is first asked for: it takes 0.2 s."""
        from worksheets.serve.other_jobs import OtherJobs  # noqa: PLC0415

        return OtherJobs(self.preview, self.folder)

"""Builds that are done again whenever a file changes that they read."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import NamedTuple, TypeAlias

from worksheets.jobs.batch import build
from worksheets.jobs.file_stamps import Stamps, stamps_of
from worksheets.memo import Memory
from worksheets.model.files import files_noted
from worksheets.pipeline.request import Request, Result
from worksheets.pipeline.specs import spec_files

LOOK = 0.15
"""Seconds from one look at the files to the next; network drives tell nobody of changes."""
SETTLED = 0.1
"""Seconds without a change after which a change is over: editors write a file in several steps."""

Pause: TypeAlias = Callable[[float], bool]
"""Waits for so many seconds; returns whether to go on."""


class WatchedBuild(NamedTuple):
    """A build, the files that had changed before it, in order, and how many seconds it took."""

    result: Result
    changed: tuple[Path, ...]
    seconds: float


def watched_builds(paths: Sequence[Path], request: Request, pause: Pause) -> Iterator[WatchedBuild]:
    """Build some specs, and again after every change of a file that the last build read.

    Changes that follow one another within 100 ms are one. Ends when `pause` says so.
    """
    changed: tuple[Path, ...] = ()
    while True:
        begun = monotonic()
        before = stamps_of(path.absolute() for path in paths)
        with files_noted() as noted, Memory().used():
            result = build(spec_files(paths), request)
        yield WatchedBuild(result, changed, monotonic() - begun)
        watched = {**stamps_of(noted), **before}
        found = next_change(watched, pause)
        if found is None:
            return
        changed = found


def next_change(before: Stamps, pause: Pause) -> tuple[Path, ...] | None:
    """The files that change next, when no further one has for a while; None if `pause` ends it."""
    changed: set[Path] = set()
    known = before
    while True:
        if not pause(SETTLED if changed else LOOK):
            return None
        now = stamps_of(before)
        fresh = {path for path in before if now[path] != known[path]}
        if changed and not fresh:
            return tuple(sorted(changed))
        changed |= fresh
        known = now

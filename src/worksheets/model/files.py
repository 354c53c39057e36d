"""The one way in which files are opened to be read: regular files, whole, and of a bounded size."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

from worksheets.model.diagnostics import Mistake

LARGEST = 10_000_000
"""Octets; a course file of a thousand questions has about half a million."""
LONGEST = 4096
"""Characters of a path; no system has longer ones."""
_PATIENT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
"""What may stand where a file should."""
Answer = TypeVar("Answer")


_NOTED: ContextVar[set[Path] | None] = ContextVar("files that were looked for", default=None)


@contextmanager
def files_noted() -> Iterator[set[Path]]:
    """Note in a set which files are read in this context, or looked for, there or not."""
    noted: set[Path] = set()
    token = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(token)


def _note(path: Path) -> None:
    noted = _NOTED.get()
    if noted is not None:
        noted.add(Path(os.path.abspath(path)))  # noqa: PTH100 links stay links


class NotThere(Mistake):
    """There is no file of that name."""


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """The octets of a regular file that has at most so many; raises Mistake, or NotThere.

    What a name leads to is looked at before it is opened, for a pipe or a device may never end.
    """
    _note(path)
    status = _on_disk(lambda: os.stat(path))  # noqa: PTH116 the path may be no path at all
    _check(status, most)
    descriptor = _on_disk(lambda: os.open(path, os.O_RDONLY | _PATIENT))
    with os.fdopen(descriptor, "rb") as file:
        _check(os.fstat(descriptor), most)
        data = _on_disk(lambda: file.read(most + 1))
    if len(data) > most:
        raise _too_large(len(data), most)
    return data


def is_file(path: Path) -> bool:
    """Whether a regular file is there; a name that cannot be one is no error."""
    _note(path)
    return os.path.isfile(path)  # noqa: PTH113 Path.is_file raises for a name that is too long


def is_there(path: Path) -> bool:
    """Whether something is there, and be it a link that leads nowhere."""
    _note(path)
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Whether a folder is there; a name that cannot be one is no error."""
    return os.path.isdir(path)  # noqa: PTH112


def entries(folder: Path) -> tuple[str, ...]:
    """The names in a folder, in order; none, if there is no such folder or nobody may look."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208
    except (OSError, ValueError):
        return ()


def _on_disk(ask: Callable[[], Answer]) -> Answer:
    """The answer of a system call; raises Mistake with the system's reason if it is refused."""
    try:
        return ask()
    except FileNotFoundError as error:
        raise NotThere("there is no such file", "check the path") from error
    except OSError as error:
        raise Mistake(f"the file cannot be read: {error.strerror}", "check the path") from error
    except ValueError as error:
        raise Mistake("no file can have such a name", "check the path") from error


def _check(status: os.stat_result, most: int) -> None:
    for is_kind, what in KINDS:
        if is_kind(status.st_mode):
            raise Mistake(f"this is {what}, not a file", "name a file")
    if status.st_size > most:
        raise _too_large(status.st_size, most)


def _too_large(size: int, most: int) -> Mistake:
    message = f"the file has {size / 1e6:.1f} MB; {most / 1e6:.0f} MB is the most"
    return Mistake(message, "make it smaller, or split it into several files")

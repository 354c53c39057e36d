"""A course as it was read before: a throw-away file, from which questions are taken one by one."""

import os
import pickle
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple, overload

from worksheets.model.course import Course
from worksheets.model.diagnostics import Diagnostic
from worksheets.model.question import Question
from worksheets.model.version import VERSION

SMALL = 40_000
"""Octets of a course that is read as quickly as an index of it."""
CODE = ("model", "questions", "figures", "read")
"""What has a part in how a course is read."""
_PACKAGE = Path(__file__).parent.parent
_MAGIC = b"worksheets index\n"

Read = tuple[Course, tuple[Diagnostic, ...]]


class Place(NamedTuple):
    """Where a course's index is, and what it must say to be that of the course as it is now."""

    file: Path
    key: str


class Stored(Sequence[Question]):
    """Questions in a file; each is made when it is first wanted."""

    def __init__(self, data: mmap, ends: Sequence[int]) -> None:
        self.data, self.ends = data, ends
        self.known: dict[int, Question] = {}

    def __len__(self) -> int:
        return len(self.ends) - 1

    @overload
    def __getitem__(self, n: int) -> Question: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[Question]: ...
    def __getitem__(self, n: int | slice) -> Question | Sequence[Question]:
        if isinstance(n, slice):
            return [self[k] for k in range(*n.indices(len(self)))]
        if n not in self.known:
            if not -len(self) <= n < len(self):
                raise IndexError(n)
            n %= len(self)
            found = pickle.loads(self.data[self.ends[n] : self.ends[n + 1]])  # noqa: S301 our own
            self.known[n] = found
        return self.known[n]

    def __reduce__(self) -> tuple[type[tuple[Question, ...]], tuple[list[Question]]]:
        return tuple, (list(self),)


def place_of_index(
    folder: Path, branches: tuple[str, ...], settings: Iterable[str]
) -> Place | None:
    """Where the index of some branches of a course is; None for a course that needs none.

    `settings` are what else decides how it is read.
    """
    files = list(_files(folder, branches))
    if sum(file.stat().st_size for file in files) < SMALL:
        return None
    key = sha256(repr((VERSION, sys.version, _code(), tuple(settings))).encode())
    for file in files:
        data = file.read_bytes()
        key.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    name = sha256(repr((folder.resolve().as_posix(), branches)).encode()).hexdigest()
    return Place(_cache() / f"{name[:24]}.index", key.hexdigest())


def recalled(place: Place) -> Read | None:
    """The course in an index, unless there is none, or it is that of another state."""
    try:
        with place.file.open("rb") as file:
            if file.readline() != _MAGIC or file.readline().decode().strip() != place.key:
                return None
            whole, size = (int(file.readline()) for _ in range(2))
            if os.fstat(file.fileno()).st_size != whole:
                return None
            head = file.read(size)
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):
        return None
    course, diagnostics, ends = pickle.loads(head)  # noqa: S301 our own
    topics = (
        replace(topic, questions=Stored(data, mine)) if mine else topic
        for topic, mine in zip(course.topics, ends, strict=True)
    )
    return replace(course, topics=tuple(topics)), diagnostics


def keep(place: Place, read: Read) -> None:
    """Write an index; where nothing can be written there is none, and the course is read anew."""
    course, diagnostics = read
    bare = replace(course, topics=tuple(replace(topic, questions=()) for topic in course.topics))
    pickled = [[pickle.dumps(one, 5) for one in topic.questions] for topic in course.topics]

    def head(start: int) -> bytes:
        found, end = [], start
        for mine in pickled:
            ends = array("Q", [end])
            for data in mine:
                end += len(data)
                ends.append(end)
            found.append(ends if mine else None)
        return pickle.dumps((bare, diagnostics, found), 5)

    body = sum(len(data) for mine in pickled for data in mine)
    size = len(head(0))  # array elements have a fixed width
    fixed = _MAGIC + place.key.encode() + b"\n"
    digits = len(str(10 * (body + size)))
    start = len(fixed) + 2 * (digits + 1) + size
    fixed += b"%0*d\n%0*d\n" % (digits, start + body, digits, size)
    temporary = place.file.with_name(f"{place.file.name}.{os.getpid()}")
    try:
        place.file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(fixed + head(start))
            for mine in pickled:
                file.writelines(mine)
        temporary.replace(place.file)
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def _files(folder: Path, branches: tuple[str, ...]) -> Iterator[Path]:
    """All files that reading some branches may look at."""
    for path in sorted(folder.rglob("*")):
        if path.name.startswith(".") or not path.is_file():
            continue
        topic = path.suffix == ".yaml" and path.stem not in ("outline", "levels")
        if not topic or not branches or any(f"{path.stem}.".startswith(f"{b}.") for b in branches):
            yield path


@cache
def _code() -> tuple[tuple[str, int, int], ...]:
    """What changes when the program does, version or not."""
    files = (file for name in CODE for file in sorted((_PACKAGE / name).rglob("*.py")))
    stats = ((file.name, file.stat()) for file in files)
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in stats)


def _cache() -> Path:
    """The folder for files that may be deleted at any time."""
    if own := os.environ.get("WORKSHEETS_CACHE"):
        return Path(own)
    match sys.platform:
        case "win32":
            base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        case "darwin":
            base = Path.home() / "Library" / "Caches"
        case _:
            base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base, "worksheets")

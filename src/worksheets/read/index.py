"""A course as it was read before: a throw-away file, from which questions are taken one by one.

The file is four lines, a head, and a record a question. The lines are a mark, a key of what decides
how a course is read with the digest of the head, and the octets of the whole and of the head. The
head begins with the digests of the files that were read, and every record with its own, so that
what was damaged is never believed.
"""

import json
import os
import pickle
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b, sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias, overload

from worksheets.memo import memo
from worksheets.model.course import Course
from worksheets.model.diagnostics import Diagnostic, Mistake
from worksheets.model.files import NotThere, read_file
from worksheets.model.question import Question
from worksheets.model.version import VERSION
from worksheets.read.cache import cache_folder, forget, open_own, write_own

SMALL = 40_000
"""Octets of a course that is read as quickly as an index of it."""
CODE = ("language", "model", "questions", "figures", "read")
"""What has a part in how a course is read."""
_PACKAGE = Path(__file__).parent.parent
_MAGIC = b"worksheets index 2\n"
_DIGEST = 8
"""Octets of the digest before every record."""

Read: TypeAlias = tuple[Course, tuple[Diagnostic, ...]]
Files: TypeAlias = Mapping[str, str]
"""What was read: digests by the names of files in the course's folder, "" for one not there."""


class Place(NamedTuple):
    """Where a course's index is, and what it must say to be that of the course as it is now."""

    file: Path
    key: str


class Damaged(ValueError):
    """A record is not what was written."""


class Stored(Sequence[Question]):
    """Questions in a file; each is made when it is first wanted.

    One that was damaged is made of the course itself: `anew` reads the questions again.
    """

    def __init__(
        self, data: mmap, ends: Sequence[int], anew: Callable[[], Sequence[Question]]
    ) -> None:
        self.data, self.ends, self.anew = data, ends, anew
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
            try:
                found = pickle.loads(_record(self.data[self.ends[n] : self.ends[n + 1]]))  # noqa: S301 our own
            except Damaged:
                self.known |= enumerate(self.anew())
            else:
                self.known[n] = found
        return self.known[n]

    def __reduce__(self) -> tuple[type[tuple[Question, ...]], tuple[list[Question]]]:
        return tuple, (list(self),)


def place_of_index(
    folder: Path, branches: tuple[str, ...], settings: Iterable[str]
) -> Place | None:
    """Where the index of some branches of a course is; None where there is no room for one.

    `settings` are what else decides how it is read.
    """
    cached = cache_folder()
    try:
        real = os.path.realpath(folder)
    except OSError:  # the folder where the command runs was deleted
        return None
    if cached is None:
        return None
    key = sha256(repr((VERSION, sys.version, _code(), tuple(settings))).encode("utf-8", "replace"))
    name = sha256(repr((real, branches)).encode("utf-8", "replace"))
    return Place(cached / f"{name.hexdigest()[:24]}.index", key.hexdigest())


def recalled(place: Place, folder: Path, anew: Callable[[], Course | None]) -> Read | None:
    """The course in an index, unless there is none, or it is that of another state.

    `anew` reads the course without an index, if that turns out to be damaged.
    """
    file = open_own(place.file)
    if file is None:
        return None
    with file:
        head = _head(file, place.key, folder)
        if head is None:
            forget(place.file)
            return None
        data = mmap(file.fileno(), 0, access=ACCESS_READ)
    course, diagnostics, ends = pickle.loads(head)  # noqa: S301 our own
    again = _Again(place.file, anew)
    topics = (
        replace(topic, questions=Stored(data, mine, again.of(n))) if mine else topic
        for n, (topic, mine) in enumerate(zip(course.topics, ends, strict=True))
    )
    return replace(course, topics=tuple(topics)), diagnostics


@dataclass(slots=True)
class _Again:
    """A course read again because its index is damaged, once for all its topics."""

    file: Path
    anew: Callable[[], Course | None]
    course: Course | None = None

    def of(self, topic: int) -> Callable[[], Sequence[Question]]:
        """What answers the questions of a topic."""

        def questions() -> Sequence[Question]:
            if self.course is None:
                forget(self.file)
                self.course = self.anew()
            if self.course is None:
                raise Damaged("the course was changed while it was read")
            return self.course.topics[topic].questions

        return questions


def _head(file: BinaryIO, key: str, folder: Path) -> bytes | None:
    """What comes before the records; None if it is damaged, or the files have changed."""
    if file.readline(100) != _MAGIC:
        return None
    try:
        wanted, digest = file.readline(200).decode().split()
        whole, size = (int(file.readline(30)) for _ in range(2))
        if wanted != key or os.fstat(file.fileno()).st_size != whole:
            return None
        head = file.read(size)
        if sha256(head).hexdigest() != digest:
            return None
    except ValueError:
        return None
    listed, _, rest = head.partition(b"\n")
    files: Files = json.loads(listed)
    return rest if all(_is_same(folder / name, was) for name, was in files.items()) else None


def _is_same(path: Path, digest: str) -> bool:
    try:
        return sha256(read_file(path)).hexdigest() == digest
    except NotThere:
        return not digest
    except Mistake:
        return False


def keep(place: Place, read: Read, files: Files) -> None:
    """Write the index of a course that was read from some files."""
    course, diagnostics = read
    bare = replace(course, topics=tuple(replace(topic, questions=()) for topic in course.topics))
    records = [[_recorded(one) for one in topic.questions] for topic in course.topics]
    listed = json.dumps(dict(files)).encode() + b"\n"

    def head(start: int) -> bytes:
        found, end = [], start
        for mine in records:
            ends = array("Q", [end])
            for data in mine:
                end += len(data)
                ends.append(end)
            found.append(ends if mine else None)
        return listed + pickle.dumps((bare, diagnostics, found), 5)

    size = len(head(0))  # array elements have a fixed width
    body = sum(len(data) for mine in records for data in mine)

    def first(digest: str) -> bytes:
        return f"{place.key} {digest}\n{start + body:016}\n{size}\n".encode()

    start = 0
    start = len(_MAGIC) + len(first("0" * 64)) + size
    whole = head(start)
    write_own(place.file, _parts(first(sha256(whole).hexdigest()), whole, records))


def _parts(first: bytes, head: bytes, records: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    yield _MAGIC + first + head
    for mine in records:
        yield from mine


def _recorded(question: Question) -> bytes:
    data = pickle.dumps(question, 5)
    return blake2b(data, digest_size=_DIGEST).digest() + data


def _record(recorded: bytes) -> bytes:
    """What a record holds; raises Damaged."""
    data = recorded[_DIGEST:]
    if blake2b(data, digest_size=_DIGEST).digest() != recorded[:_DIGEST]:
        raise Damaged
    return data


@memo(64)
def _code() -> tuple[tuple[str, int, int], ...]:
    """What changes when the program does, version or not."""
    found = (file for name in CODE for file in sorted((_PACKAGE / name).rglob("*.*")))
    files = (file for file in found if file.suffix in (".py", ".yaml"))
    stats = ((file.name, file.stat()) for file in files)
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in stats)

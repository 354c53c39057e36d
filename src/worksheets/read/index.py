"""The index of a course: a disposable cache file, from which questions are read one by one.

The file has four lines, a head, and a record for every question. The lines are: a magic word; a
key of all settings that affect reading, with the digest of the head; the size of the file; the size
of the head. The head begins with the digests of the files that were read, and every record with its
own digest, so that damage is noticed.
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
from worksheets.read.cache import cache_folder, delete_own, open_own, write_own

SMALL = 40_000
"""Bytes; a smaller course is read as quickly as its index."""
CODE = ("language", "model", "questions", "figures", "read")
"""The rooms of this program whose code affects how a course is read."""
_PACKAGE = Path(__file__).parent.parent
_MAGIC = b"worksheets index 2\n"
_DIGEST = 8
"""Bytes of the digest before every record."""

CourseAndDiagnostics: TypeAlias = tuple[Course, tuple[Diagnostic, ...]]
FileDigests: TypeAlias = Mapping[str, str]
"""Digests of files by their names in the course's folder; "" for a file that is not there."""


class IndexPlace(NamedTuple):
    """The index file of a course, and the key that it must have to be valid."""

    file: Path
    key: str


class DamagedIndex(ValueError):
    """A record is not as it was written."""


class StoredQuestions(Sequence[Question]):
    """Questions in an index file; each is unpickled when it is first used.

    If a record is damaged, `read_again` reads the questions from the course itself.
    """

    def __init__(
        self, data: mmap, ends: Sequence[int], read_again: Callable[[], Sequence[Question]]
    ) -> None:
        self.data, self.ends, self.read_again = data, ends, read_again
        self.by_number: dict[int, Question] = {}

    def __len__(self) -> int:
        return len(self.ends) - 1

    @overload
    def __getitem__(self, n: int) -> Question: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[Question]: ...
    def __getitem__(self, n: int | slice) -> Question | Sequence[Question]:
        if isinstance(n, slice):
            return [self[k] for k in range(*n.indices(len(self)))]
        if n not in self.by_number:
            if not -len(self) <= n < len(self):
                raise IndexError(n)
            n %= len(self)
            try:
                data = _unpacked_record(self.data[self.ends[n] : self.ends[n + 1]])
                question = pickle.loads(data)  # noqa: S301 our own
            except DamagedIndex:
                self.by_number |= enumerate(self.read_again())
            else:
                self.by_number[n] = question
        return self.by_number[n]

    def __reduce__(self) -> tuple[type[tuple[Question, ...]], tuple[list[Question]]]:
        return tuple, (list(self),)


def index_place(
    folder: Path, branches: tuple[str, ...], settings: Iterable[str]
) -> IndexPlace | None:
    """The place of the index of some branches of a course; None without a cache folder.

    `settings` are texts of all else that affects how the course is read.
    """
    cached = cache_folder()
    try:
        real = os.path.realpath(folder)
    except OSError:  # the folder where the command runs was deleted
        return None
    if cached is None:
        return None
    key = sha256(
        repr((VERSION, sys.version, _code_state(), tuple(settings))).encode("utf-8", "replace")
    )
    name = sha256(repr((real, branches)).encode("utf-8", "replace"))
    return IndexPlace(cached / f"{name.hexdigest()[:24]}.index", key.hexdigest())


def read_index(
    place: IndexPlace, folder: Path, read_again: Callable[[], Course | None]
) -> CourseAndDiagnostics | None:
    """The course in an index; None if there is none, or if it is out of date.

    `read_again` reads the course without the index, if that turns out to be damaged.
    """
    file = open_own(place.file)
    if file is None:
        return None
    with file:
        head = _read_head(file, place.key, folder)
        if head is None:
            delete_own(place.file)
            return None
        data = mmap(file.fileno(), 0, access=ACCESS_READ)
    course, diagnostics, ends = pickle.loads(head)  # noqa: S301 our own
    fallback = _CourseReadAgain(place.file, read_again)
    topics = (
        replace(topic, questions=StoredQuestions(data, question_ends, fallback.questions_of(n)))
        if question_ends
        else topic
        for n, (topic, question_ends) in enumerate(zip(course.topics, ends, strict=True))
    )
    return replace(course, topics=tuple(topics)), diagnostics


@dataclass(slots=True)
class _CourseReadAgain:
    """A course that is read again if its index is damaged, once for all its topics."""

    file: Path
    read_again: Callable[[], Course | None]
    course: Course | None = None

    def questions_of(self, topic: int) -> Callable[[], Sequence[Question]]:
        """A function that returns the questions of a topic."""

        def questions() -> Sequence[Question]:
            if self.course is None:
                delete_own(self.file)
                self.course = self.read_again()
            if self.course is None:
                raise DamagedIndex("the course was changed while it was read")
            return self.course.topics[topic].questions

        return questions


def _read_head(file: BinaryIO, key: str, folder: Path) -> bytes | None:
    """The bytes before the records; None if they are damaged, or the files have changed."""
    if file.readline(100) != _MAGIC:
        return None
    try:
        key_read, digest = file.readline(200).decode().split()
        file_size, size = (int(file.readline(30)) for _ in range(2))
        if key_read != key or os.fstat(file.fileno()).st_size != file_size:
            return None
        head = file.read(size)
        if sha256(head).hexdigest() != digest:
            return None
    except ValueError:
        return None
    files_line, _, rest = head.partition(b"\n")
    files: FileDigests = json.loads(files_line)
    return rest if all(_is_same(folder / name, was) for name, was in files.items()) else None


def _is_same(path: Path, digest: str) -> bool:
    try:
        return sha256(read_file(path)).hexdigest() == digest
    except NotThere:
        return not digest
    except Mistake:
        return False


def write_index(
    place: IndexPlace, course_and_diagnostics: CourseAndDiagnostics, files: FileDigests
) -> None:
    """Write the index of a course that was read from some files."""
    course, diagnostics = course_and_diagnostics
    course_without_questions = replace(
        course, topics=tuple(replace(topic, questions=()) for topic in course.topics)
    )
    records = [[_record(question) for question in topic.questions] for topic in course.topics]
    listed = json.dumps(dict(files)).encode() + b"\n"

    def head(start: int) -> bytes:
        ends_by_topic, end = [], start
        for topic_records in records:
            ends = array("Q", [end])
            for data in topic_records:
                end += len(data)
                ends.append(end)
            ends_by_topic.append(ends if topic_records else None)
        return listed + pickle.dumps((course_without_questions, diagnostics, ends_by_topic), 5)

    size = len(head(0))  # array elements have a fixed width
    body = sum(len(data) for topic_records in records for data in topic_records)

    def preamble(digest: str) -> bytes:
        return f"{place.key} {digest}\n{start + body:016}\n{size}\n".encode()

    start = 0
    start = len(_MAGIC) + len(preamble("0" * 64)) + size
    head_bytes = head(start)
    write_own(
        place.file, _index_parts(preamble(sha256(head_bytes).hexdigest()), head_bytes, records)
    )


def _index_parts(
    preamble: bytes, head: bytes, records: Iterable[Iterable[bytes]]
) -> Iterator[bytes]:
    yield _MAGIC + preamble + head
    for topic_records in records:
        yield from topic_records


def _record(question: Question) -> bytes:
    data = pickle.dumps(question, 5)
    return blake2b(data, digest_size=_DIGEST).digest() + data


def _unpacked_record(recorded: bytes) -> bytes:
    """The pickled question of a record; raises DamagedIndex."""
    data = recorded[_DIGEST:]
    if blake2b(data, digest_size=_DIGEST).digest() != recorded[:_DIGEST]:
        raise DamagedIndex
    return data


@memo(64)
def _code_state() -> tuple[tuple[str, int, int], ...]:
    """Times and sizes of the modules that affect reading, so that a changed program reads anew."""
    found = (file for name in CODE for file in sorted((_PACKAGE / name).rglob("*.*")))
    files = (file for file in found if file.suffix in (".py", ".yaml"))
    stats = ((file.name, file.stat()) for file in files)
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)

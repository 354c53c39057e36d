"""Banks of questions become a course folder, of which every key is read back."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from worksheets.exchange.imports import check_name, course_name
from worksheets.exchange.notes.formats.decoding import path_for_messages, read_octets
from worksheets.exchange.questions.bank_course import AdoptedItem, AdoptedTerm, BankCourse
from worksheets.exchange.questions.formats.registry import Format, formats, likely_formats
from worksheets.exchange.questions.interaction import BankFile, Loss
from worksheets.exchange.questions.same_key import same_key
from worksheets.exchange.questions.telling import told
from worksheets.exchange.staging import replace_all_or_none
from worksheets.language.languages import SHIPPED
from worksheets.layout.type.faces import covered
from worksheets.memo import remembering
from worksheets.model.course import Course
from worksheets.model.diagnostics import Diagnostic, Mistake, Sink, Span, did_you_mean
from worksheets.model.files import is_file, is_folder, read_file
from worksheets.model.paper.content import plain
from worksheets.model.question import Setting
from worksheets.pipeline.prepared import reading_context
from worksheets.read.course import read_course

RECORD = "banks.json"
"""The file of a course that was made of banks, with the digests of its files."""
OWN_FILE = re.compile(r"(?:pictures/)?[\w-][\w.-]*")
"""The names of files that an import writes."""
LARGEST_BANK = 100_000_000
"""Bytes of a bank with its pictures."""
OTHER_FILES = {
    b"\xd0\xcf\x11\xe0": "a file of an older program (.doc, .xls), or has a password",
    b"%PDF": "a PDF, in which questions and answers cannot be told apart",
    b"{\\rtf": "an RTF file",
}
"""The first bytes of files that people have their questions in, and that are not read."""
OTHER_HINT = "open it where it was made, and save it as .docx, .xlsx or text"
MOST_TRIES = 20
"""Rounds of leaving out what cannot be read."""


@dataclass(frozen=True, slots=True)
class BankImport:
    """What an import is asked for: files, where to, and what is not in them."""

    files: Sequence[Path]
    folder: Path
    course: str = ""
    format: str = ""
    language: str = "en-GB"
    rights: str = ""


@dataclass(slots=True)
class BankOutcome:
    """What came of an import: how many entries there were, how many questions came of them, and
    what was lost."""

    course: Path
    seen: int
    imported: int
    losses: Sequence[Loss]
    changed: list[Path] = field(default_factory=list)


@remembering
def import_banks(wanted: BankImport, sink: Sink) -> BankOutcome | None:
    """Import banks into a new course, or into one that nobody has changed since; None, with errors
    and nothing written, if that cannot be done."""
    name = wanted.course or course_name(wanted.files[0])
    check_name(name, wanted.course, wanted.files[0], sink)
    if not SHIPPED.has(wanted.language):
        hints = did_you_mean(wanted.language, SHIPPED.tags)
        sink.error(Span("--language"), f"there is no language '{wanted.language}'", *hints)
    banks = [_read(path, wanted, sink) for path in wanted.files]
    if sink.failed:
        return None
    read = [bank for bank in banks if bank is not None]
    title = name.replace("-", " ").capitalize()
    course = BankCourse(title, wanted.language, wanted.rights)
    for bank in read:
        course.losses += bank.losses
        for item in bank.items:
            course.add(item)
        for card in bank.terms:
            course.add_term(card)
    pictures = {f"pictures/{file}": data for bank in read for file, data in bank.pictures.items()}
    if not _readable(course, name, pictures, sink):
        return None
    seen = sum(bank.seen for bank in read)
    losses = sorted(course.losses, key=lambda loss: (loss.span.file, loss.span.line))
    outcome = BankOutcome(wanted.folder / name, seen, course.imported, losses)
    if not course.imported:
        place = Span(path_for_messages(wanted.files[0]))
        sink.error(place, "no question could be imported", "see what was refused, and why")
        return outcome
    _write(outcome, course.texts(), pictures, sink)
    return None if sink.failed else outcome


def _read(path: Path, wanted: BankImport, sink: Sink) -> BankFile | None:
    data = read_octets(path, sink, LARGEST_BANK)
    if data is None:
        return None
    place = Span(path_for_messages(path))
    format_ = _format_of(data, wanted.format, place, sink)
    if format_ is None or format_.read is None:
        return None
    return format_.read(data, place.file, wanted.language)


def _format_of(data: bytes, name: str, place: Span, sink: Sink) -> Format | None:
    known = {key: one for key, one in formats().items() if one.read is not None}
    if name:
        if name not in known:
            hints = did_you_mean(name, known) or (f"these are read: {', '.join(known)}",)
            sink.error(Span("--from"), f"no format '{name}' is read", *hints)
        return known.get(name)
    for sign, what in OTHER_FILES.items():
        if data.startswith(sign):
            sink.error(place, f"it is {what}", OTHER_HINT)
            return None
    likely = [one for one in likely_formats(data) if one.read is not None]
    if len(likely) == 1:
        return likely[0]
    names = " or ".join(one.name for one in likely)
    message = f"it may be {names}" if names else "no format of questions is recognised in it"
    sink.error(place, message, f"say which it is: --from {likely[0].name if likely else 'gift'}")
    return None


def _readable(course: BankCourse, name: str, pictures: Mapping[str, bytes], sink: Sink) -> bool:
    """Read the course back, and leave out every question that has an error or another key."""
    for _ in range(MOST_TRIES):
        if not course.imported:
            return True
        with TemporaryDirectory() as folder:
            errors, read = _read_back(course, Path(folder) / name, pictures)
        refused = list(_refused(course, errors)) or list(_other_keys(course, read))
        if not refused and not errors:
            return True
        if not refused:
            for error in errors:
                sink.error(error.span, error.message, *error.hints)
            return False
        course.without(refused)
    sink.error(Span(name), "too many questions cannot be read", "import fewer at once")
    return False


def _read_back(
    course: BankCourse, folder: Path, pictures: Mapping[str, bytes]
) -> tuple[list[Diagnostic], Course | None]:
    texts = {file: text.encode() for file, text in course.texts().items()}
    for file, data in {**texts, **pictures}.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    sink = Sink()
    context = replace(reading_context(), theme_is_known=False)
    read = read_course(folder, context, covered(), sink)
    return [one for one in sink if one.severity == "error"], read


def _refused(
    course: BankCourse, errors: Sequence[Diagnostic]
) -> Iterator[tuple[AdoptedItem | AdoptedTerm, str]]:
    """The questions and the terms in which errors are, by the lines of their files."""
    texts = course.texts()
    for file, text in texts.items():
        own = [error for error in errors if Path(error.span.file).name == file]
        if not own or file == "outline.yaml":
            continue
        entries: list[AdoptedItem | AdoptedTerm] = [
            *(one for one in course.terms if f"{one.topic}.yaml" == file),
            *(one for one in course.questions if f"{one.topic}.yaml" == file),
        ]
        starts = list(_starts(text))
        seen: set[int] = set()
        for error in own:
            number = sum(start <= error.span.line for start in starts) - 1
            if 0 <= number < len(entries) and number not in seen:
                seen.add(number)
                yield entries[number], error.message


def _starts(text: str) -> Iterator[int]:
    """The lines of a topic on which its terms and then its questions begin."""
    head = "    - "
    for number, line in enumerate(text.split("\n"), 1):
        if line == "questions:":
            head = "  - "
        elif line.startswith(head):
            yield number


def _other_keys(
    course: BankCourse, read: Course | None
) -> Iterator[tuple[AdoptedItem | AdoptedTerm, str]]:
    """The questions and the terms whose keys are not those of their items."""
    if read is None:
        return
    language = SHIPPED.of(read.language)
    by_name = {(topic.number, one.id): one for topic in read.topics for one in topic.questions}
    for question in course.questions:
        ours = by_name[question.topic, question.id]
        setting = Setting((question.topic, question.id), {}, read.levels, language, read.language)
        items = told(ours.lowered(setting), ()).items
        if len(items) != 1 or not same_key(question.item, items[0]):
            yield question, "read back, its key is not that of the bank"
    meanings = {
        (topic.number, term.id): (term.term, " ".join(plain(term.definition).split()))
        for topic in read.topics
        for term in topic.knowledge.terms
    }
    for card in course.terms:
        written = (card.written["term"], " ".join(plain(card.item.definition).split()))
        if meanings.get((card.topic, card.id)) != written:
            yield card, "read back, it is not the card of the bank"


def _write(
    outcome: BankOutcome, texts: Mapping[str, str], pictures: Mapping[str, bytes], sink: Sink
) -> None:
    """Write the files that change, all or none of them."""
    files = {file: text.encode() for file, text in texts.items()} | dict(pictures)
    digests = {file: sha256(data).hexdigest() for file, data in sorted(files.items())}
    files[RECORD] = f"{json.dumps(digests, indent=1)}\n".encode()
    folder = outcome.course
    if is_folder(folder) and _was_changed(folder, sink):
        hint = "give the import another name: --course"
        sink.error(Span(path_for_messages(folder)), "somebody has changed this course", hint)
        return
    to_write = {
        folder / file: data for file, data in files.items() if not _has(folder / file, data)
    }
    try:
        replace_all_or_none(to_write)
    except OSError as error:
        message = f"it cannot be written: {error.strerror}"
        sink.error(Span(path_for_messages(folder)), message, "choose another folder with --output")
    outcome.changed += to_write


def _has(path: Path, data: bytes) -> bool:
    return is_file(path) and _octets(path) == data


def _octets(path: Path) -> bytes:
    """The bytes of a file of a course; none, if it is too large to be one of ours."""
    try:
        return read_file(path)
    except Mistake:
        return b""


def _was_changed(folder: Path, sink: Sink) -> bool:
    """Whether a course is none of ours, or has files that are not as they were written."""
    if not is_file(folder / RECORD):
        return True
    data = read_octets(folder / RECORD, sink)
    try:
        digests = json.loads(data or b"{}")
    except ValueError:
        return True
    if not isinstance(digests, dict):
        return True
    return any(
        not OWN_FILE.fullmatch(file) or sha256(_octets(folder / file)).hexdigest() != digest
        for file, digest in digests.items()
    )

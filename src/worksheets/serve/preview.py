"""Pages of a spec's text, known by what is painted on them; a picture is made when it is asked."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeGuard, get_args

import pypdfium2

from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice, StandingQuestion
from worksheets.jobs.file_stamps import Stamps, stamps_of
from worksheets.memo import Memory
from worksheets.model.authored import Gapped
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.model.files import files_noted
from worksheets.model.page.page import Document, Page, Run
from worksheets.model.paper.content import Inline, Inlines, plain
from worksheets.model.question import Question
from worksheets.pipeline.documents import documents
from worksheets.pipeline.prepared import document_options, reading_context, with_letterhead
from worksheets.pipeline.request import Request
from worksheets.read.files import decode_text
from worksheets.serve.starts import starts_on
from worksheets.writers import pdf, png
from worksheets.writers.pdf.content import page_content
from worksheets.writers.pdf.glyphs import Typefaces

NO_FINGERPRINT = "PREV-VIEW"
"""Printed in place of the fingerprint, which would make every page another one at every letter."""
MOST_PICTURES, MOST_PAGES = 200, 1000
"""What is kept of earlier previews: the page may be open twice."""
LEAST_DOTS, MOST_DOTS = 40, 300
"""Dots per inch that may be asked for."""
LONGEST_WORDS = 120


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of a file, and its words for those who do not see it."""

    file: bytes
    number: int
    words: str


@dataclass(slots=True)
class Preview:
    """Makes previews of the specs of a folder, and remembers what they read until it changes."""

    folder: Path
    memory: Memory = field(default_factory=Memory)
    readers: dict[str, ChoiceReader] = field(default_factory=dict)
    read: Stamps = field(default_factory=dict)
    choices: dict[str, PaperChoice] = field(default_factory=dict)
    """The last choice for each spec: while a text has a mistake, names are taken from it."""
    pages: OrderedDict[str, ShownPage] = field(default_factory=OrderedDict)
    pictures: OrderedDict[tuple[str, int], bytes] = field(default_factory=OrderedDict)

    def reader(self, name: str) -> ChoiceReader:
        """What chooses the questions of a spec; a new one if a file has changed that was read."""
        if self.read != stamps_of(self.read):
            self.memory, self.read = Memory(), {}
            self.readers.clear()
            self.choices.clear()
        if name not in self.readers:
            context = next((one.context for one in self.readers.values()), reading_context())
            self.readers[name] = ChoiceReader(self.folder / name, context)
        return self.readers[name]

    def choice(self, name: str, text: str, sink: Sink) -> PaperChoice | None:
        """The questions of a text; None, with errors in the sink, if it has any."""
        reader = self.reader(name)
        octets = text.encode("utf-8", "surrogatepass")  # which then are no UTF-8
        whole = decode_text(octets, (self.folder / name).as_posix(), sink)
        if whole is None:
            return None
        with files_noted() as noted:
            choice = reader.choice(whole, sink)
        if choice is not None:
            self.choices[name] = choice
        own = self.folder / name
        self.read = {**self.read, **stamps_of(path for path in noted if path != own.absolute())}
        return choice

    def shown(self, name: str, text: str, form: str) -> dict[str, Any]:
        """What the page shows of a text: its pages by digest, its questions and what is wrong.

        There are no pages if anything is in the way of building.
        """
        sink = Sink()
        with self.memory.used():
            choice = self.choice(name, text, sink)
            kinds = None if choice is None else self._pages(name, choice, form, sink)
        answer: dict[str, Any] = {"problems": [_problem(found, name) for found in sink]}
        if choice is None or kinds is None:
            return {**answer, "pages": None}
        names = [one.paper.front.form for one in choice.forms]
        return {
            **answer,
            "pages": kinds,
            "questions": [_question(choice, one) for one in choice.questions],
            "marks": choice.forms[0].paper.tariff,
            "forms": names if len(names) > 1 else [],
            "theme": choice.loaded.spec.layout.theme,
            "size": choice.loaded.spec.layout.page,
        }

    def _pages(
        self, name: str, choice: PaperChoice, form: str, sink: Sink
    ) -> list[dict[str, Any]] | None:
        """The documents of a form, with the digests of their pages; None if there are none."""
        named = [one.paper for one in choice.forms if one.paper.front.form == form]
        paper = with_letterhead(next(iter(named), choice.forms[0].paper), choice.loaded)
        paper = replace(paper, front=replace(paper.front, fingerprint=NO_FINGERPRINT))
        options = document_options(self.folder / name, choice.loaded, Request())
        made = documents(paper, options, sink)
        if not made:
            return None
        numbers = {one.number for one in choice.questions}
        kinds = [
            {"kind": one.kind, "pages": self._digests(one.laid.document, numbers)} for one in made
        ]
        while len(self.pages) > MOST_PAGES:
            self.pages.popitem(last=False)
        return kinds

    def _digests(self, document: Document, numbers: Collection[str]) -> list[dict[str, Any]]:
        file = pdf.write(document)
        typefaces = Typefaces(document.faces)
        listed = []
        for number, page in enumerate(document.pages):
            digest = _digest(page, document, typefaces)
            self.pages[digest] = ShownPage(file, number, words_on(page))
            self.pages.move_to_end(digest)
            size = {"width": round(page.width), "height": round(page.height)}
            starts = [one._asdict() for one in starts_on(page, numbers)]
            listed.append({"digest": digest, "label": page.label, **size, "starts": starts})
        return listed

    def picture(self, digest: str, dots_per_inch: int) -> bytes | None:
        """The picture of a page of a preview, as PNG; None if there is no such page."""
        key = digest, max(LEAST_DOTS, min(dots_per_inch, MOST_DOTS))
        if key in self.pictures:
            self.pictures.move_to_end(key)
            return self.pictures[key]
        page = self.pages.get(digest)
        if page is None:
            return None
        file = pypdfium2.PdfDocument(page.file)
        try:
            self.pictures[key] = png.picture(file[page.number], key[1])
        finally:
            file.close()
        while len(self.pictures) > MOST_PICTURES:
            self.pictures.popitem(last=False)
        return self.pictures[key]

    def words(self, digest: str) -> str | None:
        """The words of a page of a preview; None if there is no such page."""
        page = self.pages.get(digest)
        return None if page is None else page.words


def _digest(page: Page, document: Document, typefaces: Typefaces) -> str:
    """A name of what is on a page: equal names, equal pictures."""
    found = blake2b(repr((page.width, page.height, document.faces)).encode(), digest_size=12)
    for layer in page_content(page, typefaces):
        found.update(layer.stream)
        found.update(repr(layer.special).encode())
    return found.hexdigest()


def words_on(page: Page) -> str:
    """The words of a page in the order in which they are set, a line a line."""
    lines: list[str] = []
    last: float | None = None
    for mark in page.marks:
        if isinstance(mark, Run):
            if last is None or abs(mark.y - last) > 1:
                lines.append(mark.text)
            else:
                lines[-1] += mark.text
            last = mark.y
    return "\n".join(" ".join(line.split()) for line in lines)


def _problem(found: Diagnostic, name: str) -> dict[str, Any]:
    file = Path(found.span.file).name
    return {
        "severity": found.severity,
        "file": "" if file == name else file,
        "line": found.span.line,
        "column": found.span.column,
        "message": found.message,
        "hints": list(found.hints),
    }


def first_words(text: str) -> str:
    """The first words of a question, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


def words_of(question: Question) -> str:
    """What tells a question from others: its wording, or else the first text that it prints."""
    texts = (getattr(question, name) for name in type(question).model_fields)
    contents = (one.content if isinstance(one, Gapped) else one for one in texts)
    found = (plain(one) for one in contents if isinstance(one, tuple) and _is_content(one))
    return first_words(question.wording or next(found, ""))


def _is_content(value: tuple[Any, ...]) -> TypeGuard[Inlines]:
    return bool(value) and isinstance(value[0], get_args(Inline))


def _question(choice: PaperChoice, one: StandingQuestion) -> Mapping[str, Any]:
    question = one.entry.question
    return {
        "number": one.number,
        "id": question.id,
        "type": question.type,
        "marks": question.tariff,
        "topic": "" if one.entry.is_of_spec else one.entry.topic.number,
        "words": words_of(question),
        "line": one.wanted.span.line if one.wanted else 0,
        "pinned": one.is_pinned and not one.is_written_here,
        "written": one.is_written_here,
        "fixed": choice.why_fixed(one),
        "closed": choice.why_closed(one),
        "still": choice.why_in_place(one),
    }

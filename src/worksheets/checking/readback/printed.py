"""A printed paper and a printed mark scheme, by the labels of their questions."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from worksheets.checking.readback.tags import Tag
from worksheets.model.paper.lettering import LETTERS

BLANK = re.compile("[\\s\u00ad\u200b\u2060]+")
MARKS = re.compile(r"^\W*(\d+)(?:\s*[^\W\d]+\.?)?\W*$")
"""A number of marks as any theme writes it: [2], (2 marks), 2."""


def squeezed(words: str) -> str:
    """Words to compare by: without spaces and without the hyphens of parted words."""
    return BLANK.sub("", words)


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """An entry of a list: its label, if it has one, and its words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class PrintedTask:
    """A question, or a part of one, as it is printed: the element of its body."""

    label: str
    body: Tag

    @property
    def parts(self) -> tuple["PrintedTask", ...]:
        """The entries of its lists, which may be parts."""
        return tuple(_entries(self.body))

    @property
    def lists(self) -> tuple[tuple[PrintedEntry, ...], ...]:
        """Its lists with their entries, in reading order; not those within entries."""
        return tuple(
            tuple(_entry(each) for each in found.tags if each.name == "LI")
            for found in _outermost(self.body, "L")
        )

    @property
    def marks(self) -> tuple[int, ...]:
        """The numbers that stand alone in a paragraph, as marks do; not those of its entries."""
        paragraphs = (found.text.strip() for found in _outermost(self.body, "P", without="L"))
        found = (MARKS.match(words) for words in paragraphs)
        return tuple(int(each[1]) for each in found if each)


def _entry(item: Tag) -> PrintedEntry:
    label = "".join(tag.text for tag in item.tags if tag.name == "Lbl").strip()
    words = "".join(tag.own_text for tag in item.tags if tag.name == "LBody")
    return PrintedEntry(label, words.strip())


def _outermost(tag: Tag, name: str, without: str = "") -> Iterator[Tag]:
    """The elements of a type in another, but for those within one another."""
    for inner in tag.tags:
        if inner.name == name:
            yield inner
        elif inner.name != without:
            yield from _outermost(inner, name, without)


def _entries(tag: Tag) -> Iterator[PrintedTask]:
    """The outermost entries of lists in an element."""
    for item in _outermost(tag, "LI"):
        label = "".join(inner.text for inner in item.tags if inner.name == "Lbl").strip()
        body = next((inner for inner in item.tags if inner.name == "LBody"), None)
        if body is not None:
            yield PrintedTask(label, body)


def printed_tasks(document: Tag, labels: Sequence[str]) -> dict[str, PrintedTask]:
    """The questions of a paper with these labels, which stand there in this order; those that are
    not found are left out. The only question of a paper may be printed without its label."""
    wanted = iter(labels)
    found: dict[str, PrintedTask] = {}
    label = next(wanted, None)
    for task in _entries(document):
        first = task.parts[0].label if task.parts and not task.label else ""
        alone = len(labels) == 1 and not task.label
        if label is not None and (task.label == label or first.startswith(label) or alone):
            found[label] = task
            label = next(wanted, None)
    return found


@dataclass(slots=True)
class PrintedScheme:
    """A mark scheme: by the label of a question the cells of its rows, row by row."""

    rows: dict[str, list[list[str]]] = field(default_factory=dict)

    def cells(self, label: str) -> list[str]:
        """All cells of a question that are not empty."""
        return [cell for row in self.rows.get(label, ()) for cell in row if cell]


def printed_scheme(document: Tag, labels: Collection[str]) -> PrintedScheme:
    """What a mark scheme says of the questions with these labels."""
    scheme = PrintedScheme()
    current = ""
    for tag in _blocks(document):
        if tag.name != "TR":
            words = tag.text.strip()
            if words in labels:
                current = words
                scheme.rows.setdefault(current, []).append([])
            elif current:
                scheme.rows[current].append([words])
            continue
        if current:
            scheme.rows[current].append([])
        for cell in tag.tags:
            words = cell.text.strip()
            if cell.name == "TH" and words in labels:
                current = words
                scheme.rows.setdefault(current, []).append([])
            elif current:
                scheme.rows[current][-1].append(words)
    return scheme


def _blocks(tag: Tag) -> Iterator[Tag]:
    """Rows of tables, and paragraphs and entries outside tables, in reading order."""
    for inner in tag.tags:
        if inner.name in ("TR", "P", "LBody"):
            yield inner
        elif inner.name in ("H1", "H2"):
            continue
        else:
            yield from _blocks(inner)


def by_letter(entries: Sequence[PrintedEntry]) -> dict[str, str]:
    """The options of a list by their letters; empty if it is no list of options."""
    letters = [entry.label for entry in entries]
    if letters != list(LETTERS[: len(letters)]):
        return {}
    return {entry.label: entry.words for entry in entries}


def split_at_scheme(document: Tag, name: str) -> tuple[Tag, Tag | None]:
    """The paper and the mark scheme of a file that may have both; the scheme's title begins with
    its name."""
    for n, part in enumerate(document.inside):
        title = part.text if isinstance(part, Tag) and part.name == "H1" else ""
        if n and title and squeezed(title).startswith(squeezed(name)):
            before = Tag("Document", document.inside[:n])
            return before, Tag("Document", document.inside[n:])
    return document, None

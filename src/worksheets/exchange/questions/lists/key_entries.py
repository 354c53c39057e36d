"""What a line, a table or a paragraph of a block of keys says: numbers, and what is right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from worksheets.exchange.questions.interaction import Grid
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.paragraphs import Paragraph
from worksheets.model.paper.content import plain

ENTRY = re.compile(r"(?<![\w.])\(?(\d{1,4})\s{0,3}(?:[.)\]:=–-]{1,2}|(?=\s?[A-Za-z]\b))\s{0,3}")
VALUE = re.compile(
    r"[(\[]?(?:[^\W\d_](?:\s?(?:[,;&+/]|and)\s?[^\W\d_])*|[^\W\d_]{4,10})[)\].]?[,;|]?"
)
LETTERS = re.compile(r"[(\[]?[^\W\d_](?:\s?(?:[,;&+/]|and)\s?[^\W\d_])*[)\].]?[,;|]?")


@dataclass(frozen=True, slots=True)
class BlockKey:
    """What a block says that the answer to a question is, perhaps under the head of a section."""

    line: int
    number: int
    value: str
    section: str = ""

    @property
    def shown(self) -> str:
        return f"{self.number}. {self.value}" if self.number else self.value


def keys_of(paragraphs: Sequence[Paragraph]) -> Iterator[BlockKey]:
    """The keys of paragraphs: lines of them, tables, and numbers that a program prints."""
    for paragraph in paragraphs:
        if isinstance(paragraph.part, Grid):
            yield from _keys_of_table(paragraph.part, paragraph.line)
        elif paragraph.numbering is not None and paragraph.numbering.kind == "decimal":
            if words := paragraph.text.strip():
                yield BlockKey(paragraph.line, paragraph.numbering.value, words)
        else:
            yield from keys_of_line(paragraph.text, paragraph.line)


def keys_of_line(text: str, line: int) -> Iterator[BlockKey]:
    """The keys of a line: several of a letter or a verdict each, or one in words."""
    found = list(ENTRY.finditer(text))
    if not found or text[: found[0].start()].strip(" *•-–|\t"):
        return
    ends = [*(one.start() for one in found[1:]), len(text)]
    values = [text[one.end() : end].strip(" \t|,;") for one, end in zip(found, ends, strict=True)]
    numbers = [int(one[1]) for one in found]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if len(found) > 1 and not (in_order and all(values)) and not all(map(VALUE.fullmatch, values)):
        label = labels.number_label(text)
        if label is not None and (words := text[label.end :].strip()):
            yield BlockKey(line, label.number, words)
        return
    for one, value in zip(found, values, strict=True):
        if value:
            yield BlockKey(line, int(one[1]), value)


def bare_keys(paragraphs: Sequence[Paragraph]) -> Iterator[BlockKey]:
    """Lines of a letter or a verdict each, as keys without numbers; none if there is another
    line."""
    texts = [one.text.strip() if one.part is None else "" for one in paragraphs]
    if len(texts) > 1 and all(
        LETTERS.fullmatch(text) or labels.is_true(text) is not None for text in texts
    ):
        for paragraph, text in zip(paragraphs, texts, strict=True):
            yield BlockKey(paragraph.line, 0, text)


def _keys_of_table(table: Grid, line: int) -> Iterator[BlockKey]:
    """The keys of a table: numbers beside or above values, or both in a cell."""
    rows = [[" ".join(plain(cell).split()) for cell in row] for row in table.rows]
    for above, below in pairwise(rows):
        pairs = [(a, b) for a, b in zip(above, below, strict=False) if _is_number(a)]
        if (
            len(pairs) > 1
            and len(pairs) >= len(above) - 1
            and not any(_is_number(b) for _, b in pairs)
        ):
            yield from (BlockKey(line, int(a.strip(" .)")), b) for a, b in pairs if b)
    for row in rows:
        for left, right in pairwise(row):
            if _is_number(left) and right and not _is_number(right):
                yield BlockKey(line, int(left.strip(" .)")), right)
        for cell in row:
            if not _is_number(cell):
                yield from keys_of_line(cell, line)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,4}\s?[.)]?", text) is not None


def are_certain(keys: Sequence[BlockKey]) -> bool:
    """Whether there are keys, and all are letters or verdicts, and no words."""
    return bool(keys) and all(
        LETTERS.fullmatch(key.value) or labels.is_true(key.value) is not None for key in keys
    )

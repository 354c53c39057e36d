"""The keys of all questions at the end of a list: `1. B`, `2-C 3-D`, or a table of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from worksheets.exchange.questions.interaction import Grid
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry
from worksheets.exchange.questions.lists.paragraphs import Paragraph
from worksheets.model.paper.content import plain

ENTRY = re.compile(r"(?<![\w.])(\d{1,4})\s{0,3}(?:[.)\]:=–-]{1,2}|(?=\s?[A-Za-z]\b))\s{0,3}")
VALUE = re.compile(
    r"[(\[]?(?:[^\W\d_](?:\s?(?:[,;&+/]|and)\s?[^\W\d_])*|[^\W\d_]{4,10})[)\].]?[,;|]?"
)
MOST_HEADS = 5
"""Lines that look like the head of a block, of which the last are tried."""
FEWEST = 2
"""Keys of a block that has no head."""


@dataclass(frozen=True, slots=True)
class BlockKey:
    """What a block says that the answer to a question is."""

    line: int
    number: int
    value: str


def without_key_block(
    paragraphs: Sequence[Paragraph],
) -> tuple[Sequence[Paragraph], tuple[BlockKey, ...]]:
    """The paragraphs before the block of keys, and its keys; none if there is no block."""
    heads = [n for n, one in enumerate(paragraphs) if labels.KEY_HEAD.fullmatch(one.text)]
    for head in reversed(heads[-MOST_HEADS:]):
        found = list(_keys(paragraphs[head + 1 :]))
        if found and _follows_questions(paragraphs[:head]):
            return paragraphs[:head], tuple(found)
    start = _bare_start(paragraphs)
    if start is None:
        return paragraphs, ()
    return paragraphs[:start], tuple(_keys(paragraphs[start:]))


def _follows_questions(paragraphs: Sequence[Paragraph]) -> bool:
    return any(_is_option(one) or labels.number_label(one.text) for one in paragraphs)


def _is_option(paragraph: Paragraph) -> bool:
    return bool(labels.letter_label(paragraph.text) or paragraph.numbering)


def _keys(paragraphs: Sequence[Paragraph]) -> Iterator[BlockKey]:
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
    if len(found) > 1 and not all(map(VALUE.fullmatch, values)):
        label = labels.number_label(text)
        if label is not None and (words := text[label.end :].strip()):
            yield BlockKey(line, label.number, words)
        return
    for one, value in zip(found, values, strict=True):
        if value:
            yield BlockKey(line, int(one[1]), value)


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


def _bare_start(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where a block without a head begins: lines of nothing but numbers and letters at the end,
    after options; None if there is none."""
    start, count = len(paragraphs), 0
    for n in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[n]
        if paragraph.is_blank:
            continue
        if paragraph.part is not None and not isinstance(paragraph.part, Grid):
            break
        found = list(_keys([paragraph]))
        if not found or not all(VALUE.fullmatch(key.value) for key in found):
            break
        start, count = n, count + len(found)
    before = paragraphs[:start]
    options = sum(_is_option(one) for one in before)
    return start if count >= FEWEST and options >= count else None


def matched_keys(
    entries: Sequence[DraftEntry], keys: Sequence[BlockKey]
) -> dict[int, tuple[str, ...]]:
    """What a block says of each entry, by the places of entries.

    Numbers decide if each is there once; numbers that begin again decide if questions and keys
    begin again alike. Else nothing is matched.
    """
    numbered = [n for n, entry in enumerate(entries) if entry.number]
    own = [entries[n].number for n in numbered]
    said = [key.number for key in keys]
    if own == said:
        return {n: (key.value,) for n, key in zip(numbered, keys, strict=True)}
    values: dict[int, dict[str, None]] = {}
    for key in keys:
        values.setdefault(key.number, {})[key.value] = None
    times = Counter(own)
    return {
        n: tuple(values[entries[n].number])
        for n in numbered
        if times[entries[n].number] == 1 and entries[n].number in values
    }

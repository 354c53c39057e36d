"""Options that stand beside one another on a line, taken apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.questions.lists.labels import (
    ANSWER,
    ANSWER_BEHIND,
    BEFORE_NEXT,
    FIELD_BEHIND,
    letter_label,
    places_of,
)
from worksheets.exchange.questions.lists.paragraphs import Paragraph

LABEL = re.compile(r"(?:(?<=\s)|^)(?:[*✓✔√]\s?)?([(\[]?)([^\W\d_])\s?([.)\]])(?=\s|\w)")
WIDE = re.compile(r"\t|\s{2,}")
CLOSE_TOGETHER = 3
"""Labels from which options may be only a space apart."""
LONGEST = 3000
"""Characters of a line that may be a row of options."""


def options_apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with each option on a line of its own."""
    apart: list[Paragraph] = []
    expected = 0
    lines = [one for each in paragraphs for one in _next_apart(each)]
    rows = _rows_of_two(lines)
    for n, whole in enumerate(lines):
        paragraph, *answer = _answer_apart(whole)
        pieces = [*_pieces(paragraph, expected, rows.get(n, [])), *answer]
        apart += pieces
        label = letter_label(pieces[-1].text)
        if label is not None:
            expected = max(places_of(label.letter), default=-1) + 1
        elif not whole.is_blank:
            expected = 0
    return apart


def _next_apart(paragraph: Paragraph) -> list[Paragraph]:
    """A line, and the question or the fields that stand behind the answer on it, if any do."""
    text = paragraph.text
    if paragraph.part is not None or len(text) > LONGEST or not ANSWER.match(text):
        return [paragraph]
    found = BEFORE_NEXT.match(text)
    field = FIELD_BEHIND.search(text)
    if found is None and field is None:
        return [paragraph]
    end = found.end() if found else field.start() if field else 0
    return [paragraph.without(0, end), replace(paragraph.without(end), heading=0)]


def _answer_apart(paragraph: Paragraph) -> list[Paragraph]:
    """A line, and the answer that stands at its end, if one does."""
    text = paragraph.text
    found = ANSWER_BEHIND.search(text) if len(text) <= LONGEST and paragraph.part is None else None
    if found is None or not text[: found.start()].strip():
        return [paragraph]
    answer = replace(paragraph.without(found.end()), numbering=None, heading=0, further=True)
    before = text[: found.start()].rstrip(" \t—–|-")
    return [paragraph.without(0, len(before)), answer]


def _rows_of_two(paragraphs: Sequence[Paragraph]) -> dict[int, list[int]]:
    """Lines of two options a space apart, `A. x B. y` before `C. z D. w`, and where these begin."""
    pairs = {
        n: (first, starts)
        for n, one in enumerate(paragraphs)
        if one.part is None and len(one.text) <= LONGEST
        for first in (0, 2, 4)
        if len(starts := _in_order(one.text, first)) == 2 and not one.text[: starts[0]].strip()
    }
    rows: dict[int, list[int]] = {}
    for n, (first, starts) in pairs.items():
        if pairs.get(n + 1, (0,))[0] == first + 2:
            rows |= {n: starts, n + 1: pairs[n + 1][1]}
    return rows


def _pieces(paragraph: Paragraph, expected: int, row: list[int]) -> Iterator[Paragraph]:
    starts = row or (_starts(paragraph.text, expected) if paragraph.part is None else [])
    if not starts:
        yield paragraph
        return
    if paragraph.text[: starts[0]].strip() or paragraph.numbering is not None:
        yield paragraph.without(0, starts[0])
    else:
        yield replace(paragraph.without(starts[0], starts[1]), numbering=None)
        starts = starts[1:]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        piece = paragraph.without(start, end)
        yield replace(piece, numbering=None, further=True)


def _starts(text: str, expected: int) -> list[int]:
    """Where options begin in a line, if their letters are in order; none, if there are no two."""
    if len(text) > LONGEST:
        return []
    for first in dict.fromkeys((0, expected)):
        found = _in_order(text, first)
        wide = all(start == 0 or _is_apart(text, start) for start in found[1:])
        at_start = bool(found) and not text[: found[0]].strip()
        if len(found) >= CLOSE_TOGETHER or (len(found) == 2 and wide and (at_start or first == 0)):
            return found
    return []


def _in_order(text: str, first: int) -> list[int]:
    starts: list[int] = []
    style = ""
    for label in LABEL.finditer(text):
        own = f"{label[1]}{label[3]}{label[2].isupper()}"
        if first + len(starts) in places_of(label[2]) and own == (style or own):
            starts.append(label.start())
            style = own
    return starts


def _is_apart(text: str, start: int) -> bool:
    before = text[:start]
    return WIDE.fullmatch(before[len(before.rstrip()) :]) is not None

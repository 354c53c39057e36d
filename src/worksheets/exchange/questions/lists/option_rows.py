"""Options that stand beside one another on a line, taken apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.questions.lists.labels import ANSWER_BEHIND, letter_label, places_of
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
    for whole in paragraphs:
        paragraph, *answer = _answer_apart(whole)
        pieces = [*_pieces(paragraph, expected), *answer]
        apart += pieces
        label = letter_label(pieces[-1].text)
        if label is not None:
            expected = max(places_of(label.letter), default=-1) + 1
        elif not whole.is_blank:
            expected = 0
    return apart


def _answer_apart(paragraph: Paragraph) -> list[Paragraph]:
    """A line, and the answer that stands at its end, if one does."""
    text = paragraph.text
    found = ANSWER_BEHIND.search(text) if len(text) <= LONGEST and paragraph.part is None else None
    if found is None or not text[: found.start()].strip():
        return [paragraph]
    answer = replace(paragraph.without(found.end()), numbering=None, heading=0, further=True)
    before = text[: found.start()].rstrip(" \t—–|-")
    return [paragraph.without(0, len(before)), answer]


def _pieces(paragraph: Paragraph, expected: int) -> Iterator[Paragraph]:
    starts = _starts(paragraph.text, expected) if paragraph.part is None else []
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

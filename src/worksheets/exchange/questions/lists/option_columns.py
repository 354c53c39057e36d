"""Options in columns that are read downwards: A and C on a line, B and D under them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.questions.lists.drafts import DraftEntry
from worksheets.exchange.questions.lists.labels import places_of
from worksheets.exchange.questions.lists.paragraphs import Paragraph

LABEL = re.compile(r"(?:^\s*|(?<=\s))(?:[*✓✔√]\s?)?[(\[]?([^\W\d_])\s?[.)\]](?=\s|\w)")
APART = re.compile(r"(?:(?<=\t)|(?<=\s\s))[(\[]?([^\W\d_])\s?[.)\]](?=\s|\w)")
INSIDE = re.compile(r"\s[(\[]?([^\W\d_])[.)\]](?=\s)")
LONGEST = 3000
"""Characters of a line that may be a row of options."""
MOST_ROWS = 12


def columns_apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with options in columns on lines of their own, in the order of letters."""
    apart: list[Paragraph] = []
    rows: list[tuple[Paragraph, list[re.Match[str]]]] = []
    for paragraph in paragraphs:
        labels = _row_labels(paragraph)
        if rows and (not labels or 0 in places_of(labels[0][1])):
            apart += _read_downwards(rows)
            rows = []
        if labels:
            rows.append((paragraph, labels))
        else:
            apart.append(paragraph)
    return apart + _read_downwards(rows)


def _row_labels(paragraph: Paragraph) -> list[re.Match[str]]:
    """The labels of a line that begins with one; none if it is no row of options."""
    text = paragraph.text
    if paragraph.part is not None or paragraph.numbering is not None or len(text) > LONGEST:
        return []
    found = list(LABEL.finditer(text))
    return found if found and not text[: found[0].start()].strip() else []


def _read_downwards(rows: Sequence[tuple[Paragraph, list[re.Match[str]]]]) -> list[Paragraph]:
    whole = [paragraph for paragraph, _ in rows]
    widest = max((len(labels) for _, labels in rows), default=0)
    if widest < 2 or not 2 <= len(rows) <= MOST_ROWS:
        return whole
    columns = [
        [(row, n) for row in range(len(rows)) if n < len(rows[row][1])] for n in range(widest)
    ]
    order = [place for column in columns for place in column]
    letters = [rows[row][1][n][1] for row, n in order]
    if any(n not in places_of(letter) for n, letter in enumerate(letters)):
        return whole
    return [_cell(*rows[row], n, first=place == 0) for place, (row, n) in enumerate(order)]


def _cell(
    paragraph: Paragraph, labels: Sequence[re.Match[str]], n: int, *, first: bool
) -> Paragraph:
    end = labels[n + 1].start() if n + 1 < len(labels) else len(paragraph.text)
    start = labels[n].start() if n else 0
    end = start + len(paragraph.text[start:end].rstrip())
    return replace(paragraph.without(start, end), further=paragraph.further or not first)


def holds_another(entry: DraftEntry) -> bool:
    """Whether an option seems to hold another one: a later letter far from the words before it, or
    in two options letters that no option has."""
    count = len(entry.options)
    apart = any(
        place > n
        for n, option in enumerate(entry.options)
        for place in _places(APART, "".join(one.text for one in option.paragraphs))
    )
    beyond = [
        any(place >= count for place in _places(INSIDE, option.text)) for option in entry.options
    ]
    return entry.is_lettered and (apart or sum(beyond) > 1)


def _places(label: re.Pattern[str], text: str) -> Iterator[int]:
    for found in label.finditer(text[:LONGEST]):
        yield max(places_of(found[1]), default=-1)

"""One pupil's copy of a paper: the same pages, with a name, a header and a code on the first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from worksheets.layout.style import FOOT, Style
from worksheets.model.page import Document, Ink, Mark, Node, Outline, Run, Shape, Stroke, single
from worksheets.model.roster import Copy
from worksheets.model.units import MILLIMETRE

CODE = 12 * MILLIMETRE
"""The side of a code that a camera reads, in the margin above the page."""
SMALLEST = 0.7
"""A long name is set in smaller type, but in no less than this part of its size."""
GAP = 3.0
"""Points between a line's label and what is written on it."""


class TooLongFor(ValueError):
    """A detail does not go on its line: which, and by how much (points)."""

    def __init__(self, label: str, words: str, excess: float) -> None:
        super().__init__(f"'{words}' is too long for the line '{label}'")
        self.excess = excess


def personal(document: Document, copy: Copy, style: Style) -> Document:
    """The copy; all pages but the first are those of the document. Raises TooLongFor."""
    first, *others = document.pages
    header = Node("P") if copy.header else None
    marks = [*_written(first.marks, copy, style), *_coded(copy, style)]
    if header is not None:
        marks = [*_header(copy, style, header), *marks]
    nodes = (header, *document.nodes) if header is not None else document.nodes
    return replace(
        document,
        pages=(replace(first, bands=single(marks)), *others),
        nodes=nodes,
        keywords=(*document.keywords, copy.code),
    )


def _written(marks: Sequence[Mark], copy: Copy, style: Style) -> Iterator[Mark]:
    """The marks, with details on the lines whose labels name them."""
    for n, mark in enumerate(marks):
        yield mark
        if not isinstance(mark, Run):
            continue
        words = copy.details.get(mark.text.strip().casefold(), "")
        line = marks[n + 1] if n + 1 < len(marks) else None
        if words and isinstance(line, Stroke) and not line.closed:
            (left, _), (right, _) = line.points
            yield from _fitted(words, mark, left + GAP, right, style)


def _fitted(words: str, label: Run, left: float, right: float, style: Style) -> Iterator[Run]:
    """The words on their line: a long name in smaller type, a very long one in two rows of it."""
    room = right - left
    wide = style.faces.width(words, "text", label.size)
    size = max(SMALLEST * label.size, min(label.size, label.size * room / wide))
    rows = [words]
    if style.faces.width(words, "text", size) > room + 0.1:
        rows = _in_two(words, size, style)
    excess = max(style.faces.width(row, "text", size) for row in rows) - room
    if excess > 0.1:
        raise TooLongFor(label.text.strip(), words, excess)
    for n, row in enumerate(rows):
        y = label.y - (len(rows) - 1 - n) * size * 1.05
        x = left
        said = row if n == len(rows) - 1 else f"{row} "
        for piece in style.faces.pieces(said, "text", size):
            yield Run(x, y, piece.face, size, piece.text, label.node)
            x += piece.width


def _in_two(words: str, size: float, style: Style) -> list[str]:
    """The words in two rows of about the same length, if they are several."""
    parts = words.split(" ")
    ways = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    if not ways:
        return [words]

    widths = [max(style.faces.width(row, "text", size) for row in way) for way in ways]
    return list(ways[widths.index(min(widths))])


def _header(copy: Copy, style: Style, node: Node) -> Iterator[Run]:
    x = style.left(1)
    y = FOOT * MILLIMETRE + style.small
    for piece in style.faces.pieces(copy.header, "text", style.small):
        yield Run(x, y, piece.face, style.small, piece.text, node)
        x += piece.width


def _coded(copy: Copy, style: Style) -> Iterator[Mark]:
    """The code in the corner, for cameras and for people; neither is read out."""
    outline, modules = _outline(copy.code)
    right = style.left(1) + style.whole
    top = max(4 * MILLIMETRE, style.top - CODE - 3 * MILLIMETRE)
    yield Shape(right - CODE, top, CODE / modules, outline, Ink(fill=(0, 0, 0)))
    wide = style.faces.width(copy.code, "text", style.small)
    y = top + CODE / 2 + style.small * 0.35
    yield Run(right - CODE - wide - 4, y, "text", style.small, copy.code)


@lru_cache(maxsize=1024)
def _outline(code: str) -> tuple[Outline, int]:
    """A QR code as rows of bars, and how many modules it is wide."""
    import segno  # noqa: PLC0415 only copies have codes

    symbol = segno.make(f"WS1:{code}", error="m", micro=False, boost_error=False)
    bars = []
    rows = [list(row) for row in symbol.matrix]
    for y, row in enumerate(rows):
        start = None
        for x, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                bars.append(((start, y), (x, y), (x, y + 1), (start, y + 1)))
                start = None
    return Outline(tuple(bars)), len(rows)

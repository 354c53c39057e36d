"""Text set in lines: paragraphs, headings, bullets."""

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.lines import broken, space
from worksheets.layout.strips import GLUED, Strip, Structure, moved
from worksheets.layout.style import Style
from worksheets.layout.words import Piece, Word, pieces, words_of
from worksheets.model.content import Inlines, text
from worksheets.model.page import Mark, Node, Run, Stroke
from worksheets.model.units import MILLIMETRE

BLANK = 34 * MILLIMETRE
"""The width of a blank in running text, whatever the length of its answer."""


def set_text(
    content: Inlines,
    measure: float,
    style: Style,
    node: Node,
    *,
    size: float = 0,
    strong: bool = False,
    leading: float = 0,
) -> list[Strip]:
    """Lines of text as strips; the first two and the last two stay together."""
    size = size or style.size
    words = words_of(content, size, BLANK, strong=strong)
    has_gap = any(piece.gap for word in words for piece in word.pieces)
    leading = leading or (10 * MILLIMETRE if has_gap else style.leading * size / style.size)
    lines = broken(words, measure, size)
    strips = []
    for n, line in enumerate(lines):
        marks = line_marks(line, size, leading, node, last=n == len(lines) - 1)
        widow = n == 1 or n == len(lines) - 1
        strips.append(Strip(leading, marks, cost=GLUED if n and widow else 0))
    return strips


def line_marks(
    line: Sequence[Word], size: float, leading: float, node: Node, *, last: bool
) -> tuple[Mark, ...]:
    """The runs of one line; a line that goes on ends in a space, for those who listen or copy."""
    baseline = leading * 0.5 + size * 0.34
    gap = space(size)
    marks: list[Mark] = []
    x = start = 0.0
    open_run: Piece | None = None
    said = ""

    def close() -> None:
        if open_run is not None and said:
            y = baseline + open_run.rise
            marks.append(Run(start, y, open_run.face, open_run.size, said, node))

    for n, word in enumerate(line):
        for m, piece in enumerate(word.pieces):
            spaced = n > 0 and m == 0
            same = open_run is not None and not piece.gap and not open_run.gap
            if same and open_run is not None:
                same = (piece.face, piece.size, piece.rise) == (
                    open_run.face,
                    open_run.size,
                    open_run.rise,
                )
            if spaced:
                said += " "
                x += gap
            if not same:
                close()
                open_run, said, start = piece, "", x
            if piece.gap:
                y = baseline + 2
                marks.append(Stroke(((x, y), (x + piece.width, y)), 0.6))
            said += piece.text
            x += piece.width
    if not last:
        said += " "
    close()
    return tuple(marks)


def label(words: str, style: Style, node: Node, *, strong: bool = False) -> Run:
    """A label on the first line of text beside it: a number, a letter."""
    face = "strong" if strong else "text"
    return Run(0, style.leading * 0.5 + style.size * 0.34, face, style.size, words, node)


def labelled(strips: Sequence[Strip], mark: Mark) -> list[Strip]:
    """The strips with a mark on the first of them."""
    first, *rest = strips
    return [replace(first, marks=(mark, *first.marks)), *rest]


def bullets(
    items: Sequence[Inlines],
    measure: float,
    style: Style,
    structure: Structure,
    parent: Node | None,
    *,
    size: float = 0,
) -> list[Strip]:
    """A bulleted list."""
    size = size or style.size
    leading = style.leading * size / style.size
    outer = structure.add("L", parent, attributes={"ListNumbering": "Disc"})
    strips: list[Strip] = []
    indent = size * 1.1
    for item in items:
        entry = structure.add("LI", outer)
        bullet = structure.add("Lbl", entry)
        body = structure.add("LBody", entry)
        lines = set_text(item, measure - indent, style, body, size=size)
        lines = [replace(line, marks=_right(line.marks, indent)) for line in lines]
        dot = pieces("•", "text", size)[0]
        run = Run(0, leading * 0.5 + size * 0.34, dot.face, size, "•", bullet)
        strips += labelled(lines, run)
    return strips


def _right(marks: Sequence[Mark], x: float) -> tuple[Mark, ...]:
    return moved(marks, x, 0)


def heading(
    words: str, level: int, style: Style, structure: Structure, *, above: float, title: str = ""
) -> list[Strip]:
    """A heading that stays with what follows, and its bookmark."""
    size = {1: style.title, 2: style.heading}.get(level, style.size)
    node = structure.add(f"H{level}")
    strips = set_text(
        text(words), style.measure, style, node, size=size, strong=True, leading=size * 1.25
    )
    first, *rest = strips
    named = replace(first, above=above, title=title or words, level=level - 1)
    return [named, *(replace(strip, cost=GLUED) for strip in rest)]

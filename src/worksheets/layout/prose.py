"""Text set in lines: paragraphs, headings, bullets."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.layout.faces import Piece
from worksheets.layout.lines import Line, broken
from worksheets.layout.strips import TIGHT, Strip, Structure, below, glued, shifted
from worksheets.layout.style import Style
from worksheets.layout.words import Dress, width_of, words_of
from worksheets.model.content import Inlines, text
from worksheets.model.page import Mark, Node, Run, Stroke
from worksheets.model.units import MILLIMETRE

BLANK = 34 * MILLIMETRE
"""The width of a blank in running text, whatever the length of its answer."""
HANDWRITING = 1.25
"""Lines with blanks are so many answer lines apart, for there is print beside the writing."""
WIDEST = 2.2
"""A space of justified text is stretched to so many spaces at most; else its line stays ragged."""
CAPITALS = 0.34
"""Half the height of capitals, in sizes: it puts a line of text in the middle of its leading."""


def baseline(leading: float, size: float) -> float:
    """Where letters stand in a line of text, from its top."""
    return leading * 0.5 + size * CAPITALS


def set_text(
    content: Inlines,
    measure: float,
    style: Style,
    node: Node,
    *,
    size: float = 0,
    strong: bool = False,
    leading: float = 0,
    body: bool = False,
    whole: bool = False,
) -> list[Strip]:
    """Lines of text as strips; the first two and the last two stay together.

    Only `body` text is justified, where the theme wants that; `whole` words are not parted.
    """
    size = size or style.size
    dress = Dress(size, min(BLANK * size / 11, measure), style.theme.type.scripts, strong)
    words = words_of(content, style.faces, dress)
    if any(piece.gap for word in words for piece in word.pieces):
        leading = max(style.pitch * HANDWRITING, style.leading_of(size))
    leading = leading or style.leading_of(size)
    justified = body and style.theme.type.align == "justified"
    hyphens = "" if strong or whole else style.hyphens
    lines = broken(words, measure, style.faces, size, justified, hyphens)
    strips = []
    for n, line in enumerate(lines):
        last = n == len(lines) - 1
        wide = measure if justified and not last else 0
        marks = tuple(line_marks(line, size, leading, node, style, measure=wide, last=last))
        widow = n == 1 or last
        strips.append(Strip(leading, marks, cost=TIGHT if n and widow else 0))
    return strips


def line_marks(
    line: Line,
    size: float,
    leading: float,
    node: Node,
    style: Style,
    *,
    measure: float,
    last: bool,
) -> Iterator[Mark]:
    """The runs of one line, spread over a measure if there is one.

    A line that goes on ends in a space, for those who listen or copy.
    """
    foot = baseline(leading, size)
    gap = style.faces.space(size)
    if measure and len(line) > 1:
        wide = (measure - sum(word.width for word in line)) / (len(line) - 1)
        gap = wide if wide <= WIDEST * gap else gap
    runs: list[tuple[float, Piece, str]] = []
    x = 0.0
    for n, word in enumerate(line):
        if n:
            x += gap
            runs[-1] = (*runs[-1][:2], runs[-1][2] + " ")
        for m, piece in enumerate(word.pieces):
            if piece.gap:
                y = foot + size * 0.18
                yield Stroke(((x, y), (x + piece.width, y)), style.rule * 1.2)
            if runs and _alike(runs[-1][1], piece) and (m or _spaced(piece, gap, style)):
                runs[-1] = (*runs[-1][:2], runs[-1][2] + piece.text)
            else:
                runs.append((x, piece, piece.text))
            x += piece.width
    for n, (start, piece, said) in enumerate(runs):
        goes_on = n == len(runs) - 1 and not last and not line[-1].goes_on
        words = f"{said} " if goes_on else said
        if words:
            yield Run(start, foot + piece.rise, piece.face, piece.size, words, node)


def _spaced(piece: Piece, gap: float, style: Style) -> bool:
    """Whether a space in the face of a piece is as wide as the spaces of its line."""
    return abs(style.faces.typeface(piece.face).width(" ", piece.size) - gap) < 0.01


def _alike(one: Piece, other: Piece) -> bool:
    return (
        not one.gap
        and not other.gap
        and (one.face, one.size, one.rise) == (other.face, other.size, other.rise)
    )


def label(words: str, style: Style, node: Node | None, *, size: float = 0) -> Run:
    """A strong label on the first line of the text beside it: a number, a letter."""
    size = size or style.size
    return Run(0, baseline(style.leading_of(size), size), "strong", size, words, node)


def labelled(strips: Sequence[Strip], mark: Run) -> list[Strip]:
    """The strips with a label on the baseline of the first of them, at its column's edge."""
    first, *rest = strips
    y = next((run.y for run in first.marks if isinstance(run, Run)), mark.y)
    placed = replace(mark, x=mark.x - first.x, y=y)
    return [replace(first, marks=(placed, *first.marks)), *rest]


def column_for(labels: Sequence[str], least: float, style: Style) -> float:
    """The width of a column of strong labels: enough for the widest of them and a gap."""
    widest = max((style.faces.width(words, "strong", style.size) for words in labels), default=0)
    return max(least, widest + style.unit)


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
    outer = structure.add("L", parent, attributes={"ListNumbering": "Disc"})
    strips: list[Strip] = []
    indent = size * 1.2
    (dot,) = style.faces.pieces("•", "text", size)
    for item in items:
        entry = structure.add("LI", outer)
        bullet = structure.add("Lbl", entry)
        lines = set_text(item, measure - indent, style, structure.add("LBody", entry), size=size)
        mark = Run(0, 0, dot.face, size, "•", bullet)
        strips += labelled(shifted(lines, indent), mark)
    return strips


def _balanced(words: str, measure: float, size: float, style: Style) -> float:
    """The narrowest measure that needs no more lines: a heading's lines are about as long."""
    cut = words_of(text(words), style.faces, Dress(size, 0, 1, strong=True))
    lines = len(broken(cut, measure, style.faces, size))
    if lines < 2:
        return measure
    total = width_of(cut, style.faces.space(size))
    tried = [total / lines * (1 + 0.03 * n) for n in range(40)]
    return next(
        (
            narrow
            for narrow in tried
            if narrow <= measure and len(broken(cut, narrow, style.faces, size)) == lines
        ),
        measure,
    )


def heading(
    words: str,
    level: int,
    style: Style,
    structure: Structure,
    *,
    above: float,
    title: str = "",
    measure: float = 0,
) -> list[Strip]:
    """A heading that stays with what follows, and its bookmark."""
    size = {1: style.title, 2: style.heading}.get(level, style.size)
    node = structure.add(f"H{level}")
    strips = set_text(
        text(words),
        _balanced(words, measure or style.measure, size, style),
        style,
        node,
        size=size,
        strong=True,
        leading=size * 1.22,
    )
    first, *rest = strips
    named = replace(first, title=title or words, level=level - 1)
    return below([named, *glued(rest)], above)

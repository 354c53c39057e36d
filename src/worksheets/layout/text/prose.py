"""Text set in lines: paragraphs, headings, bullets."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from worksheets.layout.pagination.strips import TIGHT, Strip, below, glued, inked, shifted
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.directions import begins_leftward
from worksheets.layout.text.lines import Line, broken
from worksheets.layout.text.runs import Voice, baseline, growth, line_marks
from worksheets.layout.text.words import Dress, Word, displays, width_of, words_of
from worksheets.layout.unsettable import Unsettable, quoted
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run, Shape
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Code, Inlines, LineBreak, Maths, plain, text

BLANK = 34 * MILLIMETRE
"""The width of a blank in running text, whatever the length of its answer."""
STANZA = 0.55
"""The blank line between stanzas, in lines."""
HANDWRITING = 1.25
"""Lines with blanks are so many answer lines apart, for there is print beside the writing."""


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
    look = _Look(size or style.size, strong, leading, body, whole)
    return list(_text(content, measure, style, node, look))


class _Look(NamedTuple):
    size: float
    strong: bool
    leading: float
    body: bool
    whole: bool


@memo(1 << 14)
def _text(
    content: Inlines, measure: float, style: Style, node: Node, look: _Look
) -> tuple[Strip, ...]:
    size, strong, leading, body, whole = look
    said = plain(content)
    voice = Voice(node, style, measure, begins_leftward(said), said)
    strips: list[Strip] = []
    parts = list(displays(content))
    gap = False
    for number, part in enumerate(parts, 1):
        match part:
            case LineBreak():
                gap = part.gap
                continue
            case Maths():
                strips += _display(part, measure, style, voice, size)
                continue
            case Code():
                strips += _listing(part, measure, style, voice, size)
                continue
        justified = body and style.theme.type.align == "justified"
        hyphens = "" if strong or whole else style.hyphens
        words = words_of(part, style.faces, dress_of(size, measure, style, strong=strong))
        check_widths(words, measure)
        tall = leading or _leading(words, size, style)
        lines = broken(words, measure, style.faces, size, justified, hyphens)
        ends = number == len(parts)
        found = list(_set(lines, size, tall, voice, measure if justified else 0, ends=ends))
        if gap and strips and found:
            found[0] = found[0]._replace(above=tall * STANZA)
        gap = False
        strips += found
    for n in {1, len(strips) - 1}:
        if 0 < n < len(strips):
            strips[n] = strips[n]._replace(cost=TIGHT)
    return tuple(strips)


def dress_of(size: float, measure: float, style: Style, *, strong: bool = False) -> Dress:
    """How running text of a size is dressed."""
    kind = style.theme.type
    blank = min(BLANK * size / 11, measure)
    return Dress(size, blank, kind.scripts, strong, style.language.tag, kind.maths)


def _leading(words: Sequence[Word], size: float, style: Style) -> float:
    if any(piece.gap for word in words for piece in word.pieces):
        return max(style.pitch * HANDWRITING, style.leading_of(size))
    return style.leading_of(size)


def _set(
    lines: Sequence[Line],
    size: float,
    leading: float,
    voice: Voice,
    measure: float,
    *,
    ends: bool = True,
) -> Iterator[Strip]:
    """Lines as strips, spread over a measure if there is one; the text `ends` with them or not."""
    for n, line in enumerate(lines):
        last = n == len(lines) - 1
        above, below = growth(line, leading, size)
        foot = baseline(leading, size) + above
        wide = 0 if last else measure
        marks = line_marks(line, size, foot, voice, voice.style, measure=wide, last=last and ends)
        yield Strip(leading + above + below, tuple(marks))


def _display(maths: Maths, measure: float, style: Style, voice: Voice, size: float) -> list[Strip]:
    """A formula in the middle of a line of its own."""
    words = words_of((maths,), style.faces, dress_of(size, measure, style))
    check_widths(words, measure)
    leading = style.leading_of(size)
    (strip,) = _set([words], size, leading, voice, 0)
    return [strip._replace(height=strip.height + style.unit, x=(measure - words[0].width) / 2)]


def _listing(code: Code, measure: float, style: Style, voice: Voice, size: float) -> list[Strip]:
    """Code line by line, set in a little, with some space around it."""
    indent = style.unit * 2
    leading = style.leading_of(size)
    strips: list[Strip] = []
    for line in code.text.split("\n"):
        words = words_of((Code(line, display=True),), style.faces, dress_of(size, measure, style))
        check_widths(words, measure - indent)
        whole = [(_part_of(words[0], code),)] if words else []
        strips += _set(whole, size, leading, voice, 0, ends=False) if whole else [Strip(leading)]
    strips = [strip._replace(x=indent) for strip in strips]
    strips[0] = strips[0]._replace(above=style.unit)
    strips[-1] = strips[-1]._replace(height=strips[-1].height + style.unit)
    return strips


def _part_of(line: Word, code: Code) -> Word:
    """A line of a listing, which is heard as one."""
    return line._replace(pieces=tuple(piece._replace(code=code.text) for piece in line.pieces))


def check_widths(words: Sequence[Word], measure: float) -> None:
    """A formula cannot be broken over lines, and code only at its spaces."""
    for word in words:
        for piece in word.pieces:
            if (piece.formula or piece.code) and piece.width > measure:
                over = ceil((piece.width - measure) / MILLIMETRE)
                what, hint, written = "code", "break the line", piece.text
                if piece.formula:
                    what, hint, written = "formula", "write it as two", piece.formula.tex
                message = f"the {what} {quoted(written)} is {over} mm too wide for its column"
                raise Unsettable(message, f"{hint}, or choose a wider page", written)


def label(words: str, style: Style, node: Node | None, *, size: float = 0) -> Run:
    """A strong label on the first line of the text beside it: a number, a letter."""
    size = size or style.size
    return Run(0, baseline(style.leading_of(size), size), "strong", size, words, node)


def runs_of(
    words: str, face: str, size: float, x: float, y: float, style: Style, node: Node | None = None
) -> tuple[Run, ...]:
    """Words of one line from a place on; a theme's or a title may need more faces than one."""
    runs = []
    for piece in style.faces.pieces(words, face, size):
        runs.append(Run(x, y, piece.face, size, piece.text, node))
        x += piece.width
    return tuple(runs)


def labelled(strips: Sequence[Strip], mark: Run) -> list[Strip]:
    """The strips with a label on the baseline of the first of them, at its column's edge."""
    first, *rest = strips
    y = next((found.y for found in inked(first) if isinstance(found, (Run, Shape))), mark.y)
    placed = mark._replace(x=mark.x - first.x, y=y)
    return [first._replace(marks=(placed, *first.marks)), *rest]


class Entry(NamedTuple):
    """An entry of a list: words beside their label, in a column and a measure of so many points."""

    name: str
    content: Inlines
    column: float
    measure: float


def set_entry(
    entry: Entry, style: Style, structure: Structure, outer: Node
) -> tuple[list[Strip], Node]:
    """The lines of an entry beside its label, and the node of its words."""
    line = structure.add("LI", outer)
    mark = label(entry.name, style, structure.add("Lbl", line))
    body = structure.add("LBody", line)
    lines = set_text(entry.content, entry.measure, style, body)
    return labelled(shifted(lines, entry.column), mark), body


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
    named = first._replace(title=title or words, level=level - 1)
    return below([named, *glued(rest)], above)

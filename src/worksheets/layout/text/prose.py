"""Text set in lines: paragraphs and headings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from worksheets.layout.pagination.strips import TIGHT, Strip, below, glued
from worksheets.layout.structure import Structure
from worksheets.layout.style import TEXT, Style
from worksheets.layout.text.directions import begins_right_to_left
from worksheets.layout.text.lines import Line, LineStyle, break_lines
from worksheets.layout.text.runs import Paragraph, baseline, growth, line_marks
from worksheets.layout.text.words import TextStyle, Word, displays, joined, width_of, words_of
from worksheets.layout.type.faces import Piece
from worksheets.layout.type.formulas import PER_EM
from worksheets.layout.unsettable import Unsettable, quoted
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Fill, Stroke
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Code, Inlines, LineBreak, Maths, plain, text
from worksheets.model.theme import rgb

BLANK = 72 / TEXT
"""The width of a blank in running text in sizes of type, whatever the length of its answer."""
STANZA = 0.55
"""The blank line between stanzas, in lines."""
AIR = 3 / 7
"""The space above and below a formula on a line of its own, in units of space."""
BARS = {1: (6.0, 3 / 7), 2: (3.0, 3 / 7)}
"""The width and height of the bar over a title and over a heading, in units of space."""


class ParagraphStyle(NamedTuple):
    """How a paragraph is set: its type size in points (0: that of running text), whether it is
    strong, and its leading (0: that of its size).

    Only `body` text is justified, where the theme wants that; with `whole_words` no word is parted.
    The first line is indented by `indent` points, unless a formula or code stands on it alone. A
    `blank` is so many points wide (0: as wide as usual), and a line or, if `boxed`, a box.
    `large_formulas` are as large as those that stand alone.
    """

    size: float = 0
    strong: bool = False
    leading: float = 0
    body: bool = False
    whole_words: bool = False
    indent: float = 0
    blank: float = 0
    boxed: bool = False
    large_formulas: bool = False


PLAIN = ParagraphStyle()
BODY = ParagraphStyle(body=True)
STRONG = ParagraphStyle(strong=True)


def set_text(
    content: Inlines, measure: float, style: Style, node: Node, look: ParagraphStyle = PLAIN
) -> list[Strip]:
    """Lines of text as strips; the first two and the last two stay together.

    Raises Unsettable for a formula or code that is wider than the measure.
    """
    return list(_text(content, measure, style, node, look))


@memo(1 << 14)
def _text(
    content: Inlines, measure: float, style: Style, node: Node, look: ParagraphStyle
) -> tuple[Strip, ...]:
    """Without its memo, papers with shuffled options take 10 % longer."""
    size = look.size or style.size
    spoken = plain(content)
    right_to_left = begins_right_to_left(spoken)
    paragraph = Paragraph(node, style, size, measure, right_to_left, spoken, look.boxed)
    strips: list[Strip] = []
    parts = list(displays(content))
    gap = False
    for number, part in enumerate(parts, 1):
        match part:
            case LineBreak():
                gap = part.gap
                continue
            case Maths():
                added = _display(part, paragraph)
            case Code():
                added = _listing(part, paragraph)
            case _:
                indented = look if number == 1 else look._replace(indent=0)
                added = _lines(part, paragraph, indented, ends=number == len(parts))
                if gap and strips and added:
                    added[0] = added[0]._replace(above=added[0].height * STANZA)
                gap = False
        strips += added
    for n in {1, len(strips) - 1}:
        if 0 < n < len(strips):
            strips[n] = strips[n]._replace(cost=TIGHT)
    return tuple(strips)


def _lines(
    content: Inlines, paragraph: Paragraph, look: ParagraphStyle, *, ends: bool
) -> list[Strip]:
    """Lines of words; the last `ends` the paragraph, or goes before a display or a break."""
    style, size, measure = paragraph.style, paragraph.size, paragraph.measure
    justified = look.body and style.theme.type.align == "justified"
    language = "" if look.strong or look.whole_words else style.hyphens
    dress = text_style(size, measure, style, strong=look.strong)
    if look.blank:
        dress = replace(dress, blank=look.blank)
    if look.large_formulas:
        dress = replace(dress, large_formulas=True)
    words = words_of(content, style.faces, dress)
    check_widths(words, measure)
    if look.indent:
        words = (joined([Piece("", "text", size, look.indent)], goes_on=True), *words)
    leading = look.leading or _leading(words, size, style)
    pressed = not (look.strong or paragraph.right_to_left)
    how = LineStyle(style.faces, size, justified, language, pressed, style.language.tag)
    lines = break_lines(words, measure, how)
    return list(_line_strips(lines, leading, paragraph, measure if justified else 0, ends=ends))


def text_style(size: float, measure: float, style: Style, *, strong: bool = False) -> TextStyle:
    """How running text of a size is set in a measure, which no blank is wider than."""
    kind = style.theme.type
    blank = min(BLANK * size, measure)
    return TextStyle(
        size,
        blank,
        kind.scripts,
        strong,
        style.language.tag,
        kind.maths,
        style.language.customs.lists.and_,
    )


def _leading(words: Sequence[Word], size: float, style: Style) -> float:
    if any(piece.gap for word in words for piece in word.pieces):
        return max(style.unit * 3 * size / style.size, style.leading_of(size))
    return style.leading_of(size)


def _line_strips(
    lines: Sequence[Line],
    leading: float,
    paragraph: Paragraph,
    measure: float = 0,
    *,
    ends: bool = True,
) -> Iterator[Strip]:
    """Lines as strips, spread over a measure if there is one; `ends`: so does the paragraph.

    Spaces are narrower in a line that would be too wide.
    """
    space = paragraph.style.faces.space(paragraph.size)
    for n, line in enumerate(lines):
        last = n == len(lines) - 1
        above, below = growth(line, leading, paragraph.size)
        foot = baseline(leading, paragraph.size) + above
        spread = 0 if last else measure
        if width_of(line, space) > paragraph.measure:
            spread = paragraph.measure
        marks = line_marks(line, foot, paragraph, measure=spread, last=last and ends)
        yield Strip(leading + above + below, tuple(marks))


def _display(maths: Maths, paragraph: Paragraph) -> list[Strip]:
    """A formula in the middle of a line of its own, with as much air above it as below; the line is
    no lower than others."""
    style, size, measure = paragraph.style, paragraph.size, paragraph.measure
    words = words_of((maths,), style.faces, text_style(size, measure, style))
    check_widths(words, measure)
    drawn = words[0].pieces[0]
    air, above, below = style.unit * AIR, 0.0, 0.0
    if drawn.formula:
        above = drawn.formula.ascent * drawn.size / PER_EM - drawn.rise
        below = drawn.formula.descent * drawn.size / PER_EM + drawn.rise
    air = max(air, (style.leading_of(size) - above - below) / 2)
    marks = line_marks(words, air + above, paragraph, last=True)
    x = (measure - words[0].width) / 2
    return [Strip(above + below + 2 * air, tuple(marks), x=x)]


def _listing(code: Code, paragraph: Paragraph) -> list[Strip]:
    """Code line by line, indented, with some space around it; a listener hears it as one."""
    style, size, measure = paragraph.style, paragraph.size, paragraph.measure
    indent = style.unit * 2
    leading = style.leading_of(size)
    strips: list[Strip] = []
    for line in code.text.split("\n"):
        words = words_of((Code(line, display=True),), style.faces, text_style(size, measure, style))
        check_widths(words, measure - indent)
        lines = [(_part_of(words[0], code),)] if words else []
        strips += _line_strips(lines, leading, paragraph, ends=False) if lines else [Strip(leading)]
    strips = [strip._replace(x=indent) for strip in strips]
    strips[0] = strips[0]._replace(above=style.unit)
    strips[-1] = strips[-1]._replace(height=strips[-1].height + style.unit)
    return strips


def _part_of(line: Word, code: Code) -> Word:
    """A line of a listing as a part of all of it."""
    return line._replace(pieces=tuple(piece._replace(code=code.text) for piece in line.pieces))


def check_widths(words: Sequence[Word], measure: float) -> None:
    """Raise Unsettable for a formula, or code between spaces, that is wider than the measure."""
    for word in words:
        for piece in word.pieces:
            if (piece.formula or piece.code) and piece.width > measure:
                excess = ceil((piece.width - measure) / MILLIMETRE)
                kind, hint, written = "code", "break the line", piece.text
                if piece.formula:
                    kind, hint, written = "formula", "write it as two", piece.formula.tex
                message = f"the {kind} {quoted(written)} is {excess} mm too wide for its column"
                raise Unsettable(message, f"{hint}, or choose a wider page", written)


def _balanced(title: str, measure: float, size: float, style: Style) -> float:
    """The narrowest measure that needs no more lines: a heading's lines are about as long."""
    parts = words_of(text(title), style.faces, TextStyle(size, 0, 1, strong=True))
    breaking = LineStyle(style.faces, size)
    count = len(break_lines(parts, measure, breaking))
    if count < 2:
        return measure
    shortest = width_of(parts, style.faces.space(size)) / count
    narrower = (shortest * (1 + 0.03 * n) for n in range(40))
    return next(
        (
            width
            for width in narrower
            if width <= measure and len(break_lines(parts, width, breaking)) == count
        ),
        measure,
    )


class HeadingLook(NamedTuple):
    """How a heading is set, in points: the space above it, its measure, type size and leading."""

    above: float
    measure: float
    size: float
    leading: float


def heading_look(level: int, above: float, style: Style) -> HeadingLook:
    """The look of a level of headings; one of level 1 is a title, which stands across all
    columns."""
    size = {1: style.title, 2: style.heading}.get(level, style.size)
    measure = style.full_measure if level == 1 else style.measure
    return HeadingLook(above, measure, size, size * (1.1 if level == 1 else 1.1667))


def heading(
    title: str, level: int, style: Style, structure: Structure, *, above: float
) -> list[Strip]:
    """A heading that stays with what follows, and its bookmark, in the look of its level."""
    return heading_in(heading_look(level, above, style), title, level, style, structure)


def heading_in(
    look: HeadingLook, title: str, level: int, style: Style, structure: Structure
) -> list[Strip]:
    """A heading in a look of its own. One of the first or second level stands under a rule with a
    bar at its left."""
    above, measure, size, leading = look
    width = _balanced(title, measure, size, style)
    strong = ParagraphStyle(size, strong=True, leading=leading)
    first, *rest = set_text(text(title), width, style, structure.add(f"H{level}"), strong)
    lines = [first._replace(title=title, level=level - 1), *glued(rest)]
    if level > 2:
        return below(lines, above)
    top = rule_with_bar(measure, BARS[level], style)
    return below([top, *glued(below(lines, style.unit * (2 - level * 0.5)))], above)


def rule_with_bar(measure: float, bar: tuple[float, float], style: Style) -> Strip:
    """A rule over a title or a heading, from which a bar of the theme's accent hangs; the bar's
    width and height are in units of space."""
    wide, tall = (units * style.unit for units in bar)
    rule = Stroke(((0, 0), (measure, 0)), style.rule)
    return Strip(0.01, (rule, Fill(0, 0, wide, tall, rgb(style.theme.accent))))

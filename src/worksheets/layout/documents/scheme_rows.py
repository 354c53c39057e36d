"""Rows of mark schemes: cells side by side without verticals; a very tall row is cut by lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from worksheets.layout.blocks.panels import HEAD, tint_of
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import TALL, WITHIN
from worksheets.layout.pagination.strips import GLUED, Strip, below, inked, shifted, stacked
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text, text_style
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.layout.text.words import Word, displays, width_of, words_of
from worksheets.layout.type.faces import NO_BREAK
from worksheets.model.page.node import Node
from worksheets.model.page.page import Fill, Mark, Run, Shape, Stroke, moved
from worksheets.model.paper.content import Code, Inlines, LineBreak, Maths
from worksheets.model.paper.point_rows import PointRow
from worksheets.model.paper.wording import run_in

TEXT, GUIDANCE = 20 / 21, 19 / 21
"""The sizes of answers and of guidance, in those of text."""
TIGHT_LEADING = 0.975
"""Tables are set a little closer than text, in its leading."""
ABOVE, UNDER = 3 / 7, 2.5 / 7
"""What stays free over and under the words of a row, in units of space."""
BETWEEN = 0.3
"""Between paragraphs of a cell, in units of space."""
LABEL_GAP = 6 / 7
"""Between the label of an answer, such as the letter of an option, and the answer, in units."""
SENTENCES = f"{NO_BREAK}{NO_BREAK} "
"""Between what is run in: half a size of space."""
HEAVY, LIGHT = 0.75, 0.35
"""The weights of the rule over a question and of those between rows, in points."""


class Cell(NamedTuple):
    """The lines of a cell, and how far from the left edge of their row they begin, in points."""

    x: float
    lines: Sequence[Strip]


class Edges(NamedTuple):
    """What is drawn around a row: the weights of the rules over it and under it, in points, and
    whether it stands on a tint; `air` is more space over and under its words, in units."""

    over: float = 0
    under: float = 0
    tinted: bool = False
    air: float = 0


PLAIN = Edges()


def answer_size(style: Style) -> float:
    """The size of what is said of answers."""
    return max(style.size * TEXT, style.theme.type.smallest)


def guidance_size(style: Style) -> float:
    """The size of guidance, reasons and what stands under the title."""
    return max(style.size * GUIDANCE, style.theme.type.smallest)


def leading_at(size: float, style: Style) -> float:
    """From line to line of a scheme at a type size."""
    return style.leading_of(size) * TIGHT_LEADING


def cell_lines(
    paragraphs: Iterable[Inlines], place: BlockPlace, size: float, *, strong: bool = False
) -> list[Strip]:
    """The lines of a cell, which is the parent of its place; more paragraphs than one are elements
    of their own in it."""
    measure, style, structure, node = place
    contents = [content for content in paragraphs if content]
    lines: list[Strip] = []
    for content in contents:
        own = structure.add("P", node) if len(contents) > 1 or node is None else node
        paragraph = set_text(
            content,
            measure,
            style,
            own,
            ParagraphStyle(size, strong=strong, leading=leading_at(size, style), whole_words=True),
        )
        lines += below(paragraph, BETWEEN * style.unit)
    return lines


def beside_label(
    label: str, lines: Sequence[Strip], column: float, size: float, place: BlockPlace
) -> list[Strip]:
    """The lines of a cell in a column behind a label, which stands on the first of them.

    They hang under their own words. `column` is the width of the column of labels in points; the
    cell is the parent of the place.
    """
    if not label:
        return shifted(lines, column)
    style = place.style
    leading = leading_at(size, style)
    first, *rest = lines or [Strip(leading)]
    foot = _foot(first) or baseline(leading, size)
    runs = in_faces(Run(-column, foot, "text", size, f"{label} ", place.parent), style)
    return shifted([first._replace(marks=(*runs, *first.marks)), *rest], column)


def label_column(labels: Iterable[str], size: float, style: Style) -> float:
    """How wide the column of labels is, with the gap behind them; 0 without any."""
    widest = max((style.faces.width(label, "text", size) for label in labels), default=0.0)
    return widest + LABEL_GAP * style.unit if widest else 0.0


class Letters(NamedTuple):
    """The size of type in points, and whether it is bold."""

    size: float
    strong: bool = False


def line_of(words: str, node: Node, style: Style, letters: Letters, right: float = 0) -> Cell:
    """A cell of one line, which ends `right` points from the edge if it does not begin there."""
    size, strong = letters
    face = "strong" if strong else "text"
    leading = leading_at(size, style)
    runs = in_faces(Run(0, baseline(leading, size), face, size, words, node), style)
    x = right - style.faces.width(words, face, size) if right else 0.0
    return Cell(x, (Strip(leading, runs),))


def set_row(cells: Sequence[Cell], style: Style, edges: Edges = PLAIN) -> list[Strip]:
    """The strip of a row, or its lines as strips if no half of a page holds it.

    The first lines of its cells stand on one baseline. Without a rule or a tint nothing stays free
    under them, for more of the same follows.
    """
    ends = edges.under or edges.tinted
    top = (ABOVE + edges.air) * style.unit
    foot = (UNDER + edges.air) * style.unit if ends else 0.0
    level = list(_on_one_baseline(cells))
    columns = [(cell.x, *stacked(cell.lines)) for cell in level]
    height = top + max((tall for _, tall, _ in columns), default=0.0) + foot
    if height > TALL * style.depth:
        return list(_by_lines(level, style, edges, top, foot))
    marks = [mark for x, _, inside in columns for mark in moved(inside, x, top)]
    return [Strip(height, _ruled(marks, height, style, edges))]


def _on_one_baseline(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells that have lines, each begun as low as the one that begins lowest: with a formula,
    or in larger type."""
    filled = [cell for cell in cells if cell.lines]
    feet = [_foot(cell.lines[0]) for cell in filled]
    for cell, foot in zip(filled, feet, strict=True):
        first, *rest = cell.lines
        down = max(feet) - foot
        if down:
            lower = moved(inked(first), 0, down)
            first = first._replace(height=first.height + down, marks=lower, bands=())
        yield Cell(cell.x, (first, *rest))


def _foot(line: Strip) -> float:
    """The baseline of a line, from its top."""
    return next((mark.y for mark in inked(line) if isinstance(mark, (Run, Shape))), 0.0)


def _by_lines(
    cells: Sequence[Cell], style: Style, edges: Edges, top: float, foot: float
) -> Iterator[Strip]:
    """A tall row, line by line: every cell goes on beside the others."""
    count = max(len(cell.lines) for cell in cells)
    for n in range(count):
        above, below = top if n == 0 else 0.0, foot if n == count - 1 else 0.0
        marks: list[Mark] = []
        height = 0.0
        for cell in cells:
            if n < len(cell.lines):
                tall, inside = stacked(cell.lines[n : n + 1])
                marks += moved(inside, cell.x, above)
                height = max(height, tall)
        height += above + below
        part = Edges(
            edges.over if n == 0 else 0, edges.under if n == count - 1 else 0, edges.tinted
        )
        cost = GLUED if n in (1, count - 1) else WITHIN
        yield Strip(height, _ruled(marks, height, style, part), cost=cost)


def _ruled(marks: Sequence[Mark], height: float, style: Style, edges: Edges) -> tuple[Mark, ...]:
    """The marks of a row on its tint and between its rules."""
    around: list[Mark] = []
    tint = tint_of(HEAD, style) if edges.tinted else None
    if tint:
        around.append(Fill(0, 0, style.measure, height, tint))
    if edges.over:
        around.append(Stroke(((0, 0), (style.measure, 0)), edges.over))
    if edges.under:
        around.append(Stroke(((0, height), (style.measure, height)), edges.under))
    return (*around, *marks)


def goes_on(label: str, style: Style) -> Strip:
    """'5 (continued)' under a rule, where a question goes on on a new page."""
    size = answer_size(style)
    notice = style.language.say("scheme.continued", label=label)
    leading = leading_at(size, style)
    runs = in_faces(
        Run(0, ABOVE * style.unit + baseline(leading, size), "strong", size, notice), style
    )
    height = leading + (ABOVE + UNDER) * style.unit
    return Strip(height, (Stroke(((0, 0), (style.measure, 0)), HEAVY), *runs))


def guidance_of(point: PointRow) -> tuple[Inlines, ...]:
    """The paragraphs of guidance on a point: what is said, run in, and what is not accepted."""
    return tuple(filter(None, (run_in(point.guidance, SENTENCES), point.reject)))


def natural_width(content: Inlines, style: Style, size: float) -> float:
    """How wide some content is that is set in one line."""
    return width_of(_words(content, style, size), style.faces.space(size))


def holds(content: Inlines, measure: float, style: Style, size: float) -> bool:
    """Whether a column is wide enough for the formulas and the code of some content."""
    return all(
        word.width <= measure
        for word in _words(content, style, size)
        if any(piece.formula or piece.code for piece in word.pieces)
    )


def _words(content: Inlines, style: Style, size: float) -> list[Word]:
    words: list[Word] = []
    for part in displays(content):
        match part:
            case LineBreak():
                continue
            case Maths() | Code():
                words += words_of((part,), style.faces, text_style(size, style.measure, style))
            case _:
                words += words_of(part, style.faces, text_style(size, style.measure, style))
    return words

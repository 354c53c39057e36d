"""Word banks: words to choose from, behind a rule on a tint."""

from collections.abc import Iterable, Sequence
from math import ceil

from worksheets.layout.blocks.panels import panel_of
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import Strip, below, panelled, tight
from worksheets.layout.style import Style
from worksheets.layout.text.lines import Line, LineStyle, break_lines
from worksheets.layout.text.prose import check_widths, text_style
from worksheets.layout.text.runs import Paragraph, baseline, growth, line_marks
from worksheets.layout.text.words import width_of, words_of
from worksheets.model.page.page import Mark, moved
from worksheets.model.paper.content import Bank, Block, Inlines

APART, INSET, EDGE = 20 / 7, 1.5, 0.25
"""Between words, before the first and behind the last, and above and below, in units of space."""
WRITTEN = 1.3
"""How much wider a word is in handwriting than in print."""


def bank_strips(bank: Bank, place: BlockPlace) -> list[Strip]:
    """The words well apart, row by row."""
    measure, style, structure, parent = place
    paragraph = Paragraph(structure.add("P", parent), style, style.size)
    room = measure - 2 * style.unit * INSET
    cut = [line for word in bank.words for line in _lines_of(word, room, style)]
    space = style.faces.space(style.size)
    rows: list[list[tuple[Line, float, bool]]] = []
    for n, start in _rows([width_of(line, space) for line in cut], style.unit * APART, room):
        if start == 0:
            rows.append([])
        rows[-1].append((cut[n], start, n + 1 == len(cut)))
    strips = [_row(row, paragraph) for row in rows]
    panel = panel_of(measure, style.unit * INSET, style.unit * EDGE, style)
    return below(tight(panelled(strips, panel)), style.unit)


def blank_beside_bank(blocks: Iterable[Block], place: BlockPlace) -> float:
    """How wide blanks are that the words of a bank among some blocks fill, in points: no less than
    usual, and the widest of the words can be written there. 0 without a bank."""
    style = place.style
    dress = text_style(style.size, place.measure, style)
    widths = [
        width_of(words_of(word, style.faces, dress), style.faces.space(style.size))
        for block in blocks
        if isinstance(block, Bank)
        for word in block.words
    ]
    return min(max(dress.blank, WRITTEN * max(widths)), place.measure) if widths else 0.0


def bank_row(bank: Bank, place: BlockPlace) -> Strip | None:
    """The words in one row, from its left edge on; None if they have no room."""
    style = place.style
    words = [words_of(word, style.faces, text_style(style.size, 0, style)) for word in bank.words]
    space = style.faces.space(style.size)
    sizes = [width_of(cut, space) for cut in words]
    wide = sum(sizes) + style.unit * (APART * (len(sizes) - 1) + 2 * INSET)
    pieces = (piece for cut in words for word in cut for piece in word.pieces)
    if wide > place.measure or any(piece.formula for piece in pieces):
        return None
    (strip,) = bank_strips(bank, place.within(wide + 0.01))
    return strip


def _row(words: Sequence[tuple[Line, float, bool]], paragraph: Paragraph) -> Strip:
    """Words side by side, each from its place on; tall formulas make their row taller."""
    style = paragraph.style
    row = style.leading
    grown = [growth(line, row, style.size) for line, _, _ in words]
    above, under = (max(sizes) for sizes in zip(*grown, strict=True))
    foot = baseline(row, style.size) + above
    marks: list[Mark] = []
    for line, start, last in words:
        word_marks = line_marks(line, foot, paragraph, last=last)
        marks += moved(word_marks, start, 0)
    return Strip(row + above + under, tuple(marks))


def _lines_of(word: Inlines, room: float, style: Style) -> tuple[Line, ...]:
    """A word, phrase or formula of a bank; a very long one has more lines than one."""
    dress = text_style(style.size, 0, style)
    words = words_of(word, style.faces, dress)
    check_widths(words, room)
    return break_lines(words, room, LineStyle(style.faces, style.size))


def _rows(sizes: Sequence[float], gap: float, measure: float) -> list[tuple[int, float]]:
    """Where each word begins in rows of about the same length; a row begins at 0."""
    total = sum(sizes) + gap * (len(sizes) - 1)
    limit = min(measure, max(total / ceil(total / measure) * 1.12, *sizes))
    places = []
    x = 0.0
    for n, size in enumerate(sizes):
        if x and x + size > limit:
            x = 0.0
        places.append((n, x))
        x += size + gap
    return places

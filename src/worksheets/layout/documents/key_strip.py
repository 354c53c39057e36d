"""The key strip of a section: every objective question once, and notes on those that need them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import WITHIN
from worksheets.layout.documents.band_rows import BandPlace, row_head
from worksheets.layout.documents.scheme_rows import (
    LIGHT,
    Cell,
    Edges,
    Letters,
    answer_size,
    cell_lines,
    guidance_of,
    guidance_size,
    holds,
    line_of,
    natural_width,
    set_row,
)
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import GLUED, Strip
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.page.node import Node
from worksheets.model.page.page import Stroke
from worksheets.model.paper.content import Inlines
from worksheets.model.paper.points_scheme import KeyAnswer, PointsScheme

ACROSS = 5
"""So many answers stand side by side, if there is room for them."""
LETTER = 2.2
"""The column of the letter of an option, in units of space."""
GAP = 1.5
"""What stays free behind an answer at least, in units of space."""
WIDEST = 6
"""What stays free behind the widest answer at most, in units of space."""
ANSWER = 176 / 493.2
"""The column of the answers that have notes, in measures."""
FEWEST = 24
"""In a measure of fewer sizes of text, notes stand under their answers."""
Keyed = tuple[tuple[str, KeyAnswer], ...]


def key_strip(
    structure: Structure, entries: Keyed, numbers: float, style: Style, left: float = 0
) -> Galley:
    """A table of answers, read across: number, letter, and the answer if it is short.

    `numbers` is the width of the column of numbers and `left` where the table begins, in points;
    within a band, so behind a column, it has no rules, and its labels are not strong.
    """
    place = BandPlace(numbers, style, structure)
    size = answer_size(style)
    wide = [numbers + _width(answer, style, size) for _, answer in entries]
    widths = _columns(wide, style.measure - left, style)
    edges = [left + sum(widths[:n]) for n in range(len(widths))]
    summary = {"Summary": style.language.say("key-at-a-glance.title")}
    outer = structure.add("Table", attributes=summary)
    strips: list[Strip] = []
    rows = range(0, len(entries), len(widths))
    for n, start in enumerate(rows):
        row = structure.add("TR", outer)
        cells: list[Cell] = []
        beside = _padded(entries[start : start + len(widths)], len(widths))
        for x, entry in zip(edges, beside, strict=True):
            cells += _entry(entry, x, place, row, strong=not left)
        over, under = (n == 0 and not left), (n == len(rows) - 1 and not left)
        rules = Edges(LIGHT * over, LIGHT * under, air=0.1)
        strips += [
            strip._replace(cost=GLUED if n < 2 or n == len(rows) - 1 else WITHIN)
            for strip in set_row(cells, style, rules)
        ]
    return galley(strips)


def _padded(entries: Keyed, count: int) -> list[tuple[str, KeyAnswer] | None]:
    return [*entries, *[None] * (count - len(entries))]


def _width(answer: KeyAnswer, style: Style, size: float) -> float:
    """How wide a letter and an answer are with the gap behind them."""
    letter = LETTER * style.unit if answer.letter else 0.0
    short = natural_width(answer.answer, style, size) if answer.is_short else 0.0
    return letter + short + GAP * style.unit


def _columns(wide: Sequence[float], measure: float, style: Style) -> list[float]:
    """The widths of the columns, with what is left between them: as few rows as there is room for,
    and as few columns as make so many rows."""
    for most in range(ACROSS, 1, -1):
        across = -(-len(wide) // -(-len(wide) // most))
        widths = [max(wide[n::across]) for n in range(across)]
        spare = measure - sum(widths)
        if spare >= 0:
            more = min(spare / across, WIDEST * style.unit)
            return [width + more for width in widths]
    return [measure]


def _entry(
    entry: tuple[str, KeyAnswer] | None, x: float, place: BandPlace, row: Node, *, strong: bool
) -> Iterator[Cell]:
    """Number and answer of a question; two empty cells in the place of None."""
    numbers, style, structure = place
    if entry is None:
        structure.add("TD", row)
        structure.add("TD", row)
        return
    label, answer = entry
    size = answer_size(style)
    number = line_of(label, row_head(row, structure), style, Letters(size, strong=strong))
    yield number._replace(x=x)
    body = structure.add("TD", row)
    left = x + numbers
    if answer.letter:
        letter = f"{answer.letter} " if answer.is_short else answer.letter
        yield line_of(letter, body, style, Letters(size))._replace(x=left)
        left += LETTER * style.unit
    if answer.is_short:
        inside = BlockPlace(style.measure - left, style, structure, body)
        yield Cell(left, cell_lines([answer.answer], inside, size))


def needs_note(scheme: PointsScheme) -> bool:
    """Whether there is more to say of an objective question than a key strip holds."""
    return any(map(guidance_of, scheme.points)) or not (scheme.key and scheme.key.is_short)


def notes_galley(
    structure: Structure, schemes: tuple[PointsScheme, ...], numbers: float, style: Style
) -> Galley:
    """A table of answers that are too long for the strip, and of what is said of wrong ones; on a
    new page it goes on under a rule."""
    outer = structure.add("Table")
    rule = Strip(0.01, (Stroke(((0, 0), (style.measure, 0)), LIGHT),))
    strips: list[Strip] = []
    for n, scheme in enumerate(schemes):
        key, (point,) = scheme.key, scheme.points
        note = _Note(scheme.label, key.answer if key else point.answer, guidance_of(point))
        first, *more = structure.memoised(_note_row, note, outer, numbers, style, under=outer)
        first = first._replace(cost=WITHIN if n else GLUED, heads=(rule,) if n else ())
        strips += [first, *more]
    return galley(strips)


class _Note(NamedTuple):
    """What is said of a question: its answer, and the reasons against others."""

    label: str
    answer: Inlines
    reasons: tuple[Inlines, ...]


def _note_row(
    structure: Structure, note: _Note, table: Node, numbers: float, style: Style
) -> tuple[Strip, ...]:
    """The row of a note in a table; it is the same in forms that differ in letters only."""
    row = structure.add("TR", table)
    cells = list(_note_cells(note, BandPlace(numbers, style, structure), row))
    return tuple(set_row(cells, style, Edges(under=LIGHT)))


def _note_cells(note: _Note, place: BandPlace, row: Node) -> Iterator[Cell]:
    """The number of a question, its answer, and beside that what is said, run in."""
    numbers, style, structure = place
    size, small = answer_size(style), guidance_size(style)
    label, answer, reasons = note
    yield line_of(label, row_head(row, structure), style, Letters(size, strong=True))
    room = style.measure * ANSWER - style.unit
    x = numbers + room + style.unit
    rest = wide = style.measure - numbers
    rest -= room + style.unit
    beside = (
        style.measure >= FEWEST * style.size
        and holds(answer, room, style, size)
        and all(holds(reason, rest, style, small) for reason in reasons)
    )
    if not beside:
        room = rest = wide
    body, about = structure.add("TD", row), structure.add("TD", row)
    lines = cell_lines([answer], BlockPlace(room, style, structure, body), size)
    reason_lines = cell_lines(reasons, BlockPlace(rest, style, structure, about), small)
    if beside:
        yield Cell(numbers, lines)
        yield Cell(x, reason_lines)
    else:
        yield Cell(numbers, [*lines, *reason_lines])

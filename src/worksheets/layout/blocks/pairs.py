"""Entries with boxes to write in: pairs to match, events to put in order."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from worksheets.layout.blocks.fields import BoxField, boxed
from worksheets.layout.blocks.labels import Entry, column_for, set_entry
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.galleys import galley
from worksheets.layout.pagination.strips import (
    GLUED,
    TIGHT,
    Strip,
    apart,
    below,
    box,
    held,
    shifted,
    stacked,
    tight,
)
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import set_text
from worksheets.layout.unsettable import Unsettable
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Stroke, moved
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Inlines, Match, Order, Text, plain
from worksheets.model.paper.lettering import LETTERS

LEFT = 0.42
"""The part of the measure that prompts have beside options that leave them so much."""
BOX, BEHIND, LABEL = 17 / 7, 3.5, 2
"""A box to write in, where what stands behind it begins, and the column of numbers and letters, in
units of space."""
LARGEST = 12 * MILLIMETRE
"""No letter needs a larger box, in points."""
ROW, OPTION = 4 / 7, 0.5
"""The space between rows with boxes, and between options under prompts, in units."""
PRESSED = 0.6
"""By which part the spaces between entries under one another may be smaller on a full page."""
WIDE, NARROW = 13.0, 10.0
"""Options have a column of so many ems beside the prompts; or of fewer, down to the second number,
if that is less tall than options under them."""


Strips: TypeAlias = tuple[Strip, ...]
"""Those of an entry."""
TALLEST = 0.6
"""Columns side by side are at most so much of a page tall."""


def match_strips(match: Match, place: BlockPlace) -> list[Strip]:
    """Prompts behind boxes for letters on the left, lettered options on the right, on one page.

    In a narrow column, or if they are too tall for a page, the options stand under the prompts.
    """
    try:
        beside = _beside(match, place)
    except Unsettable:  # a listing that may have room in the full measure
        beside = None
    return [beside] if beside else _stacked(match, place)


def _stacked(match: Match, place: BlockPlace) -> list[Strip]:
    unit = place.style.unit
    prompts, options = _prompts(match, place), _options(match, place)
    entries = [*_entries(prompts, unit), *_entries(options, unit * 2)]
    first, *rest = chain.from_iterable(entries)
    return [first._replace(cost=GLUED), *map(_giving, rest)]


def _entries(entries: Sequence[Strips], above: float) -> Iterator[list[Strip]]:
    """Entries with so much space above the first, which stay together, and the lines of each more
    so."""
    for n, entry in enumerate(entries):
        first, *rest = below(entry, above) if n == 0 else entry
        yield held([first._replace(cost=TIGHT), *rest])


def _giving(strip: Strip) -> Strip:
    """An entry under another, which may come nearer to it rather than stand on another page."""
    return strip._replace(less=strip.above * PRESSED)


def _beside(match: Match, place: BlockPlace) -> Strip | None:
    """Options beside the prompts, if there is room for them on less than two thirds of a page.

    Rows of both begin at the same height.
    """
    measure, style, structure, parent = place
    gutter = style.unit * 4
    left = _left(match, measure - gutter, style)
    right = measure - left - gutter
    if right < min(NARROW * style.size, _options_width(match, style)):
        return None
    trial = structure.branch(parent)
    set_prompts = _prompts(match, BlockPlace(left, style, trial, parent))
    set_options = _options(match, BlockPlace(right, style, trial, parent))
    rows = _rows(set_prompts, set_options, style)
    prompts, options = (galley(chain.from_iterable(column)).block for column in rows)
    height = max(prompts.height, options.height)
    if height > style.depth * TALLEST:
        return None
    if measure * (1 - LEFT) - gutter < WIDE * style.size:
        stacked = galley(_stacked(match, place._replace(structure=structure.branch(parent))))
        if stacked.block.height < height:
            return None
    structure.take(trial)
    beside = (band._replace(x=band.x + left + gutter) for band in options.bands)
    boxes = tuple(field for _, field in prompts.fields)
    bands = (*prompts.bands, *beside)
    return Strip(height, boxes, above=style.unit, cost=GLUED, bands=bands)


def _rows(
    prompts: Sequence[Strips], options: Sequence[Strips], style: Style
) -> tuple[Sequence[Strips], Sequence[Strips]]:
    """Prompts and options in level rows; but options of a line stand near one another beside
    quotations, which are much taller."""
    lines = 1.5 * style.leading
    quoted = max(stacked(each)[0] for each in prompts) > 2 * lines
    if not quoted or any(stacked(each)[0] > lines for each in options):
        return _level(prompts, options, style)
    drop = max(0.0, (_side(style) - style.leading) / 2)
    first, *others = options
    return prompts, [_lowered(first, drop), *others]


def _level(
    prompts: Sequence[Strips], options: Sequence[Strips], style: Style
) -> tuple[list[Strips], list[Strips]]:
    """Prompts and options whose rows are as high as the higher of both; the first lines of options
    are level with the boxes, as those of prompts are."""
    tall = _side(style)
    options = [_lowered(option, max(0.0, (tall - style.leading) / 2)) for option in options]
    rows = min(len(prompts), len(options))
    highest = [
        max(tall, *(stacked(each)[0] for each in row))
        for row in zip(prompts, options, strict=False)
    ]
    space = style.unit * ROW
    columns = [
        [_as_high(each, high, space) for each, high in zip(column, highest, strict=False)]
        + [tuple(below(each, space)) for each in column[rows:]]
        for column in (prompts, options)
    ]
    return columns[0], columns[1]


def _lowered(strips: Strips, drop: float) -> Strips:
    """The strips of an option, so much lower."""
    first, *rest = strips
    bands = tuple(band._replace(y=band.y + drop) for band in first.bands)
    return (first._replace(height=first.height + drop, bands=bands), *rest)


def _as_high(strips: Strips, height: float, space: float) -> Strips:
    """The strips of an entry that take so much height, with so much space above them."""
    *rest, last = below(strips, space)
    more = height - stacked(strips)[0]
    return (*rest, last._replace(height=last.height + more))


def _left(match: Match, measure: float, style: Style) -> float:
    """The width of the prompts of a measure that they share with the options.

    Neither has lines of more than one if there is room for that; then options stand near the
    prompts if they are short, and else at the right.
    """
    options = _options_width(match, style)
    prompts = _natural(match.prompts, style) + _labels(len(match.prompts), style)
    prompts += style.unit * BEHIND
    if prompts + options <= measure:
        return min(measure - options, max(measure * LEFT, prompts))
    words = [(Text(word),) for prompt in match.prompts for word in plain(prompt).split(" ")]
    longest = _natural(words, style) + prompts - _natural(match.prompts, style)
    return min(prompts, max(measure * LEFT, measure - options, longest))


def _options_width(match: Match, style: Style) -> float:
    """The width of options that have a line each."""
    return _natural(match.options, style) + _labels(len(match.options), style)


def _labels(count: int, style: Style) -> float:
    """The width of a column of numbers or letters."""
    return column_for([str(count)], style.unit * LABEL, style)


def _natural(entries: Sequence[Inlines], style: Style) -> float:
    """The width of the longest entry on one line, with a little room for strong words."""
    return 1.06 * max(style.faces.width(plain(entry), "text", style.size) for entry in entries)


class Prompts(NamedTuple):
    """What is to be matched, the slot of the answers, and the letters to choose from."""

    contents: tuple[Inlines, ...]
    slot: str
    letters: str


def _prompts(match: Match, place: BlockPlace) -> tuple[Strips, ...]:
    measure, style, structure, parent = place
    prompts = Prompts(match.prompts, match.slot, LETTERS[: len(match.options)])
    return structure.memoised(_prompted, prompts, measure, style, parent, under=parent)


def _prompted(
    structure: Structure, prompts: Prompts, measure: float, style: Style, parent: Node | None
) -> tuple[Strips, ...]:
    contents, slot, letters = prompts
    outer = structure.add("L", parent, attributes={"ListNumbering": "Decimal"})
    names = [str(n) for n in range(1, len(contents) + 1)]
    column = _labels(len(names), style)
    room = measure - column - style.unit * BEHIND
    entries: list[Strips] = []
    for name, prompt in zip(names, contents, strict=True):
        entry = Entry(name, prompt, column, room)
        field = BoxField(f"{slot}-{name}", letters, name)
        entries.append(structure.memoised(_prompt, entry, field, outer, style, under=outer))
    return tuple(entries)


def _prompt(
    structure: Structure, entry: Entry, field: BoxField, outer: Node, style: Style
) -> tuple[Strip, ...]:
    lines, body = set_entry(entry, style, structure, outer)
    marks = boxed(_writing_box(style), field, style, body)
    return tuple(map(apart, _roomy(shifted(lines, style.unit * BEHIND), marks, style)))


def _option(structure: Structure, entry: Entry, outer: Node, style: Style) -> tuple[Strip, ...]:
    lines, _ = set_entry(entry, style, structure, outer)
    return tuple(map(apart, below(tight(lines), style.unit * OPTION)))


def _options(match: Match, place: BlockPlace) -> list[Strips]:
    measure, style, structure, parent = place
    outer = structure.add("L", parent, attributes={"ListNumbering": "UpperAlpha"})
    names = LETTERS[: len(match.options)]
    column = _labels(len(names), style)
    entries: list[Strips] = []
    for name, option in zip(names, match.options, strict=True):
        entry = Entry(name, option, column, measure - column)
        entries.append(structure.memoised(_option, entry, outer, style, under=outer))
    return entries


def _writing_box(style: Style) -> Stroke:
    """A box to write a letter or a number in, before what it belongs to."""
    side = _side(style)
    return box(0, 0, side, side, style.frame)


def _side(style: Style) -> float:
    return min(style.unit * BOX, LARGEST)


def _roomy(lines: list[Strip], square: Sequence[Mark], style: Style) -> list[Strip]:
    """The lines of an entry with its box, at least as tall as it, the first in its middle."""
    tall = _side(style)
    height, inside = stacked(lines)
    if height > style.depth / 4:
        first, *rest = lines
        first = first._replace(marks=(*first.marks, *moved(square, -first.x, 0)))
        return below(tight([first, *rest]), style.unit * ROW)
    drop = max(0.0, (tall - lines[0].height) / 2)
    marks = (*moved(inside, 0, drop), *square)
    return [Strip(max(height + drop, tall), marks, above=style.unit * ROW, cost=GLUED)]


def order_strips(order: Order, place: BlockPlace) -> list[Strip]:
    """Entries with boxes for their numbers."""
    measure, style, structure, parent = place
    outer = structure.add("L", parent, attributes={"ListNumbering": "None"})
    inset = style.unit * BEHIND
    count = len(order.entries)
    strips: list[Strip] = []
    for n, content in enumerate(order.entries, 1):
        entry = Entry(f"{order.slot}-{n}", content, inset, measure - inset)
        strips += structure.memoised(_event, entry, outer, count, style, under=outer)
    return below(strips, style.unit)


def _event(
    structure: Structure, entry: Entry, outer: Node, count: int, style: Style
) -> tuple[Strip, ...]:
    body = structure.add("LBody", structure.add("LI", outer))
    lines = shifted(set_text(entry.content, entry.measure, style, body), entry.column)
    numbers = [str(number) for number in range(1, count + 1)]
    field = BoxField(entry.name, numbers, plain(entry.content))
    marks = boxed(_writing_box(style), field, style, body)
    return tuple(map(apart, _roomy(lines, marks, style)))

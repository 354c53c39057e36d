"""A narrow figure with something beside it: the parts of its question, the clues of a puzzle."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.figures import captioned, narrow_drawings
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import GLUED, TIGHT, Strip, shifted, stacked
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.page import moved
from worksheets.model.paper.content import Block, Bullets, Figure

GUTTER, LEAST = 3, 200 / 7
"""Between a figure and what stands beside it, and the least that is left for that, in units of
space."""
NEARLY = 0.75
"""What does not begin beside this part of a figure stands under it."""
TALLEST = 0.6
"""The part of a page that a figure and what stands beside it may take: they are never parted."""

Setter: TypeAlias = Callable[[BlockPlace], list[Strip]]
"""Sets an entry at a place of some measure."""


def set_beside(figure: Figure, entries: Sequence[Setter], place: BlockPlace) -> list[Strip] | None:
    """A figure at the left with entries at its right as far down as it reaches, and the other
    entries under it in the whole measure; None if there is no room for that.

    A figure that is drawn smaller for that is drawn as small as saves a line. What is set is in the
    structure of the place only if there is room.
    """
    measure, style, structure, parent = place
    best: list[Strip] | None = None
    taken = structure
    for drawing in narrow_drawings(figure, measure, style):
        trial = structure.branch(parent)
        strips = _set(figure, drawing, entries, BlockPlace(measure, style, trial, parent))
        if strips and (best is None or _least(strips) <= _least(best) - style.leading):
            best, taken = strips, trial
    if best is not None:
        structure.take(taken)
    return best


def _set(
    figure: Figure, drawing: Drawing, entries: Sequence[Setter], place: BlockPlace
) -> list[Strip] | None:
    """A drawing of a figure with entries beside it and under it; None if there is no room."""
    measure, style, *_ = place
    left = drawing.width + style.unit * GUTTER
    if measure - left < style.unit * LEAST:
        return None
    shown = captioned(figure, drawing, place.within(drawing.width))
    height, _ = stacked(shown)
    strips: list[Strip] = []
    rest: list[Strip] = []
    for entry in entries:
        if not strips or _least(strips) < NEARLY * height:
            strips += shifted(entry(place.within(measure - left)), left)
        else:
            rest += entry(place)
    together = _joined(shown, height, strips)
    if sum(strip.above + strip.height for strip in together) > TALLEST * style.depth:
        return None
    return [*together, *rest]


def clues_beside(figure: Block, rest: Sequence[Block], place: BlockPlace) -> list[Strip] | None:
    """A puzzle with its clues beside it; None if it has none, or no room for them."""
    lists = [block for block in rest if isinstance(block, Bullets)]
    if not isinstance(figure, Figure) or not lists or len(lists) < len(rest):
        return None
    return set_beside(figure, [partial(block_strips, block) for block in lists], place)


def _least(strips: Sequence[Strip]) -> float:
    """The least height of strips, from the top of the first on."""
    return sum(strip.least + strip.above for strip in strips) - strips[0].above


def _joined(shown: Sequence[Strip], height: float, strips: Sequence[Strip]) -> list[Strip]:
    """The strips with a figure in front of the first, as high as it at least, and never parted.

    The space above both stays as it is: a figure belongs to its stem.
    """
    first, *more = strips
    above = min(shown[0].above, first.above)
    down, lower = shown[0].above - above, first.above - above
    _, marks = stacked(shown)
    top = first._replace(
        height=lower + first.height,
        marks=(*moved(marks, -first.x, down), *moved(first.marks, 0, lower)),
        bands=tuple(band._replace(y=band.y + lower) for band in first.bands),
        above=above,
        less=0.0,
        more=0.0,
        cost=GLUED,
    )
    # A figure does not shrink with the spaces beside it.
    joined = [top, *(strip._replace(cost=TIGHT, less=0.0) for strip in more)]
    missing = height + down - _least(joined)
    return [*joined, Strip(missing, cost=TIGHT)] if missing > 0 else joined

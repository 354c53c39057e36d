"""A figure with something beside it: as high as both, never parted, and nothing overprinted."""

from dataclasses import dataclass

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.beside import GUTTER, set_beside
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import GLUED, Strip, tops
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.layout.text.prose import set_text
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.page import Ink, Outline, Run, Shape
from worksheets.model.paper.content import Figure, text

FRAME = Ink(line=(0, 0, 0), weight=0.5)


@dataclass(frozen=True)
class Square:
    side: float

    def drawn(self, room: Room) -> Drawing | Misfit:
        side = self.side
        ring = ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side))
        return Drawing(side, side, (Shape(0, 0, 1, Outline((ring,)), FRAME),))


def entry(lines: int, place: BlockPlace) -> list[Strip]:
    """A part of so many lines, each as long as its measure allows."""
    node = place.structure.add("P", place.parent)
    strips = set_text(text("word " * 4), place.measure, place.style, node)
    first, *rest = strips * lines
    return [first._replace(above=place.style.unit * 2), *rest]


def placed(side: float, *lines: int) -> tuple[Style, Structure, list[Strip] | None]:
    at = style_of(theme("worksheet"), "A4", ENGLISH)
    structure = Structure()
    place = BlockPlace(at.measure - at.number, at, structure)
    entries = [lambda where, count=count: entry(count, where) for count in lines]
    return at, structure, set_beside(Figure(Square(side), "a square"), entries, place)


def test_entries_stand_at_the_right_as_far_down_as_the_figure_reaches() -> None:
    at, structure, strips = placed(150, 3, 3, 3, 3)
    assert strips is not None
    left = 150 + at.unit * GUTTER
    begins = [run.x + strip.x for strip in strips for run in strip.marks if isinstance(run, Run)]
    assert set(begins) == {left, 0}
    assert begins == sorted(begins, reverse=True)
    assert structure.nodes[0].tag == "Figure"
    beside = [strip for strip in strips if strip.x]
    assert all(strip.cost >= GLUED for strip in beside)


@pytest.mark.parametrize("lines", [(1,), (3,), (1, 1), (30,)])
def test_what_follows_stands_under_the_figure_and_under_what_is_beside_it(
    lines: tuple[int, ...],
) -> None:
    _, _, strips = placed(150, *lines)
    assert strips is not None
    shape = next(mark for mark in strips[0].marks if isinstance(mark, Shape))
    foot = shape.y + 150
    height = max(y + strip.height for y, strip in tops(strips))
    words = [y + run.y for y, strip in tops(strips) for run in strip.marks if isinstance(run, Run)]
    assert height >= foot - 0.01
    assert height >= max(words)
    assert -strips[0].above < shape.y
    assert shape.x + strips[0].x == 0


@pytest.mark.parametrize(("side", "lines"), [(300, (1,)), (250, (80,))])
def test_without_room_nothing_is_set_and_nothing_is_in_the_structure(
    side: float, lines: tuple[int, ...]
) -> None:
    _, structure, strips = placed(side, *lines)
    assert strips is None
    assert structure.nodes == []


@dataclass(frozen=True)
class Yielding:
    """A square as large as its room, but of no more than 300 points."""

    def drawn(self, room: Room) -> Drawing | Misfit:
        return Square(min(room.width, 300)).drawn(room)


@pytest.mark.parametrize(("lines", "part"), [(2, 0.43), (16, 0.5)])
def test_a_figure_is_drawn_no_smaller_than_saves_a_line(lines: int, part: float) -> None:
    at = style_of(theme("worksheet"), "A4", ENGLISH)
    measure = at.measure - at.number
    strips = set_beside(
        Figure(Yielding(), "a square"),
        [lambda where: entry(lines, where)],
        BlockPlace(measure, at, Structure()),
    )
    assert strips is not None
    assert strips[0].x == pytest.approx(part * measure + at.unit * GUTTER)


def test_the_space_between_a_stem_and_its_figure_does_not_change() -> None:
    _, _, strips = placed(150, 3, 3)
    assert strips is not None
    assert (strips[0].less, strips[0].more) == (0, 0)

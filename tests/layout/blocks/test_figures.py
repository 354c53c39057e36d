"""Figures: caption and number above, halos behind crossed labels, type, and room beside them."""

from dataclasses import dataclass

import pytest

from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.blocks.figures import figure_strips, narrow_drawings
from worksheets.layout.blocks.halos import HALO, halo_colours
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import GLUED
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import box_of_mark
from worksheets.model.page.page import Colour, Ink, Outline, Run, Shape
from worksheets.model.paper.content import Figure, text

PAGE = (1.0, 1.0, 1.0)
TINT = (0.87, 0.87, 0.87)


def line(x: float, top: float, foot: float) -> Shape:
    ring = ((x, top), (x, foot))
    return Shape(0, 0, 1, Outline((ring,), closed=False), Ink(line=(0, 0, 0), weight=0.5))


def area(wide: float, tall: float) -> Shape:
    ring = ((0.0, 0.0), (wide, 0.0), (wide, tall), (0.0, tall))
    return Shape(0, 0, 1, Outline((ring,)), Ink(fill=TINT))


@dataclass(frozen=True)
class Plain:
    """A drawing as wide as it likes to be, or as its room if that is narrower and it `yields`."""

    wide: float
    yields: bool = False
    tall: float = 150.0

    def drawn(self, room: Room) -> Drawing | Misfit:
        if room.width < self.wide and not self.yields:
            return Misfit("no room", "")
        wide = min(self.wide, room.width)
        return Drawing(wide, self.tall, (line(wide / 2, 0, self.tall),), (Label(5, 20, "A"),))


def style(name: str = "worksheet") -> Style:
    return style_of(theme(name), "A4", ENGLISH)


def place(at: Style) -> BlockPlace:
    return BlockPlace(at.measure, at, Structure())


@pytest.mark.parametrize("name", THEMES)
def test_a_caption_with_the_number_stands_above_and_is_read_first(name: str) -> None:
    at = style(name)
    where = place(at)
    figure = Figure(Plain(100), "a line", text("A ride to school"), number=3)
    caption, drawing = figure_strips(figure, where)
    label, words = (mark for mark in caption.marks if isinstance(mark, Run))
    assert (label.face, label.text.replace("\u00a0", " ").strip()) == ("strong", "Figure 3")
    assert (words.face, words.text.strip()) == ("text", "A ride to school")
    assert drawing.cost >= GLUED
    assert [node.tag for node in where.structure.nodes] == ["P", "Figure"]


def test_a_figure_without_number_and_caption_has_no_words_above() -> None:
    (drawing,) = figure_strips(Figure(Plain(100), "a puzzle"), place(style()))
    assert drawing.height == 150


@pytest.mark.parametrize("name", THEMES)
def test_type_in_figures_is_never_smaller_than_the_smallest_and_grows_with_the_text(
    name: str,
) -> None:
    at = style(name)
    (drawing,) = figure_strips(Figure(Plain(100), "a line"), place(at))
    (run,) = (mark for mark in drawing.marks if isinstance(mark, Run))
    assert run.size == max(at.size * 8.5 / 10.5, at.theme.type.smallest)


@pytest.mark.parametrize(
    ("part", "yields", "wanted"),
    [
        (0.3, False, [0.3]),
        (0.55, False, [0.55]),
        (0.6, False, []),  # its author wants it so wide
        (0.6, True, [0.5, 0.43]),
        (0.8, True, [0.5, 0.43]),
        (0.9, True, []),  # too much smaller
    ],
)
def test_what_leaves_room_beside_it(part: float, yields: bool, wanted: list[float]) -> None:
    at = style()
    drawing = Plain(part * at.measure - 0.01, yields, tall=200)
    found = narrow_drawings(Figure(drawing, "a line"), at.measure, at)
    assert [round(each.width / at.measure, 2) for each in found] == wanted


def test_a_low_figure_is_not_drawn_smaller() -> None:
    at = style()
    drawing = Plain(at.measure * 0.7, yields=True, tall=60)
    assert narrow_drawings(Figure(drawing, "a timeline"), at.measure, at) == []


def room() -> Room:
    return Room(200, 200, 10, 8, lambda words: 6.0 * len(words), ENGLISH)


def test_a_label_has_a_halo_only_where_a_line_crosses_it() -> None:
    labels = (Label(10, 50, "crossed"), Label(100, 50, "free"))
    drawing = Drawing(200, 200, (line(30, 0, 200), line(90, 0, 200)), labels)
    assert list(halo_colours(drawing, room(), PAGE)) == [PAGE, None]


def test_a_halo_has_the_colour_on_which_its_label_stands() -> None:
    def colours(at: Label, page: Colour) -> list[Colour | None]:
        marks = (area(100, 100), line(30, 0, 200))
        return list(halo_colours(Drawing(200, 200, marks, (at,)), room(), page))

    assert colours(Label(10, 50, "crossed"), PAGE) == [TINT]
    assert colours(Label(10, 150, "crossed"), TINT) == [TINT]
    assert colours(Label(10, 150, "crossed"), PAGE) == [PAGE]
    assert colours(Label(10, 101, "crossed"), PAGE) == [PAGE]  # on both


@pytest.mark.parametrize("name", THEMES)
def test_a_halo_is_no_larger_than_its_letters_need(name: str) -> None:
    at = style(name)

    @dataclass(frozen=True)
    class Crossed:
        def drawn(self, room: Room) -> Drawing:
            return Drawing(100, 60, (line(20, 0, 60),), (Label(10, 40, "Seoul"),))

    (drawing,) = figure_strips(Figure(Crossed(), "a map"), place(at))
    _, halo, run = drawing.marks
    assert isinstance(halo, Shape)
    assert isinstance(run, Run)
    assert (halo.ink.weight, halo.ink.fill) == (2 * HALO, None)
    assert halo.node == run.node
    left, top, right, bottom = box_of_mark(halo)
    wide = at.faces.width("Seoul", "text", run.size)
    assert 10 - HALO <= left < right <= 10 + wide + HALO
    assert 40 - run.size * 0.78 - HALO <= top < 40 - run.size * 0.6
    assert 40 < bottom <= 40 + run.size * 0.03 + HALO

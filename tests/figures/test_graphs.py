"""Graphs have one look, whatever their kind: grid, axes, heads, titles, data."""

import json
from collections.abc import Iterator

import pytest

from figure_samples import example, read, room
from themes import theme
from words import ENGLISH
from worksheets.figures.drawing.plane import divisions, grid_lines
from worksheets.figures.drawing.scale import Scale
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing, Label
from worksheets.model.page.fitting import box_of_mark
from worksheets.model.page.page import Shape

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
GRAPHS = ("axes", "line-chart", "points", "bar-chart")
SIZE = 8.5

RIDE = {
    "type": "line-chart",
    "x-title": "Time in minutes",
    "y-title": "Distance in kilometres",
    "series": [{"points": [[0, 0], [10, 3], [15, 3], [30, 9]]}],
}
TRAIN = {
    "type": "axes",
    "x": {"from": 0, "to": 100, "step": 10, "title": "Time in s"},
    "y": {"from": 0, "to": 25, "step": 5, "title": "Speed in m/s"},
}


def drawn(figure: dict[str, object], width: float = 472.2, size: float = SIZE) -> Drawing:
    made, wrong = read(json.dumps(figure))
    assert made is not None, [str(one) for one in wrong]
    drawing = made.drawn(room(STYLE, width, size))
    assert isinstance(drawing, Drawing), drawing
    return drawing


def lines(drawing: Drawing) -> Iterator[Shape]:
    for mark in drawing.marks:
        if isinstance(mark, Shape) and not mark.outline.closed:
            yield mark


def places(mark: Shape) -> list[tuple[float, ...]]:
    return [step[-2:] for step in mark.outline.paths[0]]


def axes(drawing: Drawing) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    """The ends of the level axis and of the upright one."""
    heavy = [places(mark) for mark in lines(drawing) if mark.ink.weight == pytest.approx(0.9)]
    (level,) = [ends for ends in heavy if ends[0][1] == ends[1][1]]
    (upright,) = [ends for ends in heavy if ends[0][0] == ends[1][0]]
    return level, upright


def heads(drawing: Drawing) -> list[Shape]:
    return [
        mark
        for mark in drawing.marks
        if isinstance(mark, Shape) and mark.outline.closed and len(mark.outline.paths[0]) == 3
    ]


def label(drawing: Drawing, text: str) -> Label:
    (found,) = (label for label in drawing.labels if label.text == text)
    return found


@pytest.mark.parametrize("name", GRAPHS)
def test_grids_axes_and_data_have_the_same_weights(name: str) -> None:
    drawing = example(name).drawn(room(STYLE, 472.2, SIZE))
    assert isinstance(drawing, Drawing)
    weights = {round(mark.ink.weight, 2) for mark in lines(drawing)}
    assert {0.45, 0.9} <= weights <= {0.25, 0.45, 0.9, 0.98, 1.4}  # 0.98 is a cross


@pytest.mark.parametrize(
    ("apart", "length", "parts"),
    [
        (1, 17.4, 1),  # small enough
        (5, 32.5, 5),
        (2, 22, 2),  # four would be too small
        (2, 30, 4),
        (10, 36, 5),
        (5, 26, 1),  # five would be too small, and halves are not round
        (4, 22, 2),
        (30, 24, 3),
        (0.25, 40, 5),
        (12, 40, 1),
    ],
)
def test_squares_are_divided_at_round_steps_that_can_be_seen(
    apart: float, length: float, parts: int
) -> None:
    assert divisions(apart, length, SIZE) == parts


def test_larger_type_has_larger_squares() -> None:
    assert divisions(5, 42, 8.5) == 5
    assert divisions(5, 42, 18) == 1
    assert divisions(10, 42, 18) == 2


def test_lines_between_ticks_stay_on_the_scale() -> None:
    lines = grid_lines(Scale(1, 9, 0, 240), (2, 4, 6, 8), 2, SIZE)
    assert lines.coarse == pytest.approx([30, 90, 150, 210])
    assert min(lines.fine) == pytest.approx(0)
    assert max(lines.fine) == pytest.approx(240)
    assert not set(lines.coarse) & set(lines.fine)


@pytest.mark.parametrize("figure", [RIDE, TRAIN])
def test_axes_cross_at_the_origin_and_their_heads_reach_over_the_grid(
    figure: dict[str, object],
) -> None:
    drawing = drawn(figure)
    level, upright = axes(drawing)
    assert level[0] == pytest.approx(upright[0])
    fine = [mark for mark in lines(drawing) if mark.ink.weight < 0.3]
    right = max(x for mark in fine for x, _ in places(mark))
    top = min(y for mark in fine for _, y in places(mark))
    above, beside = sorted(head.outline.paths[0][0] for head in heads(drawing))
    assert above == pytest.approx((level[0][0], top - 1.2 * SIZE))
    assert beside == pytest.approx((right + 1.2 * SIZE, level[0][1]))


@pytest.mark.parametrize("figure", [RIDE, TRAIN])
def test_the_grid_is_not_higher_than_needed(figure: dict[str, object]) -> None:
    drawing = drawn(figure)
    _, upright = axes(drawing)
    assert upright[0][1] - upright[1][1] < 19 * SIZE + 1.2 * SIZE
    narrow = drawn(figure, 236)
    _, upright = axes(narrow)
    assert upright[0][1] - upright[1][1] < 0.62 * 236


@pytest.mark.parametrize(
    ("figure", "over", "under"),
    [
        (RIDE, "Distance in kilometres", "Time in minutes"),
        (TRAIN, "Speed in m/s", "Time in s"),
    ],
)
def test_titles_stand_above_at_the_left_and_under_the_right_end(
    figure: dict[str, object], over: str, under: str
) -> None:
    drawing = drawn(figure)
    level, upright = axes(drawing)
    title = label(drawing, over)
    assert (title.x, title.anchor) == (0, "start")
    assert title.y < upright[1][1]
    title = label(drawing, under)
    assert title.anchor == "end"
    assert level[1][0] - 1.2 * SIZE < title.x < level[1][0]
    assert title.y > level[0][1]


def test_symbols_stand_at_the_tips_of_their_axes() -> None:
    drawing = example("axes").drawn(room(STYLE, 472.2, SIZE))
    assert isinstance(drawing, Drawing)
    level, upright = axes(drawing)
    assert label(drawing, "y").x == pytest.approx(upright[0][0])
    assert label(drawing, "x").x > level[1][0]
    assert abs(label(drawing, "x").y - level[0][1]) < SIZE / 2


def test_points_have_a_radius_of_2_2() -> None:
    discs = [
        box_of_mark(mark)
        for mark in drawn(RIDE).marks
        if isinstance(mark, Shape) and any(len(step) == 6 for step in mark.outline.paths[0])
    ]
    assert len(discs) == 4
    assert all((box.right - box.left) / 2 == pytest.approx(2.2, abs=0.02) for box in discs)


def test_units_that_are_alike_are_as_long_on_both_axes() -> None:
    drawing = example("axes").drawn(room(STYLE, 472.2, SIZE))
    assert isinstance(drawing, Drawing)
    coarse = [places(mark) for mark in lines(drawing) if 0.4 < mark.ink.weight < 0.5]
    across = sorted({ends[0][0] for ends in coarse if ends[0][0] == ends[1][0]})
    down = sorted({ends[0][1] for ends in coarse if ends[0][1] == ends[1][1]})
    assert across[1] - across[0] == pytest.approx(down[1] - down[0])

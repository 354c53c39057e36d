"""Labels beside points: where they stand if lines, borders and other labels are in their way."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.figures.drawing.placing import SIDES, Care, Obstacles, Tag, away, placed
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing, Misfit
from worksheets.model.page.fitting import boxes
from worksheets.model.page.geometry import Box, Point

FRAME = Box(0, 0, 200, 200)
POINT = Tag(100, 100, 40, 10, 5, "Seoul")


def box(lines: list[list[Point]] | None = None, borders: list[list[Point]] | None = None) -> Box:
    found = placed([POINT], FRAME, Obstacles((), lines or [], borders or []))
    assert not isinstance(found, Misfit)
    return found[0]


def test_a_label_stands_at_the_right_if_nothing_is_there() -> None:
    assert box() == (105, 95, 145, 105)


@pytest.mark.parametrize("as_border", [False, True])
def test_a_label_stands_where_it_covers_no_line(as_border: bool) -> None:
    upright: list[list[Point]] = [[(120, 0), (120, 200)]]
    found = box(borders=upright) if as_border else box(upright)
    assert found.right < 100


def test_a_label_stands_on_the_side_of_a_line_on_which_its_point_lies() -> None:
    parallel: list[list[Point]] = [[(0, 97), (200, 97)]]
    assert box(parallel).top > 97
    assert box(parallel, [[(0, 110), (90, 110), (90, 190), (200, 190)]]).top > 97


def test_a_label_is_parted_from_its_point_only_if_it_may_stand_anywhere() -> None:
    tight = Box(98, 0, 200, 200)
    lines: list[list[Point]] = [[(101, 0), (101, 200)]]
    assert isinstance(placed([POINT], tight, Obstacles((), lines), Care.NOT_MISLEADING), Misfit)
    assert not isinstance(placed([POINT], tight, Obstacles((), lines)), Misfit)


def test_a_label_rather_covers_a_little_of_a_border_than_to_be_far_away() -> None:
    around: list[list[Point]] = [[(70, 70), (130, 70), (130, 130), (70, 130), (70, 70)]]
    found = box(borders=around)
    assert 100 - 2 * 5 - 40 <= found.left <= 100 + 2 * 5


def test_a_label_without_a_dot_stands_on_its_place_unless_a_border_is_there() -> None:
    tag = Tag(100, 100, 8, 10, 5, "A", ((0, 0), *SIDES))
    assert placed([tag], FRAME) == [(96, 95, 104, 105)]
    (beside,) = placed([tag], FRAME, Obstacles((), (), [[(0, 100), (200, 100)]]))  # type: ignore[misc]
    assert not beside.top < 100 < beside.bottom


def test_the_letter_of_a_country_stays_in_it_whatever_it_covers() -> None:
    """In large print the letter of Czechoslovakia stood in Poland."""
    north, south = [(0.0, 96.0), (200.0, 96.0)], [(0.0, 104.0), (200.0, 104.0)]
    tag = Tag(100, 100, 8, 20, 3, "B", ((0, 0), *SIDES))
    (outside,) = placed([tag], FRAME, Obstacles((), (), [north, south]))  # type: ignore[misc]
    (inside,) = placed(  # type: ignore[misc]
        [replace(tag, of_area=True)], FRAME, Obstacles((), (), [north, south])
    )
    middles = [(box.top + box.bottom) / 2 for box in (outside, inside)]
    assert not 96 < middles[0] < 104
    assert 96 < middles[1] < 104


@pytest.mark.parametrize("size", [8.5, 18, 24])
def test_names_stay_on_their_side_of_a_parallel_in_every_type(size: float) -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    figure = {
        "type": "map",
        "file": "korea.geojson",
        "west": 117,
        "east": 134,
        "south": 21,
        "north": 44,
        "width": 62,
        "places": [
            {"label": "Pyongyang", "lat": 39.02, "lon": 125.75},
            {"label": "Seoul", "lat": 37.57, "lon": 126.98},
        ],
        "lines": [{"points": [[123.6, 38], [130.4, 38]]}],
    }
    made, wrong = read(json.dumps(figure))
    assert made is not None, [str(one) for one in wrong]
    space = room(style, 472, size, 500)
    drawing = made.drawn(space)
    assert isinstance(drawing, Drawing)
    (parallel,) = (
        mark.outline.paths[0][0][1]
        for mark in drawing.marks
        if not mark.outline.closed and mark.ink.dashed  # type: ignore[union-attr]
    )
    places = {
        label.text: box
        for label, box in zip(drawing.labels, boxes(drawing.labels, space), strict=True)
    }
    assert places["Pyongyang"].bottom < parallel < places["Seoul"].top


def test_a_map_is_larger_for_larger_type() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    figure = {"type": "map", "file": "a", "west": 123, "east": 132, "south": 33, "north": 43}
    made, _ = read(json.dumps({**figure, "width": 50}))
    assert made is not None
    widths = []
    for size in (8.5, 17):
        drawing = made.drawn(room(style, 472, size, 600))
        assert isinstance(drawing, Drawing)
        widths.append(drawing.width)
    assert widths[1] == pytest.approx(1.2 * widths[0])


def test_a_label_is_nearer_to_its_own_point_than_to_another() -> None:
    """In large print 'Vienna' stood under the dot of Warsaw."""
    crowd = [Tag(x, 100, 30, 10, 5, name) for x, name in ((60, "A"), (100, "B"), (140, "C"))]
    found = placed(crowd, Box(0, 60, 200, 140))
    assert not isinstance(found, Misfit)
    for tag, box in zip(crowd, found, strict=True):
        others = [away(box, (other.x, other.y)) for other in crowd if other is not tag]
        assert away(box, (tag.x, tag.y)) < min(others)


def test_a_label_covers_a_line_unless_there_is_to_be_none_on_lines() -> None:
    across: list[list[Point]] = [[(0, y), (200, y)] for y in range(0, 200, 4)]
    assert isinstance(placed([POINT], FRAME, Obstacles((), across), Care.OFF_LINES), Misfit)
    assert not isinstance(placed([POINT], FRAME, Obstacles((), across)), Misfit)


def test_a_label_covers_no_arrow_unless_it_may_stand_anywhere() -> None:
    """In large print the name of a parallel covered the arrow of an advance."""
    tight = Box(60, 90, 150, 110)
    arrow: list[list[Point]] = [[(140, 80), (140, 120)]]
    crossed, shafts = Obstacles((), arrow), Obstacles((), arrow, (), arrow)
    assert not isinstance(placed([POINT], tight, crossed, Care.NOT_MISLEADING), Misfit)
    assert isinstance(placed([POINT], tight, shafts, Care.NOT_MISLEADING), Misfit)
    assert not isinstance(placed([POINT], tight, shafts), Misfit)
    (free,) = placed([POINT], FRAME, shafts, Care.NOT_MISLEADING)  # type: ignore[misc]
    assert not free.left <= 140 <= free.right


def test_the_name_of_a_line_stands_at_its_other_end_if_one_is_taken() -> None:
    tag = replace(POINT, sides=((-1, -1),), ends=((60, 100),))
    assert placed([tag], FRAME)[0].right < 100  # type: ignore[index]
    taken = Obstacles([Box(60, 60, 140, 99)])
    (other,) = placed([tag], FRAME, taken)  # type: ignore[misc]
    assert other.right < 60
    assert tag.nearest_to(other) == (60, 100)


@pytest.mark.parametrize("size", [8.5, 18, 24])
def test_no_name_on_a_map_covers_an_arrow(size: float) -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    shaft = [[127.5, 37.8], [126.6, 39.2], [126.4, 40.5]]
    figure = {
        "type": "map",
        "file": "korea.geojson",
        "west": 122.4,
        "east": 132,
        "south": 33.4,
        "north": 43.4,
        "width": 78,
        "places": [
            {"label": "Pyongyang", "lat": 39.02, "lon": 125.75},
            {"label": "Seoul", "lat": 37.57, "lon": 126.98},
        ],
        "lines": [
            {"label": "38th parallel", "points": [[123.4, 38], [130.6, 38]]},
            {"points": shaft, "dashed": False, "arrow": True},
        ],
    }
    made, wrong = read(json.dumps(figure))
    assert made is not None, [str(one) for one in wrong]
    drawing = made.drawn(room(style, 460, size))
    assert isinstance(drawing, Drawing), drawing
    (points,) = (
        mark.outline.paths[0]
        for mark in drawing.marks
        if len(mark.outline.paths) == 1
        and len(mark.outline.paths[0]) == 3
        and mark.ink.fill is None
    )
    places = [step[-2:] for step in points]
    for (x, y), (to_x, to_y) in pairwise(places):
        for n in range(21):
            at = (x + (to_x - x) * n / 20, y + (to_y - y) * n / 20)
            for label in boxes(drawing.labels, room(style, 460, size)):
                assert away(label, at) > 0

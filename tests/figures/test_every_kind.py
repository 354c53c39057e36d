"""Every kind of figure, from the example in its docstring, in rooms of all sizes."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import pytest

from figure_samples import KINDS, MORE, example, read, room, wording
from structure import check_structure, elements
from themes import THEMES, theme
from words import ENGLISH
from worksheets.assemble.labels import numbered
from worksheets.figures.drawing.lettering import boxes
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.style import style_of
from worksheets.model.page.page import Picture, Shape
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Block, Figure, Para, Table, Write, text
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.paper.paper import Front, Paper, Section
from worksheets.writers import dump, pdf

DRAWN = [name for name in KINDS if name != "table"]
STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
FINE = ("axes", "bar-chart", "column-sum", "graph-paper", "line-chart", "long-division", "map")
"""Kinds with squares, whose lines may be lighter than those that mean something."""


@pytest.mark.parametrize("name", KINDS)
def test_an_example_has_no_problems_and_describes_itself(name: str) -> None:
    figure = example(name)
    assert figure.type == name
    assert list(figure.problems()) == []
    said = figure.described(ENGLISH)
    assert said.endswith(".")
    assert "  " not in said
    other, wrong = read(wording(name))
    assert not wrong
    assert other is not None
    assert other.described(ENGLISH) == said


def along(mark: Shape) -> Iterator[tuple[float, float]]:
    """Places along the outline of a shape."""
    for path in mark.outline.paths:
        at = path[0]
        for step in path:
            for part in (0.25, 0.5, 0.75, 1.0):
                x, y = curve(at, step, part) if len(step) == 6 else step[:2]
                yield mark.x + x * mark.scale, mark.y + y * mark.scale
            at = step[-2:]


def curve(start: Sequence[float], step: Sequence[float], part: float) -> tuple[float, float]:
    """A place on a cubic curve."""
    rest = 1 - part
    weights = rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3
    values = (*start, *step)
    x, y = (sum(w * values[2 * n + axis] for n, w in enumerate(weights)) for axis in (0, 1))
    return x, y


@pytest.mark.parametrize("width", [160, 240, 340, 480])
@pytest.mark.parametrize("size", [9.0, 11.0, 18.0, 24.0])
@pytest.mark.parametrize("name", [*DRAWN, *MORE])
def test_drawings_stay_in_their_room_and_labels_lie_apart(
    name: str, size: float, width: float
) -> None:
    space = room(STYLE, width, size)
    drawing = example(name).drawn(space)
    slack = 0.6
    assert 0 < drawing.width <= width + slack
    assert 0 < drawing.height <= space.height + slack
    for mark in drawing.marks:
        if isinstance(mark, Picture):
            extent = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
        else:
            xs, ys = zip(*along(mark), strict=True)
            extent = (min(xs), min(ys), max(xs), max(ys))
        assert extent[0] >= -slack, mark
        assert extent[1] >= -slack, mark
        assert extent[2] <= drawing.width + slack, mark
        assert extent[3] <= drawing.height + slack, mark
    for one, other in combinations(
        zip(boxes(drawing.labels, space), drawing.labels, strict=True), 2
    ):
        assert not one[0].meets(other[0]), (one[1], other[1])


@pytest.mark.parametrize("name", DRAWN)
def test_lines_are_heavy_enough_to_be_copied(name: str) -> None:
    for mark in example(name).drawn(room(STYLE, 480, 11)).marks:
        if isinstance(mark, Shape) and mark.ink.line is not None:
            black = 1 - mark.ink.line[0]
            assert mark.ink.weight >= 0.25
            assert black >= 0.5
            if mark.ink.weight < 0.5:
                assert name in FINE


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_figure_is_drawn_the_same(name: str) -> None:
    def shown() -> list[object]:
        figure, _ = read(wording(name))
        assert figure is not None
        drawing = figure.drawn(room(STYLE, 300, 11))
        return [
            *(mark.outline.paths for mark in drawing.marks if isinstance(mark, Shape)),
            *drawing.labels,
        ]

    assert shown() == shown()


def paper(name: str) -> Paper:
    body: tuple[Block, ...] = (
        Para(text("Look.")),
        *example(name).blocks(ENGLISH),
        Write("answer", 1),
    )
    item = numbered(Item(name, example(name).span, body, Scheme(1)), "1", ENGLISH)
    front = Front("Figures", "", "", (), 1, None, "ABCD-EFGH")
    return Paper(front, (Section("All", (), (item,)),), ())


@pytest.mark.parametrize("theme_name", THEMES)
@pytest.mark.parametrize("name", KINDS)
def test_files_with_figures_are_sound_and_say_what_is_drawn(name: str, theme_name: str) -> None:
    made = paper(name)
    style = style_of(theme(theme_name), "A4", ENGLISH)
    document = paper_document(made.handout, style, "Art").document
    data = pdf.write(document)
    check_structure(data)
    assert dump.write(document)
    (block,) = example(name).blocks(ENGLISH)
    found = elements(data)
    match block:
        case Table():
            assert sum(element.tag == "TH" for element in found) >= len(block.head)
        case Figure():
            spoken = [node.alt for node in document.nodes if node.tag == "Figure"]
            assert block.spoken in spoken


def test_graph_paper_is_exact() -> None:
    figure, _ = read("type: graph-paper\nwidth: 3\nheight: 2\n")
    assert figure is not None
    drawing = figure.drawn(room(STYLE, 400, 11))
    upright = sorted(
        mark.outline.paths[0][0][0]
        for mark in drawing.marks
        if isinstance(mark, Shape) and mark.outline.paths[0][0][0] == mark.outline.paths[0][1][0]
    )
    assert len(upright) == 16
    gaps = [(after - before) / MILLIMETRE for before, after in pairwise(upright)]
    assert gaps == pytest.approx([2.0] * 15)

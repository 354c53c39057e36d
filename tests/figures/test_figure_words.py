"""Every word that a figure prints or has spoken is its language's or its author's."""

from dataclasses import replace

import pytest

from figure_samples import KINDS, MORE, example, read, room, wording
from masked import MASKED, printed, strange, words_of
from themes import theme
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
OTHERS = [tag for tag in LANGUAGES if not tag.startswith("en")]
SEVERAL = {
    **{name: wording(name) for name in KINDS},
    **MORE,
    "whole hours": "type: clock\ntime: '3:00'\nread: true",
    "half hours": "type: clock\ntime: '3:30'\nread: true",
    "minute marks": "type: clock\ntime: '3:41'\nread: true",
    "time": "type: clock\ntime: '3:05'",
    "one bar": "type: fraction-bar\nbars: {parts: 5, shaded: 1, label: A}",
    "whole bars": "type: fraction-bar\nbars: [{parts: 1, shaded: 1}, {parts: 1}, {parts: 3}]",
    "plain paper": "type: graph-paper",
    "paper with axes": "type: graph-paper\naxes: true",
    "empty sets": "type: venn\nsets: [A, B]\nblank: true",
    "all of a line": """type: number-line
from: 0
to: 2
points: [{at: 1/2}, {at: 1, dot: open}, {at: 2, dot: open, label: A}, {at: 0, dot: none},
  {at: 1, dot: none, label: B}]""",
    "span of time": "type: timeline\nfrom: 1950\nto: 1953\nevents: [{date: 1951, text: War}]",
    "values": "type: pie-chart\nslices: [{name: A, value: 1.5}, {name: B, value: 3}]\nshow: values",
    "shares": "type: pie-chart\nslices: [{name: A, value: 1.5}, {name: B, value: 3}]\nshow: shares",
    "southern map": """type: map
file: a.geojson
west: -10
east: 0
south: -10
north: 0
lines: {points: [[-9, -9], [-1, -1]]}
ticks: 2.5
scale-bar: true""",
    "difference": "type: column-sum\nsign: '-'\nrows: [503, 87]\nresult: 416",
    "one row of work": "type: column-sum\nsign: x\nrows: ['1.5', 87]\nwork: 1",
    **{
        f"all labels of {name}": "\n".join(
            (
                f"type: shape\nshape: {name}\nlabels: [{', '.join('ABCDEF'[:count])}]",
                *(f"{measure}: {n + 9}" for n, measure in enumerate(measures)),
            )
        )
        for name, measures, count in (
            ("square", (), 1),
            ("triangle", ("width", "height"), 4),
            ("right-triangle", ("width", "height"), 3),
            ("parallelogram", ("width", "height"), 3),
            ("trapezium", ("width", "height", "top"), 5),
            ("circle", (), 2),
            ("cuboid", ("width", "height", "depth"), 3),
        )
    },
    "angles on a line": "type: angles\nshape: line\nangles: [40, x]",
    "bars in parts": """type: bar-model
bars:
  - {name: A, parts: [3, 1], labels: ['', '?'], shaded: 1, shaded-label: B}
  - {parts: 1}""",
    "one row of dots": "type: array\nrows: 1\ncolumns: 3",
    "single blocks": "type: array\nof: tens\nnumber: 111",
    "a scale without marks between its numbers": "type: scale\nof: dial\nfrom: 0\nto: 5\nat: 2",
    "one mark past": "type: scale\nof: dial\nfrom: 0\nto: 15\nat: 1",
    "half a mark past": "type: scale\nof: jug\nfrom: 0\nto: 15\nat: 7 1/2",
    "a tree of one level": "type: tree-diagram\nlevels: [[A, B]]",
    "open lines": "type: axes\nx: {from: 0, to: 5, step: 1}\ny: {from: 0, to: 5, step: 1}\n"
    "points: [{at: [1.5, 2]}]\nlines: [{points: [[0, 0], [2, 2]]}]",
}


@pytest.mark.parametrize("name", SEVERAL)
def test_a_figure_has_no_words_but_its_languages_and_its_authors(name: str) -> None:
    figure, _ = read(SEVERAL[name])
    assert figure is not None
    assert strange(" ".join(printed(figure.blocks(MASKED))), SEVERAL[name]) == set()
    assert strange(figure.described(MASKED), SEVERAL[name]) == set()
    drawing = figure.drawn(replace(room(STYLE, 480, 11), language=MASKED))
    assert isinstance(drawing, Drawing)
    labels = " ".join(label.text for label in drawing.labels)
    assert strange(labels, SEVERAL[name]) == set()


@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("name", SEVERAL)
def test_a_figure_is_not_described_in_english(name: str, tag: str) -> None:
    figure, _ = read(SEVERAL[name])
    assert figure is not None
    said = figure.described(SHIPPED.of(tag))
    if words_of(figure.described(ENGLISH)) <= words_of(SEVERAL[name]):
        return  # its author says it
    assert said != figure.described(ENGLISH)
    assert said[-1] in ".?!"


def test_numbers_have_the_signs_of_the_language() -> None:
    bars, _ = read("type: bar-chart\ncategories: [A, B]\nseries: {values: [-1.5, 20000.25]}")
    assert bars is not None
    french = SHIPPED.of("fr")
    assert "A\u00a0: −1,5. B\u00a0: 20\u00a0000,25." in bars.described(french)
    drawing = bars.drawn(replace(room(STYLE, 480, 11), language=french))
    assert isinstance(drawing, Drawing)
    assert "20\u00a0000" in [label.text for label in drawing.labels]
    axes = example("axes").described(SHIPPED.of("de"))
    assert "Punkt P bei (2 | 3)." in axes


def test_a_map_has_the_compass_of_the_language() -> None:
    for tag, east in (("en-GB", "E"), ("fr", "E"), ("de", "O")):
        drawing = example("map").drawn(replace(room(STYLE, 480, 11), language=SHIPPED.of(tag)))
        assert isinstance(drawing, Drawing)
        assert f"126°\u00a0{east}" in [label.text for label in drawing.labels]


def test_a_point_without_a_name_is_spoken_of_as_such() -> None:
    figure, _ = read(SEVERAL["open lines"])
    assert figure is not None
    assert "A point at (1.5, 2)." in figure.described(ENGLISH)

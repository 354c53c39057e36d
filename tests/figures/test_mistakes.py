"""What can be wrong with a figure, and what is said of it."""

import pytest

from figure_samples import read, wording
from words import ENGLISH
from worksheets.model.figure import Files, Illustration


def problems(words: str, files: Files | None = None) -> list[str]:
    figure, wrong = read(words, files) if files else read(words)
    if figure is None:
        return [found.message for found in wrong]
    assert all(found.hints for found in figure.problems())
    return [found.message for found in figure.problems()]


BARS = "type: bar-chart\ncategories: [A, B]\nseries: "
LINES = "type: line-chart\ncategories: [A, B]\nseries: "
AXES = "type: axes\nx: {from: 0, to: 5}\ny: {from: 0, to: 5}\n"
SUM = "type: column-sum\nsign: "
L = "type: shape\nshape: l\nwidth: 9\nheight: 9\n"
ANGLES = "type: angles\nshape: "
MODEL = "type: bar-model\nparts: "
RULER = "type: scale\nof: ruler\n"
TREE = "type: tree-diagram\nlevels: [[A, B], [C, D]]"
LINE = "type: number-line\nfrom: 0\nto: 4\nstep: 1\n"
TIME = "type: timeline\nevents: [{date: 1950-06-25, text: War}]\n"
SETS = "type: venn\nsets: [A, B]\nregions: "


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (BARS + "{values: [1]}", "it has 1 value for 2 categories"),
        (BARS + "[{values: [1, 2]}, {values: [1, 2]}]", "this one has no name"),
        (BARS + "[{name: a, values: [1, 2]}, {name: a, values: [1, 2]}]", "is there twice"),
        (BARS + "{values: [1, many]}", "must be a number, not 'many'"),
        (BARS + "{values: [1, .inf]}", "must be a number"),
        (LINES + "{points: [[1, 2], [2, 3]]}", "the chart has categories, and this series points"),
        ("type: line-chart\nseries: {values: [1, 2]}", "no categories for the values"),
        ("type: line-chart\nseries: {points: [[1, 2]]}", "a line needs two points"),
        ("type: pie-chart\nslices: [{name: A, value: 1}, {name: A, value: 2}]", "is there twice"),
        (
            "type: pie-chart\nslices: [{name: A, value: 1}, {name: B, value: 900}]",
            "too thin to see",
        ),
        ("type: axes\nx: {from: 5, to: 0}\ny: {from: 0, to: 5}", "the axis goes from 5 to 0"),
        ("type: axes\nx: {from: 0, to: 900, step: 1}\ny: {from: 0, to: 5}", "900 ticks"),
        (AXES + "points: [{at: [9, 1]}]", "the point (9, 1) is outside the axes"),
        (AXES + "lines: [{points: [[9, 1], [8, 8]]}]", "the line is outside the axes"),
        (
            "type: graph-paper\naxes: true\norigin: [40, 1]",
            "the origin [40, 1] is outside",
        ),
        ("type: graph-paper\nx-title: Time", "there are no axes for the title"),
        ("type: number-line\nfrom: 4\nto: 0\nstep: 1", "the line goes from 4 to 0"),
        (LINE + "points: [{at: 9}]", "9 is not on the line"),
        (LINE + "blanks: [1/2]", "there is no tick at"),
        (
            "type: timeline\nevents: [{date: 1950-02-30, text: War}]",
            "no 1950-02-30",
        ),
        (TIME + "from: 1951\nto: 1950", "1950 is before 1951"),
        (TIME + "from: 1951\nto: 1953", "1950-06-25 is before from: 1951"),
        (SETS + "[{of: [C], entries: [x]}]", "there is no set 'C'"),
        (SETS + "[{of: [A], entries: [x]}, {of: [A], entries: [y]}]", "is there twice"),
        ("type: venn\nsets: [A, A]", "there are two sets 'A'"),
        ("type: fraction-bar\nbars: {parts: 4, shaded: 5}", "5 of 4 parts cannot be shaded"),
        ("type: clock\ntime: '25:00'", "there is no time 25:00"),
        ("type: table\nhead: [A, B]\nrows: [[1]]", "the row has 1 entry, but the head has 2"),
        ("type: table\nhead: [A, B]\nrows: [[1, 2]]\nwidths: [1]", "1 width for 2 columns"),
        ("type: image\nfile: a.png", "'alt' is missing"),
        (BARS + "{values: [1, 1e-300]}", "too small to be printed"),
        (BARS + "{values: [1, .nan]}", "must be a number"),
        ("type: axes\nx: {from: 999999999999, to: 1e12}\ny: {from: 0, to: 5}", "too short"),
        ("type: clock\nwidth: .inf", "must be a number"),
        (wording("map") + "\nwidth: .nan", "must be a number"),
        ("type: graph-paper\nwidth: 1000000", "is 1000000"),
        ("type: fraction-bar\nbars: {parts: 1000000}", "is 1000000"),
        (LINES + "{values: [" + "1, " * 900 + "1]}", "too many entries"),
        ("type: clock\ntmie: '3:00'", "unknown key 'tmie'"),
        (SUM + "'-'\nrows: [3, x]", "'x' is no number that can be written in squares"),
        (SUM + "+\nrows: [3, -4]", "'-4' is no number that can be written in squares"),
        (SUM + "':'\nrows: [3, 4]", "':' is no sign of a sum"),
        (SUM + "'-'\nrows: [3, 4]", "the number that is taken away is the larger one"),
        (SUM + "x\nrows: [3, 4, 5]", "there are 3 numbers, and the sign is ×"),
        (SUM + "+\nrows: [3, 4]\nwork: 2", "rows for the parts of a product, and the sign is +"),
        (SUM + "+\nrows: [3]", "has 1 entry"),
        (SUM + "+\nrows: [3, 4]\nsquares: 2", "is 2"),
        ("type: long-division\ndividend: 8\ndivisor: 0", "nothing can be divided by 0"),
        ("type: long-division\ndividend: 1e9\ndivisor: 3", "is no number that can be written"),
        ("type: long-division\ndividend: 8\ndivisor: 2\nstyle: french", "'french'"),
        ("type: shape\nshape: hexagon", "'shape' cannot be 'hexagon'"),
        ("type: shape\nshape: rectangle\nwidth: 3", "a shape 'rectangle' needs its height"),
        ("type: shape\nshape: circle\nheight: 3", "a shape 'circle' has no height"),
        ("type: shape\nshape: circle\nlabels: [a, b, c]", "there are 3 labels for 2 parts"),
        (L + "cut-width: 9\ncut-height: 2", "there is nothing left of a side of 9 without 9"),
        ("type: shape\nshape: square\nwidth: -1", "is -1"),
        (ANGLES + "triangle\nangles: [60, 60]", "there are 2 angles, and 'triangle' has 3"),
        (ANGLES + "triangle\nangles: [60, 60, 70]", "the angles are 190° together, and not 180°"),
        (ANGLES + "triangle\nangles: [90, 95, x]", "185° together, and leave nothing of 180°"),
        (ANGLES + "polygon\nangles: [20, 20, 20, x]", "an angle of 300° is too large here"),
        (ANGLES + "line\nangles: [400, x]", "there is no angle of 400°"),
        (ANGLES + "line\nangles: [{size: many}]", "must be a number, not 'many'"),
        (ANGLES + "line\nangles: [40, x]\nplaces: [1, 2]", "has its angles in one order"),
        (ANGLES + "parallel\nangles: [40, x]\nplaces: [1]", "there are 2 angles and 1 places"),
        (ANGLES + "parallel\nangles: [40, x]\nplaces: [1, 1]", "place 1 is there twice"),
        (ANGLES + "parallel\nangles: [40, 50]\nplaces: [1, 5]", "place 5 is 40° by the first one"),
        ("type: bar-model", "the model has no bar"),
        (MODEL + "0", "a bar cannot have 0 parts"),
        (MODEL + "many", "'many' is not a number of parts"),
        (MODEL + "[3, -1]", "a bar has parts of a size above 0"),
        (MODEL + "[1, 90]", "the largest part is more than 20 times the smallest"),
        (MODEL + "3\nshaded: 4", "4 of 3 parts cannot be shaded"),
        (MODEL + "1\nlabels: [a, b]", "there are 2 labels for 1 part"),
        (MODEL + "3\nshaded-label: a", "there are no shaded parts for the label"),
        (MODEL + "3\nbars: [{parts: 2}]", "the model has bars, and parts of its own"),
        ("type: bar-model\nbars: [{parts: 2, shaded: 3}]", "3 of 2 parts cannot be shaded"),
        ("type: array\nrows: 3", "an array of dots needs its columns"),
        ("type: array\nof: coins", "an array of coins needs its coins"),
        ("type: array\nof: tens\nnumber: 3\nrows: 2", "an array of tens has no rows"),
        ("type: array\nof: tens\nnumber: 0", "an array of tens shows numbers from 1 to 599"),
        ("type: array\nof: ten-frame\nnumber: 21", "shows numbers from 0 to 20"),
        ("type: array\nof: coins\ncoins: [3]", "there is no coin of 3"),
        ("type: array\nof: coins\ncoins: []", "an array of coins needs its coins"),
        ("type: array\nrows: 3\ncolumns: 40", "is 40"),
        ("type: scale\nof: ruler\nto: 5", "'from' is missing"),
        (RULER + "from: 5\nto: 0", "the scale goes from 5 to 0"),
        (RULER + "from: 0\nto: 5\nat: 6", "6 is not on the scale"),
        (RULER + "from: 0\nto: 5\nstep: 2", "steps of 2 do not end at 5"),
        (RULER + "from: 0\nto: 5\nstep: 0.001", "200 is the most"),
        (RULER + "from: 0\nto: 6\nstep: 2\nnumbers: 3", "numbers 3 apart do not stand at marks"),
        (RULER + "from: none\nto: 6", "'none' is not a number"),
        ("type: scale\nof: tape", "'of' cannot be 'tape'"),
        ("type: scale\nof: protractor\nunit: cm", "a protractor is in degrees"),
        (TREE + "\nprobabilities: [['3/5', '3/5']]", "are 1 1/5 together, and not 1"),
        (TREE + "\nprobabilities: [[0.2, 0.3]]", "are 0.5 together, and not 1"),
        (TREE + "\nprobabilities: [[], ['1/2', '1/2', '3/4', '1/2']]", "are 1 1/4 together"),
        (TREE + "\nprobabilities: [['1/2']]", "1 probabilities do not fit the branches"),
        (TREE + "\nprobabilities: [[], [], ['']]", "there are 2 levels, and more probabilities"),
        (TREE + "\nprobabilities: [[likely, '']]", "'likely' is no probability"),
        (TREE + "\nprobabilities: [['5/4', '']]", "there is no probability 5/4"),
        ("type: tree-diagram\nlevels: [[A, A]]", "the outcome 'A' is there twice"),
        ("type: tree-diagram\nlevels: [[A, B, C, D], [A, B, C, D], [A, B]]", "16 is the most"),
        (MODEL + "nan", "a bar cannot have"),
        (MODEL + "[inf, 1]", "a bar has parts of a size above 0"),
        (MODEL + "1.5", "a bar cannot have 1.5 parts"),
        (ANGLES + "line\nangles: [nan, x]", "there is no angle of"),
        (SUM + "+\nrows: ['٣', 4]", "is no number that can be written in squares"),
        ("type: shape\nshape: sector\nangle: .nan", "must be a number"),
        ("type: bar-chart\ncategories: [$x$]\nseries: {values: [1]}", "cannot hold a formula"),
    ],
)
def test_what_is_wrong_is_said(words: str, message: str) -> None:
    assert any(message in found for found in problems(words)), problems(words)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("{", "is not JSON: line 1, column 2"),
        ('{"type": "Point", "coordinates": [NaN, 2]}', "a number that is none"),
        ('{"type": "Point", "coordinates": [1e999, 2]}', "no longitude and latitude"),
        ('{"type": "Point", "coordinates": [' + "9" * 5000 + ", 2]}", "a number that is none"),
        ('{"type": "Point", "coordinates": [' + "9" * 400 + ", 2]}", "is not GeoJSON"),
        ('{"type": "Point", "coordinates": ["1", "2"]}', "is not GeoJSON"),
        ('{"type": "Point", "coordinates": [true, 2]}', "is not GeoJSON"),
        ('{"type": "Polygon", "coordinates": {"a": 1}}', "is not GeoJSON"),
        ('{"type": "Feature", "properties": [1], "geometry": null}', "is not GeoJSON"),
        ("[" * 100_000, "is nested too deeply"),
        (
            '{"type": "LineString", "coordinates": [' + "[1, 2]," * 120_000 + "[1, 2]]}",
            "120001 points",
        ),
        ("[1]", "is not GeoJSON"),
        ('{"type": "Topology", "arcs": []}', "is TopoJSON"),
        ('{"type": "Point", "coordinates": [9000, 5000]}', "no longitude and latitude"),
        ('{"type": "Feature", "properties": {}, "geometry": {"type": "Blob"}}', "is not GeoJSON"),
    ],
)
def test_maps_of_files_that_are_none(file: str, message: str) -> None:
    found = problems(wording("map"), Files(lambda _: None, lambda _: file))
    assert any(message in one for one in found), found


def told(words: str) -> str:
    figure, wrong = read(words)
    assert isinstance(figure, Illustration), wrong
    return figure.described(ENGLISH)


def test_what_is_asked_is_not_told() -> None:
    assert told("type: clock\ntime: '14:35'") == "A clock that shows 14:35."
    asked = told("type: clock\ntime: '14:35'\nread: true")
    assert "14" not in asked
    assert "between 2 and 3" in asked
    assert "long hand points at 7" in asked
    assert "1950" not in told("type: timeline\nevents: [{date: 1950, text: War, blank: date}]")
    assert "5" not in told(
        "type: number-line\nfrom: 0\nto: 10\nstep: 1\npoints: [{at: 7, label: A}]"
    )


def test_all_data_are_told() -> None:
    said = told(BARS + "[{name: Men, values: [1.5, 20000]}, {name: Ships, values: [-3, 4]}]")
    for word in ("A", "B", "Men", "Ships", "1.5", "20,000", "−3", "4"):
        assert word in said
    said = told(SETS + "[{of: [A], entries: [only a]}, {of: [A, B], entries: [both of them]}]")
    assert "Only in A: only a." in said
    assert "In both A and B: both of them." in said
    assert "Only in B: nothing." in said

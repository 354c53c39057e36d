"""Drawings in SVG: drawn as the standard says, within their frame, or refused by name."""

import re
from itertools import chain

import pytest
import svgelements
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.fitting import box_of_mark
from worksheets.model.page.geometry import Box, straightened
from worksheets.model.page.page import Shape
from worksheets.read.svg import drawing_of
from worksheets.read.svg.matrix import matrix_of
from worksheets.read.svg.paths import parse_path
from worksheets.read.svg.values import points_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">{}</svg>'
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="5" height="5"/></svg>'


def drawn(words: str | bytes) -> Drawing:
    return drawing_of(words.encode() if isinstance(words, str) else words, "a.svg")


def shapes(inside: str) -> list[Shape]:
    return [mark for mark in drawn(SVG.format(inside)).marks if isinstance(mark, Shape)]


LATIN = '<?xml version="1.0" encoding="ISO-8859-1"?>' + SVG.format('<!-- é --><circle r="5"/>')
NUMBERS = st.floats(-50, 50).map(lambda value: round(value, 2))


@st.composite
def paths(draw: st.DrawFn) -> str:
    """Paths of all commands, absolute and relative."""
    parts = [f"M {draw(NUMBERS)} {draw(NUMBERS)}"]
    before = "M"
    for drawn_letter in draw(
        st.lists(st.sampled_from("LlHhVvCcSsQqTtAaZzMm"), min_size=1, max_size=8)
    ):
        letter = drawn_letter  # the other reader mirrors handles of curves of the other kind, too
        if (letter in "Ss" and before not in "CS") or (letter in "Tt" and before not in "QT"):
            letter = "L"
        before = letter.upper()
        match before:
            case "A":
                radii = draw(st.tuples(st.floats(1, 40), st.floats(1, 40), st.floats(0, 90)))
                flags = draw(st.sampled_from(["0 0", "0 1", "1 0", "1 1", "01", "11"]))
                shape = " ".join(f"{value:.2f}" for value in radii)
                parts.append(f"{letter}{shape} {flags} {draw(NUMBERS)} {draw(NUMBERS)}")
            case "Z":
                parts.append(f"{letter} M {draw(NUMBERS)} {draw(NUMBERS)}")
            case _:
                count = {"H": 1, "V": 1, "C": 6, "S": 4, "Q": 4}.get(before, 2)
                parts.append(letter + ",".join(str(draw(NUMBERS)) for _ in range(count)))
    return " ".join(parts)


@settings(max_examples=150)
@given(paths())
def test_paths_go_where_another_reader_says(data: str) -> None:
    drawn_parts = [one for one in svgelements.Path(data).as_subpaths() if len(one) > 1]
    boxes = [box for one in drawn_parts if (box := one.bbox()) and box[:2] != box[2:]]
    ours = [straightened(steps, 200) for steps, _ in parse_path(data)]
    ours = [places for places in ours if len({(round(x, 9), round(y, 9)) for x, y in places}) > 1]
    assert len(ours) == len(boxes)
    for (left, top, right, bottom), places in zip(boxes, ours, strict=True):
        xs, ys = zip(*places, strict=True)
        found = min(xs), min(ys), max(xs), max(ys)
        assert found == pytest.approx((left, top, right, bottom), abs=0.3)


def test_a_path_goes_on_where_its_last_part_began() -> None:
    (box, closed), (tail, _) = parse_path("M1 1h2v2z l3 3")
    assert closed
    assert (box[0], tail) == ((1, 1), ((1, 1), (4, 4)))
    assert parse_path("m1 1 2 2")[0][0] == ((1, 1), (3, 3))


@given(
    st.lists(
        st.one_of(
            st.tuples(NUMBERS, NUMBERS).map(lambda v: f"translate({v[0]}, {v[1]})"),
            NUMBERS.map(lambda v: f"rotate({v})"),
            st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda v: f"rotate({v[0]} {v[1]} {v[2]})"),
            st.tuples(NUMBERS, NUMBERS).map(lambda v: f"scale({v[0]},{v[1]})"),
            st.integers(-60, 60).map(lambda v: f"skewX({v})"),
            st.integers(-60, 60).map(lambda v: f"skewY({v})"),
            st.just("matrix(1 .5 -.5 2 3 4)"),
        ),
        max_size=4,
    )
)
def test_transforms_are_what_another_reader_says(steps: list[str]) -> None:
    words = " ".join(steps)
    other = svgelements.Matrix(words)
    assert tuple(matrix_of(words)) == pytest.approx(
        (other.a, other.b, other.c, other.d, other.e, other.f), rel=1e-6, abs=1e-6
    )


def test_what_lies_outside_the_frame_is_cut_off() -> None:
    outside = [
        '<rect x="-5000" y="-5000" width="20000" height="20000"/>',
        '<rect x="-5000" y="10" width="20000" height="20" stroke="red" stroke-width="2"/>',
        '<circle cx="90" cy="60" r="30"/>',
        '<path d="M-50 30 C 40 -900 50 900 190 30" fill="none" stroke="#000"/>',
        '<rect x="500" y="500" width="9" height="9"/>',
    ]
    drawing = drawn(SVG.format("".join(outside)))
    assert (drawing.width, drawing.height) == pytest.approx((92, 60), abs=2.1)
    frame = Box(0, 0, drawing.width, drawing.height)
    assert len(drawing.marks) == 5
    for mark in drawing.marks:
        assert frame.holds(box_of_mark(mark), 0.05)


def test_a_line_along_the_edge_is_printed_whole() -> None:
    edge = '<rect width="90" height="60" fill="none" stroke="#000" stroke-width="4"/>'
    drawing = drawn(SVG.format(edge))
    assert (drawing.width, drawing.height) == (94, 64)


def test_open_and_closed_parts_of_a_path_stay_so() -> None:
    both = shapes('<path d="M1 1H9V9z M20 1H29V9" fill="#ccc" stroke="#000"/>')
    area, closed, opened = both
    assert (area.ink.line, closed.ink.fill, opened.ink.fill) == (None, None, None)
    assert (closed.outline.closed, opened.outline.closed) == (True, False)


def test_styles_are_laid_over_one_another() -> None:
    sheet = "<style>/* x */ .a, #c { fill: #ff0000 } rect { fill: blue; stroke: none }</style>"
    rects = '<rect class="a" width="9" height="9"/><rect id="c" width="9" height="9" y="20"/>'
    rects += '<rect class="a" style="fill:rgb(0,255,0)" width="9" height="9" y="40"/>'
    rects += '<g fill="none" stroke="currentColor" color="#00f"><circle r="9" cx="50" cy="30"/></g>'
    found = shapes(rects + sheet)
    assert [mark.ink.fill for mark in found] == [(1, 0, 0), (1, 0, 0), (0, 1, 0), None]
    assert found[-1].ink.line == (0, 0, 1)


def test_what_is_not_displayed_is_not_printed() -> None:
    hidden = '<g style="display:none"><text x="5" y="9">The answer</text></g>'
    hidden += '<g display="none"><rect width="9" height="9"/></g>'
    drawing = drawn(SVG.format(hidden + '<rect width="5" height="5"/>'))
    assert (len(drawing.marks), drawing.labels) == (1, ())


def test_parts_are_drawn_again_where_they_are_used() -> None:
    words = '<defs><g id="a"><rect width="5" height="5"/></g></defs>'
    words += '<use href="#a" x="10"/><use xlink:href="#a" x="20" y="9" transform="scale(2)"/>'
    linked = SVG.replace("<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"')
    one, other = drawn(linked.format(words)).marks
    assert box_of_mark(one) == (10, 0, 15, 5)
    assert box_of_mark(other) == (40, 18, 50, 28)


@pytest.mark.parametrize(
    "data",
    [
        SVG.format('<rect width="5" height="5"/>').encode("utf-16"),
        b"\xef\xbb\xbf" + SVG.format('<rect width="5" height="5"/>').encode(),
        (
            '<?xml version="1.0" encoding="ISO-8859-1"?>'
            + SVG.format('<!-- \xe9 --><rect width="5" height="5"/>')
        ).encode("latin-1"),
    ],
)
def test_encodings_that_a_file_names_are_read(data: bytes) -> None:
    assert len(drawn(data).marks) == 1


def bomb(levels: int) -> str:
    used = (f'<g id="g{n + 1}">' + f'<use href="#g{n}"/>' * 10 + "</g>" for n in range(levels))
    first = '<g id="g0"><rect width="5" height="5"/></g>'
    return f'<defs>{first}{"".join(used)}</defs><use href="#g{levels}"/>'


REFUSED = {
    "has more than 5000 parts": SVG.format(bomb(9)),
    "draws itself: 'a'": SVG.format('<g id="a"><use href="#a"/></g>'),
    "a part that draws itself: 'a'": SVG.format(
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    ),
    "reference to '#none'": SVG.format('<use href="#none"/>'),
    "nested more than 40 deep": SVG.format("<g>" * 50 + "</g>" * 50),
    'has viewBox="0 0 0 100"': ROOT.format('width="9" viewBox="0 0 0 100"'),
    'has viewBox="0 0 -5 100"': ROOT.format('width="9" viewBox="0 0 -5 100"'),
    'has viewBox="0 0 nan 100"': ROOT.format('viewBox="0 0 nan 100"'),
    'has viewBox="0 0 1e999 100"': ROOT.format('viewBox="0 0 1e999 100"'),
    "has no size": ROOT.format('width="0" height="5"'),
    'has width="-5"': ROOT.format('width="-5" height="5"'),
    'has stroke-width="1e999"': SVG.format('<rect width="5" height="5" stroke-width="1e999"/>'),
    'has stroke-width="inf"': SVG.format('<rect width="5" style="stroke-width:inf"/>'),
    'has x="nan"': SVG.format('<rect x="nan" width="5" height="5"/>'),
    'has transform="scale(1e300)", which': SVG.format('<g transform="scale(1e300)"/>'),
    "beyond all measure": SVG.format(
        f"{'<g transform=' + chr(34) + 'scale(1e6)' + chr(34) + '>'}" * 9
        + '<rect width="5" height="5"/>'
        + "</g>" * 9
    ),
    'has d="M0 0L1e400 3"': SVG.format('<path d="M0 0L1e400 3"/>'),
    "L has 3 numbers": SVG.format('<path d="M0 0L1 2 3"/>'),
    "an arc breaks off": SVG.format('<path d="M0 0A1 2 3"/>'),
    'has fill="bananas"': SVG.format('<rect fill="bananas" width="5" height="5"/>'),
    "is not SVG: it begins with <html>": "<html><svg/></html>",
    "is not UTF-8": SVG.format("é").encode("latin-1"),
    "in the encoding utf-7": b'<?xml version="1.0" encoding="utf-7"?><svg/>',
    "a document type": SVG.format("").replace("<svg", "<!DOCTYPE svg><svg").encode("utf-16"),
    "a reference to another file": SVG.format('<rect style="fill:url(http://a.b/c)"/>'),
    "a gradient or pattern": SVG.format('<rect fill="url(#a)" width="5" height="5"/>'),
    "markers": SVG.format('<path d="M0 0H9" marker-end="url(#m)"/>'),
    "words that are turned": SVG.format('<text transform="rotate(90)">Up</text>'),
    "words in a light colour": SVG.format('<text x="5" y="9" fill="#fff">Answer</text>'),
    "words under a shape": SVG.format(
        '<text x="5" y="9">Answer</text><rect width="80" height="50"/>'
    ),
    "words outside its frame": SVG.format('<text x="500" y="9">Answer</text>'),
    "words in several pieces": SVG.format('<text x="5" y="9">a <tspan>b</tspan> c</text>'),
    "parts that are hidden": SVG.format('<g visibility="hidden"><rect width="5"/></g>'),
    "groups that are see-through": SVG.format('<g opacity="0.5"><rect width="5"/></g>'),
    "a symbol": SVG.format("<symbol/>"),
    "<switch> in it": SVG.format("<switch/>"),
    "an animation": SVG.format("<animateTransform/>"),
    "a style for 'g > rect'": SVG.format("<style>g > rect {fill: red}</style>"),
    "more than plain rules": SVG.format("<style>@import 'x';</style>"),
    "lines that are wider than it is": SVG.format(
        '<path d="M0 0H90" stroke="red" stroke-width="900"/>'
    ),
    "more than 20000 points": SVG.format(f'<path d="M0 0{"h1" * 21_000}"/>'),
    "too many points": SVG.format(f'<path d="M0 0{"h1" * 210_000}"/>'),
    "more than 300 pieces": SVG.format('<text x="5" y="5">a</text>' * 301),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_paper_cannot_hold_is_refused_by_name(message: str) -> None:
    with pytest.raises(Mistake, match=re.escape(message)) as caught:
        drawn(REFUSED[message])
    assert caught.value.hints


WORDS = st.sampled_from(
    list(
        chain(
            ("rect", "g", "path", "use", "text", "svg", "style", "defs", "circle", "width", "d"),
            ('"', "<", ">", "/", "=", " ", "#a", "id", "0", "-1", "1e99", "nan", "%", "viewBox"),
            ("transform", "rotate(", ")", "M", "A", "fill", "url(", "{", "}", ";", "é", "&amp;"),
        )
    )
)


@settings(max_examples=300)
@given(st.data())
def test_anything_at_all_is_drawn_or_refused(data: st.DataObject) -> None:
    whole = SVG.format('<g id="a"><path d="M0 0 A 3 4 0 01 9 9z"/></g><use href="#a" x="9"/>')
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, min(len(whole), start + 6)))
        whole = whole[:start] + data.draw(WORDS) + whole[end:]
    try:
        drawing = drawn(whole)
    except Mistake:
        return
    frame = Box(0, 0, drawing.width, drawing.height)
    assert all(frame.holds(box_of_mark(mark), 0.1) for mark in drawing.marks)


def test_spaces_around_a_length_are_none_of_it() -> None:
    assert points_of(" 12 ", 100) == points_of("12", 100)
    assert points_of(" 50 % ".replace(" %", "%"), 200) == 100

"""Sources: name and attribution on one line, measure, line numbers, and what a page break does."""

import pytest

from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.documents.sources import (
    EDGE_LINES,
    MEASURE,
    SourceFrame,
    source_galley,
)
from worksheets.layout.pagination.galleys import Galley
from worksheets.layout.pagination.strips import GLUED, Strip
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Fill, Run, Stroke
from worksheets.model.paper.content import LineBreak, Source, Text, text

LONG = "He is sure that Stalin wants to help the Koreans to rid themselves of them all. " * 12
VERSE = (Text("Tyger Tyger,"), LineBreak(), Text("burning bright"))


def style(name: str = "worksheet", tint: str = "") -> Style:
    wanted = theme(name)
    return style_of(wanted.model_copy(update={"tint": tint}) if tint else wanted, "A4", ENGLISH)


def source(*paragraphs: str) -> Source:
    cited = "Kim Il Sung, leader of North Korea, letter to Stalin, 8 July 1950, sent on in code by "
    return Source("Source A", tuple(map(text, paragraphs)), text(cited * 2))


def galley(given: Source, at: Style) -> Galley:
    return source_galley(given, SourceFrame(at.measure, 2), at, Structure())


def runs(strip: Strip) -> list[Run]:
    return [mark for mark in strip.marks if isinstance(mark, Run)]


def body(strips: tuple[Strip, ...]) -> list[list[Run]]:
    """The runs of every line of the text, without the name and its attribution."""
    name, cited, *_ = runs(strips[0])
    lines = [runs(strip) for strip in strips]
    return [line for line in lines if not any(run.node in (name.node, cited.node) for run in line)]


@pytest.mark.parametrize("name", THEMES)
def test_the_attribution_begins_on_the_line_of_the_name(name: str) -> None:
    at = style(name)
    label, cited = runs(galley(source(LONG), at).first)[:2]
    assert (label.text, label.face, label.node and label.node.tag) == ("Source A", "strong", "H2")
    assert cited.text.startswith("Kim Il Sung,")
    assert label.y == pytest.approx(cited.y)
    assert cited.size <= label.size
    wide = at.faces.width("Source A", "strong", at.size)
    assert cited.x == pytest.approx(label.x + wide + at.unit)


@pytest.mark.parametrize("name", THEMES)
def test_every_fifth_line_has_its_number_beside_it_for_the_eye_only(name: str) -> None:
    at = style(name)
    for n, line in enumerate(body(galley(source(LONG, LONG), at).strips), 1):
        words = [run for run in line if run.node]
        numbers = [run for run in line if not run.node]
        assert [run.text for run in numbers] == ([f"{n} "] if n % 5 == 0 else [])
        for number in numbers:
            wide = at.faces.width(number.text.strip(), "text", number.size)
            assert number.x > 0
            assert number.x + wide < words[0].x
            assert number.y == words[0].y


@pytest.mark.parametrize("name", THEMES)
def test_lines_are_no_longer_than_the_measure_and_later_paragraphs_are_indented(name: str) -> None:
    at = style(name)
    found = body(galley(source(LONG, LONG), at).strips)
    lines = [next(run for run in line if run.node) for line in found]
    left = min(run.x for run in lines)
    for run in lines:
        end = run.x + at.faces.width(run.text.strip(), run.face, run.size)
        assert end <= left + at.unit * MEASURE + 0.1
    assert lines[0].x == left
    (indented,) = (run.x - left for run in lines if run.x != left)
    assert indented == pytest.approx(2 * at.unit)


def test_verse_is_set_off_by_space_and_not_indented() -> None:
    at = style()
    given = Source("Source A", (VERSE, VERSE), text("Blake"))
    lines = body(galley(given, at).strips)
    assert len(lines) == 4
    assert len({line[0].x for line in lines}) == 1


@pytest.mark.parametrize("name", THEMES)
def test_the_rule_at_the_left_is_one_stroke_for_the_eye(name: str) -> None:
    """The strokes of neighbouring strips overlap, and no tint is painted over them."""
    strips = galley(source(LONG), style(name)).strips
    for n, strip in enumerate(strips):
        (rule,) = (mark for mark in strip.marks if isinstance(mark, Stroke))
        tints = [mark for mark in strip.marks if isinstance(mark, Fill)]
        assert not strip.above or n == 0
        assert rule.points[0][1] == (0 if n == 0 else -0.5)
        assert rule.points[1][1] == strip.height
        assert all(strip.marks.index(tint) < strip.marks.index(rule) for tint in tints)


def test_a_theme_without_tints_has_no_grey_either() -> None:
    strips = galley(source(LONG), style(tint="none")).strips
    assert not [mark for strip in strips for mark in strip.marks if isinstance(mark, Fill)]
    assert {run.black for strip in strips for run in runs(strip)} == {1}


def test_a_long_source_may_go_on_on_another_page_and_says_so() -> None:
    at = style()
    strips = galley(source(*[LONG] * 5), at).strips
    free = [n for n, strip in enumerate(strips) if n and strip.cost < GLUED]
    heads = sum(
        not any(run.size == at.size and run.face == "text" for run in runs(s)) for s in strips
    )
    assert free == list(range(heads + EDGE_LINES, len(strips) - EDGE_LINES + 1))
    for strip in strips[1:]:
        (notice,) = strip.heads
        assert [run.text for run in runs(notice)] == ["Source A (continued)"]
        assert all(mark.node is None for mark in notice.marks if not isinstance(mark, Fill))
    short = galley(source(LONG), at).strips
    assert all(strip.cost >= GLUED for strip in short[1:])

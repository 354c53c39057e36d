"""Bands and levels of mark schemes: what hangs, what is bold, and where pages begin."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from papers import paper
from schemes import every_spec, in_looks, laid, made_of, named, runs_of
from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.style import style_of
from worksheets.model.page.page import Run, Stroke
from worksheets.model.paper.content import text
from worksheets.model.paper.item import Indicative, MarkPoint, Scheme
from worksheets.model.paper.levels import Level, LevelTable
from worksheets.model.paper.paper import Letterhead
from worksheets.model.paper.question_schemes import LevelsScheme
from worksheets.model.paper.scheme_table import scheme_table


@in_looks
def test_answers_hang_under_their_own_words(name: str, page: str) -> None:
    points = tuple(
        MarkPoint(text("word " * 40), label=label, accept=accept)
        for label, accept in (("(i)", ()), ("(viii)", (text("another " * 9),)))
    )
    document = laid(made_of(Scheme(2, points=points)), style_of(theme(name), page, ENGLISH))
    runs = runs_of(document)
    labels = [run for run in runs if run.text.strip() in ("(i)", "(viii)")]
    lines = [run for run in runs if run.text.startswith("word")]
    assert len({run.x for run in labels}) == 1
    assert len({run.x for run in lines}) == 1
    assert len(lines) > 2
    assert labels[0].x < lines[0].x
    assert {label.y for label in labels} <= {line.y for line in lines}
    assert {label.node for label in labels} == {line.node for line in lines}


@pytest.mark.parametrize("count", range(28, 44))
def test_a_band_breaks_between_points_and_leaves_none_alone(count: int) -> None:
    """Whatever stands above it: neither its rule nor its last point is alone on a page."""
    first = Scheme(count, points=tuple(MarkPoint(text(f"first {n}")) for n in range(count)))
    points = tuple(MarkPoint(text(f"second {n}")) for n in range(12))
    second = Scheme(12, rule=text("Any twelve."), points=points)
    document = laid(made_of(first, second), style_of(theme("worksheet"), "A4", ENGLISH))
    for page, following in pairwise(document.pages):
        ends = [mark.text for mark in page.marks if isinstance(mark, Run) and mark.size > 9]
        begins = next(mark.text for mark in following.marks if isinstance(mark, Run))
        said = " ".join(mark.text for mark in following.marks if isinstance(mark, Run))
        assert not any(words.startswith("Any twelve") for words in ends[-3:])
        if "second 11" in said and "Any twelve" not in said:
            assert begins == "2 (continued)"
            assert "second 10" in said


def test_long_bands_do_break() -> None:
    """A page is filled to three quarters at least if what follows it can be parted."""
    points = tuple(MarkPoint(text(f"point {n}")) for n in range(30))
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    document = laid(made_of(*(Scheme(30, points=points),) * 4), style)
    for page in document.pages[:-1]:
        foot = max(mark.y for mark in page.marks if isinstance(mark, Run) and mark.size > 9)
        assert foot > style.height * 0.7


def test_levels_and_their_lists_go_on_under_their_number() -> None:
    levels = tuple(Level(n, n, text("The answer is better than others. " * 14)) for n in (3, 2, 1))
    sides = tuple(
        Indicative(f"Side {n}", (text("An argument of several lines. " * 25),) * 2)
        for n in range(4)
    )
    made = made_of(
        Scheme(3, rule=text("Best fit."), levels=LevelTable(levels * 3), indicative=sides)
    )
    document = laid(made, style_of(theme("worksheet"), "A4", ENGLISH))
    assert len(document.pages) > 2
    for page in document.pages[1:]:
        first = next(mark for mark in page.marks if isinstance(mark, Run))
        assert first.text == "1 (continued)"


@every_spec
def test_only_numbers_and_headings_are_bold(spec: Path) -> None:
    made = paper(spec)
    document = laid(made, style_of(theme("worksheet"), "A4", ENGLISH))
    table = scheme_table(made, ENGLISH)
    bold = {"Mark scheme", made.front.title, "Marks", "Level", "Notes for markers"}
    for section in table.sections:
        bold.add(section.title)
        for scheme in section.schemes:
            bold |= {scheme.label, f"{scheme.label} (continued)"}
            if isinstance(scheme, LevelsScheme):
                bold |= {side.title for side in scheme.indicative}
            elif scheme.matrix:
                bold |= set(scheme.matrix.columns)
    for run in runs_of(document):
        if run.face.startswith("strong"):
            assert any(run.text.strip() in words for words in bold), run.text


def test_a_scheme_takes_the_measure_of_the_page_in_every_theme() -> None:
    for name in THEMES:
        style = style_of(theme(name), "A4", ENGLISH, columns=False)
        assert style.measure == style.full_measure
        strokes = [
            mark
            for page in laid(paper(named("korean-war")), style).pages
            for mark in page.marks
            if isinstance(mark, Stroke)
        ]
        assert all(
            stroke.points[-1][0] - stroke.points[0][0] == pytest.approx(style.full_measure)
            for stroke in strokes
            if stroke.weight == 0.75
        )


def test_a_school_stands_over_the_title_of_its_schemes() -> None:
    made = paper(named("korean-war"))
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    front = replace(made.front, letterhead=Letterhead("Hill School"))
    page = laid(replace(made, front=front), style).pages[0]
    words = [mark for mark in page.marks if isinstance(mark, Run)]
    tab, school, title = (
        next(run for run in words if run.text.strip().startswith(start))
        for start in ("Mark scheme", "Hill School", made.front.title[:8])
    )
    assert tab.y < school.y < title.y


def test_notes_on_a_key_go_on_under_a_rule() -> None:
    made = paper(named("korean-war"))
    items = made.sections[0].items
    whole = replace(made, sections=(replace(made.sections[0], items=items * 6),))
    document = laid(whole, style_of(theme("worksheet"), "A4", ENGLISH))
    ruled = 0
    for page in document.pages[1:]:
        first = next(mark for mark in page.marks if isinstance(mark, Run))
        assert first.text in {item.label for item in items}
        ruled += any(
            isinstance(mark, Stroke) and mark.points[0][1] < first.y for mark in page.marks
        )
    assert ruled == len(document.pages) - 1 > 0

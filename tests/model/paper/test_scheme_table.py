"""The mark scheme of a paper as rows: what a marker, and every writer of schemes, gets."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from papers import paper
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.model.diagnostics import Span
from worksheets.model.paper.content import (
    Block,
    Choose,
    Exercises,
    Inlines,
    Maths,
    Para,
    plain,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, MatrixCell, Scheme
from worksheets.model.paper.key import Accept, Chosen, Key
from worksheets.model.paper.levels import AddOn, Level, LevelTable
from worksheets.model.paper.paper import Section
from worksheets.model.paper.points_scheme import PointsScheme, by_points, key_answer
from worksheets.model.paper.question_schemes import LevelsScheme
from worksheets.model.paper.scheme_table import (
    SchemeSection,
    leaves,
    scheme_table,
)

SPECS = sorted((Path(__file__).parents[3] / "specs").glob("*.yaml"))


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_every_mark_of_a_paper_is_in_its_table(spec: Path) -> None:
    marked = paper(spec)
    table = scheme_table(marked, ENGLISH)
    total = 0
    for section, rows in zip(marked.sections, table.sections, strict=True):
        labels = [label for label, item in leaves(section.items) if item.scheme]
        assert [scheme.label for scheme in rows.schemes] == labels
        assert rows.marks == sum(item.tariff for item in section.items)
        for scheme in rows.schemes:
            total += scheme.marks
            match scheme:
                case PointsScheme(points=points, key=key, matrix=matrix):
                    assert points or scheme.rule
                    assert all(point.answer for point in points)
                    assert key is None or (scheme.marks, len(points)) == (1, 1)
                    if matrix:
                        inside = [
                            point for row in matrix.rows for cell in row.cells for point in cell
                        ]
                        assert sorted(map(str, inside)) == sorted(map(str, points))
                case LevelsScheme(marks=marks, table=table):
                    assert table.marks == marks
                    assert min(level.least for level in table.levels) == 0
    assert total == marked.tariff


@pytest.mark.parametrize(
    ("point", "opened", "answer"),
    [
        (MarkPoint(text("1950")), False, "1950"),
        (MarkPoint(text("1950")), True, None),
        (MarkPoint(text("1950"), accept=(text("50"),)), False, None),
        (MarkPoint(text("1950"), note=text("in words too")), False, None),
        (MarkPoint(text("1950"), 2), False, None),
        (MarkPoint(text("a line along the 38th parallel")), False, None),
    ],
)
def test_a_written_answer_is_a_key_if_there_is_no_more_to_say(
    point: MarkPoint, opened: bool, answer: str | None
) -> None:
    scheme = Scheme(marks=point.marks, points=(point,), open=opened)
    key = key_answer(Item(id="q", span=Span(""), body=(), scheme=scheme))
    assert (key and plain(key.answer)) == answer


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_the_key_at_a_glance_has_every_certain_answer(spec: Path) -> None:
    marked = paper(spec)
    certain = [
        label
        for section in marked.sections
        for label, item in leaves(section.items)
        if item.keys and not any(isinstance(block, Exercises) for block in item.body)
    ]
    entries = scheme_table(marked, ENGLISH).glance
    assert [entry.label for entry in entries] == certain
    assert all(plain(entry.answer) or entry.answer for entry in entries)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_rules_are_in_the_language_of_the_paper(tag: str) -> None:
    language = SHIPPED.of(tag)
    marked = paper(next(spec for spec in SPECS if spec.stem == "korean-war"))
    others = language.say("scheme.other-answers")
    schemes = [
        scheme
        for section in scheme_table(marked, language).sections
        for scheme in section.schemes
        if isinstance(scheme, PointsScheme)
    ]
    assert any(plain(scheme.rule).endswith(others) for scheme in schemes)


SPAN = Span("spec.yaml", 1, 1)
BOX = Choose("choice", (text("Seoul"), text("a town that has a long name"), (Maths("x^2"),)))
VERDICT = Choose("choice", (text("True"), text("False")), arrangement="row")


def question(
    body: Block, key: Key, answer: Inlines, marks: int = 1, label: str = "", **scheme: Any
) -> Item:
    points = (MarkPoint(answer, label=label),)
    return Item("q", SPAN, (body,), Scheme(marks, points=points, **scheme), {"choice": key})


@pytest.mark.parametrize(
    ("item", "key", "short"),
    [
        (question(BOX, Chosen((0,)), BOX.options[0], label="A"), ("A", "Seoul"), True),
        (
            question(BOX, Chosen((1,)), BOX.options[1], label="B"),
            ("B", "a town that has a long name"),
            False,
        ),
        (question(BOX, Chosen((2,)), BOX.options[2], label="C"), ("C", "$x^2$"), True),
        (question(VERDICT, Chosen((1,)), text("False")), ("", "False"), True),
        (
            question(VERDICT, Accept((text("thirteen char"),)), text("thirteen char")),
            ("", "thirteen char"),
            True,
        ),
    ],
)
def test_an_objective_question_has_a_key(item: Item, key: tuple[str, str], short: bool) -> None:
    found = key_answer(item)
    assert found
    assert (found.letter, plain(found.answer)) == key
    assert found.is_short is short


@pytest.mark.parametrize(
    "item",
    [
        question(VERDICT, Accept((text("nineteen characters"),)), text("nineteen characters")),
        question(VERDICT, Chosen((1,)), text("False"), marks=2),
        question(VERDICT, Chosen((1,)), text("False"), rule=text("Only with a reason.")),
        question(VERDICT, Chosen((1,)), text("Not at all")),
        question(BOX, Chosen((0, 1)), BOX.options[0], label="A"),
        question(BOX, Chosen((0,)), BOX.options[0], label="B"),
    ],
)
def test_what_a_strip_would_not_say_in_full_is_no_key(item: Item) -> None:
    assert key_answer(item) is None


def noted(*items: Item) -> SchemeSection:
    labelled = tuple(replace(item, label=str(n)) for n, item in enumerate(items, 1))
    made = replace(paper(SPECS[0]), sections=(Section("Part", (), labelled),))
    (section,) = scheme_table(made, ENGLISH).sections
    return section


def test_the_note_of_a_section_says_what_no_line_says() -> None:
    tick = question(VERDICT, Chosen((1,)), text("False"))
    two, four = (question(VERDICT, Chosen((1,)), text("False"), marks=n) for n in (2, 4))
    assert noted(tick, tick, tick).note == "1 mark each"
    assert noted(tick, tick, two).note == "1 mark each, question 3: 2 marks"
    assert noted(two, two, two, four).note == "2 marks each, question 4: 4 marks"
    assert noted(tick, tick, two, two, four).note == "Key below: 1 mark each"
    assert noted(two, four).note == ""
    assert noted(two).note == ""


def test_a_section_with_marks_beside_those_of_answers_has_no_note() -> None:
    tick = question(VERDICT, Chosen((1,)), text("False"))
    levels = LevelTable((Level(1, 4, text("Clear.")),))
    scheme = Scheme(4, levels=levels, add_on=AddOn("spelling", 4, levels))
    essay = Item("essay", SPAN, (Para(text("Why?")),), scheme)
    assert noted(essay, essay).note == ""
    assert noted(tick, tick, essay).note == "Key below: 1 mark each"


def test_one_objective_question_alone_is_a_band() -> None:
    tick, two = (question(VERDICT, Chosen((1,)), text("False"), marks=n) for n in (1, 2))
    assert [
        scheme.key for scheme in noted(tick, two).schemes if isinstance(scheme, PointsScheme)
    ] == [
        None,
        None,
    ]


def test_a_matrix_has_every_point_in_its_cell() -> None:
    cells = [
        ("Origin", "Value"),
        ("Content", "Value"),
        ("Origin", "Limitation"),
        ("Origin", "Value"),
    ]
    points = tuple(MarkPoint(text(str(n)), cell=MatrixCell(*cell)) for n, cell in enumerate(cells))
    item = Item("q", SPAN, (), Scheme(4, rule=text("Any."), points=points, open=True))
    (scheme,) = noted(item).schemes
    assert isinstance(scheme, PointsScheme)
    assert plain(scheme.rule) == "Any. Credit other valid answers."
    assert scheme.matrix
    assert scheme.matrix.columns == ("Value (1 mark each)", "Limitation (1 mark each)")
    shown = {
        row.title: [[plain(point.answer) for point in cell] for cell in row.cells]
        for row in scheme.matrix.rows
    }
    assert shown == {"Origin": [["0", "3"], ["2"]], "Content": [["1"], []]}


def test_points_of_which_one_has_no_cell_are_no_matrix() -> None:
    points = (MarkPoint(text("a"), cell=MatrixCell("Origin", "Value")), MarkPoint(text("b")))
    (scheme,) = noted(Item("q", SPAN, (), Scheme(2, points=points))).schemes
    assert isinstance(scheme, PointsScheme)
    assert scheme.matrix is None


def test_what_holds_for_all_points_stands_behind_the_rule_or_apart_from_the_points() -> None:
    points = (MarkPoint(text("a")), MarkPoint(text("b"), reject=(text("c"),)))
    own = Scheme(2, points=points, notes=(text("Note."),), open=True)
    (several,) = noted(Item("q", SPAN, (), own)).schemes
    assert isinstance(several, PointsScheme)
    assert not any(point.guidance for point in several.points)
    assert plain(several.points[-1].reject) == "Do not accept c"
    assert list(map(plain, several.closing)) == ["Note.", "Credit other valid answers."]
    (ruled,) = noted(Item("q", SPAN, (), replace(own, rule=text("Any one.")))).schemes
    assert isinstance(ruled, PointsScheme)
    assert plain(ruled.rule) == "Any one. Credit other valid answers."
    assert not ruled.closing
    (only,) = noted(Item("q", SPAN, (), replace(own, points=points[:1]))).schemes
    assert isinstance(only, PointsScheme)
    assert list(map(plain, only.points[0].guidance)) == ["Note.", "Credit other valid answers."]
    assert not only.closing
    assert several.notes == only.notes == ()
    named = replace(own, points=tuple(replace(point, label="(i)") for point in points))
    (labelled,) = noted(Item("q", SPAN, (), named)).schemes
    assert isinstance(labelled, PointsScheme)
    assert plain(labelled.rule) == "Credit other valid answers."
    assert list(map(plain, labelled.notes)) == ["Note."]
    assert not labelled.closing


def test_what_is_accepted_is_printed_once_and_never_the_answer_again() -> None:
    """Whether it is written in words or as a formula; 1 1/2 is not 11/2."""
    answer = (Maths(r"1\frac{1}{2}"),)
    accept = (text("1 1/2"), text("3/2"), (Maths(r"\frac{3}{2}"),), text("11/2"))
    scheme = Scheme(marks=1, points=(MarkPoint(answer, accept=accept),))
    row = by_points("1", Span(""), scheme, ENGLISH, None).points[0]
    assert plain(row.guidance[0]) == "Accept 3/2; 11/2"

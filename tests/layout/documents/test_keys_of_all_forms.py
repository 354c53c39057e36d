"""The keys of all forms: a table a section, a column a form, and no form in the footer."""

from dataclasses import replace
from itertools import groupby

import pytest

from papers import SPECS, paper
from themes import theme
from words import ENGLISH
from worksheets.layout.documents.keys import keys_document
from worksheets.layout.style import style_of
from worksheets.model.page.page import Run
from worksheets.model.paper.content import plain
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.points_scheme import PointsScheme
from worksheets.model.paper.scheme_table import scheme_table

SPEC = next(spec for spec in SPECS if spec.stem == "end-of-topic-test")


def forms(count: int) -> list[Paper]:
    made = paper(SPEC)
    return [
        replace(made, front=replace(made.front, form="ABCDEFGHIJKL"[n], fingerprint=f"CODE-{n}"))
        for n in range(count)
    ]


def lines(papers: list[Paper], name: str = "worksheet") -> list[list[Run]]:
    """The runs of each line of the keys, from the top down."""
    keys = keys_document(papers, style_of(theme(name), "A4", ENGLISH), "Subject")
    assert keys is not None
    document = keys.document
    runs = [
        (page.label, round(mark.y, 1), mark)
        for page in document.pages
        for mark in page.marks
        if isinstance(mark, Run)
    ]
    return [[run for _, _, run in line] for _, line in groupby(runs, key=lambda place: place[:2])]


def said(line: list[Run]) -> list[str]:
    return [run.text.strip() for run in line]


@pytest.mark.parametrize(("count", "across"), [(2, [2]), (5, [5]), (6, [3, 3]), (11, [4, 4, 3])])
def test_forms_stand_side_by_side_in_even_tables(count: int, across: list[int]) -> None:
    heads = [said(line)[1:] for line in lines(forms(count)) if said(line)[:1] == ["Question"]]
    sections = sum(1 for section in scheme_table(paper(SPEC), ENGLISH).sections if section.glance)
    assert [len(head) for head in heads] == across * sections
    assert heads[0] == [f"Form {letter}" for letter in "ABCDEFGHIJKL"[: across[0]]]


def test_every_key_stands_in_every_form_under_the_head_of_its_section() -> None:
    found = lines(forms(3))
    words = [" ".join(said(line)) for line in found]
    for section in scheme_table(paper(SPEC), ENGLISH).sections:
        assert (section.title in words) is bool(section.glance)
        for entry in section.glance:
            answer = plain(entry.answer)
            assert f"{entry.label} {answer} {answer} {answer}" in words


def test_numbers_and_heads_are_bold_and_answers_are_not() -> None:
    rows = [line for line in lines(forms(2)) if said(line)[0].isdigit()]
    assert rows
    for number, *answers in rows:
        assert number.face == "strong"
        assert {run.face for run in answers} == {"text"}


def test_no_form_and_no_code_stand_for_all() -> None:
    (foot,) = (said(line) for line in lines(forms(2)) if "K-1 of 1" in said(line))
    assert not any("Form" in words or "CODE" in words for words in foot)


@pytest.mark.parametrize("name", ["worksheet", "exam", "quiz", "large-print-18"])
def test_keys_have_the_tab_of_schemes(name: str) -> None:
    assert said(lines(forms(2), name)[0]) == ["Keys of all forms"]


def test_exercises_of_a_drill_have_rows_of_their_own() -> None:
    made = paper(next(spec for spec in SPECS if spec.stem == "mixed-homework"))
    words = [" ".join(said(line)) for line in lines([made, made])]
    drills = [
        scheme
        for section in scheme_table(made, ENGLISH).sections
        for scheme in section.schemes
        if isinstance(scheme, PointsScheme) and scheme.answers
    ]
    assert drills
    for drill, (label, key) in ((one, answer) for one in drills for answer in one.answers):
        answer = plain(key.answer)
        assert f"{drill.label}{label} {answer} {answer}" in words


def test_there_is_no_page_of_keys_where_no_question_has_one() -> None:
    made = paper(next(spec for spec in SPECS if spec.stem == "source-skills"))
    without = replace(
        made,
        sections=tuple(
            replace(section, items=tuple(item for item in section.items if not item.keys))
            for section in made.sections
        ),
    )
    assert without.sections[0].items
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    assert keys_document([without, without], style, "Subject") is None

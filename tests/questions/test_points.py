"""Points of short answers: development, halves, codes that need others, and ft."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import worksheets
from papers import paper
from words import ENGLISH
from worksheets.language.languages import SHIPPED
from worksheets.model.answer_points import AnswerPoint
from worksheets.model.paper.content import plain
from worksheets.model.paper.scheme_table import scheme_table
from worksheets.model.question import References, check
from worksheets.questions.short_answer import ShortAnswer


def spec_of(folder: Path, question: str) -> Path:
    path = folder / "spec.yaml"
    words = f"title: T\nsubject: S\nsections: [{{questions: [{question}]}}]\n"
    path.write_text(words, encoding="utf-8")
    return path


def said(folder: Path, question: str) -> list[str]:
    found = worksheets.build(spec_of(folder, question), output=folder / "out").diagnostics
    return [one.message for one in found]


def short(points: str, more: str = "") -> str:
    return f"{{type: short-answer, stem: Why?, points: [{points}]{more}}}"


def parts(*points: str) -> str:
    return f"{{type: structured, parts: [{', '.join(short(one) for one in points)}]}}"


WRONG = {
    short("{answer: a, develop: b}"): "developing a point earns no mark here",
    short("a b, c d", ", wanted: 2"): "wanted is said of points that are developed",
    short("a b", ", marking: develop, wanted: 2"): (
        "wanted is 2, but the points make only 1 different answers"
    ),
    short("a b, c d", ", most: 3"): "most is 3, but the points come to 2",
    short("{answer: a b, marks: 1/2}"): "the question comes to 0.5 marks",
    short("{answer: a b, marks: 1/3}"): "'1/3' is no number of marks",
    short("{answer: a b, marks: 0}"): "'0' is no number of marks",
    short("{A1: a b, needs: M1}"): "no point before it has the code M1",
    short("{A1: a b, needs: M1}, {M1: c d}"): "no point before it has the code M1",
    short("{A1: a b, ft: (a)}"): "the question is no part, so nothing is before it",
    parts("a b", "{A1: c d, ft: (c)}"): "ft leads to no part of the question",
    parts("a b", "{A1: c d, ft: (b)}"): "ft leads to a part that is not before it",
    parts("{A1: a b, ft: (b)}", "c d"): "ft leads to a part that is not before it",
    parts("a b", "{A1: c d, ft: nowhere}"): "'nowhere' names no part of a question",
    short("{answer: a b, essential: c}"): "the essential word 'c' does not stand in the answer",
    short("{answer: a b, all-of: [c, d]}"): "the point has an answer, and all-of too",
    short("{marks: 1}"): "the point says no answer, or all-of has one only",
    short("{answer: a b, flags: cat}"): "'cat' is no flag of a mark",
    short("{answer: a b, ao: AO1}, c d"): (
        "the objectives share out 1 marks, but the question comes to 2"
    ),
    short("{answer: a b, ao: AO1}", ", ao: AO2"): "the question has another ao of its own",
}


@pytest.mark.parametrize(("question", "message"), WRONG.items(), ids=range(len(WRONG)))
def test_what_is_wrong_with_points_is_said(question: str, message: str, tmp_path: Path) -> None:
    assert message in said(tmp_path, question)


def test_a_value_is_carried_forward_from_a_part_by_its_label(tmp_path: Path) -> None:
    made = paper(spec_of(tmp_path, parts("a b", "{A1: c d, ft: a}")))
    (section,) = scheme_table(made, ENGLISH).sections
    guidance = [plain(one) for one in section.schemes[1].points[0].guidance]  # type: ignore[union-attr]
    assert guidance == ["Follow through from (their value of) 1(a)."]


def test_points_that_are_developed(tmp_path: Path) -> None:
    question = short("{answer: a b, develop: [c, d]}, e f, g h", ", marking: develop, wanted: 2")
    (section,) = paper(spec_of(tmp_path, question)).sections
    (item,) = section.items
    assert item.tariff == 4
    assert item.scheme
    assert plain(item.scheme.rule) == "Two points. For each: 1 mark, and 1 more for developing it."


HALVES = {"en-GB": ("½", "1½", "¼"), "de": ("0,5", "1,5", "0,25"), "fr": ("0,5", "1,5", "0,25")}


@pytest.mark.parametrize("tag", HALVES)
def test_halves_are_written_as_a_language_has_them(tag: str) -> None:
    language = SHIPPED.of(tag)
    marks = Fraction(1, 2), Fraction(3, 2), Fraction(1, 4)
    assert tuple(map(language.number, marks)) == HALVES[tag]


@settings(max_examples=40)
@given(st.lists(st.sampled_from([1, 2, 3, 4, 6, 8]), min_size=1, max_size=6))
def test_marks_of_points_come_to_those_of_the_question(quarters: list[int]) -> None:
    """Or it is said that they are no whole number."""

    points = tuple(
        AnswerPoint.model_validate({"answer": f"a{n}", "marks": f"{quarter}/4"})
        if quarter < 4
        else AnswerPoint.model_validate({"answer": f"a{n}", "marks": str(quarter // 4)})
        for n, quarter in enumerate(quarters)
    )
    question = ShortAnswer(type="short-answer", id="q", stem=(), points=points)
    exact = sum((Fraction(point.marks) for point in points), Fraction())
    problems = list(check(question, References(frozenset(), frozenset(), {})))
    assert bool(problems) == (exact.denominator > 1)
    assert all(isinstance(point.marks, int) for point in points if point.marks == int(point.marks))
    if not problems:
        assert question.tariff == exact

"""Skills as they are read: the questions that are made of them, and what is wrong with them."""

import re
from collections import Counter
from pathlib import Path

import pytest

import worksheets
from drawn import OUTLINE
from worksheets.checking.check import find_course
from worksheets.model.course import Course, Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import plain
from worksheets.model.template import Template
from worksheets.model.values.repeats import EntryDraws
from worksheets.pipeline.prepared import making
from worksheets.questions.matching import Matching
from worksheets.questions.ordering import Ordering
from worksheets.questions.true_false import TrueFalse

ADD = """
    - id: add
      values: {a: 12..89, b: 12..89}
      where: ['digit(a, 0) + digit(b, 0) > 9', a != b]
      apart: [min(a, b), max(a, b)]
      ask: '{{a}} + {{b}} ='
      answer: '{{a + b}}'
      errors:
        - {text: '{{a + b - 10}}', why: Did not carry the ten.}
        - {text: '{{abs(a - b)}}', why: Subtracted.}
        - {text: '{{a + b + 10}}', why: Carried two tens.}
"""
SOLVE = """
    - id: solve
      letters: [x]
      values: {s: 2..9, a: 2..9, b: 1..12, c: = a * s + b}
      ask: 'Solve ${{a * x + b}} = {{c}}$.'
      exercise: '${{a * x + b}} = {{c}}$'
      prompt: Solve each equation.
      answer: '$x = {{s}}$'
      comes-to: s
      errors:
        - {text: '$x = {{c - b}}$', is: c - b, why: 'Did not divide by {{a}}.'}
        - {text: '$x = {{c - a}}$', is: c - a, why: 'Subtracted {{a}}.'}
        - {text: '$x = {{s + b}}$', is: s + b, why: Added.}
      working: [{M1: '${{a * x}} = {{c - b}}$'}, {A1: '$x = {{s}}$'}]
      says: 'The solution of ${{a * x + b}} = {{c}}$ is §.'
"""
SHADED = """
    - id: shaded
      values: {d: 3..12, n: 1..11}
      where: [n < d, 2 * n != d]
      ask: What fraction of the bar is shaded?
      figure: {type: fraction-bar, bars: [{parts: '{{d}}', shaded: '{{n}}'}]}
      answer: '{{n / d as fraction}}'
      accept: ['{{n}}/{{d}}']
"""
DIVIDE = """
    - id: divide
      values: {q: 3..9, d: 3..9, r: 1..8, n: = d * q + r}
      where: r < d
      ask: '{{n}} ÷ {{d}} ='
      answer: '{{q}} remainder {{r}}'
      errors:
        - {text: '{{r}} remainder {{q}}', why: Exchanged the two.}
        - {text: '{{q - 1}} remainder {{r + d}}', why: 'The remainder is more than {{d}}.'}
        - {text: '{{q + 1}} remainder {{d - r}}', why: 'Went one {{d}} too far.'}
"""


def read(folder: Path, *skills: str, questions: str = "") -> tuple[Course | None, list[str]]:
    """A course of some skills, and what is wrong with it."""
    (folder / "outline.yaml").write_text(OUTLINE)
    (folder / "1.yaml").write_text(f"knowledge:\n  skills:{''.join(skills)}{questions}")
    sink = Sink()
    course = find_course(str(folder), sink)
    return course, [f"{one.span.line}:{one.span.column} {one.message}" for one in sink]


def topic_of(folder: Path, *skills: str) -> Topic:
    course, wrong = read(folder, *skills)
    assert course, wrong
    assert not wrong
    return course.topics[0]


def types_of(topic: Topic, skill: str) -> Counter[str]:
    return Counter(question.type for question in topic.questions if skill in question.id)


def test_a_skill_makes_questions_of_nine_types(tmp_path: Path) -> None:
    made = types_of(topic_of(tmp_path, ADD, SOLVE, DIVIDE), "add")
    assert made == {
        "drill": 1, "short-answer": 1, "multiple-choice": 1, "true-false": 1, "error-spotting": 1,
        "matching": 1, "ordering": 1, "exit-ticket": 1, "retrieval-grid": 1,
    }  # fmt: skip


def test_only_types_that_suit_are_made(tmp_path: Path) -> None:
    topic = topic_of(tmp_path, SOLVE, SHADED)
    assert "ordering" not in types_of(topic, "solve")  # equations come to nothing by themselves
    assert types_of(topic, "shaded") == {"drill": 1, "short-answer": 1}  # a bar, and no errors


def test_an_author_can_say_which_types_are_made(tmp_path: Path) -> None:
    topic = topic_of(tmp_path, f"{ADD}      types: [drill, multiple-choice]\n")
    assert {question.id: question.type for question in topic.questions} == {
        "drill-add": "drill",
        "multiple-choice-add": "multiple-choice",
    }


def test_they_are_from_knowledge(tmp_path: Path) -> None:
    topic = topic_of(tmp_path, ADD)
    assert {group.origin for group in topic.groups} == {"knowledge"}
    assert all(group.draws for group in topic.groups)


def test_the_sheet_of_an_equation_has_its_own_prompt(tmp_path: Path) -> None:
    topic = topic_of(tmp_path, SOLVE)
    (drill,) = (question for question in topic.questions if question.type == "drill")
    assert isinstance(drill, Template)
    sample = drill.sample
    assert sample.prompt[0].text == "Solve each equation."  # type: ignore[attr-defined]
    assert sample.tariff == 20


@pytest.mark.parametrize(("skill", "name"), [(ADD, "add"), (SOLVE, "solve"), (DIVIDE, "divide")])
def test_what_is_called_false_is_never_true(tmp_path: Path, skill: str, name: str) -> None:
    """The wrong statement of a draw is not the right one, in print or by value."""
    course, _ = read(tmp_path, skill)
    assert course
    maker, _, _ = making(course)
    for question in course.topics[0].questions:
        if not isinstance(question, Template) or question.type != "true-false":
            continue
        assert name in question.id
        entries = EntryDraws("key", maker.wording)
        for number, draw in question.source.fitting(entries):
            made = maker.made("1", question, number, draw, entries)
            if made.errors:
                continue
            assert isinstance(made.question, TrueFalse)
            if not made.question.answer:
                right, wrong = made.question.unlike
                assert right != wrong


def test_pairs_have_different_answers_and_orders_rise(tmp_path: Path) -> None:
    course, _ = read(tmp_path, ADD)
    assert course
    maker, _, _ = making(course)
    seen = set()
    for question in course.topics[0].questions:
        assert isinstance(question, Template)
        for made in list(zip(range(20), maker.draws("1", question, "key"), strict=False)):
            match made[1].question:
                case Matching(pairs=pairs):
                    assert len({pair.right.text for pair in pairs}) == len(pairs)
                    seen.add("matching")
                case Ordering(events=events):
                    sums = [sum(map(int, plain(event.text).split(" + "))) for event in events]
                    assert sums == sorted(set(sums))
                    seen.add("ordering")
    assert seen == {"matching", "ordering"}


def test_no_square_ends_what_is_matched_by_a_letter(tmp_path: Path) -> None:
    squared = ADD.replace("'{{a}} + {{b}} ='", "'{{a}} more than {{b}} is ☐'")
    course, _ = read(tmp_path, squared)
    assert course
    maker, _, _ = making(course)
    stems = [
        plain(pair.left)
        for question in course.topics[0].questions
        if isinstance(question, Template)
        for _, made in zip(range(3), maker.draws("1", question, "key"), strict=False)
        if isinstance(made.question, Matching)
        for pair in made.question.pairs
    ]
    assert stems
    assert all(stem.endswith(" is …") for stem in stems)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("{{a + b}}'", "{{a + z}}'", "8:15 no value is called 'z'"),
        ("{{a + b - 10}}", "{{a + }}", "10:18 "),
        ("a != b]", "a != z]", "5:48 no value is called 'z'"),
        ("a: 12..89", "a: 12...89", "4:19 '12...89' are no values"),
        ("why: Subtracted.", "", "11:11 'why' is missing"),
        ("      ask:", "      types: [drll]\n      ask:", "7:15 there is no question type 'drll'"),
        ("'{{a}} + {{b}} ='", "'{{a}} + {{c}} ='", "7:12 no value is called 'c'"),
        ("      apart: [min(a, b), max(a, b)]", "      says: A sum.", "6:13 there are 0 places"),
    ],
)  # fmt: skip
def test_mistakes_have_their_places(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in ADD
    _, diagnostics = read(tmp_path, ADD.replace(old, new, 1))
    assert len(diagnostics) == 1
    assert diagnostics[0].startswith(wrong)


def test_a_question_cannot_have_the_identifier_of_a_skill(tmp_path: Path) -> None:
    question = "questions:\n  - {type: short-answer, id: add, stem: Q?, points: [A]}\n"
    _, wrong = read(tmp_path, ADD, questions=question)
    assert wrong == ["3:11 the id 'add' is that of a question"]


def test_a_skill_that_nobody_has_verified_makes_no_question(tmp_path: Path) -> None:
    course, wrong = read(tmp_path, f"{ADD}      verified: false\n")
    assert course
    assert not wrong
    assert not course.topics[0].questions


def test_questions_of_one_skill_have_different_draws_on_a_paper(tmp_path: Path) -> None:
    """A drill of twenty, a short answer, a choice and pairs: no sum stands there twice."""
    (tmp_path / "course").mkdir()
    read(tmp_path / "course", ADD)
    spec = tmp_path / "spec.yaml"
    picks = ["type: short-answer", "type: multiple-choice", "type: matching", "type: true-false"]
    picks.append("id: drill-add, with: {draw: 40}")
    entries = "".join(f"      - {{{pick}}}\n" for pick in picks)
    for seed in range(20):
        spec.write_text(
            f"title: T\ncourse: course\nseed: {seed}\nsections:\n  - questions:\n{entries}"
        )
        assert worksheets.build(spec, output=tmp_path / "out", to="dump").ok
        dump = (tmp_path / "out" / "spec.txt").read_text(encoding="utf-8")
        sums = re.findall(r"(\d+) \+ (\d+)", dump)
        assert len(sums) == 40 + 1 + 1 + 5 + 1
        assert len(set(sums)) == len(sums)

"""What a form says becomes one edit of the spec; every other question stays."""

from pathlib import Path
from typing import Any

import pytest

from choices import choice_of, printed, reader_of
from papers import SPECS
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice
from worksheets.authoring.question_forms.as_written import as_written
from worksheets.authoring.question_forms.saving import added, edited, standing
from worksheets.authoring.swapping import Change
from worksheets.memo import Memory
from worksheets.model.diagnostics import Mistake

COPIED = {"korean-war": 12, "retrieval-quiz": 10, "biology-cells": 8}
"""How many questions of a spec can be written into it as they are in the course."""
SPEC = """\
title: Attitudes
course: cold-war
topics: [2.2.2]
sections:
  - questions:
      - {type: multiple-choice, count: 4, page-break: before}  # four
      - {type: true-false, count: 2}
      - type: short-answer
        id: own
        stem: Who was Mao?   # in 1950
        points: [the leader of China]
seed: 7  # another
"""


@pytest.fixture
def reader(tmp_path: Path) -> ChoiceReader:
    return reader_of(tmp_path / "spec.yaml")


@pytest.fixture
def choice(reader: ChoiceReader) -> PaperChoice:
    return choice_of(reader, SPEC)


def edit(reader: ChoiceReader, choice: PaperChoice, about: str, said: Any) -> Change:
    saved = edited(reader, choice, choice.find(about), said)
    assert isinstance(saved, Change), saved
    return saved


@pytest.mark.parametrize("name", sorted(COPIED))
def test_questions_of_a_course_are_copied_word_for_word(name: str) -> None:
    """Each stands on the paper as before, under another name, and no other question moves."""
    path = next(one for one in SPECS if one.stem == name)
    reader, count, refused = reader_of(path), 0, list[str]()
    with Memory().used():
        choice = choice_of(reader, path.read_text("utf-8"))
        language = choice.loaded.course.language
        for question in choice.questions:
            try:
                change = edit(reader, choice, question.number, {})
            except Mistake as mistake:
                refused.append(str(mistake))
                continue
            count += 1
            new = change.choice.find(question.number)
            assert new.is_written_here
            old = question.entry.question
            assert as_written(new.entry.question, language) == as_written(old, language)
            after = [
                [name.removesuffix("-own") for name in form] for form in printed(change.choice)
            ]
            assert after == printed(choice)
            assert old.id in change.choice.loaded.spec.without
    assert count == COPIED[name]
    assert all("cannot be edited here" in said for said in refused)


def test_a_question_of_a_course_is_changed_in_its_place(
    reader: ChoiceReader, choice: PaperChoice
) -> None:
    before = choice.find("3")
    change = edit(reader, choice, "3", {"stem": "Who was it?", "why": None})
    name = f"{before.entry.question.id}-own"
    assert f"- type: multiple-choice\n        id: {name}\n        topic: 2.2.2\n" in change.text
    assert "stem: Who was it?\n" in change.text
    assert "count: 2, page-break: [before]}  # four\n" in change.text
    assert f"without: [{before.entry.question.id}]" in change.text
    others = [
        [one for one in form if not one.endswith(f"/{name}")] for form in printed(change.choice)
    ]
    kept = [[one for one in form if one != before.entry.name] for form in printed(choice)]
    assert others == kept


def test_a_question_of_the_spec_changes_at_its_lines_alone(
    reader: ChoiceReader, choice: PaperChoice
) -> None:
    said = {"stem": "Who was Mao Zedong?", "points": ["the leader of China", "a poet"], "any": 1}
    change = edit(reader, choice, "own", said)
    expected = SPEC.replace("Who was Mao?", "Who was Mao Zedong?")
    expected = expected.replace(
        "[the leader of China]\n", "[the leader of China, a poet]\n        any: 1\n"
    )
    assert change.text == expected
    assert edit(reader, choice, "own", {}).text == SPEC


def test_a_mistake_is_said_at_its_field_and_row(reader: ChoiceReader, choice: PaperChoice) -> None:
    said = {"points": ["a", {"answer": "b", "marks": "many"}], "any": 1}
    (problem,) = edited(reader, choice, choice.find("own"), said)
    assert (problem.key, problem.row) == ("points", 1)
    assert "many" in problem.message
    problems = added(reader, choice, "true-false", {"statement": "It is *so"})
    assert [(one.key, one.message) for one in problems] == [("", "'answer' is missing")]


def test_a_new_question_comes_at_the_end(reader: ChoiceReader, choice: PaperChoice) -> None:
    said = {"statement": "Kim Il Sung était là: yes", "answer": True, "because": None}
    saved = added(reader, choice, "true-false", said)
    assert isinstance(saved, Change)
    assert (
        "      - type: true-false\n        id: kim-il-sung-etait\n"
        "        statement: 'Kim Il Sung était là: yes'\n        answer: true\n"
    ) in saved.text
    assert printed(saved.choice) == [[*printed(choice)[0], "spec/kim-il-sung-etait"]]
    again = added(reader, saved.choice, "true-false", {**said, "statement": "Kim Il Sung était"})
    assert isinstance(again, Change)
    assert "id: kim-il-sung-etait-2\n" in again.text


def test_what_has_no_text_is_refused_with_its_reason() -> None:
    path = next(one for one in SPECS if one.stem == "fractions")
    choice = choice_of(reader_of(path), path.read_text("utf-8"))
    drawn = [one for one in choice.questions if choice.why_closed(one)]
    for question in drawn:
        with pytest.raises(Mistake, match="cannot be edited here: it is a draw"):
            standing(choice, question)

"""A move changes the order of two questions and nothing else, and comments stay."""

import re
from pathlib import Path

import pytest

from choices import choice_of, comments, printed, reader_of, with_comments
from papers import SPECS
from worksheets.authoring.moving import moved
from worksheets.memo import Memory
from worksheets.model.diagnostics import Mistake

MOVED = {"korean-war": 21, "retrieval-quiz": 18, "end-of-topic-test": 27}
"""How many moves of a spec can be made, up and down."""
REFUSED = "is the (first|last)|last of its section|cannot (be moved|be passed|pass)"

SPEC = """\
title: Attitudes
course: cold-war
topics: [2.2.2]
sections:
  - questions:
      # the first
      - {type: multiple-choice, count: 3}  # three
      # own
      - type: short-answer
        id: own
        stem: Who was Mao?  # a question
        points: [the leader of China]
        # below own
      - {type: true-false, count: 2}
  - title: More
    questions:
      - {type: cloze}  # gaps
      - {type: true-false, page-break: before, count: 2}
seed: 7
"""


def flat(names: list[list[str]]) -> list[str]:
    return [name for form in names for name in form]


@pytest.mark.parametrize("name", MOVED)
def test_every_move_exchanges_two_questions_and_no_others(name: str) -> None:
    path = next(path for path in SPECS if path.stem == name)
    with Memory().used():
        reader = reader_of(path)
        text = with_comments(path.read_text(encoding="utf-8"))
        before = choice_of(reader, text)
        done, refused = 0, []
        for place, question in enumerate(before.questions):
            for step in (-1, 1):
                try:
                    change = moved(reader, before, question, step)
                except Mistake as mistake:
                    refused.append(mistake)
                    continue
                done += 1
                expected = flat(printed(before))
                now = choice_of(reader, change.text)
                new = next(one for one in now.questions if one.entry.name == question.entry.name)
                if new.section == question.section:
                    expected.insert(place + step, expected.pop(place))
                else:
                    assert new.section == question.section + step
                assert flat(printed(now)) == expected
                assert set(comments(text)) == set(comments(change.text))
    assert done == MOVED[name]
    assert all(re.search(REFUSED, str(one)) and one.hints for one in refused)


def test_a_pick_that_was_parted_is_joined_again() -> None:
    path = next(path for path in SPECS if path.stem == "korean-war")
    reader = reader_of(path)
    choice = choice_of(reader, path.read_text("utf-8").replace("seed: 7", "seed: 2"))
    places = range(7, 3, -1)
    for place in places:
        choice = moved(reader, choice, choice.questions[place], -1).choice
    assert re.search(r"\{type: multiple-choice, count: 3\}\n      - \{id: [\w-]+\}\n", choice.text)
    assert choice.text.count("multiple-choice") == 2
    for place in reversed(places):
        choice = moved(reader, choice, choice.questions[place - 1], 1).choice
    assert choice.text.count("multiple-choice") == 1
    assert "{type: multiple-choice, count: 6}" in choice.text


def test_comments_stay_with_what_they_are_about(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC)
    own = """\
      # own
      - type: short-answer
        id: own
        stem: Who was Mao?  # a question
        points: [the leader of China]
        # below own
"""
    for place in (3, 2, 1):
        assert own in choice.text
        choice = moved(reader, choice, choice.questions[place], -1).choice
    assert choice.text.startswith(SPEC.partition("      # the first")[0] + own)
    assert sorted(comments(choice.text)) == sorted(comments(SPEC))


def test_a_question_goes_over_into_the_next_section_and_back(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    before = choice_of(reader, SPEC)
    cloze = before.questions[6]
    assert cloze.entry.question.type == "cloze"
    up = moved(reader, before, cloze, -1)
    assert up.choice.questions[6].section == 0
    assert "      - {type: cloze}  # gaps\n  - title: More\n" in up.text
    assert printed(up.choice) == printed(before)
    down = moved(reader, up.choice, up.choice.questions[6], 1)
    assert down.text == SPEC
    last = moved(reader, before, before.questions[5], 1)
    assert last.choice.questions[5].section == 1
    assert last.choice.questions[5].is_pinned
    assert printed(last.choice) == printed(before)


def test_what_cannot_be_moved_is_said(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC)
    for place, step, words in ((0, -1, "question 1 is the first one"), (8, 1, "is the last one")):
        with pytest.raises(Mistake, match=words):
            moved(reader, choice, choice.questions[place], step)
    with pytest.raises(Mistake, match="question 8 cannot be passed: its pick has page breaks"):
        moved(reader, choice, choice.questions[6], 1)
    forms = choice_of(reader, f"{SPEC}forms: 2\n")
    assert "orders of their own" in forms.why_in_place(forms.questions[1])
    with pytest.raises(Mistake, match="cannot be moved: forms have orders of their own"):
        moved(reader, forms, forms.questions[1], 1)
    fixed = SPEC.replace("  - questions:", "  - order: fixed\n    questions:")
    fixed = choice_of(
        reader, fixed.replace("title: More", "title: More\n    order: fixed") + "forms: 2\n"
    )
    expected = flat(printed(fixed))
    change = moved(reader, fixed, fixed.questions[1], 1)
    for start in (0, 9):
        expected.insert(start + 2, expected.pop(start + 1))
    assert flat(printed(change.choice)) == expected

"""A swap changes one question and nothing else, a pin changes nothing, and comments stay."""

from pathlib import Path

import pytest

from choices import choice_of, comments, printed, reader_of, with_comments
from papers import SPECS
from worksheets.authoring.alternatives import could_stand
from worksheets.authoring.swapping import pinned, removed, swapped, unpinned
from worksheets.memo import Memory
from worksheets.model.diagnostics import Mistake

SLOW = ("everything", "mixed-homework")
"""Specs of many topics; all questions of the second are written in it."""
QUICK = [path for path in SPECS if path.stem not in SLOW]
FIXED = "there is no other|written in the spec|blueprint chose|draw of a question|made for its pick"
SWAPPED = {"korean-war": 13, "retrieval-quiz": 10, "end-of-topic-test": 11}
"""How many questions of a spec have another to be swapped with."""

SPEC = """\
title: Attitudes
course: cold-war
topics: [2.2.2]
sections:
  - questions:
      # the first
      - type: multiple-choice  # all of one type
        page-break: [before, after]
        count: 4  # four
      - {type: true-false, count: 2}
      - type: short-answer
        id: own
        stem: Who was Mao?
        points: [the leader of China]
seed: 7  # another
"""


@pytest.mark.parametrize("path", QUICK, ids=[path.stem for path in QUICK])
def test_every_swap_changes_that_question_and_no_other(path: Path) -> None:
    with Memory().used():
        reader = reader_of(path)
        text = with_comments(path.read_text(encoding="utf-8"))
        before = choice_of(reader, text)
        names, done = printed(before), 0
        for place, question in enumerate(before.questions):
            if before.why_fixed(question) or not any(could_stand(before, question)):
                with pytest.raises(Mistake, match=FIXED):
                    swapped(reader, before, question)
                continue
            change = swapped(reader, before, question)
            done += 1
            after = printed(choice_of(reader, change.text))
            changed = [n for n, (a, b) in enumerate(zip(names[0], after[0], strict=True)) if a != b]
            assert changed == [place]
            new = after[0][place]
            old = question.entry.name
            assert after == [[new if name == old else name for name in form] for form in names]
            kept = change.choice.questions[place].entry.question
            assert (kept.type, kept.tariff) == (
                question.entry.question.type,
                question.entry.question.tariff,
            )
            assert comments(change.text) == comments(text)
    assert done == SWAPPED.get(path.stem, done)


def test_a_question_that_was_swapped_away_does_not_come_back(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC)
    seen = {choice.questions[1].entry.name}
    for _ in range(4):
        change = swapped(reader, choice, choice.questions[1])
        choice = change.choice
        name = choice.questions[1].entry.name
        assert name not in seen
        seen.add(name)
    assert comments(choice.text) == comments(SPEC)


def test_a_swap_can_be_undone(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC)
    old = choice.questions[2]
    change = swapped(reader, choice, old)
    assert f"without: [{old.entry.question.id}]" in change.text
    back = swapped(reader, change.choice, change.choice.questions[2], old.entry.question.id)
    assert printed(back.choice) == printed(choice)
    assert f"without: [{old.entry.question.id}]" not in back.text


def test_a_pick_that_is_parted_keeps_its_page_breaks(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC)
    change = pinned(reader, choice, [choice.questions[1]])
    (section,) = change.choice.loaded.spec.sections
    assert section.question_breaks == choice.loaded.spec.sections[0].question_breaks
    parts = section.questions[:3]
    assert [pick.count for pick in parts] == [1, 1, 2]
    assert parts[1].id == choice.questions[1].entry.question.id
    assert [pick.page_break for pick in parts] == [("before",), (), ("after",)]


@pytest.mark.parametrize("name", ["korean-war", "retrieval-quiz", "end-of-topic-test"])
def test_a_pin_changes_nothing(name: str) -> None:
    (path,) = [path for path in SPECS if path.stem == name]
    with Memory().used():
        reader = reader_of(path)
        text = with_comments(path.read_text(encoding="utf-8"))
        choice = choice_of(reader, text)
        for question in choice.questions:
            change = pinned(reader, choice, [question])
            assert printed(choice_of(reader, change.text)) == printed(choice)
            named = change.choice.find(question.entry.question.id)
            assert named.is_pinned
            assert comments(change.text) == comments(text)
        every = pinned(reader, choice, choice.questions)
        assert all(one.is_pinned for one in every.choice.questions)
        assert printed(every.choice) == printed(choice)


def test_a_question_is_removed_and_the_others_stay(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC)
    (names,) = printed(choice)
    for place, question in enumerate(choice.questions):
        change = removed(reader, choice, question)
        assert printed(change.choice) == [[*names[:place], *names[place + 1 :]]]
        own = {"# another", "# the first"}
        assert own <= set(comments(change.text))


def test_an_unpinned_question_is_chosen_by_type_and_marks(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    text = SPEC.replace("{type: true-false, count: 2}", "{id: mc-taiwan}  # by name")
    choice = choice_of(reader, text)
    change = unpinned(reader, choice, choice.find("mc-taiwan"))
    assert "- {type: multiple-choice, marks: 1}  # by name" in change.text


def test_forms_stay_in_their_orders(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC + "forms: 3\n")
    question = choice.questions[0]
    change = swapped(reader, choice, question)
    new = change.choice.questions[0].entry.name
    expected = [
        [new if name == question.entry.name else name for name in form] for form in printed(choice)
    ]
    assert printed(change.choice) == expected


def test_other_forms_with_questions_of_their_own_stay(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    text = "title: T\ncourse: cold-war\ntopics: [1.1, 2.2]\nforms: 2\ndisjoint: true\nsections:\n"
    choice = choice_of(reader, f"{text}  - questions: [{{type: multiple-choice, count: 3}}]\n")
    change = swapped(reader, choice, choice.questions[1])
    first, second = printed(change.choice)
    assert second == printed(choice)[1]
    assert sum(a != b for a, b in zip(first, printed(choice)[0], strict=True)) == 1


def test_a_flow_list_is_parted_too(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    text = "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsections:\n"
    choice = choice_of(reader, f"{text}  - questions: [{{type: multiple-choice, count: 3}}]\n")
    change = pinned(reader, choice, [choice.questions[1]])
    assert printed(change.choice) == printed(choice)
    assert change.text.count("\n") == choice.text.count("\n")


@pytest.mark.parametrize(
    ("number", "to", "message", "hint"),
    [
        ("7", None, "question 7 cannot be swapped: it is written in the spec", "change it in"),
        ("1", "mc-taiwn", "there is no question 'mc-taiwn' that its pick could", "mc-taiwan"),
        ("5", "mc-taiwan", "there is no question 'mc-taiwan' that its pick could", "use one of"),
        ("99", None, "the paper has no question '99'", "write a number, 1 to 7, or an id"),
    ],
)
def test_what_cannot_be_swapped(
    tmp_path: Path, number: str, to: str | None, message: str, hint: str
) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC)
    with pytest.raises(Mistake, match=message) as caught:
        swapped(reader, choice, choice.find(number), to)
    assert any(hint in one for one in caught.value.hints), caught.value.hints


def test_a_question_of_the_paper_cannot_take_another_place(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    choice = choice_of(reader, SPEC)
    name = choice.questions[1].entry.question.id
    with pytest.raises(Mistake, match=f"'{name}' is question 2 already"):
        swapped(reader, choice, choice.questions[0], name)


def test_the_last_question_of_a_section_stays(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    text = "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsections: [{questions: [{type: cloze}]}]\n"
    choice = choice_of(reader, text)
    with pytest.raises(Mistake, match="question 1 is the last of its section"):
        removed(reader, choice, choice.questions[0])


def test_a_question_of_a_blueprint_cannot_be_pinned(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    blueprint = "blueprint: {marks: 4, types: {multiple-choice: 4}}\n"
    choice = choice_of(reader, f"title: T\ncourse: cold-war\ntopics: [2.2.2]\n{blueprint}")
    with pytest.raises(Mistake, match="cannot be pinned: the blueprint chose it"):
        pinned(reader, choice, choice.questions[:1])


@pytest.mark.parametrize("disjoint", [True, False])
def test_a_question_is_removed_from_every_form(tmp_path: Path, disjoint: bool) -> None:
    path = tmp_path / "spec.yaml"
    picks = "      - {type: true-false, count: 4, from: knowledge}\n"
    head = f"title: A\ncourse: cold-war\ntopics: ['1.1']\nforms: 2\ndisjoint: {disjoint}\n"
    path.write_text(f"{head}sections:\n  - questions:\n{picks}", encoding="utf-8")
    reader = reader_of(path)
    before = choice_of(reader, path.read_text(encoding="utf-8"))
    name = before.questions[1].entry.name
    after = removed(reader, before, before.questions[1]).choice
    assert after.names[0] == [[other for other in before.names[0][0] if other != name]]
    assert [len(form[0]) for form in after.names] == [3, 3]


def test_what_is_wrong_with_the_text_is_said_when_a_question_is_removed(tmp_path: Path) -> None:
    reader = reader_of(tmp_path / "spec.yaml")
    picks = "  - answer: 2\n    questions: [{type: essay, marks: 15, count: 3}]\n"
    choice = choice_of(reader, f"title: A\ncourse: cold-war\nsections:\n{picks}")
    with pytest.raises(Mistake, match="2"):
        removed(reader, choice, choice.questions[0])

"""Questions that stand in notes are put aside, with their options and answers."""

from collections.abc import Sequence

import pytest

from worksheets.exchange.notes.importing import ImportedNotes, analyse_notes
from worksheets.exchange.notes.lines import NoteLine, NotesFile
from worksheets.exchange.notes.questions import asks

FACT = "The Nile is longer than the Amazon because it rises further south."


def found(lines: Sequence[NoteLine]) -> ImportedNotes:
    return analyse_notes(NotesFile("a.txt", (NoteLine(1, "Rivers", "heading", 1), *lines)))


@pytest.mark.parametrize(
    "words",
    [
        "What is a delta?",
        "1. What is a delta?",
        "Q3 Name two rivers.",
        "Question 4: Explain why deltas form. [4 marks]",
        "(a) Describe the mouth of the Nile.",
        "12) State what a source is (2)",
        "**3.** To what extent is the Nile longer",
        "Give three reasons why rivers flood.",
        "Which is longer? [1 mark]",
    ],
)
def test_what_asks(words: str) -> None:
    assert asks(words)
    found_ = found([NoteLine(2, words, "bullet"), NoteLine(3, FACT)])
    assert [one.line for one in found_.report.of("asked")] == [2]
    assert {one.line for one in found_.suggestions if one.list != "notes"} == {3}


@pytest.mark.parametrize(
    "words",
    [
        "State control was tight.",
        "Name recognition is a skill.",
        "List prices are high.",
        "Explanations were given by Ohm.",
        "1. The Nile is long.",
        "The question is when it began.",
    ],
)
def test_what_does_not_ask(words: str) -> None:
    assert not asks(words)
    assert not found([NoteLine(2, words), NoteLine(3, FACT)]).report.of("asked")


def test_options_and_answers_go_with_their_question() -> None:
    lines = [
        NoteLine(2, "Which river is in Egypt?", "bullet", label="1."),
        NoteLine(3, "the Nile", "bullet", label="a)"),
        NoteLine(4, "the Rhine", "bullet", label="b)"),
        NoteLine(5, "Answer: a"),
        NoteLine(6, FACT),
    ]
    assert [one.line for one in found(lines).report.of("asked")] == [2, 3, 4, 5]
    assert {one.line for one in found(lines).suggestions if one.list != "notes"} == {6}


def test_a_question_over_its_answer_is_a_heading() -> None:
    (notes,) = (
        one
        for one in found([NoteLine(2, "Why is the Nile long?"), NoteLine(3, FACT)]).suggestions
        if one.list == "notes"
    )
    assert notes.fields["heading"] == "Why is the Nile long?"
    headless = found([NoteLine(2, "1. Why is the Nile long?"), NoteLine(3, FACT)])
    assert headless.report.of("asked")


def test_a_question_within_a_paragraph_is_no_fact() -> None:
    words = f"The Nile is very old. It rises in Africa. But why is it so long in 1950? {FACT}"
    paragraph = found([NoteLine(2, words)])
    assert [one.text for one in paragraph.report.of("asked")] == [
        "a question: 'But why is it so long in 1950?'"
    ]
    assert not [one for one in paragraph.suggestions if one.list == "events"]


def test_a_table_of_questions() -> None:
    cells = ("What is a delta?", "land at the mouth of a river")
    row = NoteLine(2, " | ".join(cells), "row", cells=cells)
    assert [one.line for one in found([row, NoteLine(3, FACT)]).report.of("asked")] == [2]

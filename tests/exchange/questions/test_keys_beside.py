"""Keys of typed lists that stand beside their questions, or without a colon."""

import pytest
from typed_questions import bank_of_text, keys_of, losses_of, remembered, right_of

from worksheets.exchange.questions.interaction import TextEntry
from worksheets.model.paper.content import plain

__all__ = ["remembered"]

OPTIONS = "A. a\nB. b\nC. c\n"


@pytest.mark.parametrize(
    "answer",
    [
        "Answer B", "Ans. b", "The answer is B.", "The correct answer is (B)", "**Answer** B",
        "Answer: Option B", "Answer: choice B. b", "Ans:- B", "Answer – B", "Answers: B",
        "Answer key: B", "Correct answer - (b)",
    ],
)  # fmt: skip
def test_an_answer_needs_no_colon_before_a_letter(answer: str) -> None:
    (item,) = bank_of_text(f"1. Which?\n{OPTIONS}{answer}\n").items
    assert right_of(item) == ["b"]
    assert not item.doubts


@pytest.mark.parametrize("answer", ["B/C", "B or C", "not B", "B?", "D"])
def test_letters_that_may_mean_something_else_are_refused(answer: str) -> None:
    found = bank_of_text(f"1. Which?\n{OPTIONS}Answer: {answer}\n")
    assert losses_of(found, "refused") == [f"the answer '{answer}' is none of the options"]


def test_an_option_that_is_called_one_refuses_its_name() -> None:
    text = "1. Which?\nA. Option B\nB. b\nAnswer: Option B\n"
    assert losses_of(bank_of_text(text), "refused") == [
        "the answer 'Option B' may be a letter, or the words of an option"
    ]


def test_letters_with_spaces_between_them_are_several_keys() -> None:
    (item,) = bank_of_text(f"1. Which?\n{OPTIONS}Answer: A C\n").items
    assert right_of(item) == ["a", "c"]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("_B_ 1. Which?\n{0}\n__A__ 2. And?\n{0}", "its key stands in the blank before its number"),
        ("1. Which? (B)\n{0}\n2. And? [A]\n{0}", "its key stands in brackets behind it"),
    ],
)
def test_keys_before_numbers_and_behind_questions_are_doubted(text: str, doubt: str) -> None:
    found = bank_of_text(text.format(OPTIONS))
    assert keys_of(found) == {"Which?": ["b"], "And?": ["a"]}
    assert {item.doubts for item in found.items} == {(doubt,)}


def test_letters_in_brackets_are_keys_only_if_all_questions_have_them() -> None:
    found = bank_of_text(f"1. Which vitamin (B)\n{OPTIONS}\n2. And?\n{OPTIONS}")
    assert not found.items
    assert not bank_of_text(f"1. Which vitamin (B)\n{OPTIONS}").items


def test_questions_and_answers_in_pairs() -> None:
    found = bank_of_text("Q: Who?\nA: Napoleon\n\nQ: Where?\nA: Elba\n")
    said = [item.interaction for item in found.items]
    words = [
        plain(one.words)
        for entry in said
        if isinstance(entry, TextEntry)
        for one in entry.gaps["answer"].answers
    ]
    assert words == ["Napoleon", "Elba"]


def test_options_in_rows_of_two_may_be_a_space_apart() -> None:
    text = (
        "1. Which?\nA. w B. x\nC. y D. z\nAnswer: C\n\n2. And?\nA. Vitamin B. of it\nB. q\n*C. r\n"
    )
    assert keys_of(bank_of_text(text)) == {"Which?": ["y"], "And?": ["r"]}

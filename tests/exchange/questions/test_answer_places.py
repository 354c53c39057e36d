"""Whose the answers of typed lists are, and lines that stand in the wrong question."""

import pytest
from typed_questions import bank_of_text, keys_of, losses_of, remembered, stem_of

from worksheets.exchange.questions.interaction import TextEntry

__all__ = ["remembered"]

PERHAPS_NEXT = "its answer may be that of the question under it"


def asked(number: int, answer: str = "", options: str = "AB") -> str:
    lines = "".join(f"{letter}. {letter.lower()}{number}\n" for letter in options)
    said = f"Answer: {answer}\n" if answer else ""
    return f"{number}. Which {number}?\n{lines}{said}"


def doubts(text: str) -> list[tuple[str, ...]]:
    return [item.doubts for item in bank_of_text(text).items]


def only_refusal(text: str) -> str:
    (what,) = losses_of(bank_of_text(text), "refused")
    return what


def test_answers_that_may_be_above_their_questions_are_doubted() -> None:
    text = f"{asked(1, 'A')}{asked(2, 'B')}{asked(3)}"
    assert doubts(text) == [(PERHAPS_NEXT,), (PERHAPS_NEXT,)]
    assert doubts(f"{text}Answer: A\n") == [(), (), ()]


@pytest.mark.parametrize(
    "text",
    [
        f"{asked(1, 'A')}\n{asked(2, 'B')}\n{asked(3)}",
        f"{asked(1, 'A')}{asked(2, 'C', 'ABC')}{asked(3)}{asked(4, 'B')}",
        f"{asked(1, 'A')}{asked(2, 'B')}3. Explain why the bridge fell.\n",
    ],
)
def test_empty_lines_letters_and_kinds_say_that_answers_are_below(text: str) -> None:
    assert not any(doubts(text))


def test_an_answer_between_a_stem_and_its_options_is_theirs() -> None:
    text = "1. Which?\nAnswer: B\nA. a\nB. b\n\n2. And? (Answer: A)\na) c\nb) d\n"
    assert keys_of(bank_of_text(text)) == {"Which?": ["b"], "And?": ["c"]}
    assert not any(doubts(text))
    assert all(doubts(f"{text}\n{asked(3, 'A')}"))


def test_options_with_numbers_may_stand_below_their_answer_or_have_a_star() -> None:
    text = "1. Which?\nAnswer: 2\n1) a\n2) b\n\n2. And?\n*1) c\n2) d\n\n"
    text += "3. So?\n1) e\n2) f\nAnswer: f\n"
    assert keys_of(bank_of_text(text)) == {"Which?": ["b"], "And?": ["c"], "So?": ["f"]}
    counted = "its options have numbers and no letters"
    assert doubts(text) == [(counted, PERHAPS_NEXT), (counted,), (counted, PERHAPS_NEXT)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "1. Which?\nB. bee\nC. c\nAnswer: B. bee\n",
            "the answer 'B. bee' has the letter",
        ),
        ("1. Which?\nAnswer: (b) Rome\n", "the answer '(b) Rome' has the letter of an option"),
        ("1. Who? Answer: me 2. And you? Tell.\n*A. x\nB. y\n", "there is an answer within"),
        ("1. Which?\nA. a\nB. b 2. And who?\nAnswer: A\n", "an option of it seems to hold a q"),
        ("1. Which?\n2. a\n4. Who is it?\nAnswer: me\n", "a line in it with the number 4 may be"),
        ("1. Which?\nSection B\nA. a\n*B. b\n", "there is the head of a section within"),
    ],
)
def test_words_of_another_question_refuse_one(text: str, message: str) -> None:
    refused = losses_of(bank_of_text(text), "refused")
    assert any(what.startswith(message) for what in refused), refused


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("1. Who?\nAnswer: J. Smith\n", ""),
        ("1. Who?\nAnswer: A. Smith\n", "the answer 'A. Smith' seems to hold more than it"),
        ("1. Which is it?\nAnswer: True\n", "'True' was read as a verdict"),
        ("1. a.\n2. b.\n3. c.\nAnswer: me\n", "the question above it may be a part of it"),
    ],
)
def test_an_answer_that_may_be_of_something_else_is_doubted(text: str, doubt: str) -> None:
    assert doubts(text) == [(doubt,) if doubt else ()]


def test_brackets_and_reasons_are_no_words_of_an_answer() -> None:
    text = "1. Who? (Answer: Napoleon)\n\n2. Where?\nAnswer: Rome Explanation: it is so.\n"
    first, second = bank_of_text(text).items
    for item, words in ((first, "Napoleon"), (second, "Rome")):
        assert isinstance(item.interaction, TextEntry)
        (gap,) = item.interaction.gaps.values()
        assert [str(one.words[0].text) for one in gap.answers] == [words]
    assert second.feedback


def test_a_question_behind_an_answer_on_its_line_is_one() -> None:
    found = bank_of_text("1. Which?\nA. a\nB. b\nAnswer: B 2. And?\nA. c\nB. d\nAnswer: A\n")
    assert keys_of(found) == {"Which?": ["b"], "And?": ["c"]}


def test_a_bonus_is_a_question() -> None:
    found = bank_of_text(f"{asked(1, 'A')}Bonus question (2 points): Who?\nA. x\n*B. y\n")
    assert [stem_of(item) for item in found.items] == ["Which 1?", "Who?"]

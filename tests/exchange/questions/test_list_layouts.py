"""How typed lists set out their options, and what stands between their questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import (
    LETTERS,
    Typed,
    bank_of_text,
    expected,
    keys_of,
    losses_of,
    remembered,
    right_of,
    stem_of,
    typed_questions,
)

from worksheets.exchange.questions.interaction import Choice, TextEntry
from worksheets.model.paper.content import plain

__all__ = ["remembered"]

NUMBERED = "its options have numbers and no letters"


def key(text: str) -> list[str]:
    (item,) = bank_of_text(text).items
    return right_of(item)


def refusals(text: str) -> list[str]:
    found = bank_of_text(text)
    assert not found.items
    return losses_of(found, "refused")


@given(
    questions=typed_questions(),
    rows=st.integers(2, 4),
    gap=st.sampled_from(["\t", "    ", " "]),
    dress=st.sampled_from(["{}. {}", "({}) {}", "{}) {}"]),
)
def test_options_in_columns_are_read_downwards(
    questions: list[Typed], rows: int, gap: str, dress: str
) -> None:
    text = ""
    for n, one in enumerate(questions, 1):
        options = [dress.format(LETTERS[m], option) for m, option in enumerate(one.options)]
        lines = "\n".join(gap.join(options[row::rows]) for row in range(rows))
        text += f"{n}. {one.stem}\n{lines.strip()}\nAnswer: {one.letters}\n\n"
    found = bank_of_text(text)
    assert keys_of(found) == expected(questions)
    for item, one in zip(found.items, questions, strict=True):
        assert isinstance(item.interaction, Choice)
        assert tuple(plain(option.content) for option in item.interaction.options) == one.options


@pytest.mark.parametrize(
    "options",
    [
        "A. Paris\tD. Oslo\nB. Rome\tF. Bern\nC. Bonn",
        "A. Paris D. Oslo\nB. Rome F. Bern\nC. Bonn",
        "A. Paris\tE. Oslo\nB. Rome\nC. Bonn",
    ],
)
def test_an_option_that_holds_another_one_is_refused(options: str) -> None:
    message = "an option of it seems to hold another one"
    assert refusals(f"1. Which?\n{options}\nAnswer: B\n") == [message]


def test_a_letter_within_the_words_of_an_option_is_one_of_them() -> None:
    text = "1. Which?\nA. Vitamin A. is it\nB. Vitamin B. is it\nC. none\nAnswer: B\n"
    assert key(text) == ["Vitamin B. is it"]


def test_an_option_of_no_words_is_refused() -> None:
    text = "1. Which?\nA. x\nB.\nC. z\nAnswer: C\n"
    assert refusals(text) == ["an option of it has no words"]


@pytest.mark.parametrize("line", ["Who built the bridge?", "Explain why the bridge fell."])
def test_a_question_without_a_number_is_no_reason(line: str) -> None:
    text = f"1. Which?\nA. x\nB. y\nAnswer: A\n\n{line}\n\n2. And?\nA. x\nB. y\nAnswer: B\n"
    found = bank_of_text(text)
    assert keys_of(found) == {"Which?": ["x"], "And?": ["y"]}
    assert not any(item.feedback for item in found.items)
    assert losses_of(found, "refused") == ["nothing says what the answer is"]


def test_a_question_at_the_end_is_refused_and_a_reason_stays_one() -> None:
    text = "1. Which?\nA. x\nB. y\nAnswer: A\n\nIt is so.\n\nWho built the bridge?\n"
    found = bank_of_text(text)
    assert [plain(item.feedback) for item in found.items] == ["It is so."]
    assert found.seen == 2


def test_a_question_about_the_next_one_makes_doubt() -> None:
    text = (
        "1. Which?\nA. x\nB. y\nAnswer: A\n\nLook at the map. What is on it?\n\n"
        "2. And?\nA. x\nB. y\nAnswer: B\n"
    )
    assert bank_of_text(text).items[1].doubts == ("a text before it was left out",)


@pytest.mark.parametrize(
    ("labels", "answer"),
    [
        (("1)", "2)"), "2"), (("1.", "2."), "2"), (("(1)", "(2)"), "(2)"), (("i.", "ii."), "ii"),
        (("(i)", "(ii)"), "(ii)"), (("I.", "II."), "II"), (("1)", "2)"), "2) Rome"),
    ],
)  # fmt: skip
def test_options_with_numbers_are_read_with_doubt(labels: tuple[str, str], answer: str) -> None:
    options = f"{labels[0]} Paris\n{labels[1]} Rome\n"
    text = f"1. Which?\n{options}Answer: {answer}\n\n2. And this?\n{options}Answer: {answer}\n"
    found = bank_of_text(text)
    assert keys_of(found) == {"Which?": ["Rome"], "And this?": ["Rome"]}
    assert {item.doubts for item in found.items} == {(NUMBERED,)}


def test_several_numbers_and_a_block_of_keys_mean_options_with_numbers() -> None:
    options = "1) Paris\n2) Rome\n3) Oslo\n"
    assert key(f"1. Which two?\n{options}Answer: 1, 3\n") == ["Paris", "Oslo"]
    text = f"1. Which?\n{options}\n2. And?\n{options}\nAnswers\n1. 2\n2. 1\n"
    assert keys_of(bank_of_text(text)) == {"Which?": ["Rome"], "And?": ["Paris"]}


@pytest.mark.parametrize(
    "question",
    [
        "1. How many of these are right?\n1) Paris\n2) Rome",
        "1. Which? 1) Paris 2) Rome",
        "1. Which of\n1) Paris\n2) Rome\nhas more people?",
        "1. Which?\n1) 2\n2) 1",
        "1. Which?\n2) Rome\n3) Oslo",
    ],
)
def test_a_number_that_may_be_no_option_is_refused(question: str) -> None:
    assert len(refusals(f"{question}\nAnswer: 2\n")) == 1


OPTIONS = "A. 1 only\nB. 1 and 2\nC. 3 only\nAnswer: B\n"


@pytest.mark.parametrize("close", [")", ":"])
def test_statements_that_options_are_about_stay_in_the_stem(close: str) -> None:
    lines = "".join(f"{n}{close} it is so {n}\n" for n in (1, 2, 3))
    (item,) = bank_of_text(f"1. Which are right?\n{lines}{OPTIONS}").items
    assert stem_of(item).endswith(f"3{close} it is so 3")
    assert right_of(item) == ["1 and 2"]


def test_statements_with_the_numbers_of_questions_need_a_question_behind_them() -> None:
    text = f"1. Which are right?\n1. x is\n2. y is\n3. z is\n{OPTIONS}"
    assert refusals(text) == ["a line in it with the number 2 may be another question"]
    found = bank_of_text(f"{text}\n2. So?\n*A. x\nB. y\n")
    assert list(keys_of(found).values()) == [["1 and 2"], ["x"]]
    message = "a line of it has the same number"
    assert message in refusals("1. Which?\n2. And\n2. so?\nA. x\nB. y\nAnswer: A\n")


EXAM_VIEW = """TRUE/FALSE

1. Water is wet. True or false?

ANS: T   PTS: 3   DIF: Easy

MULTIPLE CHOICE

2. Which?

a. x   c. z
b. y   d. w

ANS: C
PTS: 1   TOP: Rivers
KEY: Knowledge   MSC: Recall

3. Its capital?

ANS:
Seoul

PTS: 2
"""


def test_fields_of_exam_view_are_no_words_of_an_answer() -> None:
    found = bank_of_text(EXAM_VIEW)
    wet, which, capital = found.items
    assert right_of(wet) == ["True"]
    assert right_of(which) == ["z"]
    assert isinstance(capital.interaction, TextEntry)
    assert [item.marks for item in found.items] == [3, 1, 2]
    assert not any(item.doubts for item in found.items)
    lost = losses_of(found, "lost")
    assert "'PTS: 3 DIF: Easy' belongs to no question" in lost
    assert "'KEY: Knowledge' belongs to no question" in lost

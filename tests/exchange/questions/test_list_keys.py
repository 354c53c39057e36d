"""Where the keys of typed lists stand: above, behind, by sections; and what is no key."""

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
    typed_questions,
)

from worksheets.exchange.questions.interaction import BankFile

__all__ = ["remembered"]

BY_NUMBER = "its key is from the list at the end, by its number"


def asked(number: int, answer: str = "") -> str:
    line = f"Answer: {answer}\n" if answer else ""
    return f"{number}. Which {number}?\nA. a{number}\nB. b{number}\n{line}"


def keys(bank: BankFile) -> list[list[str]]:
    return list(keys_of(bank).values())


PRIMES = "1. Which are prime?\na. 4\nb. 6\nc. 8\nd. 2\ne. 3\nf. 5\nAnswer: {0}\n"


@pytest.mark.parametrize("answer", ["d e f", "(d) e (f)"])
def test_a_word_for_and_that_is_the_letter_of_an_option_is_refused(answer: str) -> None:
    found = bank_of_text(PRIMES.format(answer))
    assert losses_of(found, "refused") == [
        f"'e' in the answer '{answer}' may be a letter, or a word for 'and'"
    ]


@pytest.mark.parametrize("answer", ["d, e, f", "d , e , f", "d and e and f", "DEF"])
def test_letters_with_marks_between_them_are_all_letters(answer: str) -> None:
    assert keys(bank_of_text(PRIMES.format(answer))) == [["2", "3", "5"]]


def test_a_word_for_and_that_is_no_letter_of_an_option_joins_letters() -> None:
    text = "1. Which are even?\na. 4\nb. 5\nc. 8\nAnswer: a e c\n"
    assert keys(bank_of_text(text)) == [["4", "8"]]


@pytest.mark.parametrize(
    "text",
    [
        f"Answer: B\n{asked(1)}Answer: A\n{asked(2)}",
        f"Answer: B\n\n{asked(1)}\nAnswer: A\n\n{asked(2)}\nAnswer: A\n\n{asked(3)}",
        f"Quiz\n\nAnswer: B\n{asked(1)}\nAnswer: A\n{asked(2)}",
        f"# Part A\nAnswer: B\n{asked(1)}# Part B\nAnswer: A\n{asked(2)}",
        f"{asked(1)}\nAnswer: A\n{asked(2)}\nAnswer: B\n{asked(3)}",
        "Quiz\nAnswer: Paris\n1. Capital of France?\nAnswer: Rome\n2. Capital of Italy?\n",
    ],
)
def test_answers_above_their_questions_refuse_the_list(text: str) -> None:
    found = bank_of_text(text)
    assert not found.items
    assert set(losses_of(found, "refused")) == {
        "an answer stands before its question, so each may be of another one"
    }


def test_a_last_question_without_an_answer_refuses_no_other() -> None:
    found = bank_of_text(f"{asked(1, 'A')}\n{asked(2, 'B')}\n{asked(3)}")
    assert keys(found) == [["a1"], ["b2"]]
    assert found.seen == 3


def test_statements_without_numbers_have_their_answers_under_them() -> None:
    text = "Water is wet.\nAnswer: True\n\nIce is warm.\nAnswer: False\n"
    assert keys(bank_of_text(text)) == [["True"], ["False"]]


BLOCK = f"{asked(1)}{asked(2)}Answers\n1. B\n2. A\n"


@pytest.mark.parametrize(
    "head", ["Part 2\n", "# Part 2\n\n", "\n", "Further questions\n", "Type: MC\n"]
)
def test_questions_behind_a_block_of_keys_are_read(head: str) -> None:
    found = bank_of_text(f"{BLOCK}\n{head}{asked(3, 'B')}")
    assert keys(found) == [["b1"], ["a2"], ["b3"]]
    assert [item.doubts for item in found.items] == [(BY_NUMBER,), (BY_NUMBER,), ()]


def test_what_is_behind_a_block_of_keys_is_refused_or_named() -> None:
    found = bank_of_text(f"{BLOCK}\nBonus: Who built it?\n")
    assert (len(found.items), found.seen) == (2, 3)
    assert losses_of(found, "refused") == ["nothing says what the answer is"]
    found = bank_of_text(f"{BLOCK}\nPart 2\n3. Define treaty.\n4. Define empire.\n")
    assert (len(found.items), found.seen) == (2, 4)
    assert losses_of(bank_of_text(f"{BLOCK}It is so.\n"), "lost") == [
        "'It is so.' belongs to no question"
    ]


def test_keys_of_no_question_are_named() -> None:
    assert losses_of(bank_of_text(f"{BLOCK}3. A\n7. B\n"), "lost") == [
        "no question has the number of '3. A'",
        "no question has the number of '7. B'",
    ]


@pytest.mark.parametrize(
    "legend",
    [
        "Key\nA = church\nB = school\n",
        "Key: A = church\nB = school\n",
        "Key\n1 = church\n2 = school\n",
        "Legend: A = church\n",
    ],
)
def test_the_key_of_a_map_is_no_block_of_keys(legend: str) -> None:
    found = bank_of_text(f"{asked(1, 'A')}\n{legend}\n{asked(2, 'B')}{asked(3, 'B')}")
    assert keys(found) == [["a1"], ["b2"], ["b3"]]
    assert not found.items[0].feedback
    assert len(losses_of(found, "lost")) == legend.count("\n")


@pytest.mark.parametrize("first", [1, 3])
def test_words_to_define_at_the_end_are_no_keys(first: int) -> None:
    terms = f"Define these terms.\n{first}. Treaty\n{first + 1}. Empire\n"
    found = bank_of_text(f"{asked(1, 'A')}{asked(2, 'B')}{terms}")
    assert keys(found) == [["a1"], ["b2"]]
    assert losses_of(found, "refused") == ["nothing says what the answer is"] * 2


def test_letters_at_the_end_are_keys_if_their_numbers_are_those_of_questions() -> None:
    assert keys(bank_of_text(f"{asked(1)}{asked(2)}\n1. B\n2. A\n")) == [["b1"], ["a2"]]
    assert not bank_of_text(f"{asked(1)}{asked(2)}\n1. B\n2. A\n3. A\n").items


@given(questions=typed_questions(), data=st.data())
def test_keys_under_the_heads_of_sections_are_of_these(
    questions: list[Typed], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(questions) - 1))
    sections = {"Section A": questions[:cut], "Section B": questions[cut:]}
    lines, blocks = [], {}
    for head, inside in sections.items():
        lines.append(head)
        for n, one in enumerate(inside, 1):
            options = (f"{LETTERS[m]}. {option}" for m, option in enumerate(one.options))
            lines += [f"{n}. {one.stem}", *options]
        blocks[head] = [head, *(f"{n}. {one.letters}" for n, one in enumerate(inside, 1))]
    order = data.draw(st.permutations(list(sections)))
    text = "\n".join([*lines, "", "Answers", *(line for head in order for line in blocks[head])])
    assert keys_of(bank_of_text(text)) == expected(questions)


def test_heads_of_keys_that_no_section_has_match_nothing() -> None:
    parts = f"Part One\n{asked(1)}\nPart Two\n{asked(1)}"
    found = bank_of_text(f"{parts}\nAnswers\nPart Two\n1. B\nPart One\n1. A\n")
    assert not found.items
    assert found.seen == 2


def named(name: str, number: int) -> str:
    return f"{number}. Which {number} {name}?\nA. a{number}{name}\nB. b{number}{name}\n"


PARTS = {name: f"Section {name}\n{named(name, 1)}{named(name, 2)}" for name in "AB"}
KEYS = {"A": "1. A\n2. B", "B": "1. B\n2. A"}
RIGHT = [["a1A"], ["b2A"], ["b1B"], ["a2B"]]


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("Answers", "{0}"), ("Answers to Section {1}", "{0}"), ("Section {1} answers", "{0}"),
        ("Answer key (Section {1})", "{0}"), ("Answers", "Section {1}\n{0}"),
    ],
)  # fmt: skip
def test_each_section_may_have_its_keys(head: str, lines: str) -> None:
    text = ""
    for name, part in PARTS.items():
        block = f"{head}\n{lines}".format(KEYS[name], name)
        if "{1}" in head:
            block = f"{head.format('', name)}\n{KEYS[name]}"
        text += f"{part}\n{block}\n\n"
    assert keys(bank_of_text(text)) == RIGHT


@pytest.mark.parametrize(
    "lines", ["Section A: 1. A 2. B\nSection B: 1. B 2. A", "1. A\n2. B\n1. B\n2. A"]
)
def test_the_keys_of_all_sections_may_be_at_the_end(lines: str) -> None:
    text = f"{PARTS['A']}\n{PARTS['B']}\nAnswers\n{lines}\n"
    assert keys(bank_of_text(text)) == RIGHT


@pytest.mark.parametrize(
    "block", ["Answers: 1. B 2. A", "Key: 1-B, 2-A", "Answers\nB\nA", "Answer key: (1) B (2) A"]
)
def test_a_block_may_be_a_line_or_have_no_numbers(block: str) -> None:
    found = bank_of_text(f"{asked(1)}{asked(2)}\n{block}\n")
    assert keys(found) == [["b1"], ["a2"]]
    assert {item.doubts for item in found.items} == {(BY_NUMBER,)}


def test_keys_without_numbers_are_matched_only_if_there_are_as_many_as_questions() -> None:
    found = bank_of_text(f"{asked(1)}{asked(2)}\nAnswers\nB\nA\nA\n")
    assert not found.items
    assert losses_of(found, "lost") == [
        f"no question has the number of '{key}'" for key in ("B", "A", "A")
    ]


def test_two_blocks_that_differ_refuse_the_questions_in_which_they_do() -> None:
    found = bank_of_text(f"{BLOCK}\nAnswers\n1. B\n2. B\n")
    assert keys(found) == [["b1"]]
    assert losses_of(found, "refused") == ["two keys of it are not the same"]


def test_words_are_keys_between_sections_if_all_questions_have_one() -> None:
    part = "{0}\n1. Capital of {1}?\n2. Capital of {2}?\n\nAnswers\n1. {3}\n2. {4}\n\n"
    text = part.format("Section A", "France", "Italy", "Paris", "Rome")
    text += part.format("Section B", "Spain", "Norway", "Madrid", "Oslo")
    assert len(bank_of_text(text).items) == 4
    assert not bank_of_text(text.replace("2. Rome\n", "")).items[2:]

"""Letters and Roman numerals, each made in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.model.paper.lettering import (
    Numbering,
    part_label,
    question_label,
    roman,
    source_letter,
    without_abbreviation,
)

VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def value(numeral: str) -> int:
    found = [VALUES[letter] for letter in numeral]
    return sum(-one if one < max(found[n:]) else one for n, one in enumerate(found))


@given(st.integers(1, 399))
def test_numerals_have_their_value(number: int) -> None:
    assert value(roman(number)) == number
    assert not any(letter * 4 in roman(number) for letter in VALUES)


def test_parts_and_sources() -> None:
    assert [part_label(n, 0) for n in (1, 2, 26)] == ["(a)", "(b)", "(z)"]
    assert [part_label(n, 1) for n in (1, 4, 12)] == ["(i)", "(iv)", "(xii)"]
    assert [source_letter(n) for n in (0, 25, 26, 52)] == ["A", "Z", "A1", "A2"]


@pytest.mark.parametrize(
    ("numbering", "first", "hundredth", "part"),
    [
        ("1", "1", "100", "1(b)"),
        ("Q1", "Q1", "Q100", "Q1(b)"),
        ("01", "01", "100", "01(b)"),
        ("1.1", "1", "100", "1.2"),
        ("01.1", "01", "100", "01.2"),
    ],
)
def test_questions_are_numbered_as_the_first_of_them(
    numbering: Numbering, first: str, hundredth: str, part: str
) -> None:
    assert question_label(1, numbering, ENGLISH) == first
    assert question_label(100, numbering, ENGLISH) == hundredth
    assert first + part_label(2, 0, numbering) == part
    assert part_label(2, 1, numbering) == "(ii)"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_behind_the_word_question_nothing_is_abbreviated(tag: str) -> None:
    label = question_label(12, "Q1", SHIPPED.of(tag))
    assert label != "12"
    assert without_abbreviation(f"{label}(a)(i)") == "12(a)(i)"
    assert without_abbreviation("01.1") == "01.1"
    assert without_abbreviation("(a)") == "(a)"

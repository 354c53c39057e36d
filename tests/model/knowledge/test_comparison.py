"""A decoy is certainly false only if no number that is still possible makes it true."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.model.authored import Gapped
from worksheets.model.knowledge.comparison import COMPARATORS, certainly_false, number_in
from worksheets.model.paper.content import Gap, Text, text
from worksheets.model.paper.key import Accept

NUMBERS = st.integers(1, 10**6)
WORDS = st.sampled_from([*sorted(COMPARATORS), "exactly"])


def statement(before: str, key: str, after: str = ".") -> Gapped:
    return Gapped((Text(before), Gap("gap-1"), Text(after)), (Accept((text(key),)),))


def says(comparator: str, number: Decimal, true: Decimal) -> bool:
    """Whether a comparison with a number is true."""
    match COMPARATORS.get(comparator, "exactly"):
        case "above":
            return true > number
        case "at least":
            return true >= number
        case "below":
            return true < number
        case "at most":
            return true <= number
        case "about":
            return abs(true - number) <= number / 10
    return true == number


@settings(max_examples=500)
@given(WORDS, NUMBERS, NUMBERS, st.none() | NUMBERS, NUMBERS)
def test_no_possible_number_makes_a_decoy_true(
    comparator: str, key: int, decoy: int, value: int | None, guess: int
) -> None:
    true = Decimal(guess if value is None else value)
    if not says(comparator, Decimal(key), true):
        return
    known = None if value is None else Decimal(value)
    if certainly_false(
        statement(f"It had {comparator} ", str(key), " men."), text(str(decoy)), known
    ):
        assert not says(comparator, Decimal(decoy), true)


@pytest.mark.parametrize(
    ("before", "key", "after", "decoy", "value", "false"),
    [
        ("They had more than half a ", "million", " men.", "thousand", None, False),
        ("They had more than half a ", "million", " men.", "billion", None, False),
        ("They had more than half a ", "million", " men.", "billion", 543_000, True),
        ("They had more than half a ", "million", " men.", "thousand", 543_000, False),
        ("They had more than ", "30", " thousand men.", "40", 35_000, True),
        ("There were about ", "2,000", " ships.", "2,100", None, False),
        ("There were about ", "2,000", " ships.", "3,000", None, True),
        ("It was over by ", "1969", ".", "1975", None, False),
        ("It was over in ", "1969", ".", "1975", None, True),
        ("It was invaded by ", "Germany", ".", "Japan", None, True),
        ("It has ", "12", " states.", "12.0", None, False),
    ],
)
def test_numbers_in_words(
    before: str, key: str, after: str, decoy: str, value: int | None, false: bool
) -> None:
    known = None if value is None else Decimal(value)
    assert certainly_false(statement(before, key, after), text(decoy), known) is false


def test_numbers_are_read_from_words_and_digits() -> None:
    assert number_in("half a million") == 500_000
    assert number_in("30,000") == number_in("30\u202f000") == number_in("thirty thousand") == 30_000
    assert number_in("2.5 million") == 2_500_000
    assert number_in("China") is None
    assert number_in("") is None

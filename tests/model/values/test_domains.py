"""What a value can be."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped
from worksheets.model.numbers.results import Record, Result, named
from worksheets.model.values.domains import domain_of

PEOPLE = [{"name": "Ben", "they": "he"}, {"name": "Mei", "they": "she"}]


def values(words: str) -> str:
    domain = domain_of(words, PEOPLE)
    return " ".join(named(domain.value(n)) for n in range(domain.size))


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("2..5", "2 3 4 5"),
        ("-1..1", "-1 0 1"),
        ("0.5..2 step 0.5", "1/2 1 3/2 2"),
        ("1/4..7/4 step 1/2", "1/4 3/4 5/4 7/4"),
        ("-2..2 without 0, 1", "-2 -1 2"),
        ("2..10 step 4", "2 6 10"),
        ("1..9 step 4 without 5", "1 9"),
        ("primes 2..20", "2 3 5 7 11 13 17 19"),
        ("primes 2..12 without 3", "2 5 7 11"),
        ("[3, lamp, 1/2]", "3 'lamp' 1/2"),
        ("people", "a record a record"),
    ],
)
def test_the_values_of_a_domain(words: str, listed: str) -> None:
    assert values(words) == listed


def test_a_list_of_records() -> None:
    mars = Mapped(1, 1)
    mars.update({"n": "Mars", "g": "3.7"})
    assert domain_of([mars]).value(0) == Record((("n", "Mars"), ("g", Fraction(37, 10))))


@given(st.integers(1, 4), st.integers(4, 7))
def test_different_values_of_a_domain(count: int, last: int) -> None:
    domain = domain_of(f"{count} different of 1..{last}")
    lists: list[Result] = [domain.value(n) for n in range(domain.size)]
    assert len(set(lists)) == domain.size
    assert all(isinstance(one, tuple) and len(set(one)) == count for one in lists)


def test_several_values_may_be_the_same() -> None:
    domain = domain_of("2 of 1..3")
    assert domain.size == 9
    assert len({domain.value(n) for n in range(9)}) == 9


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2...5", "are no values"),
        ("5..2", "begin with the smaller"),
        ("1..5 step 0", "the step is 0"),
        ("1..2 without 1, 2", "leaves nothing"),
        ("1..5 without x", "'x' is no number"),
        ("1/0..2", "divided by 0"),
        ("primes 24..28", "there are no primes"),
        ("primes 2..1000000000", "primes up to"),
        ("3 different of 1..2", "3 different values of 2"),
        ("1000000 of 1..9", "a list of 1000000 values"),
        ("0 of 1..9", "a list of 0 values"),
        ("lamp", "are no values"),
        ("", "are no values"),
    ],
)
def test_what_are_no_values(words: str, why: str) -> None:
    with pytest.raises(Mistake) as found:
        domain_of(words)
    assert why in f"{found.value} {found.value.hints}"
    assert found.value.hints


def test_a_long_list_is_refused() -> None:
    with pytest.raises(Mistake, match="a list of 1,001 values"):
        domain_of(["1"] * 1_001)

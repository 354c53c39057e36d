"""A keyed order of all numbers below one."""

from collections import Counter
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.values.permutation import permuted


@given(st.integers(1, 400), st.text(max_size=5))
def test_every_number_comes_once(count: int, key: str) -> None:
    assert sorted(permuted(count, key)) == list(range(count))


def test_keys_have_orders_of_their_own() -> None:
    assert len({tuple(permuted(20, str(key))) for key in range(100)}) == 100


def test_every_number_is_first_about_as_often() -> None:
    firsts = Counter(next(permuted(10, str(key))) for key in range(2_000))
    expected = 200
    chi_squared = sum((firsts[n] - expected) ** 2 / expected for n in range(10))
    assert chi_squared < 27.9  # the thousandth beyond it, at nine degrees of freedom


def test_a_space_beyond_all_counting_is_walked_at_once() -> None:
    first = list(islice(permuted(10**300, "key"), 5))
    assert len(set(first)) == 5

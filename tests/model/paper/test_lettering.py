"""Letters and Roman numerals, each made in one place."""

from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.paper.lettering import part_label, roman, source_letter

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

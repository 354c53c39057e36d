"""The letters and Roman numerals by which options, parts, sources and blanks are called."""

from string import ascii_uppercase

LETTERS = ascii_uppercase
"""An interaction has no more options than there are letters."""
ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")


def roman(number: int) -> str:
    """A number in lower-case Roman numerals, as innermost parts and blanks are labelled."""
    hundreds, rest = divmod(number, 100)
    return "c" * hundreds + TENS[rest // 10] + ONES[rest % 10]


def part_label(number: int, depth: int) -> str:
    """The label of a part, counted from 1: (a), (b) at depth 0, and within those (i), (ii)."""
    return f"({LETTERS[number - 1].lower() if depth == 0 else roman(number)})"


def source_letter(number: int) -> str:
    """The letter of a source, counted from 0: A to Z, then A1 and so on."""
    return f"{LETTERS[number % len(LETTERS)]}{number // len(LETTERS) or ''}"

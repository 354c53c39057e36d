"""Subscripts and superscripts in light markup: H~2~O, C~n~H~2n+2~, x^2^, 10^-3^, ^14^C.

A pair of marks holds no space. What follows it must not read on as a sum: a digit never follows,
a letter only a number (x^2^y) or, after a letter, an index (C~n~H). So 2^3+4^2, 2^3^4, ~5 and 3~4
are printed as they are written.
"""

import re
from typing import TypeAlias

from worksheets.model.paper.content import Sub, Super

Script: TypeAlias = tuple[type[Sub] | type[Super], str, int, int]
"""Sub or Super, the text in it, and the offsets where its marks begin and end."""

_NUMBER = r"[+\-−–]?\d+(?:[.,]\d+)*[+\-−–]?"
_NAME = r"[+\-−–]?\w+[′'+\-−–]*"
_INDEX = r"\d*[a-z](?:[+\-−–]\d+)?"
_LONG = r"[^\s^~]+"
_EDGE = r"(?=[\s.,;:!?)\]}…\"'“”‘’»›*]|$)"
_JOINED = r"(?![\w(\[{])"


def _pair_pattern(mark: str, *, index: bool, number: str) -> re.Pattern[str]:
    ways = [f"({_NUMBER}){mark}{number}", f"({_NAME}){mark}{_JOINED}", f"({_LONG}){mark}{_EDGE}"]
    if index:
        ways.append(rf"({_INDEX}){mark}(?!\d)")
    return re.compile(f"{mark}(?:{'|'.join(ways)})")


_PAIRS = {
    "~": _pair_pattern("~", index=True, number=r"(?!\d)"),
    "^": _pair_pattern(r"\^", index=False, number=r"(?!\d)"),
}
_AFTER_A_DIGIT = {
    "~": _pair_pattern("~", index=False, number=_JOINED),
    "^": _pair_pattern(r"\^", index=False, number=_JOINED),
}
"""Where a sum is nearer than a formula of chemistry."""


def find_script(text: str, start: int) -> Script | None:
    """The sub- or superscript whose first mark is at an offset; None if there is none."""
    mark, before = text[start], text[start - 1 : start]
    pairs = _AFTER_A_DIGIT if before.isdigit() else _PAIRS
    match = pairs[mark].match(text, start)
    if match is None:
        return None
    end = match.end()
    after = text[end : end + 1]
    if mark in (before, after):
        return None
    at_start = not before or before.isspace()
    if at_start and not (after.isalpha() or after in tuple("~^")):
        return None
    return Sub if mark == "~" else Super, text[start + 1 : end - 1], start, end

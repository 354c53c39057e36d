"""Subscripts and superscripts in light markup: H~2~O, C~n~H~2n+2~, x^2^, 10^-3^, ^14^C.

A pair of marks holds no space. What follows it must not read on as a sum: a digit never follows,
a letter only a number (x^2^y) or, after a letter, an index (C~n~H). So 2^3+4^2, 2^3^4, ~5 and 3~4
are what they are.
"""

import re
from typing import TypeAlias

from worksheets.model.paper.content import Sub, Super

Found: TypeAlias = tuple[type[Sub] | type[Super], str, int, int]
"""A letter of content, the words in it, and where its marks begin and end."""

_NUMBER = r"[+\-−–]?\d+(?:[.,]\d+)*[+\-−–]?"
_NAME = r"[+\-−–]?\w+[′'+\-−–]*"
_INDEX = r"\d*[a-z](?:[+\-−–]\d+)?"
_LONG = r"[^\s^~]+"
_EDGE = r"(?=[\s.,;:!?)\]}…\"'“”‘’»›*]|$)"
_JOINED = r"(?![\w(\[{])"


def _pair(mark: str, *, index: bool, number: str) -> re.Pattern[str]:
    ways = [f"({_NUMBER}){mark}{number}", f"({_NAME}){mark}{_JOINED}", f"({_LONG}){mark}{_EDGE}"]
    if index:
        ways.append(rf"({_INDEX}){mark}(?!\d)")
    return re.compile(f"{mark}(?:{'|'.join(ways)})")


_PAIRS = {
    "~": _pair("~", index=True, number=r"(?!\d)"),
    "^": _pair(r"\^", index=False, number=r"(?!\d)"),
}
_AFTER_A_DIGIT = {
    "~": _pair("~", index=False, number=_JOINED),
    "^": _pair(r"\^", index=False, number=_JOINED),
}
"""Where a sum is nearer than a formula of chemistry."""


def script(words: str, at: int) -> Found | None:
    """The sub- or superscript whose first mark stands at a place, if there is one."""
    mark, before = words[at], words[at - 1 : at]
    pairs = _AFTER_A_DIGIT if before.isdigit() else _PAIRS
    found = pairs[mark].match(words, at)
    if found is None:
        return None
    end = found.end()
    after = words[end : end + 1]
    if mark in (before, after):
        return None
    leads = not before or before.isspace()
    if leads and not (after.isalpha() or after in tuple("~^")):
        return None
    return Sub if mark == "~" else Super, words[at + 1 : end - 1], at, end

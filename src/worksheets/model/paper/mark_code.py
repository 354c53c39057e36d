"""Codes of marks as examiners write them: M1 for a method, A1 for accuracy, B1, E1, C1, P1."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from worksheets.language.language import Language
from worksheets.model.diagnostics import Mistake

CODE = re.compile(r"([MABECP])([1-9])(ft|dep)?")
LIKE_A_CODE = re.compile(r"([A-Za-z])\s*(\d*)\s*\(?(ft|dep)?\)?", re.IGNORECASE)
"""What an author may have meant as a code; no key of a point is so short."""
CODES = "write one like M1, A1, B1, E1, C1 or P1, whose digit is its marks, perhaps with ft or dep"
FOLLOWS = "ft"
FLAGS = ("cao", "oe", "isw", "sc", "awrt")
FLAG = re.compile(r"cao|oe|isw|sc|awrt \S+")
"""What an answer must be like to earn a mark."""


def marks_of(code: str) -> int:
    """How many marks a code is worth: its digit."""
    found = CODE.fullmatch(code)
    return int(found[2]) if found else 1


def checked_code(code: Any) -> Any:
    """A code of marks, or nothing; raises Mistake for a text that is neither."""
    if isinstance(code, str) and code and not CODE.fullmatch(code):
        near = LIKE_A_CODE.fullmatch(code)
        raise Mistake(f"'{code}' is no code of marks", _meant(code) if near else CODES)
    return code


def spelled_out(written: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A mapping with {M1: …} for its text, with the text and the code under their own keys.

    One that has its text already is left as it is. Raises Mistake for a key that is nearly a code,
    and for a second code.
    """
    codes = [key for key in written if LIKE_A_CODE.fullmatch(key)]
    if not codes or text in written:
        return dict(written)
    code, *others = codes
    for one in codes:
        checked_code(one)
    if others:
        raise Mistake(
            f"there are two codes, {code} and {others[0]}", "write an entry of the list for each"
        )
    rest = {key: value for key, value in written.items() if key != code}
    return {text: written[code], "code": code, **rest}


def _meant(code: str) -> str:
    """A hint for what is nearly a code."""
    letter, digit, more = LIKE_A_CODE.fullmatch(code).groups()  # type: ignore[union-attr]
    near = f"{letter.upper()}{digit or 1}{(more or '').lower()}"
    return f"write {near}" if CODE.fullmatch(near) else CODES


def meanings_of_flags(flags: Iterable[str], language: Language) -> str:
    """What the flags of some points mean, in a sentence; nothing without flags."""
    used = {flag.partition(" ")[0] for flag in flags}
    known = {
        "cao": language.say("scheme.flag.cao"),
        "oe": language.say("scheme.flag.oe"),
        "isw": language.say("scheme.flag.isw"),
        "sc": language.say("scheme.flag.sc"),
        "awrt": language.say("scheme.flag.awrt"),
    }
    described = [words for name, words in known.items() if name in used]
    return language.say("scheme.flags", flags="; ".join(described)) if described else ""


def meanings(codes: Iterable[str], language: Language) -> str:
    """What the letters of some codes mean, in a sentence; nothing without codes."""
    parts = [found for code in codes if (found := CODE.fullmatch(code))]
    used = {part[1] for part in parts} | {part[3] or "" for part in parts}
    known = {
        "M": language.say("scheme.code.m"),
        "A": language.say("scheme.code.a"),
        "B": language.say("scheme.code.b"),
        "E": language.say("scheme.code.e"),
        "C": language.say("scheme.code.c"),
        "P": language.say("scheme.code.p"),
        "ft": language.say("scheme.code.ft"),
        "dep": language.say("scheme.code.dep"),
    }
    described = [words for name, words in known.items() if name in used]
    if not described:
        return ""
    said = language.say("scheme.codes", codes="; ".join(described))
    return f"{said} {language.say('scheme.codes-of-sums')}" if "M" in used else said

"""Codes of marks as examiners write them: M1 for a method, A1 for accuracy, B1, E1, C1, P1."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from worksheets.language.language import Language

CODE = re.compile(r"([MABECP])([1-9])(ft|dep)?")
FOLLOWS = "ft"


def marks_of(code: str) -> int:
    """How many marks a code is worth: its digit."""
    found = CODE.fullmatch(code)
    return int(found[2]) if found else 1


def spelled_out(written: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A mapping with {M1: …} for its text, with the text and the code under their own keys.

    One that has its text already is left as it is, and so is one with two codes.
    """
    codes = [key for key in written if CODE.fullmatch(key)]
    if len(codes) != 1 or text in written:
        return dict(written)
    (code,) = codes
    others = {key: value for key, value in written.items() if key != code}
    return {text: written[code], "code": code, **others}


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
    return language.say("scheme.codes", codes="; ".join(described)) if described else ""

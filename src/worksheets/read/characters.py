"""Characters that texts may have; every text of every file is checked here as it is read.

Other line ends are replaced by '\\n', invisible characters of typesetters are removed, and
characters that no font or PDF can have are refused.
"""

import re
from typing import NamedTuple

_NONCHARACTERS = "".join(
    chr(plane << 16 | code) for plane in range(1, 15) for code in (0xFFFE, 0xFFFF)
)
REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u180e\u202a-\u202e\u2066-\u206f"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e00ff\U000f0000-\U0010ffff"
    f"{_NONCHARACTERS}]"
)
REPLACED = {
    "\r\n": "\n",
    "\r": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n\n",
    "\u00ad": "",
    "\u2060": "",
    "\ufeff": "",
}
"""Other characters for the end of a line or paragraph, and invisible ones of typesetters."""
_REPLACED = re.compile("\r\n|[\r\x85\u2028\u2029\u00ad\u2060\ufeff]")
REPLACEMENT = "\ufffd"
"""Replaces a refused character, so that it causes no second error."""

_REASONS = (
    (
        "\x00-\x1f\x7f-\x9f",
        "a control character",
        "delete it; in double quotes a backslash makes one, in single quotes it stays a backslash",
    ),
    ("\ud800-\udfff", "half a character", "write the whole character, without a backslash"),
    (
        "\u202a-\u202e\u2066-\u206f",
        "a sign that turns the direction of text",
        "delete it; words from right to left are put in order without it, and U+200E or U+200F "
        "mends what is not",
    ),
    (
        "\ue000-\uf8ff\U000f0000-\U0010ffff",
        "a private character, which means something in one font only",
        "use the character that Unicode has for it, or a picture",
    ),
    ("\ufffd", "the sign for a character that was lost", "write the character that stood here"),
)


class Refusal(NamedTuple):
    """A character that a text must not have, with the message and the hint of its error."""

    character: str
    message: str
    hint: str


def normalised(text: str) -> str:
    """The text with `\\n` as line end, and without the invisible characters of typesetters."""
    return _REPLACED.sub(lambda match: REPLACED[match[0]], text)


def refusal(text: str) -> Refusal | None:
    """The first refused character of a text; None if there is none."""
    match = REFUSED.search(text)
    return None if match is None else _refusal_of(match[0])


def _refusal_of(character: str) -> Refusal:
    code = f"U+{ord(character):04X}"
    for letters, what, hint in _REASONS:
        if re.match(f"[{letters}]", character):
            return Refusal(character, f"there is {what}, {code}", hint)
    return Refusal(character, f"there is {code}, which is no character of any script", "delete it")

"""The gate for characters: every text of every file comes through it as it is read.

What has a meaning is kept, what has only one meaning left is replaced, and the rest is refused:
characters that no font, no line and no PDF can do anything with.
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
"""Other signs for the end of a line or a paragraph, and what only a typesetter puts in."""
_REPLACED = re.compile("\r\n|[\r\x85\u2028\u2029\u00ad\u2060\ufeff]")
STAND_IN = "\ufffd"
"""What stands where a character was refused, so that no second error comes of it."""

_KINDS = (
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
    """A character that cannot stand in a text, what is said of it, and what to do."""

    character: str
    message: str
    hint: str


def cleaned(words: str) -> str:
    """The text as it is meant: ends of lines as `\\n`, without what is nobody's to write."""
    return _REPLACED.sub(lambda found: REPLACED[found[0]], words)


def refusal(words: str) -> Refusal | None:
    """The first character that cannot stand in a text; None if all can."""
    found = REFUSED.search(words)
    return None if found is None else _refused(found[0])


def _refused(character: str) -> Refusal:
    code = f"U+{ord(character):04X}"
    for letters, what, hint in _KINDS:
        if re.match(f"[{letters}]", character):
            return Refusal(character, f"there is {what}, {code}", hint)
    return Refusal(character, f"there is {code}, which is no character of any script", "delete it")

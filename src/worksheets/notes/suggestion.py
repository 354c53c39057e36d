"""What an importer suggests: a fact as a course would have it, and the sentence it is from."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from worksheets.notes.english import FUNCTION_WORDS

Value = str | bool | list[str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A fact for one of the lists of a topic; its identifier is found from `name`."""

    list: str
    name: str
    fields: Mapping[str, Value]
    sentence: str
    line: int


def identifier(words: str, longest: int = 4) -> str:
    """A short identifier made of the first words of a text."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    found = re.findall(r"[a-z0-9]+", letters.replace("'", ""))
    return "-".join(found[:longest]) or "fact"


def sentence(words: str) -> str:
    """Words that begin with a capital letter and end with a stop."""
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "!", "?")) else ".")


def clause(words: str) -> str:
    """Words that can stand within a sentence: no stop, and a small letter unless it is a name."""
    words = words.strip().rstrip(".;,")
    first, _, rest = words.partition(" ")
    plain = first.casefold() in FUNCTION_WORDS
    return f"{first[:1].lower()}{first[1:]} {rest}".strip() if plain else words

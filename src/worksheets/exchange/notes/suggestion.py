"""What an importer suggests: a fact as a course would have it, and the sentence it is from."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from worksheets.exchange.notes.english import FUNCTION_WORDS
from worksheets.exchange.notes.lines import MISSING

HOLES = "something in the sentence could not be read: see the notes"
Value = str | bool | list[str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A fact for one of the lists of a topic; its identifier is found from `name`."""

    list: str
    name: str
    fields: Mapping[str, Value]
    sentence: str
    line: int


def without_holes(suggestion: Suggestion) -> Suggestion:
    """A suggestion that is doubted if something in it could not be read."""
    holes = any(MISSING in one for one in suggestion.fields.values() if isinstance(one, str))
    if not holes:
        return suggestion
    fields = {
        name: one.replace(MISSING, "…") if isinstance(one, str) else one
        for name, one in suggestion.fields.items()
    }
    return replace(suggestion, fields={"doubt": HOLES, **fields})


def identifier(words: str, longest: int = 4) -> str:
    """A short identifier made of the first words of a text.

    If these have letters that are not Latin, it ends with a digest, so that it is theirs alone.
    """
    letters = unicodedata.normalize("NFKD", words)
    latin = letters.encode("ascii", "ignore").decode().casefold()
    found = re.findall(r"[a-z0-9]{1,30}", latin.replace("'", ""))[:longest]
    if any(letter.isalnum() and not letter.isascii() for letter in letters):
        found.append(sha256(words.encode()).hexdigest()[:6])
    return "-".join(found) or "fact"


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

"""A suggestion of the importer: a fact as a course would have it, and its sentence."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from worksheets.exchange.notes.english import FUNCTION_WORDS
from worksheets.exchange.notes.lines import UNREADABLE

UNREADABLE_DOUBT = "something in the sentence could not be read: see the notes"
FieldValue = str | bool | list[str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A fact for one of the lists of a topic; its identifier begins with `name`."""

    list: str
    name: str
    fields: Mapping[str, FieldValue]
    sentence: str
    line: int


def doubted_if_unreadable(suggestion: Suggestion) -> Suggestion:
    """The suggestion; marked as doubtful if a part of it could not be read."""
    unreadable = any(
        UNREADABLE in value for value in suggestion.fields.values() if isinstance(value, str)
    )
    if not unreadable:
        return suggestion
    fields = {
        name: value.replace(UNREADABLE, "…") if isinstance(value, str) else value
        for name, value in suggestion.fields.items()
    }
    return replace(suggestion, fields={"doubt": UNREADABLE_DOUBT, **fields})


def identifier(text: str, longest: int = 4) -> str:
    """A short identifier made of the first words of a text.

    If the text has letters that are not Latin, a digest of it makes the identifier distinct.
    """
    letters = unicodedata.normalize("NFKD", text)
    latin = letters.encode("ascii", "ignore").decode().casefold()
    parts = re.findall(r"[a-z0-9]{1,30}", latin.replace("'", ""))[:longest]
    if any(letter.isalnum() and not letter.isascii() for letter in letters):
        parts.append(sha256(text.encode()).hexdigest()[:6])
    return "-".join(parts) or "fact"


def as_sentence(text: str) -> str:
    """The text with a capital letter at its beginning and a full stop."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")


def as_clause(text: str) -> str:
    """The text as a clause: without full stop, and with a small letter unless it begins with a
    name."""
    text = text.strip().rstrip(".;,")
    first, _, rest = text.partition(" ")
    is_function_word = first.casefold() in FUNCTION_WORDS
    return f"{first[:1].lower()}{first[1:]} {rest}".strip() if is_function_word else text

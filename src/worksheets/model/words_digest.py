"""A digest of the words of a question, by which it is known again as long as nobody rewords it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from worksheets.model.diagnostics import Span
from worksheets.model.question import Question

FOR_OTHERS = frozenset(
    [
        "accept",
        "add_on",
        "ao",
        "asks",
        "author_note",
        "difficulty",
        "exemplars",
        "gives",
        "id",
        "indicative",
        "levels",
        "marks",
        "note",
        "notes",
        "other_answers",
        "reject",
        "span",
        "type",
        "why",
        "working",
    ]
)
"""Fields that no candidate reads: a question is no other one if its marker is told more."""
DIGITS = 8


def words_digest(question: Question) -> str:
    """The digest, in hexadecimal digits.

    What a key is left out for counts as left out, so that keys which later versions of the program
    have do not make every question a new one.
    """
    told = "\0".join(_words(question))
    return sha256(told.encode()).hexdigest()[:DIGITS]


def _words(thing: Any) -> Iterator[str]:
    """The words and numbers within a value, in the order of their names."""
    match thing:
        case None | Span():
            return
        case str() | bool() | int() | float() | Decimal() | Fraction():
            yield str(thing)
        case bytes():
            yield sha256(thing).hexdigest()
        case BaseModel():
            for name, field in sorted(type(thing).model_fields.items()):
                value = getattr(thing, name)
                if name not in FOR_OTHERS and value != field.default:
                    yield from _words(value)
        case tuple() | list():
            for element in thing:
                yield from _words(element)
        case Mapping():
            for name, value in sorted(thing.items()):
                yield str(name)
                yield from _words(value)
        case frozenset():
            yield from sorted(word for element in thing for word in _words(element))
        case _ if is_dataclass(thing):
            for part in fields(thing):
                yield from _words(getattr(thing, part.name))
        case _:
            raise TypeError(f"no words are known of a {type(thing).__name__}")

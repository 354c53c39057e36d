"""What a value may look like in YAML, in the words of JSON Schema, where no type says so.

A field that a function reads names the shape of what that takes beside it, so that editors know.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

Shape: TypeAlias = Mapping[str, Any]

QUESTION, FIGURE, ENTRY = "question", "figure", "entry"
"""Names of what a registry decides; see `named`."""

ANYTHING: Shape = {}
TEXT: Shape = {"type": ["string", "number", "boolean"]}
"""A text; editors take 1950 and true for a number and a boolean, and here they are texts, too."""
NUMBER: Shape = {"type": ["number", "string"]}
"""A number, or one that is written in a way of its own: 3/4."""
STRING: Shape = {"type": "string"}
MAPPING: Shape = {"type": "object"}
TEXTS: Shape = {"type": "array", "items": TEXT}
TEXT_OR_TEXTS: Shape = {"anyOf": [TEXT, TEXTS]}
TEXTS_OR_MAPPING: Shape = {"anyOf": [TEXTS, MAPPING]}
TEXT_OR_MAPPING: Shape = {"anyOf": [TEXT, MAPPING]}
TEXTS_BY_NAME: Shape = {"type": "object", "additionalProperties": TEXT}
NUMBERS_BY_NAME: Shape = {"type": "object", "additionalProperties": NUMBER}

NUMBER_OR_LIST: Shape = {"anyOf": [NUMBER, {"type": "array", "items": NUMBER}]}
TEXT_LISTS_BY_NAME: Shape = {"type": "object", "additionalProperties": TEXT_OR_TEXTS}
FLAG_OR_MAPPING: Shape = {"type": ["boolean", "object"]}


def named(name: str) -> Shape:
    """The shape of what a registry decides: a question, a figure, an entry of a section."""
    return {"named": name}


def without_key(key: str) -> Shape:
    """The shape of a mapping without a key: {M1: …} says it by a code instead."""
    return {"type": "object", "not": {"required": [key]}}


PART_TEXT: Shape = {
    "type": "object",
    "properties": {
        "text": {**TEXT, "description": "The words that stand there."},
        "figure": {"allOf": [named(FIGURE)], "description": "A figure that stands there."},
    },
    "additionalProperties": False,
    "minProperties": 1,
}
"""What stands between the parts of a question."""

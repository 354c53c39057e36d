"""The forms for a question, and for what a paper says of itself: their fields in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from worksheets.authoring.question_forms.fields import Field, field_of
from worksheets.authoring.schemas.generator import JsonSchema
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.picks import BESIDE_QUESTION
from worksheets.model.question import Question

OF_EVERY_TYPE = frozenset(one.alias or name for name, one in Question.model_fields.items())
"""Keys that all questions have, which are not about what is asked."""
OFFERED = frozenset({"difficulty"})
"""Those of them that every form has."""
WANTED = frozenset({"marks", "source"})
"""Those that a form has if the example of the type has them."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields for a question, and the keys that it has and no field shows."""

    fields: Sequence[Field]
    hidden: Sequence[str] = field(default=())


def form_for(schema: JsonSchema, question_type: str, written: Mapped) -> Form | None:
    """The form for a question of a type as it is written, or for a new one from an empty mapping;
    None if the form could not show all that its type wants.

    `schema` is that of specs.
    """
    definitions = schema["$defs"]
    made = definitions[f"question.{question_type}"]
    if "values" in written or _draws(written):
        return None
    example, required = made["examples"][0], made["required"]
    found: list[Field] = []
    for key in _in_order(made["properties"], example):
        one = field_of(
            definitions, key, made["properties"][key], written.get(key), example.get(key)
        )
        is_first = key in required or key in example or key in written
        if one is not None and (is_first or one.kind != "entries"):
            found.append(replace(one, required=key in required, first=is_first))
    shown = {one.key for one in found}
    if not shown.issuperset(set(required) - {"type"}):
        return None
    return Form(tuple(found), tuple(key for key in written if key not in {*shown, "type", "id"}))


PAPER_KEYS = (
    "title",
    "subtitle",
    "topics",
    "minutes",
    "instructions",
    "mark-scheme",
    "forms",
    "seed",
)
"""What a paper says of itself in its form."""


def paper_form(schema: JsonSchema, written: Mapped) -> Form:
    """The form for what a spec says of its paper as a whole; without topics if it has no course."""
    definitions = schema["$defs"]
    found: list[Field] = []
    for key in PAPER_KEYS:
        if key == "topics" and "course" not in written:
            continue
        one = field_of(definitions, key, schema["properties"][key], written.get(key), None)
        if one is not None:
            kind = "topics" if key == "topics" else one.kind
            found.append(replace(one, kind=kind, required=key == "title"))
    return Form(tuple(found))


def _draws(value: Tree) -> bool:
    """Whether an entry repeats with values."""
    match value:
        case Mapped():
            return "draw" in value or any(map(_draws, value.values()))
        case list():
            return any(map(_draws, value))
    return False


def _in_order(properties: Mapping[str, Any], example: Mapping[str, Any]) -> Iterator[str]:
    """The keys that a form may have: those of the example in its order, then the others."""
    about_all = (OF_EVERY_TYPE | BESIDE_QUESTION) - OFFERED - (WANTED & example.keys())
    keys = dict.fromkeys((*example, *properties))
    return (key for key in keys if key in properties and key not in about_all)

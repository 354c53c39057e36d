"""The schemas of which one may hold at a place of a spec, for what is written around it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from worksheets.authoring.completion.cursor import MARK, Place
from worksheets.authoring.schemas.generator import DEFINITIONS, JsonSchema
from worksheets.model.mapped import Mapped, Tree
from worksheets.read.yaml_trees import value_at


class SchemaHere(NamedTuple):
    """A schema, and the value that it is about as far as that is written."""

    made: JsonSchema
    value: Tree


def schemas_at(schema: JsonSchema, place: Place) -> list[SchemaHere]:
    """The schemas of which one may hold at a place."""
    definitions = schema["$defs"]
    value = _unmarked(place.tree)
    here = list(_plain(definitions, SchemaHere(schema, value)))
    for part in place.path:
        here = [
            plain
            for one in here
            for inner in _inside(one, part)
            for plain in _plain(definitions, inner)
        ]
    return here


def _inside(one: SchemaHere, part: str | int) -> Iterator[SchemaHere]:
    """The schemas of a part of a value."""
    made = one.made
    value = value_at(one.value, (part,))
    if isinstance(part, int):
        items = made.get("items")
        if isinstance(items, dict):
            yield SchemaHere(items, value)
    elif part in made.get("properties", {}):
        yield SchemaHere(made["properties"][part], value)
    elif isinstance(made.get("additionalProperties"), dict):
        yield SchemaHere(made["additionalProperties"], value)


def _plain(definitions: Mapping[str, JsonSchema], one: SchemaHere) -> Iterator[SchemaHere]:
    """The schemas without links and conditions that a schema comes to for what is written."""
    made, value = one
    if "$ref" in made:
        made = definitions[made["$ref"].removeprefix(DEFINITIONS)]
    if "$ref" in made:
        yield from _plain(definitions, SchemaHere(made, value))
        return
    yield SchemaHere(made, value)
    parts = [*made.get("allOf", ()), *made.get("anyOf", ())]
    if "if" in made:
        holds = _holds(made["if"], value)
        is_open = not holds and "anyOf" in made["if"]  # a key that is still to come may decide
        branches = ("then", "else") if is_open else ("then",) if holds else ("else",)
        parts += [made[branch] for branch in branches if branch in made]
    for part in parts:
        yield from _plain(definitions, SchemaHere(part, value))


def _holds(condition: JsonSchema, value: Tree) -> bool:
    """Whether a condition of our schemas holds for a value: they ask for keys and their values."""
    written: Mapping[str, Any] = value if isinstance(value, Mapped) else {}
    has_keys = all(key in written for key in condition.get("required", ()))
    has_values = all(
        written[key] == made["const"] if "const" in made else written[key] in made["enum"]
        for key, made in condition.get("properties", {}).items()
        if key in written
    )
    some = condition.get("anyOf")
    return has_keys and has_values and (not some or any(_holds(one, value) for one in some))


def _unmarked(value: Tree) -> Tree:
    """A tree without the mark."""
    match value:
        case Mapped():
            mapped = Mapped(value.line, value.column)
            mapped.update({key: _unmarked(one) for key, one in value.items() if key != MARK})
            return mapped
        case list():
            return [_unmarked(one) for one in value]
    return value

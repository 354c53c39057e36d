"""The parts of a schema that the registries of question types and of figures decide."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from worksheets.authoring.examples import example_tree
from worksheets.authoring.schemas.descriptions import first_sentence
from worksheets.authoring.schemas.generator import DEFINITIONS, JsonSchema
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.picks import BESIDE_QUESTION, question_keys
from worksheets.model.question import Question


def of_its_type(made: JsonSchema, name: str, model: type[BaseModel]) -> JsonSchema:
    """The schema of a question type or of a kind of figure, with its type and its example."""
    made["properties"]["type"] = {"const": name, "description": first_sentence(model)}
    required = [key for key in made.get("required", ()) if key != "type"]
    return {**made, "required": ["type", *required], "examples": [_plain(example_tree(model))]}


def _plain(value: Tree) -> Any:
    match value:
        case Mapped():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
    return value


def entries_of_spec(
    definitions: dict[str, JsonSchema], pick: JsonSchema, types: Mapping[str, type[Question]]
) -> None:
    """Add what an entry of a section may be: a pick, or a question that is written there.

    Of a question it is known by a key that its type has and no pick has.
    """
    names = list(types)
    said = pick["properties"]["type"].get("description", "")
    one_type = {"enum": names, "enumDescriptions": list(map(first_sentence, types.values()))}
    several = {"type": "array", "items": {"enum": names}}
    kinds = {"anyOf": [one_type, several], "description": said}
    pick["properties"]["type"] = kinds
    definitions["pick"] = pick
    for name in names:
        keys = definitions[f"question.{name}"]["properties"]
        for key in sorted(BESIDE_QUESTION & {"page-break", "topic", "count"}):
            keys.setdefault(key, pick["properties"][key])
    pick_of = {"$ref": f"{DEFINITIONS}pick"}
    by_type = [
        {
            "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
            "then": {
                "if": {"anyOf": _keys_of_questions(types[name])},
                "then": _question_or_draws(f"{DEFINITIONS}question.{name}"),
                "else": pick_of,
            },
        }
        for name in names
    ]
    of_no_type = {
        "if": {"properties": {"type": {"enum": names}}, "required": ["type"]},
        "then": {},
        "else": pick_of,
    }
    definitions["entry"] = {
        "type": "object",
        "properties": {"type": kinds},
        "allOf": [*by_type, of_no_type],
    }


def _keys_of_questions(kind: type[Question]) -> list[JsonSchema]:
    """The keys that make an entry a question of its type, of which one is enough."""
    return [{"required": [key]} for key in sorted({*question_keys(kind), "values"})]


def _question_or_draws(reference: str) -> JsonSchema:
    """A question, whose keys are known only draw by draw if it has values."""
    return {"if": {"required": ["values"]}, "then": {}, "else": {"$ref": reference}}

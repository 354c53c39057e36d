"""Models as JSON Schema: what an editor may say of a value before the program reads it."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from worksheets.model.shapes import TEXT

JsonSchema: TypeAlias = dict[str, Any]
DEFINITIONS = "#/$defs/"


class AuthoredSchema(GenerateJsonSchema):
    """Makes schemas of models that read texts.

    Every value of a file is a text before a model reads it, and editors take 1950 for a number: so
    a text may look like one. What may be left out has no null: an author never writes nothing.
    """

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchema:
        """A text; one with a pattern may look like a number."""
        made = super().str_schema(schema)
        return made | ({"type": ["string", "number"]} if "pattern" in made else dict(TEXT))

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchema:
        """What there is if there is something."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchema:
        """A value with its default, if that can be written on a line."""
        made = self.generate_inner(schema["schema"])
        default = schema.get("default")
        simple = isinstance(default, (str, int, float, bool)) and default != ""
        return made | {"default": default} if simple and "$ref" not in made else made

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchema:
        """A list; one of a fixed length in the words of draft 7."""
        made = super().tuple_schema(schema)
        if "prefixItems" in made:
            made["items"] = made.pop("prefixItems")
        return made


def definitions_of(
    models: Sequence[type[BaseModel]],
) -> tuple[list[str], dict[str, JsonSchema]]:
    """The names of the definitions of some models, and all definitions that these lead to."""
    inputs = [(model, "validation", model.__pydantic_core_schema__) for model in models]
    generator = AuthoredSchema(by_alias=True, ref_template=DEFINITIONS + "{model}")
    made, found = generator.generate_definitions(inputs)  # type: ignore[arg-type]
    definitions: dict[str, JsonSchema] = {str(name): one for name, one in found.items()}
    names: list[str] = []
    for model in models:
        schema = made[(model, "validation")]
        if "$ref" not in schema:  # a model that nothing else leads to
            definitions[model.__name__] = schema
            schema = {"$ref": DEFINITIONS + model.__name__}
        names.append(schema["$ref"].removeprefix(DEFINITIONS))
    return names, definitions

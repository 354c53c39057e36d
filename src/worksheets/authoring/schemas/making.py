"""The schema of each kind of file."""

import re
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, get_args

from pydantic import BaseModel

from worksheets import figures
from worksheets.authoring.new_theme import comments_of_keys
from worksheets.authoring.schemas.descriptions import (
    first_sentence,
    words_in_file,
    words_of_keys,
    words_of_model,
)
from worksheets.authoring.schemas.generator import DEFINITIONS, JsonSchema, definitions_of
from worksheets.authoring.schemas.registries import entries_of_spec, of_its_type
from worksheets.model.levels import Levels
from worksheets.model.picks import Pick
from worksheets.model.spec import Spec
from worksheets.model.theme import Theme
from worksheets.questions import registry
from worksheets.read.course import TopicFile
from worksheets.read.course_folders import shipped
from worksheets.read.outline import CourseOutline
from worksheets.read.theme import shipped as shipped_themes

Kind: TypeAlias = Literal["spec", "topic", "outline", "levels", "theme"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MODELS: Mapping[Kind, type[BaseModel]] = {
    "spec": Spec,
    "topic": TopicFile,
    "outline": CourseOutline,
    "levels": Levels,
    "theme": Theme,
}
DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(kind: Kind) -> JsonSchema:
    """The JSON Schema (draft 7) of a kind of file; every key has a description.

    It objects to nothing that the program accepts, but for numbers in quotation marks; what only a
    reading of the whole file can tell, it does not see.
    """
    questions = registry() if kind in ("spec", "topic") else {}
    drawn = figures.registry() if questions else {}
    picks: list[type[BaseModel]] = [Pick] if kind == "spec" else []
    models = [MODELS[kind], *picks, *questions.values(), *drawn.values()]
    names, definitions = definitions_of(models)
    names_of = dict(zip(models, names, strict=True))
    _describe(definitions, names_of)
    for what, types in (("question", questions), ("figure", drawn)):
        for name, model in types.items():
            one = definitions.pop(names_of[model])
            definitions[f"{what}.{name}"] = of_its_type(one, name, model)
    if kind == "spec":
        entries_of_spec(definitions, definitions.pop(names_of[Pick]), questions)
    if questions:
        definitions["question"] = _one_of_types("question", questions, with_values=True)
        definitions["figure"] = _one_of_types("figure", drawn)
    top = definitions.pop(names_of[MODELS[kind]])
    if questions:
        _let_entries_draw(definitions)
    _finish(kind, top, definitions)
    return _whole(kind, top, definitions)


def _describe(definitions: dict[str, JsonSchema], names_of: Mapping[Any, str]) -> None:
    """Say of every model and of every key what it is for."""
    words = words_in_file()
    by_name = {name: model for model, name in names_of.items()}
    for model in _models(list(names_of)):
        by_name[model.__name__] = model
        by_name[f"{model.__module__}.{model.__qualname__}".replace(".", "__")] = model
    for name, made in definitions.items():
        _describe_one(made, by_name.get(name), by_name, words)


def _describe_one(
    made: Any,
    of: type[BaseModel] | None,
    by_name: Mapping[str, type[BaseModel]],
    words: Mapping[str, str],
) -> None:
    """Describe a model, and what stands in it without a name of its own."""
    if isinstance(made, list):
        for one in made:
            _describe_one(one, None, by_name, words)
    if not isinstance(made, dict):
        return
    if of is None and isinstance(title := made.get("title"), str):
        of = by_name.get(title)
    for one in made.values():
        _describe_one(one, None, by_name, words)
    if of is None or "properties" not in made:
        return
    made["description"] = words_of_model(of)
    said = words_of_keys(of, words)
    for key, one in made["properties"].items():
        if key in said:
            bare = {"allOf": [one]} if "$ref" in one or "named" in one else one
            made["properties"][key] = {**bare, "description": said[key]}


def _models(roots: list[type[BaseModel]]) -> set[type[BaseModel]]:
    """All models that some lead to."""
    found: set[type[BaseModel]] = set()
    todo: list[Any] = list(roots)
    while todo:
        one = todo.pop()
        if isinstance(one, type) and issubclass(one, BaseModel) and one not in found:
            found.add(one)
            for field in one.model_fields.values():
                todo += [field.annotation, *(getattr(m, "shapes", None) for m in field.metadata)]
        elif isinstance(one, list | tuple):
            todo += one
        todo += get_args(one)
    return found


def _one_of_types(
    what: str, types: Mapping[str, type[BaseModel]], *, with_values: bool = False
) -> JsonSchema:
    """A value whose `type` says which of several models it is: only that one is asked."""
    about = {"question": "The type of the question.", "figure": "The kind of figure."}[what]
    of_type = [
        {
            "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
            "then": {"$ref": f"{DEFINITIONS}{what}.{name}"},
        }
        for name in types
    ]
    names = {
        "enum": list(types),
        "description": about,
        "enumDescriptions": [first_sentence(model) for model in types.values()],
    }
    made: JsonSchema = {"type": "object", "properties": {"type": names}, "required": ["type"]}
    if not with_values:
        return made | {"allOf": of_type}
    # what is filled in is known only draw by draw
    return made | {"if": {"required": ["values"]}, "then": {}, "else": {"allOf": of_type}}


def _let_entries_draw(definitions: dict[str, JsonSchema]) -> None:
    """Let what stands in questions be an entry that repeats, of which draws make the keys."""
    inside = {
        name
        for of, made in definitions.items()
        if of.startswith("question.")
        for name in _references(made)
    }
    for name in sorted(inside):
        if "." not in name and "properties" in definitions[name]:
            made = definitions[name]
            definitions[name] = {"if": {"required": ["draw"]}, "then": {}, "else": made}
    for of, made in definitions.items():
        if of.startswith("question."):
            _without_least(made)


def _without_least(made: JsonSchema) -> None:
    """Let lists of a question be as short as they are: one entry may repeat."""
    for one in made["properties"].values():
        if "type" not in one.get("items", {"type": ""}):
            one.pop("minItems", None)


def _finish(kind: Kind, top: JsonSchema, definitions: dict[str, JsonSchema]) -> None:
    """Name what ships, and let a theme leave out whatever it takes from another."""
    if kind == "spec":
        _offer(top["properties"]["course"], sorted(shipped()))
        _offer(definitions["LayoutSpec"]["properties"]["theme"], sorted(shipped_themes()))
    if kind == "theme":
        for one in (top, *definitions.values()):
            one.pop("required", None)
        said = "The theme that this one is laid over: one that ships, or a file beside it."
        based_on: JsonSchema = {"type": "string", "description": said}
        _offer(based_on, sorted(shipped_themes()))
        top["properties"]["based-on"] = based_on
        _describe_theme(top, definitions)


def _offer(made: JsonSchema, names: list[str]) -> None:
    """Let an editor offer some names where any text may stand."""
    for key in ("type", "minLength", "allOf", "anyOf"):
        made.pop(key, None)
    made["anyOf"] = [{"enum": names}, {"type": "string"}]


def _describe_theme(top: JsonSchema, definitions: dict[str, JsonSchema]) -> None:
    """Say of the keys of a theme what the comments in the main theme say."""
    comments = comments_of_keys()
    for (outer, *inner), said in comments.items():
        made = top["properties"].get(outer)
        if made is None:
            continue
        if inner:
            made = _target(made, definitions).get("properties", {}).get(inner[0])
            if made is None:
                continue
        made.setdefault("description", f"{said[:1].upper()}{said[1:].rstrip('.')}.")


def _target(made: JsonSchema, definitions: Mapping[str, JsonSchema]) -> JsonSchema:
    """The definition that a value leads to, or itself."""
    for one in (made, *made.get("allOf", ())):
        if "$ref" in one:
            return definitions[one["$ref"].removeprefix(DEFINITIONS)]
    return made


def _whole(kind: Kind, top: JsonSchema, definitions: Mapping[str, JsonSchema]) -> JsonSchema:
    """The schema with those definitions that something leads to."""
    linked_top = _walked(top)
    linked = {name: _walked(made) for name, made in definitions.items()}
    used: dict[str, JsonSchema] = {}
    todo = _references(linked_top)
    while todo:
        name = todo.pop()
        if name not in used:
            used[name] = linked[name]
            todo += _references(linked[name])
    head = {"$schema": DRAFT, "title": f"worksheets: {kind}"}
    return {**head, **linked_top, "$defs": {name: used[name] for name in sorted(used)}}


def _walked(made: Any, *, inside: bool = False) -> Any:
    """A schema without titles that only repeat names, and with links to what registries decide."""
    match made:
        case {"named": str(name)}:
            return {"$ref": DEFINITIONS + name}
        case dict():
            return {
                key: one  # what authors write is no schema
                if key == "examples" and not inside
                else _walked(one, inside=key in ("properties", "$defs"))
                for key, one in made.items()
                if inside or key != "title"
            }
        case list() | tuple():
            return [_walked(one) for one in made]
    return made


def _references(made: Any) -> list[str]:
    """The names of the definitions that a schema leads to."""
    return re.findall(r"'\$ref': '#/\$defs/([^']+)'", repr(made))

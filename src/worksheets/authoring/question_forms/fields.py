"""The fields of forms, each made of the schema of a key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from worksheets.authoring.schemas.generator import DEFINITIONS, JsonSchema
from worksheets.model.mapped import Tree

Kind: TypeAlias = Literal["text", "number", "flag", "choice", "texts", "entries", "topics"]
"""A text, a whole number, yes or no, one of several words, texts on a line each, rows, or topics of
the course."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: a key of the question, or of a row of it.

    One that is not `first` is offered below the others. In a row that may be a text the key `main`
    stands for it.
    """

    key: str
    kind: Kind
    about: str = ""
    required: bool = False
    first: bool = True
    options: Sequence[str] = ()
    least: int | None = None
    most: int | None = None
    default: str = ""
    columns: Sequence["Field"] = ()
    main: str = ""


def field_of(
    definitions: Mapping[str, JsonSchema], key: str, made: JsonSchema, value: Tree, example: Any
) -> Field | None:
    """The field of a key that fits its value, or that of the example if it has none."""
    sample = example if value is None else value
    about = made.get("description", "")
    default = made.get("default", "")
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    for one in _candidates(definitions, made):
        if sample is None or _fits(one, sample):
            columns = tuple(_first_of(one, column, example) for column in one.columns)
            return replace(one, key=key, about=about, default=shown, columns=columns)
    return None


def _first_of(rows: Field, column: Field, example: Any) -> Field:
    """A field of rows, which comes first if each row needs it, or if one of the example has it."""
    listed = example if isinstance(example, list) else ()
    in_example = any(isinstance(row, dict) and column.key in row for row in listed)
    is_first = column.required or in_example or column.key in ("marks", rows.main)
    return replace(column, required=column.required or column.key == rows.main, first=is_first)


def _candidates(definitions: Mapping[str, JsonSchema], made: JsonSchema) -> Iterator[Field]:
    """The fields that could be filled in for a schema, the plainest first."""
    parts = [_resolved(definitions, one) for one in _alternatives(definitions, made)]
    words = [one for part in parts for one in part.get("enum", ()) if isinstance(one, str)]
    if words:
        yield Field("", "choice", options=tuple(words))
    for part in parts:
        match part.get("type"):
            case "boolean":
                yield Field("", "flag")
            case "integer":
                least, most = part.get("minimum"), part.get("maximum")
                yield Field("", "number", least=least, most=most)
            case "string" | ["string", *_] | ["number", "string"] if not words:
                yield Field("", "text")
            case "array":
                yield from _lists(definitions, part.get("items"))


def _lists(definitions: Mapping[str, JsonSchema], items: Any) -> Iterator[Field]:
    """The fields for a list."""
    if not isinstance(items, dict):
        return
    parts = [_resolved(definitions, one) for one in _alternatives(definitions, items)]
    is_text = any("string" in part.get("type", ()) for part in parts)
    rows = [part for part in parts if "properties" in part and "allOf" not in part]
    if rows:
        columns = tuple(_columns(definitions, rows[0]))
        main = columns[0].key if is_text and columns and columns[0].kind == "text" else ""
        if columns:
            yield Field("", "entries", columns=columns, main=main)
    elif is_text:
        yield Field("", "texts")


def _columns(definitions: Mapping[str, JsonSchema], made: JsonSchema) -> Iterator[Field]:
    """The fields of a row; those that are not required come with its values."""
    required = made.get("required", ())
    for key, inner in made["properties"].items():
        one = field_of(definitions, key, inner, None, None)
        if one is not None and one.kind != "entries":
            yield replace(one, required=key in required)


def _alternatives(definitions: Mapping[str, JsonSchema], made: JsonSchema) -> Iterator[JsonSchema]:
    """The schemas of which one must hold."""
    resolved = _resolved(definitions, made)
    if "anyOf" not in resolved:
        yield resolved
        return
    for one in resolved["anyOf"]:
        yield from _alternatives(definitions, one)


def _resolved(definitions: Mapping[str, JsonSchema], made: JsonSchema) -> JsonSchema:
    """A schema without links; of what may repeat with values that of a single entry."""
    while True:
        match made:
            case {"$ref": str(reference)}:
                made = definitions[reference.removeprefix(DEFINITIONS)]
            case {"allOf": [one]}:
                made = one
            case {"if": {"required": ["draw"]}, "else": one}:
                made = one
            case _:
                return made


def _fits(one: Field, value: Any) -> bool:
    """Whether a field can show a value."""
    match one.kind, value:
        case (("text" | "number" | "flag"), str() | int()):
            return True
        case "choice", str():
            return value in one.options
        case "texts", list():
            return all(isinstance(inner, str) and "\n" not in inner for inner in value)
        case "entries", list():
            return all(_is_row(one, inner) for inner in value)
    return False


def _is_row(one: Field, value: Any) -> bool:
    """Whether a row can show an entry: what it has no field for stays as it is."""
    if isinstance(value, str):
        return bool(one.main)
    if not isinstance(value, dict):
        return False
    columns = {column.key: column for column in one.columns}
    fit = (_fits(columns[key], inner) for key, inner in value.items() if key in columns)
    wanted = {one.main} if one.main else {column.key for column in one.columns if column.required}
    return all(fit) and wanted <= value.keys()

"""Field types of what authors write: prose, prose with blanks, identifiers, places."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Self, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticKnownError, PydanticOmit, core_schema

from worksheets.model.braces import NAME, REFERENCE, alternatives, as_sums, marked, unmarked
from worksheets.model.characters import is_blank
from worksheets.model.diagnostics import Mistake, Span
from worksheets.model.paper.content import Gap, Inlines, Placeholder, plain, text
from worksheets.model.paper.key import Accept
from worksheets.model.shapes import STRING, TEXT, Shape

Shapes: TypeAlias = "Shape | type[BaseModel] | list[Any] | tuple[Any, ...] | None"
"""A shape, or that of a model, a list of one, or several of which one holds; None for no key."""


def _schema(shapes: Shapes, handler: GetJsonSchemaHandler) -> dict[str, Any]:
    """JSON Schema of some shapes."""
    match shapes:
        case None:
            raise PydanticOmit
        case list():
            return {"type": "array", "items": _schema(shapes[0], handler)}
        case tuple():
            return {"anyOf": [_schema(shape, handler) for shape in shapes]}
        case type():
            return handler(shapes.__pydantic_core_schema__)
    return dict(shapes)


@dataclass(frozen=True, slots=True, eq=False)
class Reads:
    """Marks a field that one function reads, whatever its type; editors know it by its shapes.

    Pydantic's PlainValidator also makes a schema of the type, which costs 60 ms at every start.
    """

    read: Callable[[Any, ValidationInfo], Any]
    shapes: Shapes

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return _schema(self.shapes, handler)


@dataclass(frozen=True, slots=True, eq=False)
class Shorthand:
    """Marks a field that may be written in a shorter way, of which a function makes the usual."""

    spelled_out: Callable[[Any], Any]
    shapes: Shapes

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.spelled_out, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [_schema(self.shapes, handler), handler(schema)]}


def _hyphenated(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


AUTHORED = ConfigDict(
    extra="forbid",
    frozen=True,
    alias_generator=_hyphenated,
    validate_by_name=True,
    allow_inf_nan=False,
    defer_build=True,
)
"""How a model reads an author's mapping: no unknown keys, keys with hyphens, finite numbers."""

Identifier: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class Filled(str):
    """A text in which values were filled in, as fields that are no prose read it: -0.5.

    `printed` is how prose has it, in the language of its author: −0,5.
    """

    printed: str

    def __new__(cls, text: str, printed: str) -> Self:
        filled = super().__new__(cls, text)
        filled.printed = printed
        return filled


def _as_printed(value: object) -> object:
    return value.printed if isinstance(value, Filled) else value


@dataclass(frozen=True, slots=True)
class Gapped:
    """Prose with blanks; the answers stand in the order of the gaps."""

    content: Inlines
    answers: tuple[Accept, ...]


def _nothing() -> Mistake:
    message = "there is nothing between the quotation marks"
    return Mistake(message, "write the words, or leave it out")


def read_prose(value: object, info: ValidationInfo) -> Inlines:
    """A text as content, by the markup of the validation context; one with nothing in it is wrong.

    So a key that is there has words; only a key that is left out has none. What is in braces is the
    name of a value that is to be filled in.
    """
    content = _read_entry(value, info)
    if isinstance(value, str) and is_blank(plain(content)):
        raise _nothing()
    return content


def _read_entry(value: object, info: ValidationInfo) -> Inlines:
    """A text as content, or no content: a cell of a table may be left for pupils to fill in."""
    value = _as_printed(value)
    if isinstance(value, tuple):
        return value
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if is_blank(value):
        return ()
    if "{" not in value and "}" not in value:
        return _markup(info)(value)
    braced = marked(value)
    names = [_placeholder(name) for name in braced.inner]
    return unmarked(_markup(info)(as_sums(braced.text)), names, braced.printed)


def _markup(info: ValidationInfo) -> Callable[[str], Inlines]:
    markup: Callable[[str], Inlines] = (info.context or {}).get("markup", text)
    return markup


def _placeholder(name: str) -> Placeholder:
    if NAME.fullmatch(name) or REFERENCE.fullmatch(name):
        return Placeholder(name)
    raise Mistake(
        f"there is no blank here, and '{{{name}}}' is no name of a value",
        "leave the braces out, or write \\{ and \\} for braces that are printed",
    )


def read_gapped(value: object, info: ValidationInfo) -> Gapped:
    """A text with blanks: what is in braces is an answer, and other answers after '|'."""
    value = _as_printed(value)
    if isinstance(value, Gapped):
        return value
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    braced = marked(value)
    if not braced.inner:
        raise Mistake(
            "the text has no blank in it", "put the words to find in braces, like {Yalu River}"
        )
    markup = _markup(info)
    answers = tuple(Accept(alternatives(blank, markup)) for blank in braced.inner)
    gaps = [Gap(f"gap-{n}") for n in range(1, len(answers) + 1)]
    return Gapped(unmarked(markup(braced.text), gaps, braced.printed), answers)


Prose: TypeAlias = Annotated[Inlines, Reads(read_prose, TEXT)]
"""Text with light markup, in which `{name}` stands for a value that is filled in."""

ProseOrNothing: TypeAlias = Annotated[Inlines, Reads(_read_entry, TEXT)]
"""Prose, or the empty text of a cell that pupils fill in."""


def _heading_text(value: object, info: ValidationInfo) -> str:
    """A name or a heading: its quotation marks are set as those of any text, its markup is not."""
    return " ".join(plain(read_prose(value, info)).split(" ")) if info.context else _one_line(value)


def _one_line(value: object, _: ValidationInfo | None = None) -> str:
    value = _as_printed(value)
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    return re.sub("[ \t\n]+", " ", value).strip(" ")


def _named(value: object, _: ValidationInfo) -> str:
    name = _one_line(value)
    if is_blank(name):
        raise _nothing()
    return name


Words: TypeAlias = Annotated[str, Reads(_heading_text, TEXT)]
"""A short text on one line without markup, with the marks of its language."""

OneLine: TypeAlias = Annotated[str, Reads(_one_line, TEXT)]
"""A text on one line, as it is written; it may be empty."""

Name: TypeAlias = Annotated[str, Reads(_named, TEXT)]
"""A text on one line, as it is written, with something in it."""

GappedProse: TypeAlias = Annotated[Gapped, Reads(read_gapped, STRING)]
"""Prose in which `{answer|also accepted}` is a blank."""


def _place(value: object, _: ValidationInfo) -> Span:
    if not isinstance(value, Span):
        raise Mistake("unknown key 'span'", "leave it out")
    return value


Place: TypeAlias = Annotated[Span, Reads(_place, None)]
"""Where an author wrote a thing; the reader fills it in."""


def listed(value: object) -> object:
    """A list; a single entry may be written without one."""
    return [value] if isinstance(value, (str, dict)) else value


@dataclass(frozen=True, slots=True)
class _Several:
    """Marks a list of which a single entry may be written without one."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


SEVERAL = _Several()


class Placed(BaseModel):
    """A value that an author wrote as a mapping, with the place of that mapping."""

    model_config = AUTHORED

    span: Place = Span("")

    @property
    def placeholders(self) -> frozenset[str]:
        """Names of the values that it fills into its texts, and into those of what it holds."""
        return frozenset()

    @model_validator(mode="wrap")
    @classmethod
    def _placed(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Any:
        if not isinstance(data, dict) or not info.context or "span" in data:
            return handler(data)
        place: Callable[[object], Span] = info.context["place"]
        return handler({**data, "span": place(data)})


def joined_names(names: Iterable[str]) -> str:
    """Names in a sentence: 'a, b and c'."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last

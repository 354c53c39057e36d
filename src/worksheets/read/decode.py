"""YAML trees become values; validation errors of pydantic become diagnostics with places."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean, plural
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.problem import Problem
from worksheets.model.unfilled import unfilled
from worksheets.read.empty_values import WRITTEN, empty_values
from worksheets.read.files import AuthoredFile
from worksheets.read.keys import (
    Models,
    candidates_for,
    hints_for_unknown_key,
    models_around,
)
from worksheets.read.yaml_events import places

AFTER_COMMA = "a comma ends a text in braces: write the text in quotation marks"
"""What to do about an unknown key with spaces and without a value: the rest of a text."""
Model = TypeVar("Model", bound=BaseModel)


def decode(
    model: type[Model], value: Tree, file: AuthoredFile, sink: Sink, context: Mapping[str, Any]
) -> Model | None:
    """The value of a document; None, with an error for every mistake, if it has any.

    `context` is for the validators of the model: `types` are the question types, `figures` is a
    function that returns the kinds of figures.
    """
    inside = {**context, "place": place_in(file.name)}
    empty: list[Problem] = []
    if context and WRITTEN.search(file.text):  # in a theme an empty value undoes that of another
        empty = list(empty_values(model, value, _kinds(context)))
        report(empty, file, sink)
    try:
        decoded = model.model_validate(value, context=inside, by_name=False)
        report(unfilled(decoded), file, sink)
        return None if empty else decoded
    except ValidationError as error:
        errors = _Errors(model, value, file, sink, _kinds(context))
        errors.report(error.errors(), {problem.path for problem in empty})
    return None


def _kinds(context: Mapping[str, Any]) -> Models:
    """Question types and kinds of figures by their names."""
    return {**context.get("types", {}), **context.get("figures", dict)()}


def place_in(name: str) -> Any:
    """A function from a mapping to its place in a file."""

    def place(mapping: object) -> Span:
        return (
            Span(name, mapping.line, mapping.column) if isinstance(mapping, Mapped) else Span(name)
        )

    return place


def report(problems: Iterable[Problem], file: AuthoredFile, sink: Sink) -> None:
    """Report problems at the places in a file to which their paths lead."""
    listed = list(problems)
    if not listed:
        return
    places_by_path = places(file.text)
    for problem in listed:
        add = sink.error if problem.severity == "error" else sink.warn
        place = Span(file.name, *nearest(places_by_path, problem.path))
        add(place, problem.message, *problem.hints)


def nearest(
    places_by_path: Mapping[Path, tuple[int, int]], path: Sequence[str | int]
) -> tuple[int, int]:
    """The place of a path, or of its longest beginning that is in the file."""
    for end in range(len(path), -1, -1):
        if place := places_by_path.get(tuple(path[:end])):
            return place
    return (1, 1)


class _Errors:
    """Turns the validation errors of one document into diagnostics."""

    def __init__(
        self,
        model: type[BaseModel],
        value: Tree,
        file: AuthoredFile,
        sink: Sink,
        types: Mapping[str, type[BaseModel]],
    ) -> None:
        self.model = model
        self.value = value
        self.places = places(file.text)
        self.name = file.name
        self.sink = sink
        self.types = types

    def report(self, listed: Sequence[ErrorDetails], known: Collection[Path]) -> None:
        """Report errors, but for those at paths with a mistake that is known."""
        errors = [error for error in listed if self._path(error["loc"]) not in known]
        missing: dict[Path, list[str]] = {}
        for error in errors:
            if error["type"] == "missing":
                path = self._path(error["loc"][:-1])
                missing.setdefault(path, []).append(str(error["loc"][-1]))
        for error in errors:
            if error["type"] == "extra_forbidden":
                self._report_unknown_key(error, missing)
        for path, keys in missing.items():
            for key in keys:
                self._error(path, f"'{key}' is missing", f"add '{key}: …'")
        for error in errors:
            if error["type"] not in ("missing", "extra_forbidden"):
                self._report_wrong_value(error)

    def _path(self, loc: Iterable[str | int]) -> Path:
        """The parts of a location of pydantic that are keys and indexes of the document."""
        here: Any = self.value
        path: Path = ()
        for part in loc:
            inside = isinstance(here, dict) and part in here
            if inside or (isinstance(here, list) and isinstance(part, int) and part < len(here)):
                here = here[part]
                path = (*path, part)
        return path

    def _value_at(self, path: Path) -> Any:
        here: Any = self.value
        for part in path:
            here = here[part]
        return here

    def _error(self, path: Path, message: str, *hints: str) -> None:
        self.sink.error(Span(self.name, *nearest(self.places, path)), message, *hints)

    def _report_unknown_key(self, error: ErrorDetails, missing: dict[Path, list[str]]) -> None:
        """Report an unknown key; if it is nearly a missing one, the two are one mistake."""
        *parent, key = self._path(error["loc"])
        path = tuple(parent)
        missing_here = missing.get(path, [])
        models = models_around(self.model, self.value, path, self.types)
        here = self._value_at(path)
        present = {other for other in here if (*path, other) in self.places}
        candidates = candidates_for(models, here, self.types) - present | set(missing_here)
        hints = hints_for_unknown_key(str(key), path, models, candidates, self.types)
        if here[key] in (None, "") and " " in str(key):
            hints = (AFTER_COMMA,)
        for name in list(missing_here):
            if hints == (f"did you mean '{name}'?",):
                missing_here.remove(name)
        self._error((*path, str(key), ""), f"unknown key '{key}'", *hints)

    def _report_wrong_value(self, error: ErrorDetails) -> None:
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            return  # entries with mistakes of their own are not counted by pydantic
        path = self._path(error["loc"])
        cause = error.get("ctx", {}).get("error")
        if isinstance(cause, Mistake):
            self._error(path, str(cause), *cause.hints)
            return
        message, *hints = message_and_hints(error, path)
        self._error(path, message, *hints)


def _quoted(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case dict():
            return "a mapping"
        case list():
            return "a list"
    text = str(value)
    return f"'{text[:40]}…'" if len(text) > 41 else f"'{text}'"


QUOTES = "'"
COMPARE = "compare it with `worksheets types`"
BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
    "multiple_of": ("multiple_of", "a multiple of"),
}
"""Errors of pydantic for numbers out of bounds: the name of the bound, and its words."""


def message_and_hints(error: ErrorDetails, path: Path) -> tuple[str, ...]:
    """The message for an error of pydantic, then its hints."""
    names = [part for part in path if isinstance(part, str)]
    field = f"'{names[-1]}'" if names else "the document"
    actual_value, ctx = _quoted(error["input"]), error.get("ctx", {})
    if error["input"] is None:
        return f"{field} has no value", "write one after the colon, or delete the key"
    match error["type"]:
        case "literal_error" | "enum":
            allowed = str(ctx["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            hints = did_you_mean(str(error["input"]), allowed), did_you_mean("", allowed)
            return f"{field} cannot be {actual_value}", *dict.fromkeys(chain(*hints))
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f"{field} must be a whole number, not {actual_value}", "write a number such as 4"
        case "float_parsing" | "float_type" | "finite_number":
            return f"{field} must be a number, not {actual_value}", "write a number such as 1.5"
        case "bool_parsing" | "bool_type":
            return f"{field} must be true or false, not {actual_value}", "write true or false"
        case "string_type":
            return f"{field} must be text, not {actual_value}", "put the text in quotes"
        case "tuple_type" | "list_type" | "set_type" | "frozen_set_type":
            return f"{field} must be a list, not {actual_value}", "begin each entry with '- '"
        case "value_error" | "assertion_error":
            return f"{field} cannot be {actual_value}: {ctx['error']}", COMPARE
        case "dict_type" | "model_type" | "model_attributes_type" | "dataclass_type":
            return f"{field} must be a mapping, not {actual_value}", "write 'key: value' lines"
        case "too_short":
            least, count = ctx["min_length"], ctx["actual_length"]
            return f"{field} has {plural(count, 'entry', 'entries')}", f"give at least {least}"
        case "too_long":
            return f"{field} has too many entries", f"give at most {ctx['max_length']}"
        case "string_too_short":
            return f"{field} has no value", "write one after the colon"
        case error_type if error_type in BOUNDS:
            name, bound_words = BOUNDS[error_type]
            bound = f"it must be {bound_words} {ctx[name]}"
            return f"{field} is {actual_value.strip(QUOTES)}", bound
        case "string_pattern_mismatch":
            return f"{field} cannot be {actual_value}", _pattern_hint(ctx["pattern"])
    return f"{field} cannot be {actual_value}", COMPARE


def _pattern_hint(pattern: str) -> str:
    """A hint with an example of text that matches a pattern."""
    if "#" in pattern:
        none = ", or none" if "none" in pattern else ""
        return f"write a colour as six digits, like '#FFF9E8'{none}"
    if "a-z" in pattern:
        return "use small letters, digits and hyphens, like 'two-fears'"
    if "{4}" in pattern:
        return "write a date as 1950, 1950-06 or 1950-06-25"
    return "write it as in the course that ships, like 2.2.2 or 13-15"

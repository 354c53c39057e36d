"""Trees of text into values; what pydantic finds is said in our words, with its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean, plural
from worksheets.model.problem import Problem
from worksheets.model.unfilled import unfilled
from worksheets.read.yaml_events import Mapped, Path, Tree, places

Model = TypeVar("Model", bound=BaseModel)


def decode(
    model: type[Model], value: Tree, text: str, name: str, sink: Sink, context: Mapping[str, Any]
) -> Model | None:
    """The value of a document, or None; every mistake in it goes to the sink at once.

    `context` holds what the model's validators need; `types` names the question types,
    `figures` answers the kinds of figures.
    """
    try:
        found = model.model_validate(value, context={**context, "place": placing(name)})
        report(unfilled(found), text, name, sink)
        return found
    except ValidationError as error:
        kinds = {**context.get("types", {}), **context.get("figures", dict)()}
        _Report(model, value, text, name, sink, kinds).add(error.errors())
    return None


def placing(name: str) -> Any:
    """A function from a mapping to its place in a file."""

    def place(mapping: object) -> Span:
        return (
            Span(name, mapping.line, mapping.column) if isinstance(mapping, Mapped) else Span(name)
        )

    return place


def report(problems: Iterable[Problem], text: str, name: str, sink: Sink) -> None:
    """Put problems into the sink with the places their paths lead to."""
    found = list(problems)
    if not found:
        return
    known = places(text)
    for problem in found:
        say = sink.error if problem.severity == "error" else sink.warn
        say(Span(name, *nearest(known, problem.path)), problem.message, *problem.hints)


def nearest(known: Mapping[Path, tuple[int, int]], path: Sequence[str | int]) -> tuple[int, int]:
    """The place of a path, or of its longest part that stands in the file."""
    for end in range(len(path), -1, -1):
        if place := known.get(tuple(path[:end])):
            return place
    return (1, 1)


class _Report:
    """Turns the errors of one document into diagnostics."""

    def __init__(
        self,
        model: type[BaseModel],
        value: Tree,
        text: str,
        name: str,
        sink: Sink,
        types: Mapping[str, type[BaseModel]],
    ) -> None:
        self.model = model
        self.value = value
        self.known = places(text)
        self.name = name
        self.sink = sink
        self.types = types

    def add(self, errors: Sequence[ErrorDetails]) -> None:
        missing: dict[Path, list[str]] = {}
        for error in errors:
            if error["type"] == "missing":
                path = self._path(error["loc"][:-1])
                missing.setdefault(path, []).append(str(error["loc"][-1]))
        for error in errors:
            if error["type"] == "extra_forbidden":
                self._unknown(error, missing)
        for path, keys in missing.items():
            for key in keys:
                self._error(path, f"'{key}' is missing", f"add '{key}: …'")
        for error in errors:
            if error["type"] not in ("missing", "extra_forbidden"):
                self._wrong(error)

    def _path(self, loc: Iterable[str | int]) -> Path:
        """The parts of a location that lead somewhere in the document."""
        here: Any = self.value
        path: Path = ()
        for part in loc:
            inside = isinstance(here, dict) and part in here
            if inside or (isinstance(here, list) and isinstance(part, int) and part < len(here)):
                here = here[part]
                path = (*path, part)
        return path

    def _at(self, path: Path) -> Any:
        here: Any = self.value
        for part in path:
            here = here[part]
        return here

    def _error(self, path: Path, message: str, *hints: str) -> None:
        self.sink.error(Span(self.name, *nearest(self.known, path)), message, *hints)

    def _unknown(self, error: ErrorDetails, missing: dict[Path, list[str]]) -> None:
        """An unknown key; if it is nearly one that is missing, the two are one mistake."""
        *_, key = path = self._path(error["loc"])
        parent = tuple(path[:-1])
        wanted = missing.get(parent, [])
        known = set(self._fields(parent)) - set(self._at(parent)) | set(wanted)
        hints = did_you_mean(str(key), known)
        for name in list(wanted):
            if hints == (f"did you mean '{name}'?",):
                wanted.remove(name)
        self._error((*parent, str(key), ""), f"unknown key '{key}'", *hints)

    def _fields(self, parent: Path) -> Iterator[str]:
        """The keys that the mapping at a path could have had."""
        model: type[BaseModel] | None = self.model
        here: Any = self.value
        for part in parent:
            here = here[part]
            if isinstance(part, str):
                model = _inner(model, part)
            if isinstance(here, dict) and isinstance(here.get("type"), str):
                model = self.types.get(here["type"], model)
        for name, field in (model.model_fields if model else {}).items():
            if name != "span":
                yield field.alias or name

    def _wrong(self, error: ErrorDetails) -> None:
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            return  # entries with mistakes of their own are not counted by pydantic
        path = self._path(error["loc"])
        cause = error.get("ctx", {}).get("error")
        if isinstance(cause, Mistake):
            self._error(path, str(cause), *cause.hints)
            return
        message, *hints = said(error, path)
        self._error(path, message, *hints)


def _inner(model: type[BaseModel] | None, key: str) -> type[BaseModel] | None:
    """The model that a field's type is made of."""
    for name, field in (model.model_fields if model else {}).items():
        if key == (field.alias or name):
            return next(_models(field.annotation), None)
    return None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _shown(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case dict():
            return "a mapping"
        case list():
            return "a list"
    words = str(value)
    return f"'{words[:40]}…'" if len(words) > 41 else f"'{words}'"


QUOTES = "'"
COMPARE = "compare it with `worksheets types`"
BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
    "multiple_of": ("multiple_of", "a multiple of"),
}
"""What pydantic calls a number out of bounds: the name of the bound, and how to say it."""


def said(error: ErrorDetails, path: Path) -> tuple[str, ...]:
    """An error in our words: the message, then hints."""
    names = [part for part in path if isinstance(part, str)]
    what = f"'{names[-1]}'" if names else "the document"
    found, ctx = _shown(error["input"]), error.get("ctx", {})
    if error["input"] is None:
        return f"{what} has no value", "write one after the colon, or delete the key"
    match error["type"]:
        case "literal_error" | "enum":
            allowed = str(ctx["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            return f"{what} cannot be {found}", *did_you_mean(str(error["input"]), allowed)
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f"{what} must be a whole number, not {found}", "write a number such as 4"
        case "float_parsing" | "float_type" | "finite_number":
            return f"{what} must be a number, not {found}", "write a number such as 1.5"
        case "bool_parsing" | "bool_type":
            return f"{what} must be true or false, not {found}", "write true or false"
        case "string_type":
            return f"{what} must be text, not {found}", "put the text in quotes"
        case "tuple_type" | "list_type" | "set_type" | "frozen_set_type":
            return f"{what} must be a list, not {found}", "begin each entry with '- '"
        case "value_error" | "assertion_error":
            return f"{what} cannot be {found}: {ctx['error']}", COMPARE
        case "dict_type" | "model_type" | "model_attributes_type" | "dataclass_type":
            return f"{what} must be a mapping, not {found}", "write 'key: value' lines"
        case "too_short":
            least, actual = ctx["min_length"], ctx["actual_length"]
            return f"{what} has {plural(actual, 'entry', 'entries')}", f"give at least {least}"
        case "too_long":
            return f"{what} has too many entries", f"give at most {ctx['max_length']}"
        case "string_too_short":
            return f"{what} has no value", "write one after the colon"
        case kind if kind in BOUNDS:
            name, words = BOUNDS[kind]
            return f"{what} is {found.strip(QUOTES)}", f"it must be {words} {ctx[name]}"
        case "string_pattern_mismatch":
            return f"{what} cannot be {found}", _pattern_hint(ctx["pattern"])
    return f"{what} cannot be {found}", COMPARE


def _pattern_hint(pattern: str) -> str:
    """What text of a pattern looks like."""
    if "#" in pattern:
        return "write a colour as six digits, like '#FFF9E8'"
    if "a-z" in pattern:
        return "use small letters, digits and hyphens, like 'two-fears'"
    if "{4}" in pattern:
        return "write a date as 1950, 1950-06 or 1950-06-25"
    return "write it as in the course that ships, like 2.2.2 or 13-15"

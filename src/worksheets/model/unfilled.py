"""Names in braces that no value will ever take the place of: they would be printed as they are."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from pydantic import BaseModel

from worksheets.model.authored import Gapped
from worksheets.model.braces import NAME, outside_formulas, wanted_name
from worksheets.model.diagnostics import Span, did_you_mean
from worksheets.model.numbers.filling import PLACES
from worksheets.model.paper.content import Emph, Link, Maths, Placeholder, Strong, Sub, Super, Text
from worksheets.model.paper.key import Accept
from worksheets.model.problem import Problem

_NUMBER = re.compile(rf"\\(?:num|ang|qty|SI)\s*\{{+\s*({NAME.pattern})\s*\}}")
"""What must be a number in a formula, and is a name."""
_WITHOUT_NAMES = frozenset({Text, Span, type(None), bool, int, float})
"""Types of most values, which are asked for first: a course has ten thousand texts."""
ANY_SOURCE = "source:*"
"""Among the placeholders of a model: it fills in the name of any source."""
Path: TypeAlias = tuple[str | int, ...]


class NamedPlace(NamedTuple):
    """A name in braces in a text of a model: its path, and the names of values that models around
    the text fill in, but for the outermost."""

    path: Path
    name: str
    inner: frozenset[str]


def unfilled(model: BaseModel) -> Iterator[Problem]:
    """A problem for every name in the texts of a model that is none of its `placeholders`.

    What stands within a model can use the names of the model around it. In a model without the
    notion of placeholders, such as a paper spec, words without markup are not looked at: a header
    has columns of a class list in braces. Fields that are left out of dumps are not looked at: they
    are models of their own.
    """
    own = getattr(model, "placeholders", frozenset[str]())
    for path, name, inner in named_places(model):
        known = own | inner
        wanted = wanted_name(name)
        is_source = wanted.startswith("source:") and ANY_SOURCE in known
        if wanted not in known and not is_source:
            yield Problem(path, f"no value is called '{name}' here", _hints(name, known))


def named_places(model: BaseModel) -> Iterator[NamedPlace]:
    """Every name in braces in the texts of a model and of those within it."""
    return _places(model, (), None, outermost=True)


def _hints(name: str, known: frozenset[str]) -> tuple[str, ...]:
    sources = sorted(one for one in known if one.startswith("source:"))
    match wanted_name(name).partition(":"):
        case "source" | "sources", "", "":
            if sources:
                return (f"write {{{sources[0]}}} for one of its sources, {{sources}} for all",)
            return ("say which source it stands for, as in source: its-id",)
        case "source", ":", source:
            return (f"add {source} to the sources of the question",)
    if known:
        return did_you_mean(name, known)
    return ("leave the braces out, or write \\{ and \\} for braces that are printed",)


def _places(
    model: BaseModel, path: Path, inner: frozenset[str] | None, *, outermost: bool = False
) -> Iterator[NamedPlace]:
    own = getattr(model, "placeholders", None)
    if own is not None:
        inner = (inner or frozenset()) | (frozenset() if outermost else own)
    fields = type(model).model_fields
    for name, value in model.__dict__.items():
        if _has_none(value):
            continue
        field = fields.get(name)  # no property that was worked out
        if field and not field.exclude:
            yield from _in(value, (*path, field.alias or name), inner)


def _has_none(value: Any) -> bool:
    """Whether a value certainly has no name in braces: most values of a course."""
    kind = type(value)
    return kind in _WITHOUT_NAMES or value == () or (kind is str and "{" not in value)


def _in(thing: Any, path: Path, inner: frozenset[str] | None) -> Iterator[NamedPlace]:
    """`inner` is None where no model around has the notion of placeholders."""
    known = inner or frozenset()
    match thing:
        case tuple() | list():
            for n, element in enumerate(thing):
                if not _has_none(element):
                    yield from _in(element, (*path, n), inner)
        case str():
            if inner is not None:
                names = PLACES.findall(outside_formulas(thing))
                yield from (NamedPlace(path, name, known) for name in names)
        case Maths(tex):
            yield from (NamedPlace(path, name, known) for name in _NUMBER.findall(tex))
        case Placeholder(name):
            yield NamedPlace(path, name, known)
        case Strong(content) | Emph(content) | Sub(content) | Super(content) | Link(content):
            yield from _in(content, path, inner)
        case Gapped(content, answers):
            yield from _in(content, path, inner)
            yield from _in(answers, path, inner)
        case Accept(answers, reject):
            yield from _in((*answers, *reject), path, inner)
        case BaseModel():
            yield from _places(thing, path, inner)

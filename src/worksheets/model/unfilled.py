"""Names in braces that no value will ever take the place of: they would be printed as they are."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from worksheets.model.authored import Gapped
from worksheets.model.braces import NAME, outside_formulas
from worksheets.model.diagnostics import did_you_mean
from worksheets.model.numbers.filling import NAMED
from worksheets.model.paper.content import Emph, Link, Maths, Placeholder, Strong, Sub, Super
from worksheets.model.paper.key import Accept
from worksheets.model.problem import Problem

_NUMBER = re.compile(rf"\\(?:num|ang|qty|SI)\s*\{{+\s*({NAME.pattern})\s*\}}")
"""What must be a number in a formula, and is a name."""
Path = tuple[str | int, ...]


def unfilled(model: BaseModel) -> Iterator[Problem]:
    """A problem for every name in the texts of a model that is none of its `placeholders`.

    What stands within a model can use the names of the model around it. In a model without the
    notion of placeholders, such as a paper spec, words without markup are not looked at: a header
    has columns of a class list in braces. Fields that are left out of dumps are not looked at: they
    are models of their own.
    """
    for path, name, known in _names(model, (), None):
        yield Problem(path, f"no value is called '{name}' here", _hints(name, known))


def _hints(name: str, known: frozenset[str]) -> tuple[str, ...]:
    if known:
        return did_you_mean(name, known)
    if name == "source":
        return ("say which source it stands for, as in source: its-id",)
    return ("leave the braces out, or write \\{ and \\} for braces that are printed",)


def _names(
    model: BaseModel, path: Path, outer: frozenset[str] | None
) -> Iterator[tuple[Path, str, frozenset[str]]]:
    own = getattr(model, "placeholders", None)
    known = outer if own is None else own | (outer or frozenset())
    for name, field in type(model).model_fields.items():
        if field.exclude:
            continue
        yield from _in(getattr(model, name), (*path, field.alias or name), known)


def _in(
    thing: Any, path: Path, known: frozenset[str] | None
) -> Iterator[tuple[Path, str, frozenset[str]]]:
    match thing:
        case None | bool() | int() | float():
            return
        case str():
            if known is not None and "{" in thing:
                names = NAMED.findall(outside_formulas(thing))
                yield from ((path, name, known) for name in names if name not in known)
        case Maths(tex):
            for name in _NUMBER.findall(tex):
                if known is None or name not in known:
                    yield path, name, known or frozenset()
        case Placeholder(name):
            if known is None or name not in known:
                yield path, name, known or frozenset()
        case Strong(inner) | Emph(inner) | Sub(inner) | Super(inner) | Link(inner):
            yield from _in(inner, path, known)
        case Gapped(content, answers):
            yield from _in(content, path, known)
            yield from _in(answers, path, known)
        case Accept(answers, reject):
            yield from _in((*answers, *reject), path, known)
        case BaseModel():
            yield from _names(thing, path, known)
        case tuple() | list():
            for n, element in enumerate(thing):
                yield from _in(element, (*path, n), known)

"""Errors in questions with values: from a draw that was filled in to what their author wrote."""

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from worksheets.model.diagnostics import Mistake
from worksheets.model.problem import Problem
from worksheets.model.values.filling import Filling
from worksheets.model.values.values import Misplaced
from worksheets.read.decode import message_and_hints
from worksheets.read.value_words import context_in_values


def at_place(fault: Misplaced) -> ValidationError:
    """A mistake as an error of validation, which has a place."""
    details: InitErrorDetails = {
        "type": "value_error",
        "loc": fault.path,
        "input": None,
        "ctx": {"error": fault.mistake},
    }
    return ValidationError.from_exception_data("template", [details])


def as_written(error: ValidationError, filling: Filling, *, quantities: bool) -> ValidationError:
    """Errors of a filled mapping at the places where its author wrote what is wrong, and in words
    of values if it has no quantities."""
    details: list[InitErrorDetails] = [
        {
            "type": found["type"],
            "loc": filling.origin(found["loc"]),
            "input": found["input"],
            "ctx": found.get("ctx", {}) if quantities else context_in_values(found),
        }
        for found in error.errors(include_url=False)
    ]
    return ValidationError.from_exception_data(error.title, details)


def problems_of(error: ValidationError) -> Iterator[Problem]:
    """What is wrong with a mapping that was filled in, in the words of any other mistake."""
    for found in error.errors(include_url=False):
        path, cause = found["loc"], found.get("ctx", {}).get("error")
        if isinstance(cause, Mistake):
            yield Problem(path, str(cause), cause.hints)
        elif found["type"] == "missing":
            yield Problem(path[:-1], f"'{path[-1]}' is missing", (f"add '{path[-1]}: …'",))
        elif found["type"] == "extra_forbidden":
            hint = "leave it out, or compare it with `worksheets types`"
            yield Problem((*path, ""), f"unknown key '{path[-1]}'", (hint,))
        else:
            message, *hints = message_and_hints(found, path)
            yield Problem(path, message, tuple(hints))

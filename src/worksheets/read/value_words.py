"""Messages about a question that was filled in, in the words of its author, who wrote values."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from worksheets.model.diagnostics import Mistake
from worksheets.model.problem import Problem

UNKNOWN = re.compile(r"no (?:value|quantity) is called '(\w+)'")
QUANTITIES = re.compile(r"(?<!')\bquantit(?:y|(ies))\b(?!')")


def in_values(words: str) -> str:
    """A message that speaks of values where a question without any would have quantities."""
    return QUANTITIES.sub(lambda found: "values" if found[1] else "value", words)


def for_values(problem: Problem, names: Collection[str], *, quantities: bool) -> Problem:
    """A problem of a question with values of some names, and perhaps with quantities, too.

    A name in single braces that is one of its values wants double ones.
    """
    unknown = UNKNOWN.match(problem.message)
    if unknown and unknown[1] in names:
        hint = f"write {{{{{unknown[1]}}}}}: values stand in double braces"
        return replace(problem, hints=(hint,))
    if quantities:
        return problem
    hints = tuple(map(in_values, problem.hints))
    return replace(problem, message=in_values(problem.message), hints=hints)


def context_in_values(error: Mapping[str, Any]) -> dict[str, Any]:
    """The context of an error of validation, whose mistake speaks of values."""
    context: dict[str, Any] = error.get("ctx", {})
    cause = context.get("error")
    if not isinstance(cause, Mistake):
        return dict(context)
    return {**context, "error": Mistake(in_values(str(cause)), *map(in_values, cause.hints))}

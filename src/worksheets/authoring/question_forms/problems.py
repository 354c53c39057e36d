"""What is wrong with what a form says, at its fields."""

from typing import NamedTuple

from worksheets.authoring.paper_choice import ChoiceReader
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.model.mapped import Path
from worksheets.read.yaml_edits import extents


class FormProblem(NamedTuple):
    """What is wrong with a field of a form, or with the whole if `key` is empty; `row` is the
    number of its row, from 0, or -1."""

    key: str
    row: int
    message: str
    hints: tuple[str, ...]


def problems_of(reader: ChoiceReader, text: str, path: Path) -> tuple[FormProblem, ...]:
    """What is wrong with a text, at the fields of the question at a path; nothing if it has a
    paper."""
    sink = Sink()
    if reader.choice(text, sink) is not None:
        return ()
    errors = (found for found in sink if found.severity == "error")
    return tuple(_problem(found, text, path) for found in errors)


def _problem(found: Diagnostic, text: str, path: Path) -> FormProblem:
    lines = text.splitlines(keepends=True)[: found.span.line - 1]
    place = sum(map(len, lines)) + found.span.column - 1
    around = [
        one
        for one, extent in extents(text).items()
        if one[: len(path)] == path and extent.start <= place <= extent.end
    ]
    deepest = max(around, key=len, default=path)[len(path) :]
    key, row = (*deepest, "", "")[:2]
    number = row if isinstance(row, int) else -1
    return FormProblem(str(key), number, found.message, found.hints)

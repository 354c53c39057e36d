"""What is said of a blueprint that no paper meets: which lines conflict, why, what would do."""

from collections.abc import Callable, Iterator, Sequence

from worksheets.assemble.blueprints.candidates import Candidate
from worksheets.assemble.blueprints.conflict import Conflict, WouldDo
from worksheets.assemble.blueprints.programme import Line, Programme
from worksheets.model.blueprint import WITHIN
from worksheets.model.diagnostics import Sink, Span, plural

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNTED = frozenset({"cells", "types", "topics", "difficulty", "ao"})
"""Kinds of lines that are about some questions only."""
MOST_EXPLAINED, MOST_REASONS = 4, 2


def report(
    programme: Programme,
    candidates: Sequence[Candidate],
    conflict: Conflict,
    at: Callable[..., Span],
    sink: Sink,
) -> None:
    """One error at the place of the first line of a conflict, with the others in notes."""
    lines = conflict.lines
    number = NUMBERS[len(lines)] if len(lines) < len(NUMBERS) else str(len(lines))
    if len(lines) == 1:
        message = f"no paper meets this line of the blueprint: {lines[0].words}"
    else:
        message = f"{number} demands on the paper cannot be met together"
    hints = [_hint(found) for found in conflict.would_do]
    if not hints:
        hints = ["ask for less in one of these lines, or write more questions"]
    notes = list(_notes(lines, at)) if len(lines) > 1 else []
    notes += [f"why: {reason}" for reason in reasons(programme, candidates, lines)]
    if not conflict.proved:
        notes.append("there may be fewer that conflict: not all was decided in time")
    sink.error(at(*lines[0].path), message, *hints, notes=tuple(notes))


def _notes(lines: Sequence[Line], at: Callable[..., Span]) -> Iterator[str]:
    for line in lines:
        if line.is_law:
            yield f"law: {line.words}"
        else:
            yield f"line {at(*line.path).line}: {line.words}"


def reasons(
    programme: Programme, candidates: Sequence[Candidate], lines: Sequence[Line]
) -> Iterator[str]:
    """What there is for a few lines that ask for some questions, and for each two of them: the
    least first."""
    about = [line for line in lines if line.kind in COUNTED]
    if len(about) > MOST_EXPLAINED:
        return
    columns = {line: _columns(programme, line, len(candidates)) for line in about}
    supplies = [(len(of), _name(line), sorted(of)) for line, of in columns.items()]
    for n, line in enumerate(about):
        for other in about[n + 1 :]:
            both = columns[line] & columns[other]
            if line.kind != other.kind and len(both) < min(len(columns[line]), len(columns[other])):
                supplies.append((len(both), f"{_name(line)} and {_name(other)}", sorted(both)))
    for _, name, of in sorted(supplies)[:MOST_REASONS]:
        yield f"for {name} there are {_supply([candidates[m] for m in of])}"


def _columns(programme: Programme, line: Line, count: int) -> frozenset[int]:
    """The questions of the first form that a line is about."""
    row = next(row for row in programme.rows if row.line == line)
    return frozenset(n for n, factor in row.terms.items() if n < count and factor > 0)


def _name(line: Line) -> str:
    """What a line is about: 'topic 2', 'AO3', 'type essay'."""
    name = " ".join(str(part) for part in line.path[2:])
    singular = {
        "topics": "topic ",
        "types": "type ",
        "difficulty": "difficulty ",
        "cells": "topic ",
    }
    return f"{singular.get(line.kind, '')}{name}"


def _supply(listed: Sequence[Candidate]) -> str:
    """So many questions, and what they are worth: '3 questions of 8 to 16 marks'."""
    if not listed:
        return "no questions"
    marks = [one.marks for one in listed]
    least, most = min(marks), max(marks)
    worth = plural(most, "mark") if least == most else f"{least} to {most} marks"
    return f"{plural(len(listed), 'question')} of {worth}"


def _hint(found: WouldDo) -> str:
    """What a line would have to say for all others to be met."""
    path = [str(part) for part in found.line.path[1:]]
    key = ": ".join([path[0], WITHIN] if found.is_share else path)
    marks = " marks" if found.is_share else ""
    return f"{key}: {found.amount}{marks} would do, all else as asked"

"""What is said of a blueprint that no paper meets: which lines conflict, why, what would do."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from worksheets.assemble.blueprints import building, rows
from worksheets.assemble.blueprints.candidates import Candidate
from worksheets.assemble.blueprints.conflict import Conflict, WouldDo
from worksheets.assemble.blueprints.departures import Departure, departures
from worksheets.assemble.blueprints.programme import AtLeast, Line, Programme, Row
from worksheets.model.amounts import WITHIN
from worksheets.model.blueprint import Blueprint
from worksheets.model.diagnostics import Sink, Span, plural

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNTED = frozenset({"cells", "choices", "types", "topics", "difficulty", "ao"})
"""Kinds of lines that are about some questions only."""
SHARED_OUT = frozenset({"cells", "topics"})
"""Kinds of lines that are about no option."""
MOST_EXPLAINED, MOST_REASONS, MOST_NAMED = 4, 2, 4


def report(
    blueprint: Blueprint,
    form: building.Counted,
    conflict: Conflict,
    at: Callable[..., Span],
    sink: Sink,
) -> None:
    """One error at the place of the first line of a conflict, with the others in notes."""
    lines = conflict.lines
    if len(lines) == 1:
        message = f"no paper meets this line of the blueprint: {lines[0].words}"
    else:
        message = f"{_number(len(lines))} demands on the paper cannot be met together"
    hints = [_hint(found) for found in conflict.would_do]
    if not hints:
        hints = ["ask for less in one of these lines, or write more questions"]
    notes = list(_notes(lines, at)) if len(lines) > 1 else []
    notes += [f"why: {reason}" for reason in reasons(blueprint, form, lines)]
    if not conflict.proved:
        notes.append("there may be a smaller set")
    sink.error(at(*lines[0].path), message, *hints, notes=tuple(notes))


def report_nearest(
    departed: Sequence[tuple[str, Departure]], at: Callable[..., Span], sink: Sink
) -> None:
    """A warning that says line by line how the nearest forms, by their names, are not as asked."""
    if not departed:
        return
    count = len({departure.line for _, departure in departed})
    notes = [
        f"line {at(*departure.line.path).line}: {f'form {form}: ' if form else ''}{departure}"
        for form, departure in departed
    ]
    lines = "one of its lines" if count == 1 else f"{_number(count)} of its lines"
    message = f"no paper meets the blueprint; the nearest departs from {lines}"
    hint = "write there what the paper comes to, or write more questions"
    sink.warn(at(*departed[0][1].line.path), message, hint, notes=tuple(notes))


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def report_broken(
    programme: Programme,
    listed: Sequence[Candidate],
    at: Callable[..., Span],
    form: str,
    sink: Sink,
) -> None:
    """An error for every line that the pinned questions of a form do not meet."""
    taken = range(len(listed))
    of_form = f" of form {form}" if form else ""
    hint = "pin others, or leave 'pinned' out to have the questions chosen anew"
    for departure in departures(programme, taken):
        message = f"the pinned questions{of_form} do not meet a line: {departure}"
        sink.error(at(*departure.line.path), message, hint)
    values = programme.values(taken)
    for row in programme.rows:
        if row.line.has_amount or row.implied or row.holds(values):
            continue
        path = ("blueprint", "pinned") if row.line.is_law else row.line.path
        message = f"the pinned questions{of_form} do not keep to this: {row.line.words}"
        sink.error(at(*path), message, hint, notes=(_named(programme, row, listed),))


def _named(programme: Programme, row: Row, listed: Sequence[Candidate]) -> str:
    """The questions that a row is about, if they are few."""
    columns: set[int] = set()
    for column in row.terms:
        rule = programme.follows.get(column)
        columns |= set(rule.of) if isinstance(rule, AtLeast) else {column}
    names = [listed[n].question.id for n in sorted(columns)]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"it is about {', '.join(names[:MOST_NAMED])}{more}"


def _notes(lines: Sequence[Line], at: Callable[..., Span]) -> Iterator[str]:
    for line in lines:
        if line.is_law:
            yield f"law: {line.words}"
        else:
            yield f"line {at(*line.path).line}: {line.words}"


def reasons(blueprint: Blueprint, form: building.Counted, lines: Sequence[Line]) -> Iterator[str]:
    """What there is for a few lines that ask for some questions, and for each two of them: the
    least first."""
    about = {_name(line): line for line in lines if line.kind in COUNTED}
    if len(about) > MOST_EXPLAINED:
        return
    columns = {name: _columns(blueprint, form, line) for name, line in about.items()}
    supplies = [(len(of), name, sorted(of)) for name, of in columns.items()]
    for (name, line), (other_name, other) in combinations(about.items(), 2):
        of, of_other = columns[name], columns[other_name]
        both = of & of_other
        never = "choices" in (line.kind, other.kind) and SHARED_OUT & {line.kind, other.kind}
        if line.kind != other.kind and not never and len(both) < min(len(of), len(of_other)):
            supplies.append((len(both), f"{name} and {other_name}", sorted(both)))
    for _, name, numbers in sorted(supplies)[:MOST_REASONS]:
        yield f"for {name} there are {_supply([form.listed[n] for n in numbers])}"


def _columns(blueprint: Blueprint, form: building.Counted, line: Line) -> frozenset[int]:
    """The questions of a form that a line is about."""
    options = {one.section: frozenset(one.columns) for one in form.options}
    _, _, name, *further = line.path
    match line.kind:
        case "choices":
            return options[int(name)]
        case "cells":
            count = rows.of_cell(str(name), str(further[0]))
        case "topics":
            count = rows.of_topic(str(name))
        case "ao":
            count = rows.of_objective(str(name))
        case "difficulty":
            count = rows.of_difficulty(str(name))
        case _:
            count = rows.of_type(str(name), blueprint.types)
    found = frozenset(n for n, one in enumerate(form.listed) if count(one))
    return found.difference(*options.values()) if line.kind in SHARED_OUT else found


def _name(line: Line) -> str:
    """What a line is about: 'topic 2', 'AO3', 'type essay', 'section Judge'."""
    if line.kind == "choices":
        return f"section {line.words.split(': ')[1]}"
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
    line = found.line
    key = f"{line.path[1]}: {WITHIN}" if found.is_share else line.words.rpartition(": ")[0]
    marks = " marks" if found.is_share else ""
    return f"{key}: {found.amount}{marks} would do, all else as asked"

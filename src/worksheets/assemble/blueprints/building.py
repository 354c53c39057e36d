"""The programme of one form of a paper, or of several at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from worksheets.assemble.blueprints.answered import Options, answered_of
from worksheets.assemble.blueprints.candidates import Candidate
from worksheets.assemble.blueprints.laws import PATH, add_laws
from worksheets.assemble.blueprints.programme import Line, Number, Programme, Row
from worksheets.assemble.blueprints.rows import reading_rows, rows_of
from worksheets.model.blueprint import Blueprint

SOURCES = Line("law", PATH, "a source is printed with the questions about it")
Costs = Callable[[Candidate, int], int]
"""What it costs to take a question on the form of a number."""


class SourceWords(NamedTuple):
    """The words of sources by their names, and of those that are `always` printed."""

    by_name: Mapping[str, int]
    always: int = 0


def programme_of(
    blueprint: Blueprint,
    forms: Sequence[Sequence[Candidate]],
    cost: Costs,
    sources: SourceWords,
    *,
    kept: Sequence[Options] = (),
) -> Programme:
    """The programme of forms with these questions to choose from, each of which meets the
    blueprint. Among those that are `kept` candidates choose, too.
    """
    costs = [cost(one, form) for form, listed in enumerate(forms) for one in listed]
    every = [one for listed in forms for one in listed]
    programme = Programme(
        costs, frozenset(n for n, one in enumerate(every) if one.kept or one.pinned)
    )
    start = 0
    for listed in forms:
        answered = answered_of(blueprint, programme, listed, kept, start)
        rows = list(rows_of(blueprint, answered))
        if blueprint.reading is not None or blueprint.minutes is not None:
            printed = _source_columns(programme, listed, start, sources.by_name)
            rows += reading_rows(
                blueprint, answered, {n - start: w for n, w in printed.items()}, sources.always
            )
        programme.rows += [_moved(row, start) for row in (*rows, *answered.rows)]
        add_laws(programme, listed, start)
        start += len(listed)
    return programme


def _moved(row: Row, start: int) -> Row:
    return row._replace(terms={start + n: factor for n, factor in row.terms.items()})


def _source_columns(
    programme: Programme, listed: Sequence[Candidate], start: int, sources: Mapping[str, int]
) -> Mapping[int, int]:
    """A further column for every source that is printed with a question, and its words."""
    columns: dict[str, list[int]] = {}
    for n, one in enumerate(listed, start):
        for name in sorted(one.entry.sources & sources.keys()):
            columns.setdefault(name, []).append(n)
    words: dict[int, int] = {}
    for name, of in columns.items():
        printed = programme.further(of)
        words[printed] = sources[name]
        programme.rows += [Row(SOURCES, {n: 1, printed: -1}, None, 0) for n in of]
        programme.rows.append(Row(SOURCES, {printed: 1, **dict.fromkeys(of, -1)}, None, 0))
    return words


def keep_apart(programme: Programme, forms: Sequence[Sequence[Candidate]], line: Line) -> None:
    """Let no two forms share a question, but for those that are kept on all of them."""
    columns: dict[str, list[int]] = {}
    start = 0
    for listed in forms:
        for n, one in enumerate(listed, start):
            if not one.kept:
                columns.setdefault(one.entry.name, []).append(n)
        start += len(listed)
    programme.rows += [
        Row(line, dict.fromkeys(of, 1), None, 1) for of in columns.values() if len(of) > 1
    ]


class Counted(NamedTuple):
    """The questions of a form, and the numbers of those of each choice."""

    listed: Sequence[Candidate]
    options: Sequence[Options] = ()


def make_alike(programme: Programme, forms: Sequence[Counted], line: Line) -> None:
    """Let every form have as many marks of each objective and difficulty, and as many questions of
    each type, as the one before it."""
    start = 0
    for one, other in pairwise(forms):
        first, second = counts(*one), counts(*other)
        for what in sorted({*first, *second}):
            terms: dict[int, Number] = {start + n: c for n, c in first.get(what, {}).items()}
            then = start + len(one.listed)
            terms.update({then + n: -c for n, c in second.get(what, {}).items()})
            programme.rows.append(Row(line, terms, 0, 0))
        start += len(one.listed)


def counts(
    listed: Sequence[Candidate], options: Sequence[Options] = ()
) -> Mapping[tuple[str, str, int], Mapping[int, Number]]:
    """What forms are alike in: marks of an objective, of a difficulty, and questions of a type,
    each by the numbers of the questions that add to it. Options of a choice are counted by
    themselves, and all that are of none as of choice -1."""
    choice_of = {n: number for number, one in enumerate(options) for n in one.columns}
    counted: dict[tuple[str, str, int], dict[int, Number]] = {}
    for n, one in enumerate(listed):
        for (what, name), count in _counted(one):
            counted.setdefault((what, name, choice_of.get(n, -1)), {})[n] = count
    return counted


def _counted(one: Candidate) -> Iterator[tuple[tuple[str, str], Number]]:
    for name, marks in one.question.objectives.items():
        yield ("ao", name), marks
    yield ("difficulty", one.question.difficulty), one.marks
    yield ("types", one.question.type), 1


def like_rows(form: Counted, model: Counted, line: Line) -> Iterator[Row]:
    """Rows by which a form is like another that is there already."""
    wanted = {what: sum(of.values()) for what, of in counts(*model).items()}
    there = counts(*form)
    for what in sorted({*wanted, *there}):
        amount = wanted.get(what, 0)
        yield Row(line, there.get(what, {}), amount, amount)


def not_both(line: Line, columns: Sequence[int]) -> Row:
    """The row by which only one of some questions is taken."""
    return Row(line, dict.fromkeys(columns, 1), None, 1)

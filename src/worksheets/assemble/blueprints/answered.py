"""What candidates answer where they choose: counts that hold whichever options they take."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

from worksheets.assemble.blueprints.candidates import Candidate
from worksheets.assemble.blueprints.programme import Line, Number, Programme, Row
from worksheets.assemble.choices import apart_by
from worksheets.model.blueprint import Blueprint
from worksheets.model.blueprint_sections import BlueprintSection

Kind = TypeVar("Kind")
Values = Mapping[int, Number]
"""What each question counts, by its number on the form; none where there is no number."""
OPTIONS = Line(
    "law", ("blueprint",), "options are worth the same, and are more than those that are answered"
)
WHICHEVER = Line("law", ("blueprint",), "a count holds whichever options a candidate answers")


class Options(NamedTuple):
    """The questions of a form among which candidates choose, by their numbers, and how many of
    them they answer. Those of a `section` of the blueprint may be taken, others are kept."""

    columns: tuple[int, ...]
    answer: int
    section: int | None = None


def options_of(
    blueprint: Blueprint, listed: Sequence[Candidate], kept: Sequence[Options] = ()
) -> tuple[Options, ...]:
    """The options of a form: those that it keeps, and those of each section with a choice."""
    found = list(kept)
    for number, section in blueprint.choices:
        columns = tuple(
            n for n, one in enumerate(listed) if not one.kept and one.question.type in section.types
        )
        found.append(Options(columns, section.answer or 0, number))
    return tuple(found)


class Sum(NamedTuple):
    """Terms over columns, and what is there without any."""

    terms: Values
    there: Number = 0


class Bounds(NamedTuple):
    """The least and the most that a candidate can come to."""

    least: Sum
    most: Sum


@dataclass(slots=True)
class Answered:
    """Counts what candidates answer on a form, whose columns begin at `start` in a programme.

    Numbers of columns are those on the form. Of options the ones that count most, or least, are
    taken: a sum of the greatest is made of how many of them reach each value.
    """

    programme: Programme
    listed: Sequence[Candidate]
    options: Sequence[Options]
    start: int = 0
    rows: list[Row] = field(default_factory=list)
    """What says what the further columns are."""
    implied: dict[int, Line] = field(default_factory=dict)
    """By section the line that says how many options there are."""
    sizes: dict[int, int] = field(default_factory=dict)
    by_marks: dict[int, Mapping[int, int]] = field(default_factory=dict)
    """By section a column for every number of marks that its options may have."""
    reached: dict[tuple[tuple[int, ...], int], int] = field(default_factory=dict)

    def bounds(self, values: Values, *, in_common: bool = False) -> Bounds:
        """What a candidate comes to at least and at most; `in_common`: without any option."""
        optional = {n for options in self.options for n in options.columns}
        common = {n: value for n, value in values.items() if n not in optional}
        low, high = Sum(common), Sum(common)
        for options in self.options if not in_common else ():
            least, most = self._of(options, values)
            low, high = _added(low, least), _added(high, most)
        return Bounds(low, high)

    def _of(self, options: Options, values: Values) -> Bounds:
        own = {n: values.get(n, 0) for n in options.columns}
        in_order, answer = sorted(own.values()), options.answer
        if options.section is None:
            least, most = sum(in_order[:answer]), sum(in_order[len(in_order) - answer :])
            return Bounds(Sum({}, least), Sum({}, most))
        if not own or in_order[0] == in_order[-1]:
            same = Sum({}, answer * in_order[0] if own else 0)
            return Bounds(same, same)
        by_marks = {self.listed[n].marks: value for n, value in own.items()}
        if all(by_marks[self.listed[n].marks] == value for n, value in own.items()):
            columns = self.by_marks[options.section]
            terms = {column: answer * by_marks[marks] for marks, column in columns.items()}
            exactly = Sum({column: factor for column, factor in terms.items() if factor})
            return Bounds(exactly, exactly)
        return self._extremes(options, own)

    def _extremes(self, options: Options, own: Values) -> Bounds:
        """The sums of so many of the least and of the greatest values."""
        steps = sorted(set(own.values()))
        least: dict[int, Number] = {}
        most: dict[int, Number] = {}
        for low, high in pairwise(steps):
            above = tuple(n for n, value in own.items() if value >= high)
            below = tuple(n for n, value in own.items() if value < high)
            for column in self._reached(options, above):
                most[column] = most.get(column, 0) + high - low
            for column in self._reached(options, below):
                least[column] = least.get(column, 0) - (high - low)
        answer = options.answer
        return Bounds(Sum(least, answer * steps[-1]), Sum(most, answer * steps[0]))

    def _reached(self, options: Options, columns: tuple[int, ...]) -> list[int]:
        """Columns that are one if one, two, … so many as are answered of these are taken."""
        most = min(options.answer, len(columns))
        return [self._at_least(options, columns, number) for number in range(1, most + 1)]

    def _at_least(self, options: Options, columns: tuple[int, ...], number: int) -> int:
        known = self.reached.get((columns, number))
        if known is not None:
            return known
        column = self.further(columns, number)
        self.reached[columns, number] = column
        self.define(options, columns, column, number)
        if number == options.answer > 1 and options.section in self.implied:
            reached = [self.reached[columns, n] for n in range(1, number + 1)]
            terms = {**dict.fromkeys(columns, number)}
            terms.update(dict.fromkeys(reached, -self.sizes[options.section]))
            line = self.implied[options.section]
            self.rows.append(Row(line, terms, None, 0, implied=True))
        return column

    def further(self, columns: Sequence[int], number: int = 1) -> int:
        """A further column that is one if a number of these are taken."""
        of = [self.start + n for n in columns]
        return self.programme.further(of, number, whole=True) - self.start

    def define(
        self, options: Options, columns: Sequence[int], column: int, number: int = 1
    ) -> None:
        """Let a column be one if at least a number of these are taken."""

        def row(line: Line, size: int, *, implied: bool) -> Row:
            terms = {**dict.fromkeys(columns, 1), column: number - 1 - size}
            return Row(line, terms, None, number - 1, implied=implied)

        self.rows.append(row(WHICHEVER, len(columns), implied=False))
        section = options.section
        if section in self.implied and self.sizes[section] < len(columns):
            self.rows.append(row(self.implied[section], self.sizes[section], implied=True))


def _added(one: Sum, other: Sum) -> Sum:
    terms = dict(one.terms)
    for column, factor in other.terms.items():
        terms[column] = terms.get(column, 0) + factor
    return Sum(terms, one.there + other.there)


def answered_of(
    blueprint: Blueprint,
    programme: Programme,
    listed: Sequence[Candidate],
    kept: Sequence[Options] = (),
    start: int = 0,
) -> Answered:
    """What candidates answer on a form, with the rows of all choices of its blueprint."""
    options = options_of(blueprint, listed, kept)
    answered = Answered(programme, listed, options, start)
    for one in options:
        if one.section is not None:
            _add_choice(answered, one, one.section, blueprint.sections[one.section])
    return answered


def _add_choice(
    answered: Answered, options: Options, number: int, section: BlueprintSection
) -> None:
    """The rows of a section of which only some questions are answered."""
    of, path = section.of or 0, ("blueprint", "sections", number)
    name = f"sections: {section.name}"
    line = Line("choices", (*path, "of"), f"{name}: answer: {section.answer}, of: {of}")
    answered.implied[number], answered.sizes[number] = line, of
    every = dict.fromkeys(options.columns, 1)
    answered.rows.append(Row(line, every, of, of))
    answered.rows.append(Row(OPTIONS, every, options.answer + 1, None))
    listed = answered.listed
    by_marks = _grouped(options, lambda n: listed[n].marks)
    columns = {marks: answered.further(of_kind) for marks, of_kind in by_marks.items()}
    answered.by_marks[number] = columns
    for marks, of_kind in by_marks.items():
        answered.define(options, of_kind, columns[marks])
    answered.rows.append(Row(OPTIONS, dict.fromkeys(columns.values(), 1), None, 1))
    if section.marks is not None:
        words = f"{name}: marks: {section.marks}"
        terms = {column: marks for marks, column in columns.items()}
        bounds = section.marks.least, section.marks.most
        answered.rows.append(Row(Line("choices", (*path, "marks"), words), terms, *bounds))
    _add_likeness(answered, options, section, (path, name))


def _grouped(options: Options, key: Callable[[int], Kind]) -> Mapping[Kind, tuple[int, ...]]:
    """The columns of options by kind."""
    grouped: dict[Kind, list[int]] = {}
    for n in options.columns:
        grouped.setdefault(key(n), []).append(n)
    return {kind: tuple(columns) for kind, columns in grouped.items()}


def _add_likeness(
    answered: Answered,
    options: Options,
    section: BlueprintSection,
    place: tuple[tuple[str | int, ...], str],
) -> None:
    """The rows of options that are apart, and of those with the same objectives."""
    (path, name), listed = place, answered.listed
    if apart := section.apart:
        line = Line("choices", (*path, "apart"), f"{name}: apart: {apart}")
        for of_kind in _grouped(options, lambda n: apart_by(listed[n].entry, apart)).values():
            if len(of_kind) > 1:
                answered.rows.append(Row(line, dict.fromkeys(of_kind, 1), None, 1))
    if section.alike:
        line = Line("choices", (*path, "alike"), f"{name}: alike: exact")
        kinds = _grouped(options, lambda n: tuple(sorted(listed[n].question.objectives.items())))
        columns = [answered.further(of_kind) for of_kind in kinds.values()]
        for of_kind, column in zip(kinds.values(), columns, strict=True):
            answered.define(options, of_kind, column)
        answered.rows.append(Row(line, dict.fromkeys(columns, 1), None, 1))

"""The lines of a blueprint as rows over the questions that it may take."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from worksheets.assemble.blueprints.answered import Answered, Sum
from worksheets.assemble.blueprints.candidates import Candidate
from worksheets.assemble.blueprints.programme import Kind, Line, Number, Row
from worksheets.model.amounts import Amount, limits
from worksheets.model.blueprint import OTHERS, Blueprint

Count = Callable[[Candidate], Number]


def rows_of(blueprint: Blueprint, answered: Answered) -> Iterator[Row]:
    """Rows for every line of a blueprint but that on reading, which counts sources, too.

    Marks and questions are those that candidates answer; topics and cells share out those that
    everybody does.
    """
    rows = _Rows(blueprint, answered)
    if blueprint.marks is not None:
        yield from rows.of("marks", ("marks",), blueprint.marks, lambda one: one.marks)
    if blueprint.questions is not None:
        yield from rows.of("questions", ("questions",), blueprint.questions, lambda _: 1)
    if blueprint.skills is not None:
        yield from _skill_rows(blueprint.skills, answered.listed)
    for branch, amount in limits(blueprint.topics):
        yield from rows.of("topics", ("topics", branch), amount, of_topic(branch))
    for name, amount in limits(blueprint.ao):
        yield from rows.of("ao", ("ao", name), amount, of_objective(name))
    for level, amount in limits(blueprint.difficulty):
        yield from rows.of("difficulty", ("difficulty", level), amount, of_difficulty(level))
    for kind, count in blueprint.types.items():
        if isinstance(count, Amount):
            yield from rows.of("types", ("types", kind), count, of_type(kind, blueprint.types))
    for branch, cells in blueprint.cells.items():
        for name, amount in cells.items():
            yield from rows.of("cells", ("cells", branch, name), amount, of_cell(branch, name))


def _skill_rows(amount: Amount, candidates: Sequence[Candidate]) -> Iterator[Row]:
    """A row for every skill of which there are several questions."""
    line = Line("skills", ("blueprint", "skills"), f"skills: {amount}")
    by_skill: dict[tuple[str, str], dict[int, Number]] = {}
    for n, one in enumerate(candidates):
        template = one.entry.template
        if template is not None and template.source.origins is not None:
            name = one.entry.topic.number, template.source.origins.skill
            by_skill.setdefault(name, {})[n] = 1
    for columns in by_skill.values():
        if len(columns) > 1:
            yield Row(line, columns, amount.least, amount.most)


def of_topic(branch: str) -> Count:
    """The marks of a question on a topic, or on one below it."""
    return lambda one: one.marks if one.entry.topic.within(branch) else 0


def of_objective(name: str) -> Count:
    """The marks of a question for an objective."""
    return lambda one: one.question.objectives.get(name, 0)


def of_cell(branch: str, name: str) -> Count:
    """The marks of a question on a topic for an objective."""
    counted = of_objective(name)
    return lambda one: counted(one) if one.entry.topic.within(branch) else 0


def of_difficulty(level: str) -> Count:
    """The marks of a question that is as difficult."""
    return lambda one: one.marks if one.question.difficulty == level else 0


def of_type(kind: str, types: Mapping[str, object]) -> Count:
    """Whether a question is of a type, or of any that is not named."""
    if kind == OTHERS:
        return lambda one: one.question.type not in types
    return lambda one: one.question.type == kind


class _Rows:
    """Makes rows over the same questions."""

    def __init__(self, blueprint: Blueprint, answered: Answered) -> None:
        self.blueprint, self.answered = blueprint, answered

    def of(self, kind: Kind, path: tuple[str, ...], amount: Amount, count: Count) -> Iterator[Row]:
        """The rows of an amount of what is counted of each question.

        A share is one of the marks that the paper has then: within its rounding, or within so many
        marks as the blueprint says.
        """
        line = Line(kind, ("blueprint", *path), f"{': '.join(path)}: {amount}")
        listed, in_common = self.answered.listed, kind in ("topics", "cells")
        counted = {n: int(found) if isinstance(found, bool) else found
                   for n, one in enumerate(listed) if (found := count(one))}  # fmt: skip
        if amount.share is None:
            row = Row(line, counted, amount.least, amount.most)
            yield from answered_rows(self.answered, row, in_common=in_common)
            return
        whole = {
            n: 1000 * counted.get(n, 0) - amount.share * one.marks for n, one in enumerate(listed)
        }
        shares = getattr(self.blueprint, path[0])
        within = shares["within"].most if "within" in shares else None
        slack = 999 if within is None else 1000 * within
        terms = {n: factor for n, factor in whole.items() if factor}
        row = Row(line, terms, -slack, slack, True)
        yield from answered_rows(self.answered, row, in_common=in_common)


def answered_rows(
    answered: Answered, row: Row, *, in_common: bool = False, besides: Mapping[int, Number] = {}
) -> Iterator[Row]:
    """A row over questions as one over what candidates answer, with further terms `besides`: two
    if they can come to more or less, for the most has its bound and the least another."""
    least, most = answered.bounds(row.terms, in_common=in_common)
    if least == most:
        yield _over(row, most, besides)
        return
    if row.least is not None:
        yield _over(row._replace(most=None), least, besides)
    if row.most is not None:
        yield _over(row._replace(least=None), most, besides)


def _over(row: Row, total: Sum, besides: Mapping[int, Number]) -> Row:
    terms = dict(total.terms)
    for column, factor in besides.items():
        terms[column] = terms.get(column, 0) + factor
    return _above(total.there, row._replace(terms=terms))


def reading_rows(
    blueprint: Blueprint, answered: Answered, sources: Mapping[int, int], always: int
) -> Iterator[Row]:
    """The rows on words to read and on minutes; `sources` are the words of each source that is
    printed, by its column, and `always` those of sources that are printed whatever is asked.

    All options are read, and only those that are answered take the minutes of their marks.
    """
    listed = answered.listed
    words: dict[int, Number] = {n: one.words for n, one in enumerate(listed) if one.words}
    words.update(sources)
    if blueprint.reading is not None:
        line = Line("reading", ("blueprint", "reading"), f"reading: {blueprint.reading} words")
        yield _above(always, Row(line, words, blueprint.reading.least, blueprint.reading.most))
    if blueprint.minutes is not None:
        pace = Fraction(1, blueprint.words_a_minute)
        minutes: dict[int, Number] = {n: one.minutes for n, one in enumerate(listed)}
        read = {column: pace * count for column, count in words.items()}
        line = Line("minutes", ("blueprint", "minutes"), f"minutes: {blueprint.minutes}")
        row = Row(line, minutes, blueprint.minutes.least, blueprint.minutes.most)
        for one in answered_rows(answered, row, besides=read):
            yield _above(pace * always, one)


def _above(there: Number, row: Row) -> Row:
    """A row of which so much is there already."""
    if not there:
        return row
    least, most = (None if bound is None else bound - there for bound in (row.least, row.most))
    return row._replace(least=least, most=most, there=row.there + there)

"""The lines of a blueprint as rows over the questions that it may take."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from worksheets.assemble.blueprints.candidates import Candidate
from worksheets.assemble.blueprints.programme import Kind, Line, Number, Row
from worksheets.model.blueprint import OTHERS, Amount, Blueprint, limits

Count = Callable[[Candidate], Number]


def rows_of(blueprint: Blueprint, candidates: Sequence[Candidate]) -> Iterator[Row]:
    """A row for every line of a blueprint but that on reading, which counts sources, too."""
    rows = _Rows(blueprint, candidates)
    if blueprint.marks is not None:
        yield from rows.of("marks", ("marks",), blueprint.marks, lambda one: one.marks)
    if blueprint.questions is not None:
        yield from rows.of("questions", ("questions",), blueprint.questions, lambda _: 1)
    if blueprint.skills is not None:
        yield from _skill_rows(blueprint.skills, candidates)
    for branch, amount in limits(blueprint.topics):
        yield from rows.of("topics", ("topics", branch), amount, _of_topic(branch))
    for name, amount in limits(blueprint.ao):
        yield from rows.of("ao", ("ao", name), amount, _of_objective(name))
    for level, amount in limits(blueprint.difficulty):
        yield from rows.of("difficulty", ("difficulty", level), amount, _of_difficulty(level))
    for kind, count in blueprint.types.items():
        if isinstance(count, Amount):
            yield from rows.of("types", ("types", kind), count, _of_type(kind, blueprint.types))
    for branch, cells in blueprint.cells.items():
        for name, amount in cells.items():
            cell = _both(branch, name)
            yield from rows.of("cells", ("cells", branch, name), amount, cell)


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


def _of_topic(branch: str) -> Count:
    return lambda one: one.marks if one.entry.topic.within(branch) else 0


def _of_objective(name: str) -> Count:
    return lambda one: one.question.objectives.get(name, 0)


def _both(branch: str, name: str) -> Count:
    of_objective = _of_objective(name)
    return lambda one: of_objective(one) if one.entry.topic.within(branch) else 0


def _of_difficulty(level: str) -> Count:
    return lambda one: one.marks if one.question.difficulty == level else 0


def _of_type(kind: str, types: Mapping[str, object]) -> Count:
    if kind == OTHERS:
        return lambda one: one.question.type not in types
    return lambda one: one.question.type == kind


class _Rows:
    """Makes rows over the same questions."""

    def __init__(self, blueprint: Blueprint, candidates: Sequence[Candidate]) -> None:
        self.blueprint, self.candidates = blueprint, candidates

    def of(self, kind: Kind, path: tuple[str, ...], amount: Amount, count: Count) -> Iterator[Row]:
        """The row of an amount of what is counted of each question.

        A share is one of the marks that the paper has then: within its rounding, or within so many
        marks as the blueprint says.
        """
        line = Line(kind, ("blueprint", *path), f"{': '.join(path)}: {amount}")
        counted = {n: int(found) if isinstance(found, bool) else found
                   for n, one in enumerate(self.candidates) if (found := count(one))}  # fmt: skip
        if amount.share is None:
            yield Row(line, counted, amount.least, amount.most)
            return
        whole = {
            n: 1000 * counted.get(n, 0) - amount.share * one.marks
            for n, one in enumerate(self.candidates)
        }
        shares = getattr(self.blueprint, path[0])
        within = shares["within"].most if "within" in shares else None
        slack = 999 if within is None else 1000 * within
        yield Row(line, {n: factor for n, factor in whole.items() if factor}, -slack, slack, True)


def reading_rows(
    blueprint: Blueprint,
    candidates: Sequence[Candidate],
    sources: Mapping[int, int],
    always: int,
) -> Iterator[Row]:
    """The rows on words to read and on minutes; `sources` are the words of each source that is
    printed, by its column, and `always` those of sources that are printed whatever is asked."""
    words: dict[int, Number] = {n: one.words for n, one in enumerate(candidates) if one.words}
    words.update(sources)
    if blueprint.reading is not None:
        line = Line("reading", ("blueprint", "reading"), f"reading: {blueprint.reading} words")
        yield _above(always, Row(line, words, blueprint.reading.least, blueprint.reading.most))
    if blueprint.minutes is not None:
        pace = Fraction(1, blueprint.words_a_minute)
        minutes = {n: one.minutes for n, one in enumerate(candidates)}
        every = {n: minutes.get(n, 0) + pace * words.get(n, 0) for n in {**minutes, **words}}
        line = Line("minutes", ("blueprint", "minutes"), f"minutes: {blueprint.minutes}")
        row = Row(line, every, blueprint.minutes.least, blueprint.minutes.most)
        yield _above(pace * always, row)


def _above(there: Number, row: Row) -> Row:
    """A row of which so much is there already."""
    if not there:
        return row
    least, most = (None if bound is None else bound - there for bound in (row.least, row.most))
    return row._replace(least=least, most=most, there=there)

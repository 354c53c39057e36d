"""`check` of questions with values: their conditions in every draw, and the texts of many."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from worksheets.checking.coefficients import check_coefficients
from worksheets.layout.type.formulas import formula_fault
from worksheets.model.course import OWN, Course, Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.numbers.expression import Expression
from worksheets.model.numbers.results import Result, named
from worksheets.model.problem import Problem
from worksheets.model.template import Template, apart_fault
from worksheets.model.values.domains import OneOf
from worksheets.model.values.patterns import Printers
from worksheets.model.values.permutation import permuted
from worksheets.model.values.values import Misplaced, Values
from worksheets.pipeline.prepared import making
from worksheets.read.decode import report
from worksheets.read.files import AuthoredFile, read_text
from worksheets.read.makers import Maker
from worksheets.read.spec import LoadedSpec
from worksheets.read.templates import Made, drawn_values

TRIED = 20_000
"""Draws of a question of which values and conditions are worked out."""
FILLED = 50
"""Draws of a question that are filled in and read."""
TRIED_OF_SKILL, FILLED_OF_SKILL, FILLED_OF_OTHERS = 400, 12, 2
"""The same for a skill, and for each question that is made of it beside the first: a course has a
hundred skills, which make a thousand questions of the same values. A stress test has more."""
OFTEN = 0.2
"""The part of draws that may be passed over without a warning."""
ENOUGH = 10
"""So many draws show how often one is passed over."""
FEW = 50
"""So many values of a name are looked for one by one."""


def check_draws(course: Course, folder: Path, sink: Sink) -> None:
    """Report what is wrong with the draws of a course's questions with values, at its places."""
    for topic in course.topics:
        if not any(group.draws for group in topic.groups):
            continue
        path = folder / f"{topic.number}.yaml"
        problems = list(_problems(course, topic))
        name = next(question.span.file for question in topic.questions)
        file = AuthoredFile(path, name, read_text(path, name, Sink()) or "")
        report(problems, file, sink)


def check_draws_of_spec(loaded: LoadedSpec, sink: Sink) -> None:
    """Report what is wrong with the draws of questions with values that a spec has, at its
    places."""
    maker, _, _ = making(loaded.course, formula_fault)
    own = [topic for topic in loaded.course.topics if topic.number == OWN]
    problems = [problem for topic in own for problem in _problems(loaded.course, topic)]
    for s, p, pick in loaded.spec.inline_questions:
        if isinstance(pick.question, Template):
            (topic,) = pick.topic
            place = ("sections", s, "questions", p)
            found = _of_template(pick.question, topic, maker)
            problems += (problem.under(*place) for problem in found)
    report(problems, AuthoredFile(Path(loaded.name), loaded.name, loaded.text), sink)


def _problems(course: Course, topic: Topic) -> Iterator[Problem]:
    maker, _, _ = making(course, formula_fault)
    for n, question in enumerate(topic.questions):
        if isinstance(question, Template):
            found = _of_template(question, topic.number, maker)
            yield from (replace(one, path=question.source.place(one.path, n)) for one in found)


class _Effort(NamedTuple):
    """How many draws are worked out, and how many of them filled in and read."""

    tried: int
    filled: int


def _effort(template: Template) -> _Effort:
    if template.source.shares_values:
        return _Effort(0, FILLED_OF_OTHERS)
    if template.source.origins:
        return _Effort(TRIED_OF_SKILL, FILLED_OF_SKILL)
    return _Effort(TRIED, FILLED)


def _of_template(template: Template, topic: str, maker: Maker) -> Iterator[Problem]:
    effort = _effort(template)
    return chain(
        _of_values(template, maker, effort),
        _of_texts(template, topic, maker, effort),
        check_coefficients(template, Printers.of(maker.language)),
    )


@dataclass(slots=True)
class _Seen:
    """The values that each name had in the draws that fit."""

    values: dict[str, set[Result]] = field(default_factory=dict)
    fitting: int = 0


def _of_values(template: Template, maker: Maker, effort: _Effort) -> Iterator[Problem]:
    """The first value or condition that comes to nothing, and values that never fit."""
    values = template.source.values
    wording = maker.wording
    seen = _Seen({name: set() for name in values.drawn})
    tried = 0
    for number in islice(permuted(values.size, "check"), effort.tried):
        tried += 1
        try:
            draw = values.at(number, {}, wording)
        except Misplaced as fault:
            yield Problem(fault.path, str(fault.mistake), fault.mistake.hints)
            return
        if not isinstance(draw, Expression):
            if nothing_apart := apart_fault(values, draw):
                yield nothing_apart
                return
            seen.fitting += 1
            for name, had in seen.values.items():
                had.add(draw[name])
    if seen.fitting and tried == values.size:
        yield from _never(values, seen)


def _never(values: Values, seen: _Seen) -> Iterator[Problem]:
    """A warning for values that no draw has: one of a list, or more than half of a range."""
    for name, had in seen.values.items():
        domain = values.drawn[name]
        listed = isinstance(domain, OneOf)
        if domain.size > FEW or len(had) >= (domain.size if listed else domain.size / 2):
            continue
        missing = [one for one in map(domain.value, range(domain.size)) if one not in had]
        shown = ", ".join(map(named, missing[:5])) + (", …" if len(missing) > 5 else "")
        message = f"'{name}' never has {len(missing)} of its {domain.size} values: {shown}"
        hints = ("leave them out, or change the conditions",)
        yield Problem(("values", name), message, hints, "warning")


def _of_texts(template: Template, topic: str, maker: Maker, effort: _Effort) -> Iterator[Problem]:
    """The first draw that cannot be filled in; a warning if many are passed over."""
    passed: Counter[str] = Counter()
    examples: dict[str, str] = {}
    tried = 0
    for made in islice(maker.draws(topic, template, "check"), effort.filled):
        tried += 1
        if made.broken:
            yield _with_draw(made.problems[0], template, made)
            return
        if made.errors or not made.question or made.question.tariff != template.tariff:
            why = made.errors[0].message if made.errors else "it has other marks"
            passed[why] += 1
            examples.setdefault(why, drawn_values(template.source.values, made.draw))
    if tried and effort.filled >= ENOUGH and passed.total() >= OFTEN * tried:
        ((why, _),) = passed.most_common(1)
        message = f"{passed.total()} of {tried} draws are passed over: {why}"
        hints = [f"say in where what goes wrong for {examples[why]}"] if examples[why] else []
        yield Problem(("values",), message, tuple(hints), "warning")


def _with_draw(problem: Problem, template: Template, made: Made) -> Problem:
    values = drawn_values(template.source.values, made.draw)
    hints = (*problem.hints, f"it is so for {values}") if values else problem.hints
    return Problem(problem.path, problem.message, hints)

"""The specification of a paper: its marks by topics and objectives, its minutes and its words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import NamedTuple, get_args

from worksheets.assemble.forms import Form
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.reading_load import words_of_item, words_of_source
from worksheets.model.amounts import Amount, limits
from worksheets.model.blueprint import WORDS_A_MINUTE, Blueprint
from worksheets.model.paper.choice import InAll
from worksheets.model.paper.paper import Section
from worksheets.model.question import Difficulty


class Asked(NamedTuple):
    """A question by topic, type and difficulty, with its marks and those of each objective."""

    topic: str
    type: str
    difficulty: str
    marks: int
    objectives: Mapping[str, int]


def asked_in(form: Form) -> list[list[Asked]]:
    """What the questions of a form are counted as, by section."""
    return [[_asked(entry) for entry in entries] for entries in form.ordered]


def _asked(entry: PoolEntry) -> Asked:
    question = entry.question
    kind, objectives = question.type, question.objectives
    return Asked(entry.topic.number, kind, question.difficulty, question.tariff, objectives)


class TopicRow(NamedTuple):
    """The marks of a topic, in all and for each objective; what a blueprint wants of it, if it
    says; and how many questions of each type and marks there are.

    Instead of a topic it may be a section of which only some questions are answered.
    """

    name: str
    objectives: Mapping[str, int]
    marks: int
    wanted: str
    questions: Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Specification:
    """A paper in numbers: `questions` are those that are answered, `words` those of all that is
    printed, and `minutes` what answering and reading take; `wanted` is what a blueprint asks for by
    key and name."""

    form: str
    rows: tuple[TopicRow, ...]
    objectives: tuple[str, ...]
    marks: int
    questions: int
    words: int
    minutes: int
    difficulty: Mapping[str, int]
    wanted: Mapping[str, Mapping[str, str]]

    def total(self, objective: str) -> int:
        """The marks of an objective in the whole paper."""
        return sum(row.objectives.get(objective, 0) for row in self.rows)


def specification(form: Form, blueprint: Blueprint | None, pace: Fraction) -> Specification:
    """The specification of a form, of which a mark takes `pace` minutes if no blueprint says
    otherwise."""
    paper = form.paper
    sections = list(zip(paper.sections, asked_in(form), strict=True))
    wanted = _wanted(blueprint, paper.tariff, _marks_in_common(sections))
    of_topics = _topic_rows(sections, wanted.get("topics", {}))
    of_choices = _choice_rows(sections, paper.in_all)
    rows = (*of_topics, *_with_wanted(tuple(of_choices), blueprint))
    names = [name for row in rows for name in row.objectives]
    words = sum(words_of_item(item) for section, _ in sections for item in section.items)
    words += sum(map(words_of_source, paper.sources))
    rate = blueprint.words_a_minute if blueprint else WORDS_A_MINUTE

    def minutes_of(asked: Asked) -> Fraction:
        return asked.marks * (blueprint.pace(asked.type, pace) if blueprint else pace)

    scoring = list(_scoring(sections, paper.in_all))
    answering = sum(_answered(sections, paper.in_all, minutes_of), Fraction())
    return Specification(
        paper.front.form,
        rows,
        tuple(sorted({*names, *wanted.get("ao", {})})),
        paper.tariff,
        len(scoring),
        words,
        ceil(answering + Fraction(words, rate)),
        _by_difficulty(scoring),
        wanted,
    )


def _answered(
    sections: Sequence[tuple[Section, Sequence[Asked]]],
    in_all: InAll | None,
    minutes_of: Callable[[Asked], Fraction],
) -> Iterator[Fraction]:
    """The minutes that answers take: of a choice as many as are answered, the longest ones."""
    for section, asked in sections:
        if not section.choice.shared:
            yield from sorted(map(minutes_of, asked), reverse=True)[: section.choice.answer]
    if in_all is not None:
        shared = [one for section, asked in sections if section.choice.shared for one in asked]
        yield from sorted(map(minutes_of, shared), reverse=True)[: in_all.answer]


def _by_difficulty(asked: Iterable[Asked]) -> Mapping[str, int]:
    marks = Counter[str]()
    for one in asked:
        marks[one.difficulty] += one.marks
    return {level: marks[level] for level in get_args(Difficulty) if marks[level]}


def _topic_rows(
    sections: Sequence[tuple[Section, Sequence[Asked]]], wanted: Mapping[str, str]
) -> Iterator[TopicRow]:
    """A row for every branch that is wanted, and every other topic, in the order of the course."""
    compulsory = [one for section, asked in sections if _is_compulsory(section) for one in asked]
    by_branch: dict[str, list[Asked]] = {branch: [] for branch in wanted}
    for one in compulsory:
        inside = [name for name in wanted if f"{one.topic}.".startswith(f"{name}.")]
        by_branch.setdefault(max(inside, key=len, default=one.topic), []).append(one)
    for branch in sorted(by_branch, key=_in_course):
        yield _row(branch, by_branch[branch], wanted.get(branch, ""))


def _in_course(number: str) -> tuple[tuple[int, str], ...]:
    """What puts the numbers of topics in the order of a course: 2 before 10."""
    return tuple((int(part) if part.isdecimal() else 0, part) for part in number.split("."))


def _scoring(
    sections: Sequence[tuple[Section, Sequence[Asked]]], in_all: InAll | None
) -> Iterator[Asked]:
    """The questions that make up the total: of a choice the first ones, for all are alike."""
    for section, asked in sections:
        if not section.choice.shared and not section.choice.bonus:
            yield from asked[: section.choice.answer]
    if in_all is not None:
        shared = [one for section, asked in sections if section.choice.shared for one in asked]
        yield from shared[: in_all.answer]


def _is_compulsory(section: Section) -> bool:
    choice = section.choice
    return choice.answer is None and not choice.bonus and not choice.shared


def _marks_in_common(sections: Sequence[tuple[Section, Sequence[Asked]]]) -> int:
    return sum(one.marks for section, asked in sections if _is_compulsory(section) for one in asked)


def _choice_rows(
    sections: Sequence[tuple[Section, Sequence[Asked]]], in_all: InAll | None
) -> Iterator[TopicRow]:
    """A row for every section of which only some questions are answered, or none need be, and one
    for all that are chosen from together: the marks are those that a candidate can have."""
    shared = [asked for section, asked in sections if section.choice.shared]
    if in_all is not None and shared:
        every = [one for asked in shared for one in asked]
        row = _row(f"{in_all.answer} of {len(every)}", every[: in_all.answer], "")
        yield row._replace(questions=Counter((one.type, one.marks) for one in every))
    for number, (section, asked) in enumerate(sections, 1):
        answer = section.choice.answer
        if _is_compulsory(section) or section.choice.shared:
            continue
        counted = () if section.choice.bonus else asked[:answer]
        row = _row(section.title or f"section {number}", counted, "")
        kinds = Counter((one.type, one.marks) for one in asked)
        yield row._replace(marks=section.tariff, questions=kinds)


def _row(name: str, asked: Sequence[Asked], wanted: str) -> TopicRow:
    marks = Counter[str]()
    for one in asked:
        marks.update(one.objectives)
    kinds = Counter((one.type, one.marks) for one in asked)
    return TopicRow(name, dict(marks), sum(one.marks for one in asked), wanted, kinds)


def _with_wanted(rows: Sequence[TopicRow], blueprint: Blueprint | None) -> Iterator[TopicRow]:
    """The rows of choices, of which the last are those of a blueprint, with what it wants."""
    choices = blueprint.choices if blueprint else ()
    before = len(rows) - len(choices)
    yield from rows[:before]
    for row, (_, section) in zip(rows[before:], choices, strict=True):
        marks, answer = section.marks, section.answer or 1
        least, most = (
            (None if bound is None else answer * bound for bound in marks[:2])
            if marks
            else (None, None)
        )
        yield row._replace(wanted=str(Amount(least, most)) if marks else "")


def _wanted(
    blueprint: Blueprint | None, marks: int, in_common: int
) -> Mapping[str, Mapping[str, str]]:
    """What a blueprint wants, in words, by key and name; of a share in marks: of all of them, and
    for topics of those that candidates have `in_common`."""
    if blueprint is None:
        return {}
    wanted: dict[str, dict[str, str]] = {}
    for key in ("topics", "ao", "difficulty"):
        amounts: Mapping[str, Amount] = getattr(blueprint, key)
        of = in_common if key == "topics" else marks
        wanted[key] = {name: _marks_of(amounts, amount, of) for name, amount in limits(amounts)}
    whole = {key: getattr(blueprint, key) for key in ("marks", "minutes", "reading", "questions")}
    wanted["paper"] = {key: str(amount) for key, amount in whole.items() if amount is not None}
    return wanted


def _marks_of(amounts: Mapping[str, Amount], amount: Amount, marks: int) -> str:
    if amount.share is None:
        return str(amount)
    exact = Fraction(marks * amount.share, 1000)
    within = amounts["within"].most if "within" in amounts else None
    if within is None:
        least, most = int(exact), ceil(exact)
    else:
        least, most = max(ceil(exact - within), 0), int(exact + within)
    return str(Amount(least, most))

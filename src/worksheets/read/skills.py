"""The questions that are made of skills, read as those with values that an author writes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import ValidationError

from worksheets.language.language import Language
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.skill import Skill
from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.expression import Expression, expression
from worksheets.model.numbers.parser import LONGEST
from worksheets.model.numbers.results import Result
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.model.template import Template
from worksheets.model.values.patterns import OPENING, Pattern, Printers, pattern
from worksheets.model.values.permutation import KeyedOrder
from worksheets.model.values.placeholders import Placeholder, is_number
from worksheets.model.values.values import Draw, Misplaced, Values, check_names, values_of
from worksheets.read.skill_shares import with_shares
from worksheets.read.template_errors import problems_of
from worksheets.read.templates import Reader, settled

COUNTED, TRIED = 40, 400
"""Draws that differ are counted to so many, and answers that differ among so many draws."""


def skill_questions(
    knowledge: Knowledge, references: References, context: Mapping[str, Any]
) -> tuple[tuple[Template, ...], list[Problem]]:
    """The questions of the sure skills of a topic, and what is wrong with them, at paths of its
    file."""
    reader = Reader(context, context["language"])
    types: Mapping[str, type[Question]] = context["types"]
    drawn, problems = _drawn(knowledge.skills, types, reader)
    templates: list[Template] = []
    broken: set[str | int] = set()
    for made in _named(list(_made(drawn, types, reader.language)), drawn):
        (number,) = made.origin(())
        if number in broken:
            continue
        template, found = _read(made, references, reader)
        problems += found
        if any(problem.severity == "error" for problem in found):
            broken.add(number)
        elif template is not None:
            templates.append(template)
    return tuple(templates), [problem.under("knowledge", "skills") for problem in problems]


def _made(
    drawn: Sequence[SkillDraws], types: Mapping[str, type[Question]], language: Language
) -> Iterator[SkillQuestion]:
    for name, question_type in types.items():
        suited = [one for one in drawn if one.skill.suits(name)]
        yield from question_type.from_skills(suited, language)


def _named(made: Sequence[SkillQuestion], drawn: Sequence[SkillDraws]) -> Sequence[SkillQuestion]:
    """The questions by skill, the first of each marked as such: the short answer, which has the
    identifier of the skill, or whatever there is."""
    by_skill: dict[int, list[SkillQuestion]] = {one.number: [] for one in drawn}
    skills = {one.number: one.skill for one in drawn}
    for question in made:
        (number,) = question.origin(())
        by_skill[int(number)].append(question)
    named: list[SkillQuestion] = []
    for number, own in by_skill.items():
        own.sort(key=lambda question: question.written["type"] != "short-answer")
        if own and own[0].written["type"] == "short-answer":
            own[0].written["id"] = skills[number].id
        named += [replace(question, is_first=n == 0) for n, question in enumerate(own)]
    return with_shares(named, drawn)


def _drawn(
    skills: Sequence[Skill], types: Mapping[str, object], reader: Reader
) -> tuple[list[SkillDraws], list[Problem]]:
    """The sure skills with what is known of their draws; the problems of their values."""
    drawn: list[SkillDraws] = []
    problems: list[Problem] = []
    for n, skill in enumerate(skills):
        for k, name in enumerate(skill.types):
            if name not in types:
                message = f"there is no question type '{name}'"
                problems.append(Problem((n, "types", k), message, did_you_mean(name, types)))
        if not skill.sure:
            continue
        try:
            drawn.append(_with_draws(skill, n, reader))
        except Misplaced as fault:
            problems.append(Problem((n, *fault.path), str(fault.mistake), fault.mistake.hints))
    return drawn, problems


def _with_draws(skill: Skill, number: int, reader: Reader) -> SkillDraws:
    """A skill with the number of draws that differ, and of those with different answers; raises
    Misplaced."""
    values = values_of(skill.written, (), reader.people)
    printers = Printers.of(reader.language)
    answer = _pattern(skill.answer, ("answer",), values)
    comes_to = _expression(skill.comes_to, ("comes-to",), values)
    apart = (comes_to.text,) if comes_to else _expressions(answer)
    differs = []
    for n, error in enumerate(skill.errors):
        text = _pattern(error.text, ("errors", n, "text"), values)
        worth = _expression(error.is_, ("errors", n, "is"), values)
        differs.append(_differs(answer, comes_to, text, worth))
    tried: list[Draw] = []
    draws: set[tuple[Result, ...]] = set()
    answers: set[tuple[Result, ...]] = set()
    told_apart = tuple(expression(one) for one in apart)
    fitting = values.fitting(KeyedOrder("sample"), {}, printers.text, reading=True)
    for _, draw in islice(fitting, TRIED):
        tried.append(draw)
        known = values.known_by(draw)
        if known is not None and len(draws) < COUNTED:
            draws.add(known)
        answers.add(_results(told_apart, draw, printers))
        if len(draws) >= COUNTED and len(answers) >= COUNTED:
            break
    _check_errors(skill, differs, tried, printers)
    numbers = len(apart) == 1 and all(is_number(answer) for (answer,) in answers)
    many = not values.apart and len(answers) >= COUNTED
    sums = replace(values, apart=told_apart) if many else values
    counts = len(draws), len(answers)
    return SkillDraws(skill, number, *counts, apart, numbers, tuple(differs), sums, many)


def _check_errors(
    skill: Skill, differs: Sequence[str], draws: Sequence[Draw], printers: Printers
) -> None:
    """Raises Misplaced for an error that is the answer in every draw."""
    for n, condition in enumerate(differs):
        if not condition or not draws:
            continue
        test = (expression(condition),)
        if not any(_results(test, draw, printers)[0] for draw in draws):
            message = f"'{skill.errors[n].text}' is the answer, and no error"
            hint = "write what comes of the error, or leave it out"
            raise Misplaced(("errors", n, "text"), Mistake(message, hint))


def _results(
    expressions: Iterable[Expression], draw: Draw, printers: Printers
) -> tuple[Result, ...]:
    try:
        return tuple(result_of(one, draw, printers.text) for one in expressions)
    except Mistake as mistake:
        raise Misplaced(("answer",), mistake) from None


def _pattern(text: str, path: tuple[str | int, ...], values: Values) -> Pattern:
    try:
        cut = pattern(text) if OPENING in text else Pattern((), text)
        cut.check(values.names)
    except Mistake as mistake:
        raise Misplaced(path, mistake) from None
    return cut


def _expression(text: str, path: tuple[str | int, ...], values: Values) -> Expression | None:
    if not text:
        return None
    try:
        one = expression(text)
        check_names(one, values.names)
    except Mistake as mistake:
        raise Misplaced(path, mistake) from None
    return one


def _expressions(cut: Pattern) -> tuple[str, ...]:
    """What the placeholders of a text are filled in with."""
    return tuple(part.text for piece in cut.pieces for part in piece.place.parts)


def _differs(
    answer: Pattern, comes_to: Expression | None, error: Pattern, worth: Expression | None
) -> str:
    """The condition under which an error is not the answer, as far as their values say it: both
    as wholes, or if they are worded alike, one by one."""
    if comes_to and worth:
        return f"({worth.text}) != ({comes_to.text})"
    if answer.skeleton != error.skeleton or not answer.pieces:
        return ""
    pairs = [
        (_rounded(one.place), _rounded(other.place))
        for one, other in zip(answer.pieces, error.pieces, strict=True)
    ]
    if any(not one or not other for one, other in pairs):
        return ""
    condition = " or ".join(f"({one}) != ({other})" for one, other in pairs)
    return condition if len(condition) <= LONGEST else ""


def _rounded(place: Placeholder) -> str:
    """The number that is printed in a place, as an expression; nothing for a ratio."""
    if len(place.parts) != 1:
        return ""
    text, rounding = place.parts[0].text, place.rounding
    if rounding is None:
        return text
    if rounding.figures:
        return f"sf({text}, {rounding.figures})"
    return f"round({text}, {rounding.places})"


def _read(
    made: SkillQuestion, references: References, reader: Reader
) -> tuple[Template | None, list[Problem]]:
    """The template of a question, if it can be read, and what is wrong with its first draw."""
    try:
        template = reader.template(made.written)
    except ValidationError as error:
        return None, list(_placed(problems_of(error), made))
    template, found = settled(template, references, reader)
    origins = replace(template.source, origins=made)
    return Template.of(origins, template.sample), list(_placed(found, made))


def _placed(problems: Iterable[Problem], made: SkillQuestion) -> Iterator[Problem]:
    return (replace(problem, path=made.origin(problem.path)) for problem in problems)

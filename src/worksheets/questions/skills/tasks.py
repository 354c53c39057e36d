"""The task of a skill as a question of its own: to be answered, chosen, or judged."""

from collections.abc import Iterator, Sequence

from worksheets.model.mapped import Mapped
from worksheets.model.skills import (
    SETS_ITSELF_OUT,
    Parts,
    SkillDraws,
    SkillQuestion,
    Worded,
    question_of,
)

OPTIONS = 4
STATEMENTS, MISTAKES = 4, 2
"""Statements of which some have a mistake."""


def answers(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """The task, marked by its working."""
    for skill in skills:
        parts: dict[str, Parts] = {
            **skill.values,
            "difficulty": skill.at("difficulty"),
            "stem": skill.asked,
            "figure": skill.at("figure"),
            "space": skill.at("space"),
            "points": list(_points(skill)),
        }
        if not skill.skill.space and skill.kind_of_figure in SETS_ITSELF_OUT:
            parts["space"] = "figure"
        elif len(_steps(skill)) < 2 and not skill.skill.space:
            parts["phrase"] = "true"
        yield question_of([skill], "short-answer", parts)


def _steps(skill: SkillDraws) -> Sequence[object]:
    working = skill.skill.working
    return working if isinstance(working, list) else ()


def _points(skill: SkillDraws) -> Iterator[Parts]:
    """The steps of the working, of which the last accepts what the answer does; without any, the
    answer."""
    steps = _steps(skill)
    if not steps:
        yield {"answer": skill.at("answer"), "accept": skill.at("accept")}
        return
    last = len(steps) - 1
    for n, step in enumerate(steps):
        if n < last or not isinstance(step, Mapped) or "accept" in step:
            yield skill.at("working", n)
        else:
            keys = {key: skill.at("working", n, key) for key in step}
            yield {**keys, "accept": skill.at("accept")}


def choices(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """The task with its answer among named errors."""
    for skill in skills:
        count = len(skill.skill.errors)
        if count < OPTIONS - 1:
            continue
        parts: dict[str, Parts] = {
            **skill.values,
            "difficulty": skill.at("difficulty"),
            "stem": skill.asked,
            "figure": skill.at("figure"),
            "key": {"text": skill.at("answer"), "is": skill.at("comes-to")},
            "distractors": [skill.error(n) for n in range(count)],
            "options": str(OPTIONS),
            "slips": skill.at("slips"),
        }
        if len(_steps(skill)) > 1:
            parts["working"] = skill.at("working")
        yield question_of([skill], "multiple-choice", parts)


def statements(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """A claim with the answer in half of the draws, and with an error in the others."""
    for skill in skills:
        truth = skill.claim(skill.skill.answer)
        if truth is None or not skill.skill.errors:
            continue
        ways: list[Parts] = [{"statement": truth, "answer": "true"}]
        for n, error in enumerate(skill.skill.errors):
            claim = skill.claim(error.text)
            if claim:
                place = skill.number, "errors", n
                way: dict[str, Parts] = {
                    "statement": Worded(claim.text, (*place, "text")),
                    "answer": "false",
                    "because": Worded(f"{error.why} {truth.text}", (*place, "why")),
                    "unlike": [skill.at("answer"), skill.at("errors", n, "text")],
                }
                ways.append(way)
        parts: dict[str, Parts] = {
            **skill.values,
            "difficulty": skill.at("difficulty"),
            "one-of": ways,
        }
        yield question_of([skill], "true-false", parts)


def _ways(skill: SkillDraws) -> Iterator[str]:
    """The answer of a skill, and the other forms of it that are listed one by one."""
    yield skill.skill.answer
    accepted = skill.skill.accept
    if isinstance(accepted, list):
        yield from (way for way in accepted if isinstance(way, str) and "|" not in way)


def mistakes(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """Claims of which some have an error in the place of the answer, behind the task."""
    for skill in skills:
        claim = skill.claim(f"{{{'|'.join(_ways(skill))}}}")
        closed = bool(skill.skill.says or skill.sum)  # in 25 + ☐ = 50 any number may be wrong
        if claim is None or not closed or not skill.skill.errors or skill.draws < STATEMENTS:
            continue
        errors = range(len(skill.skill.errors))
        differs = [condition for condition in skill.differs if condition]
        statement: dict[str, Parts] = {
            "draw": str(STATEMENTS),
            **skill.with_values(*differs),
            "text": claim,
            "wrong": [{key: skill.at("errors", n, key) for key in ("text", "why")} for n in errors],
        }
        parts: dict[str, Parts] = {
            "difficulty": skill.at("difficulty"),
            "tasks": "true",
            "errors": str(MISTAKES),
            "statements": [statement],
        }
        yield question_of([skill], "error-spotting", parts)

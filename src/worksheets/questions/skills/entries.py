"""Tasks of skills among others: sheets of them, pairs, orders, and a few quick ones."""

from collections.abc import Iterator, Sequence

from worksheets.model.knowledge.facts import in_turn
from worksheets.model.skills import (
    SETS_ITSELF_OUT,
    Parts,
    SkillDraws,
    SkillQuestion,
    Worded,
    question_of,
)

FEWEST, SHEET = 6, 20
"""Exercises of a sheet."""
BESIDE = 18
"""Sums of a skill that a sheet leaves to questions of other types, where it has few: these take 13,
and for some sums an error is the answer."""
SET = 5
"""Pairs, and tasks to put in order."""
MANY = 20
"""Answers of which one can well be spare."""
QUICK, ROWS, ROW = 3, 3, 3
"""Questions of an exit ticket, and rows of a retrieval grid with their cells."""


def sheets(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """A drill of each skill whose task needs no sentence."""
    for skill in skills:
        task = skill.task
        if task is None or skill.draws < FEWEST:
            continue
        exercise: dict[str, Parts] = {
            "draw": str(min(SHEET, max(FEWEST, skill.draws - BESIDE))),
            **skill.values,
            "answer": skill.at("answer"),
            "accept": skill.at("accept"),
        }
        parts: dict[str, Parts] = {"difficulty": skill.at("difficulty"), "columns": "4"}
        if task.prompt:
            parts["prompt"] = task.prompt
        if task.words:
            exercise["ask"] = task.words
        if task.with_figure:
            exercise["figure"] = skill.at("figure")
            parts["columns"] = "3"
            if skill.kind_of_figure in SETS_ITSELF_OUT:
                parts["answers"] = "none"
        parts["exercises"] = [exercise]
        yield question_of([skill], "drill", parts)


def pairs(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """Tasks with their answers, which all differ."""
    for skill in skills:
        if not skill.in_words or skill.answers < 2 * SET:
            continue
        pair: dict[str, Parts] = {
            "draw": str(SET),
            **skill.with_values(apart=skill.apart),
            "left": skill.sum or skill.begun,
            "right": skill.at("answer"),
        }
        parts: dict[str, Parts] = {
            "difficulty": skill.at("difficulty"),
            "prompt": skill.at("prompt"),
            "tasks": "true",
            "pairs": [pair],
            **({"spare": [_spare(skill)]} if skill.answers >= MANY else {}),
        }
        yield question_of([skill], "matching", parts)


def _spare(skill: SkillDraws) -> dict[str, Parts]:
    """One more answer; a draw in which it is that of a pair is passed over."""
    return {
        "draw": "1",
        **skill.with_values(apart=skill.apart),
        "entry": skill.at("answer"),
    }


def orders(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """Sums in the order of what they come to."""
    for skill in skills:
        words = skill.sum
        if words is None or not skill.has_number or skill.answers < 2 * SET:
            continue
        event: dict[str, Parts] = {
            "draw": str(SET),
            **skill.with_values(apart=skill.apart),
            "rising": Worded(skill.apart[0], (skill.number, "answer")),
            "text": words,
            "note": skill.at("answer"),
        }
        parts: dict[str, Parts] = {
            "difficulty": skill.at("difficulty"),
            "prompt": skill.at("prompt"),
            "tasks": "true",
            "events": [event],
        }
        yield question_of([skill], "ordering", parts)


def tickets(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """A few quick tasks of a topic, each run of skills in turn."""
    quick = [skill for skill in skills if skill.is_quick]
    for start in range(len(quick)):
        chosen = in_turn(quick, start, min(QUICK, len(quick)))
        counts = [len(range(n, QUICK, len(chosen))) for n in range(len(chosen))]
        entries = [_quick(skill, count) for skill, count in zip(chosen, counts, strict=True)]
        yield question_of(chosen, "exit-ticket", {"tasks": "true", "questions": entries})


def grids(skills: Sequence[SkillDraws]) -> Iterator[SkillQuestion]:
    """A row of quick tasks of each of three skills, the shortest first, each run of skills in
    turn."""
    quick = [skill for skill in skills if skill.is_quick]
    for start in range(len(quick) if len(quick) >= ROWS else 0):
        chosen = sorted(in_turn(quick, start, ROWS), key=lambda skill: skill.steps)
        cells = [_quick(skill, ROW) for skill in chosen]
        yield question_of(chosen, "retrieval-grid", {"tasks": "true", "cells": cells})


def _quick(skill: SkillDraws, count: int) -> dict[str, Parts]:
    return {
        "draw": str(count),
        **skill.values,
        "prompt": skill.at("ask"),
        "answer": skill.at("answer"),
        "accept": skill.at("accept"),
    }

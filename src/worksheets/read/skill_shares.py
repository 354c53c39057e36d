"""Which sums of a skill each of the questions has that are made of it, so that no two questions of
a paper set the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from worksheets.model.chance import Share
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.model.values.shares import SumShare


class _Part(NamedTuple):
    """A question of a number, or an entry of it that repeats, which has so many sums of a skill."""

    question: int
    path: Path
    skill: int
    sums: int


def with_shares(
    questions: Sequence[SkillQuestion], drawn: Sequence[SkillDraws]
) -> list[SkillQuestion]:
    """The questions with their shares of the sums of each skill.

    Those with the fewest sums come first, for where a skill has few these are certain to differ;
    questions of several skills come last.
    """
    parts = [part for n, question in enumerate(questions) for part in _parts(n, question)]
    shares: list[dict[Path, SumShare]] = [{} for _ in questions]
    for skill in drawn:
        own = [part for part in parts if part.skill == skill.number]
        own.sort(key=lambda part: (not questions[part.question].skill, part.sums))
        total, first = sum(part.sums for part in own), 0
        for part in own:
            share = Share(first, part.sums, total)
            shares[part.question][part.path] = SumShare(skill.skill.id, skill.sums, share)
            first += part.sums
    return [replace(one, shares=own) for one, own in zip(questions, shares, strict=True)]


def _parts(number: int, question: SkillQuestion) -> Iterator[_Part]:
    """The parts of a question that have the values of a skill."""
    for path, (skill, *keys) in question.origins.items():
        if path[-1:] == ("values",) and keys == ["values"]:
            yield _Part(number, path[:-1], int(skill), _count(question.written, path[:-1]))


def _count(written: Mapped, path: Path) -> int:
    """How many sums a part has: as many as it is drawn often."""
    here: Tree = written
    for key in path:
        match here, key:
            case Mapped(), str():
                here = here[key]
            case list(), int():
                here = here[key]
    draw = here.get("draw") if isinstance(here, Mapped) else None
    return int(draw) if isinstance(draw, str) else 1

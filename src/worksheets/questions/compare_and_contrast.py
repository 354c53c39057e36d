"""Two things held side by side: what they share, and how they differ."""

from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import Prose, Words
from worksheets.model.knowledge.contrast import Contrast, contrast
from worksheets.model.knowledge.facts import Actor
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Inlines, Para, Text, Write, capital, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting

FEWEST = 2
"""Differences without which nothing is drawn."""
MOST = 6
"""Marks of a drawn question at most."""


class CompareAndContrast(Question):
    """Points on what two things share and on how they differ, for a mark each.

    Without similarities there is nothing to compare: write `contrast: true`, and the question asks
    for contrasts only.

    type: compare-and-contrast
    id: two-leaders
    first: the USSR
    second: China
    focus: their attitudes to the Korean War
    marks: 3
    similarities: [Both were reluctant at first.]
    differences:
      - China sent a large army, the USSR no ground troops.
      - China had only just become communist.
    """

    type: Literal["compare-and-contrast"] = "compare-and-contrast"
    first: Words
    second: Words
    focus: Prose
    contrast: bool = False
    similarities: tuple[Prose, ...] = ()
    differences: Annotated[tuple[Prose, ...], Field(min_length=1)]
    marks: int | None = Field(default=4, ge=2, le=20)
    space: AnswerSpace = SpaceFields()

    @property
    def tariff(self) -> int:
        return self.marks or 4

    @property
    def wording(self) -> str:
        return plain(self._stem())

    def problems(self, references: References) -> Iterator[Problem]:
        if not self.similarities and not self.contrast:
            message = "there is nothing to compare: no similarity is given"
            yield Problem((), message, ("add similarities, or write contrast: true",))
        if self.similarities and self.contrast:
            message = "the question asks for contrasts only, and has similarities"
            yield Problem(("contrast",), message, ("leave out contrast, or the similarities",))
        found = len(self.similarities) + len(self.differences)
        if found < self.tariff:
            hints = ("add points, or lower the marks",)
            yield Problem((), f"there are {found} points for {self.tariff} marks", hints)

    def _stem(self) -> Inlines:
        term = "Contrast" if self.contrast else "Compare and contrast"
        return (
            Text(f"{term} {self.first} and {self.second} with regard to "),
            *self.focus,
            Text("."),
        )

    @property
    def _told(self) -> str:
        """What a candidate must know of the marking."""
        if self.contrast:
            return " Speak of both sides in every point."
        return " Give at least one similarity and one difference, and speak of both sides."

    def lower(self, setting: Setting) -> Item:
        points = [
            MarkPoint((Text(f"{title} "), *point))
            for title, several in (
                ("Similar:", self.similarities),
                ("Different:", self.differences),
            )
            for point in several
        ]
        rule = "One mark a point; a difference must speak of both sides."
        if not self.contrast:
            rule += (
                f" At most {self.tariff - 1} if only similarities, or only differences, are given."
            )
        words = sum(sorted(len(plain(point.answer).split()) for point in points)[-self.tariff :])
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para((*self._stem(), Text(self._told))),
                Write("answer", self.tariff, words, space=self.space.wanted),
            ),
            scheme=Scheme(
                marks=self.tariff,
                rule=text(rule),
                points=tuple(points),
                open=True,
            ),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["CompareAndContrast"]:
        """Every two actors of whom different things are certain on several matters."""
        if not knowledge.about:
            return
        for one, other in combinations(knowledge.actors, 2):
            found = contrast(knowledge, one, other)
            if len(found.pairs) >= FEWEST:
                yield _drawn(knowledge, one, other, found)


def _drawn(knowledge: Knowledge, one: Actor, other: Actor, found: Contrast) -> CompareAndContrast:
    """A question for fewer marks than it has points, unless it would be worth only one."""
    both = "Both" if knowledge.pronoun == "they" else "Each of them"
    points = len(found.shared) + len(found.pairs)
    return CompareAndContrast(
        span=found.claims[0].span,
        id=f"compare-{one.id}-{other.id}",
        difficulty="hard",
        first=one.name,
        second=other.name,
        focus=knowledge.about,
        contrast=not found.shared,
        similarities=tuple((Text(f"{both} "), *claim.text, Text(".")) for claim in found.shared),
        differences=tuple(
            (
                *capital(text(one.name)),
                Text(" "),
                *mine.text,
                Text(f", whereas {other.name} "),
                *theirs.text,
                Text("."),
            )
            for mine, theirs in found.pairs
        ),
        marks=max(2, min(MOST, points - 1)),
        asks=tuple(claim.id for claim in found.claims),
    )


TYPE = CompareAndContrast

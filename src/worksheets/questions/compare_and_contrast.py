"""Two things held side by side: what they share, and how they differ."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import Prose, Words
from worksheets.model.knowledge.contrast import matters, paired
from worksheets.model.knowledge.facts import Actor, Claim, one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Inlines, Para, Text, Write, capital, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting

ALIKE = 2
"""Telling words that two claims share if they are about much the same."""
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
        """Every two actors that differ; what is certainly true of both is what they share."""
        if not knowledge.about:
            return
        for one, other in combinations(knowledge.actors, 2):
            mine, theirs = _apart(knowledge, one, other), _apart(knowledge, other, one)
            if len(mine) + len(theirs) >= 2:
                yield _drawn(knowledge, (one, mine), (other, theirs))


def _shared(knowledge: Knowledge, one: Actor, other: Actor) -> list[Claim]:
    """What is certainly true of both, one claim of each group."""
    both = {one.id, other.id}
    return one_of_each_group(
        claim for claim in knowledge.claims if claim.sure and both <= {*claim.true_of}
    )


def _apart(knowledge: Knowledge, one: Actor, other: Actor) -> list[Claim]:
    """What is certainly true of one and false of the other, and not plainly impossible for it."""
    return one_of_each_group(
        claim
        for claim in knowledge.claims
        if claim.sure
        and one.id in claim.true_of
        and other.id in claim.not_true_of
        and other.id not in claim.implausible_for
    )


def _drawn(
    knowledge: Knowledge, first: tuple[Actor, list[Claim]], second: tuple[Actor, list[Claim]]
) -> CompareAndContrast:
    (one, mine), (other, theirs) = first, second
    same = _shared(knowledge, one, other)
    both = "Both" if knowledge.pronoun == "they" else "Each of them"
    differences = _differences(knowledge, first, second)
    return CompareAndContrast(
        span=(*mine, *theirs)[0].span,
        id=f"compare-{one.id}-{other.id}",
        difficulty="hard",
        first=one.name,
        second=other.name,
        focus=knowledge.about,
        contrast=not same,
        similarities=tuple((Text(f"{both} "), *claim.text, Text(".")) for claim in same),
        differences=differences,
        marks=min(MOST, len(same) + len(differences)),
        asks=tuple(claim.id for claim in (*same, *mine, *theirs)),
    )


def _differences(
    knowledge: Knowledge, first: tuple[Actor, list[Claim]], second: tuple[Actor, list[Claim]]
) -> tuple[Inlines, ...]:
    """Contrasts that speak of both sides: two claims on one matter, or a claim and its absence."""
    (one, mine), (other, theirs) = first, second
    about = matters(knowledge)
    pairs = paired(knowledge, mine, theirs)
    used = {claim.id for pair in pairs for claim in pair}
    contrasts = [
        (one, left.text, (Text(f"{other.name} "), *right.text)) for left, right in pairs
    ] + [
        (actor, claim.text, text(f"this is not true of {opposite.name}"))
        for actor, claims, opposite in ((one, mine, other), (other, theirs, one))
        for claim in claims
        if claim.id not in used and not _shared_in_part(knowledge, about, claim, opposite)
    ]
    return tuple(
        (*capital(text(actor.name)), Text(" "), *said, Text(", whereas "), *against, Text("."))
        for actor, said, against in contrasts
    )


def _shared_in_part(
    knowledge: Knowledge, about: Mapping[str, frozenset[str]], claim: Claim, actor: Actor
) -> bool:
    """Whether the actor of whom a claim is not true did something much like it all the same."""
    return any(
        len(about[claim.id] & about[other.id]) >= ALIKE
        for other in knowledge.claims
        if other.id != claim.id and actor.id in (*other.true_of, *other.disputed_for)
    )


TYPE = CompareAndContrast

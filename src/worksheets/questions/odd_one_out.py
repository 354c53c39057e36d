"""All options but one have something in common."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Annotated, Literal

from pydantic import Field

from worksheets.language.language import Language
from worksheets.model.authored import Prose
from worksheets.model.chance import one_of_these
from worksheets.model.knowledge.facts import Claim, in_turn, on_other_matters, one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Choose, Para, capital, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.wording import worded_ways
from worksheets.model.problem import Problem
from worksheets.model.question import References, Setting
from worksheets.questions.options.choice import Options, Path, Spelled
from worksheets.questions.options.question import OptionQuestion

SAME = 3
"""Options of a drawn question that are true."""


class OddOneOut(OptionQuestion):
    """Tick the option that does not belong with the others; the stem says what those share.

    `order`, `last` and `notation` are those of multiple-choice; with `order: as-written`
    `place: 2` says where the odd one stands.

        type: odd-one-out
        id: not-a-neighbour
        stem: >-
          Three of these countries have a border with Korea or face it across the sea.
          Tick the one that does **not**.
        same: [China, Japan, Russia]
        odd: Vietnam
        why: Vietnam lies some two thousand kilometres to the south-west.
    """

    type: Literal["odd-one-out"] = "odd-one-out"
    same: Annotated[tuple[Spelled, ...], Field(min_length=2, max_length=6)]
    odd: Spelled
    why: Prose
    place: int | None = Field(default=None, ge=1)

    @property
    def tariff(self) -> int:
        return 1

    @property
    def _options(self) -> Options:
        everything = (self.odd, *self.same)
        return Options(
            tuple(option.text for option in everything),
            tuple(option.last for option in everything),
            right=1,
            order=self.order,
            places=() if self.place is None else (self.place,),
            notation=self.notation,
        )

    def problems(self, references: References) -> Iterator[Problem]:
        def path(n: int) -> Path:
            return ("same", n - 1) if n else ("odd",)

        yield from self._options.problems(path, "place", references.language)

    def lower(self, setting: Setting) -> Item:
        everything = self._options
        order = everything.printed(setting)
        options = tuple(everything.contents[number] for number in order)
        right = order.index(0)
        point = MarkPoint(self.odd.text, note=self.why, label=LETTERS[right])
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.stem), Choose("choice", options)),
            keys={"choice": Chosen((right,))},
            scheme=Scheme(marks=1, points=(point,)),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["OddOneOut"]:
        """Three claims that are true of an actor, and one that is certainly not."""
        for actor in knowledge.actors:
            mine = one_of_each_group(
                claim for claim in knowledge.claims if actor.id in claim.true_of and claim.sure
            )
            others = (
                claim
                for claim in knowledge.claims
                if actor.id in claim.not_true_of
                and actor.id not in claim.implausible_for
                and claim.sure
            )
            for start, odd in enumerate(one_of_each_group(others)):
                alike = [
                    claim
                    for claim in mine
                    if claim.stance == odd.stance and claim.group != odd.group
                ]
                rotated = in_turn(alike, start, len(alike)) if alike else ()
                same = tuple(islice(on_other_matters(rotated, (odd,)), SAME))
                if len(same) == SAME:
                    yield _drawn(knowledge, actor.id, odd, same, language)


def _drawn(
    knowledge: Knowledge, actor: str, odd: Claim, same: Sequence[Claim], language: Language
) -> OddOneOut:
    name = knowledge.actor(actor).name
    stem = one_of_these(actor, *worded_ways(language, "question.odd-one-out.stem", actor=name))
    return OddOneOut(
        span=odd.span,
        id=f"odd-{odd.id}-{actor}",
        stem=capital(stem),
        same=tuple(knowledge.sentence(claim, language) for claim in same),
        odd=knowledge.sentence(odd, language),
        why=text(f"{knowledge.true_of(odd, language)}."),
        asks=(odd.id, *(claim.id for claim in same)),
    )


TYPE = OddOneOut

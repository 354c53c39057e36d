"""Statements to be sorted into a few categories."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose, Words
from worksheets.model.knowledge.facts import Claim, in_turn, one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Match, Para, Text, capital, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Matched
from worksheets.model.paper.lettering import pair_label
from worksheets.model.paper.wording import worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.options.listing import in_order
from worksheets.questions.options.same import repeated

EACH = 2
"""Statements of each actor in a drawn question."""
MOST_CATEGORIES = 6


class CategorisedEntry(BaseModel):
    """A statement and the category that it belongs to."""

    model_config = AUTHORED

    text: Prose
    category: Words


class Categorise(Question):
    """Write the letter of a category beside each statement; a letter may come more than once.

    type: categorise
    id: help-for-the-north
    prompt: Who gave what to North Korea?
    categories: [USSR, China]
    entries:
      - {text: Artillery and aircraft, category: USSR}
      - {text: Several hundred thousand volunteers, category: China}
      - {text: Officers as advisers, category: USSR}
    """

    type: Literal["categorise"] = "categorise"
    prompt: Prose
    categories: Annotated[tuple[Words, ...], Field(min_length=2, max_length=MOST_CATEGORIES)]
    entries: Annotated[tuple[CategorisedEntry, ...], Field(min_length=3, max_length=12)]

    @property
    def tariff(self) -> int:
        return len(self.entries)

    def problems(self, references: References) -> Iterator[Problem]:
        for n, wording, _ in repeated(map(text, self.categories)):
            yield Problem(("categories", n), f"'{wording}' is there twice", ("leave one out",))
        for n, wording, _ in repeated(entry.text for entry in self.entries):
            yield Problem(("entries", n, "text"), f"'{wording}' is there twice", ("leave one out",))
        for n, entry in enumerate(self.entries):
            if entry.category not in self.categories:
                message = f"there is no category '{entry.category}'"
                hints = (f"use one of: {', '.join(self.categories)}",)
                yield Problem(("entries", n, "category"), message, hints)
        used = {entry.category for entry in self.entries}
        for n, category in enumerate(self.categories):
            if category not in used:
                hints = ("add an entry for it, or leave it out",)
                yield Problem(("categories", n), f"nothing belongs to '{category}'", hints)

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        entries = setting.shuffled(self.entries)
        categories = in_order(self.categories, text, "as-written", setting.written_in)
        places = tuple(categories.index(entry.category) for entry in entries)
        instruction = language.say("question.categorise.instruction")
        options = tuple(map(text, categories))
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para((*self.prompt, Text(f" {instruction}"))),
                Match("category", tuple(entry.text for entry in entries), options),
            ),
            keys={"category": Matched(places)},
            scheme=Scheme(
                marks=self.tariff,
                points=tuple(
                    MarkPoint(
                        worded(language, "question.pair", left=entry.category, right=entry.text),
                        label=pair_label(n, place),
                    )
                    for n, (entry, place) in enumerate(zip(entries, places, strict=True), 1)
                ),
            ),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["Categorise"]:
        """Claims that are certainly true of one actor alone, as many of each, each run in turn."""
        by_actor = [_alone(knowledge, actor.id) for actor in knowledge.actors]
        by_actor = [claims for claims in by_actor if len(claims) >= EACH][:MOST_CATEGORIES]
        if len(by_actor) < 2:
            return
        for start in range(max(map(len, by_actor))):
            runs = (in_turn(claims, start, EACH) for claims in by_actor)
            yield _drawn(knowledge, tuple(chain(*runs)), start + 1, language)


def _alone(knowledge: Knowledge, actor: str) -> list[Claim]:
    """What is certainly true of an actor and certainly false of every other, one of each group."""
    return one_of_each_group(
        claim for claim in knowledge.claims if claim.actor == actor and knowledge.alone(claim)
    )


def _drawn(
    knowledge: Knowledge, claims: Sequence[Claim], number: int, language: Language
) -> Categorise:
    actors = dict.fromkeys(claim.actor for claim in claims)
    return Categorise(
        span=claims[0].span,
        id=f"categorise-claims-{number}",
        difficulty="medium",
        prompt=capital(
            worded(language, "question.categorise.of-which", which=knowledge.asking(language))
        ),
        categories=tuple(sorted(knowledge.actor(name).label for name in actors)),
        entries=tuple(
            CategorisedEntry(
                text=knowledge.sentence(claim, language),
                category=knowledge.actor(claim.actor).label,
            )
            for claim in sorted(claims, key=lambda claim: plain(claim.text))
        ),
        asks=tuple(claim.id for claim in claims),
    )


TYPE = Categorise

"""Pairs to bring together again."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.content import Inlines, Match, Para, Strong, Text, text
from worksheets.model.facts import in_turn
from worksheets.model.item import Item, MarkPoint, Scheme
from worksheets.model.key import Matched
from worksheets.model.knowledge import Knowledge
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.multiple_choice import LETTERS, repeated

SET = 5
"""Pairs in a drawn question; one more option is spare."""


class Pair(BaseModel):
    """What belongs together."""

    model_config = AUTHORED

    left: Prose
    right: Prose


class Matching(Question):
    """Write the letter of the right-hand entry beside each left-hand one.

    type: matching
    id: match-aims
    prompt: Match each leader with what he wanted.
    pairs:
      - {left: Stalin, right: No direct clash with the USA}
      - {left: Mao, right: A communist buffer zone}
      - {left: Kim Il Sung, right: A Korea united by force}
    spare: [A stronger United Nations]
    """

    type: Literal["matching"] = "matching"
    prompt: Prose
    pairs: Annotated[tuple[Pair, ...], Field(min_length=3, max_length=12)]
    spare: tuple[Prose, ...] = ()

    @property
    def tariff(self) -> int:
        return len(self.pairs)

    def problems(self, references: References) -> Iterator[Problem]:
        hint = ("every entry must have exactly one partner",)
        for n, words in repeated(pair.left for pair in self.pairs):
            yield Problem(("pairs", n, "left"), f"'{words}' stands on the left twice", hint)
        rights = [*(pair.right for pair in self.pairs), *self.spare]
        for n, words in repeated(rights):
            extra = n - len(self.pairs)
            path = ("spare", extra) if extra >= 0 else ("pairs", n, "right")
            yield Problem(path, f"'{words}' stands on the right twice", hint)

    def lower(self, setting: Setting) -> Item:
        rights: tuple[Inlines, ...] = (*(pair.right for pair in self.pairs), *self.spare)
        order = setting.shuffled(range(len(rights)))
        places = tuple(order.index(n) for n in range(len(self.pairs)))
        prompts = tuple(pair.left for pair in self.pairs)
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.prompt), Match("match", prompts, tuple(rights[n] for n in order))),
            keys={"match": Matched(places)},
            scheme=Scheme(
                marks=self.tariff,
                points=tuple(
                    MarkPoint(
                        (
                            Strong(text(f"{n}\u2009\u2013\u2009{LETTERS[place]}")),
                            Text("  "),
                            *pair.left,
                            Text(": "),
                            *pair.right,
                        )
                    )
                    for n, (pair, place) in enumerate(zip(self.pairs, places, strict=True), 1)
                ),
            ),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["Matching"]:
        """Terms and their definitions, each run of terms in turn, with one definition to spare."""
        terms = tuple(term for term in knowledge.terms if term.definition)
        if len(terms) <= SET:
            return
        for start in range(len(terms)):
            *chosen, extra = in_turn(terms, start, SET + 1)
            yield Matching(
                id=f"match-terms-{start + 1}",
                difficulty="easy",
                prompt=text("Match each term with its meaning. One meaning is not needed."),
                pairs=tuple(Pair(left=text(term.term), right=term.definition) for term in chosen),
                spare=(extra.definition,),
                asks=tuple(term.id for term in chosen),
                gives=(extra.id, *(name for term in (*chosen, extra) for name in term.gives)),
            )


TYPE = Matching

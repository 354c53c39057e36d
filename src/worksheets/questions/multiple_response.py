"""Several options are right, and the question says how many."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.authored import Prose
from worksheets.model.content import Choose, Para, Strong, Text, plain, text
from worksheets.model.facts import Actor, Claim, in_turn, one_of_each_group
from worksheets.model.item import Item, MarkPoint, Scheme
from worksheets.model.key import Chosen
from worksheets.model.knowledge import Knowledge
from worksheets.model.numerals import cardinal
from worksheets.model.penalty import Penalty
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.multiple_choice import LETTERS, Distractor, Wrong, repeated

WRONG = 3
"""Wrong options of a drawn question."""
PENALTY = Penalty("extra ticks")


class MultipleResponse(Question):
    """Tick two, or three, of the options; how many is printed after the stem.

    type: multiple-response
    id: chinese-aims
    stem: Which of these did Mao hope to gain from the war?
    keys: [A buffer state, A stronger reputation]
    distractors:
      - Soviet troops in China
      - {text: Control of Japan, why: Japan was not a Chinese aim.}
      - An alliance with the USA
    """

    type: Literal["multiple-response"] = "multiple-response"
    stem: Prose
    keys: Annotated[tuple[Prose, ...], Field(min_length=2, max_length=6)]
    distractors: Annotated[tuple[Wrong, ...], Field(min_length=2)]

    @property
    def wording(self) -> str:
        return plain(self.stem)

    @property
    def option_set(self) -> frozenset[str]:
        options = (*self.keys, *(wrong.text for wrong in self.distractors))
        return frozenset(plain(option).casefold() for option in options)

    @property
    def tariff(self) -> int:
        return len(self.keys)

    def problems(self, references: References) -> Iterator[Problem]:
        everything = [*self.keys, *(wrong.text for wrong in self.distractors)]
        for n, words in repeated(everything):
            first = n - len(self.keys)
            yield Problem(
                ("distractors", first) if first >= 0 else ("keys", n),
                f"the option '{words}' stands there twice",
                ("every option must differ from all the others",),
            )

    def lower(self, setting: Setting) -> Item:
        right = tuple(Distractor(text=key) for key in self.keys)
        options = setting.shuffled((*right, *self.distractors))
        chosen = tuple(n for n, option in enumerate(options) if option in right)
        count = cardinal(len(self.keys))
        stem = (*self.stem, Text(" Tick "), Strong(text(count)), Text(" boxes."))
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(PENALTY.added_to(stem)),
                Choose("choice", tuple(option.text for option in options), len(self.keys)),
            ),
            keys={"choice": Chosen(chosen)},
            scheme=Scheme(
                marks=self.tariff,
                rule=(Text("1 mark for each correct box. "), *PENALTY.for_markers),
                penalty=PENALTY,
                points=tuple(
                    MarkPoint((Strong(text(LETTERS[n])), Text("  "), *options[n].text))
                    for n in chosen
                ),
                notes=tuple(
                    (Strong(text(LETTERS[n])), Text("  "), *option.why)
                    for n, option in enumerate(options)
                    if option.why
                ),
            ),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["MultipleResponse"]:
        """Two claims that are true of an actor, among three that are certainly not."""
        for actor in knowledge.actors:
            sure = [claim for claim in knowledge.claims if claim.sure]
            mine = one_of_each_group(one for one in sure if actor.id in one.true_of)
            groups = {claim.group for claim in mine}
            wrong = [
                one
                for one in one_of_each_group(one for one in sure if actor.id in one.not_true_of)
                if actor.id not in one.implausible_for and one.group not in groups
            ]
            for start in range(0, len(mine) - 1 if len(wrong) >= WRONG else 0, 2):
                others = in_turn(wrong, start, WRONG)
                yield _drawn(knowledge, actor, mine[start : start + 2], others)


def _drawn(
    knowledge: Knowledge, actor: Actor, keys: Sequence[Claim], others: Sequence[Claim]
) -> MultipleResponse:
    return MultipleResponse(
        span=keys[0].span,
        id=f"true-of-{actor.id}-{keys[0].id}",
        stem=text(f"Which of these statements are true of {actor.name}?"),
        keys=tuple(map(knowledge.said, keys)),
        distractors=tuple(
            Distractor(
                text=knowledge.said(one),
                why=text(f"True of {knowledge.actor(one.actor).name}."),
            )
            for one in others
        ),
        asks=tuple(claim.id for claim in (*keys, *others)),
    )


TYPE = MultipleResponse

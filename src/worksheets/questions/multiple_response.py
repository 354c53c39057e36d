"""Several options are right, and the question says how many."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Annotated, Literal

from pydantic import Field

from worksheets.language.language import Language
from worksheets.model.diagnostics import plural
from worksheets.model.knowledge.facts import (
    Actor,
    Claim,
    in_turn,
    on_other_matters,
    one_of_each_group,
)
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Choose, Inlines, Para, Text, capital, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.penalty import Penalty
from worksheets.model.paper.wording import lettered, worded
from worksheets.model.problem import Problem
from worksheets.model.question import References, Setting
from worksheets.questions.multiple_choice import Distractor, Wrong
from worksheets.questions.options.choice import Options, Path, Spelled
from worksheets.questions.options.question import OptionQuestion

RIGHT, WRONG = 2, 3
"""Right and wrong options of a drawn question."""


class MultipleResponse(OptionQuestion):
    """Tick two, or three, of the options; how many is printed after the stem, or with `tick: any`
    that all that apply are wanted.

    `order`, `last` and `notation` are those of multiple-choice; with `order: as-written`
    `places: [1, 3]` says where the keys stand among the options.

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
    keys: Annotated[tuple[Spelled, ...], Field(min_length=1, max_length=12)]
    distractors: tuple[Wrong, ...] = ()
    tick: Literal["count", "any"] = "count"
    places: tuple[Annotated[int, Field(ge=1)], ...] = ()

    @property
    def tariff(self) -> int:
        return len(self.keys)

    @property
    def _options(self) -> Options:
        return Options(
            (*(key.text for key in self.keys), *(wrong.text for wrong in self.distractors)),
            (*(key.last for key in self.keys), *(wrong.last for wrong in self.distractors)),
            right=len(self.keys),
            order=self.order,
            places=self.places,
            notation=self.notation,
        )

    def problems(self, references: References) -> Iterator[Problem]:
        def path(n: int) -> Path:
            first = n - len(self.keys)
            return ("distractors", first) if first >= 0 else ("keys", n)

        yield from self._options.problems(path, "places", references.language)
        if self.tick == "any" and len(self.keys) + len(self.distractors) > 1:
            return
        for entry, there, least in (
            ("key", len(self.keys), 2),
            ("distractor", len(self.distractors), 1),
        ):
            if there < least:
                message = f"it has {plural(there, entry)}, and says how many to tick"
                hints = ("add some, or write tick: any and let pupils tick all that apply",)
                yield Problem((), message, hints)

    def _instruction(self, language: Language) -> Inlines:
        if self.tick == "any":
            return worded(language, "question.multiple-response.all-that-apply")
        number = language.cardinal(len(self.keys))
        return worded(language, "question.multiple-response.instruction", number=number)

    def lower(self, setting: Setting) -> Item:
        language, everything = setting.language, self._options
        order = everything.printed(setting)
        options = tuple(everything.contents[number] for number in order)
        reasons = (*(() for _ in self.keys), *(option.why for option in self.distractors))
        chosen = tuple(n for n, number in enumerate(order) if number < len(self.keys))
        penalty = Penalty("wrong ticks" if self.tick == "any" else "extra ticks")
        stem = (*self.stem, Text(" "), *self._instruction(language))
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(penalty.added_to(stem, language)),
                Choose("choice", options, None if self.tick == "any" else len(self.keys)),
            ),
            keys={"choice": Chosen.with_whys(chosen, tuple(reasons[number] for number in order))},
            scheme=Scheme(
                marks=self.tariff,
                rule=(
                    Text(f"{language.say('question.multiple-response.rule')} "),
                    *penalty.for_markers(language),
                ),
                penalty=penalty,
                points=tuple(MarkPoint(options[n], label=LETTERS[n]) for n in chosen),
                notes=tuple(
                    lettered(LETTERS[n], reasons[number])
                    for n, number in enumerate(order)
                    if reasons[number]
                ),
            ),
        )

    @classmethod
    def from_knowledge(
        cls, knowledge: Knowledge, language: Language
    ) -> Iterator["MultipleResponse"]:
        """Two claims that are true of an actor, among three that are certainly not."""
        for actor in knowledge.actors:
            sure = [claim for claim in knowledge.claims if claim.sure]
            mine = one_of_each_group(claim for claim in sure if actor.id in claim.true_of)
            groups = {claim.group for claim in mine}
            wrong = [
                claim
                for claim in one_of_each_group(
                    claim for claim in sure if actor.id in claim.not_true_of
                )
                if actor.id not in claim.implausible_for and claim.group not in groups
            ]
            for start in range(0, len(mine) - 1 if len(wrong) >= WRONG else 0, RIGHT):
                keys = tuple(islice(on_other_matters(mine[start:]), RIGHT))
                rotated = in_turn(wrong, start, len(wrong))
                others = tuple(islice(on_other_matters(rotated, keys), WRONG))
                if len(keys) == RIGHT and len(others) == WRONG:
                    yield _drawn(knowledge, actor, keys, others, language)


def _drawn(
    knowledge: Knowledge,
    actor: Actor,
    keys: Sequence[Claim],
    others: Sequence[Claim],
    language: Language,
) -> MultipleResponse:
    return MultipleResponse(
        span=keys[0].span,
        id=f"true-of-{actor.id}-{keys[0].id}",
        stem=capital(worded(language, "question.multiple-response.true-of", actor=actor.name)),
        keys=tuple(knowledge.sentence(claim, language) for claim in keys),
        distractors=tuple(
            Distractor(
                text=knowledge.sentence(claim, language),
                why=text(f"{knowledge.true_of(claim, language)}."),
            )
            for claim in others
        ),
        asks=tuple(claim.id for claim in (*keys, *others)),
    )


TYPE = MultipleResponse

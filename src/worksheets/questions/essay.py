"""An extended answer, marked by levels of response."""

import re
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from worksheets.language.language import Language
from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import Prose
from worksheets.model.open_question import Arguments, LevelsField, OpenQuestion
from worksheets.model.paper.content import Block, Inlines, Para, Table, Write, plain, text
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.question import Setting

PLAN = 46.0
"""The height of the plan, in millimetres."""


class Essay(OpenQuestion):
    """Levels of response with indicative content; `plan: true` prints a frame to plan in, for two
    sides of an argument, or for what the stem asks: a comparison, or reasons.

    `levels` names a scheme of the course's levels.yaml; its top mark is what the answer is worth.
    With a `source` the stem sends the candidate to it: Use {source} and your own knowledge.

        type: essay
        id: korea-essay
        stem: To what extent was fear the main reason for Soviet caution over Korea?
        marks: 15
        levels: essay-15
        indicative:
          - title: Fear
            points: [Stalin wanted to avoid a clash with the USA.]
          - title: Other reasons
            points: [Helping with equipment alone cost little.]
        plan: true
    """

    type: Literal["essay"] = "essay"
    stem: Prose
    levels: LevelsField
    indicative: Annotated[Arguments, Field(min_length=1)]
    marks: int = Field(ge=1)
    plan: bool = False
    space: AnswerSpace = SpaceFields()

    @property
    def wording(self) -> str:
        return plain(self.stem)

    @property
    def marks_by_points(self) -> int:
        return self.marks

    def lower(self, setting: Setting) -> Item:
        plan: tuple[Block, ...] = (_frame(self.stem, setting.language),) if self.plan else ()
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.stem), *plan, Write("answer", self.marks, space=self.space.wanted)),
            scheme=self.marked(Scheme(marks=self.marks, open=True), setting),
        )


def _frame(stem: Inlines, language: Language) -> Table:
    """A frame to plan the essay in."""
    rows = (
        language.say("question.essay.in-a-sentence"),
        *_arguments(plain(stem), language),
        language.say("question.essay.judgement"),
    )
    return Table(
        (), tuple((text(row), text("")) for row in rows), (0.3, 0.7), space=PLAN / len(rows)
    )


def _arguments(stem: str, language: Language) -> tuple[str, ...]:
    """What stands between the answer in a sentence and the judgement: only a claim has another
    side."""
    if _has_one_of(stem, language.ways("question.essay.comparing")):
        return (
            language.say("question.essay.similarities"),
            language.say("question.essay.differences"),
        )
    if _has_one_of(stem, language.ways("question.essay.giving-reasons")):
        return (
            language.say("question.essay.first-reason"),
            language.say("question.essay.second-reason"),
            language.say("question.essay.other-reasons"),
        )
    return (
        language.say("question.essay.first-argument"),
        language.say("question.essay.second-argument"),
        language.say("question.essay.other-side"),
    )


def _has_one_of(stem: str, phrases: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(phrase)}\b", stem, re.IGNORECASE) for phrase in phrases)


TYPE = Essay

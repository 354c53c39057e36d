"""A few quick questions for the end of a lesson."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.knowledge.facts import in_turn
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Inlines, Para, Write, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.question import Question, Setting
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.puzzles.quick import quick_questions, standing
from worksheets.questions.skills.entries import tickets

SET = 3
"""Questions of a drawn ticket."""


class ExitQuestion(BaseModel):
    """A question that is answered in a few words."""

    model_config = AUTHORED

    prompt: Prose
    answer: Prose
    accept: tuple[Prose, ...] = ()
    note: Prose = ()


class ExitTicket(Question):
    """Two to five questions, each for a mark; print it on A5, two or four on a sheet. `tasks: true`
    says that something is to be worked out.

    type: exit-ticket
    id: leaving-korea
    questions:
      - {prompt: In which year did the Korean War begin?, answer: "1950"}
      - {prompt: Who led North Korea?, answer: Kim Il Sung, accept: [Kim]}
    """

    type: Literal["exit-ticket"] = "exit-ticket"
    prompt: Prose = ()
    tasks: bool = False
    questions: Annotated[tuple[ExitQuestion, ...], Field(min_length=2, max_length=5)]

    @property
    def tariff(self) -> int:
        return len(self.questions)

    def lower(self, setting: Setting) -> Item:
        parts = tuple(self._part(question, n) for n, question in enumerate(self.questions, 1))
        prompt = self.prompt or text(self._instruction(setting.language))
        return Item(id=self.id, span=self.span, body=(Para(prompt),), parts=parts)

    def _instruction(self, language: Language) -> str:
        if self.tasks:
            return language.say("question.exit-ticket.answers")
        return language.say("question.exit-ticket.prompt")

    def _part(self, question: ExitQuestion, number: int) -> Item:
        prompt: Inlines = question.prompt
        point = MarkPoint(question.answer, accept=question.accept, note=question.note)
        return Item(
            id=f"{self.id}-{number}",
            span=self.span,
            body=(Para(prompt), Write("answer", 1, phrase=True)),
            scheme=Scheme(marks=1, points=(point,)),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["ExitTicket"]:
        """A word, a date and a claim, each run of them in turn."""
        pools = [pool for pool in quick_questions(knowledge, language).values() if pool]
        if sum(map(len, pools)) < 3 or len(pools) < 2:
            return
        for start in range(max(map(len, pools))):
            pairs = zip(*(in_turn(pool, start, 2) for pool in pools), strict=True)
            wanted = [quick for side_by_side in pairs for quick in side_by_side]
            chosen = standing(wanted, SET)
            if len(chosen) < SET:
                continue
            yield ExitTicket(
                id=f"exit-{start + 1}",
                difficulty="easy",
                questions=tuple(
                    ExitQuestion(
                        prompt=quick.prompt,
                        answer=quick.answer,
                        accept=quick.accept,
                        note=quick.note,
                    )
                    for quick in chosen
                ),
                asks=tuple(quick.fact.id for quick in chosen),
            )

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """A few quick tasks, each run of skills in turn."""
        return tickets(skills)


TYPE = ExitTicket

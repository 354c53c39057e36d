"""A few words or sentences, marked by points."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, Field, model_validator

from worksheets.language.language import Language
from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.chance import one_of_these
from worksheets.model.diagnostics import Mistake
from worksheets.model.knowledge.facts import Decision, Notes
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Inlines, Para, Write, capital, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.mark_code import FOLLOWS, marks_of
from worksheets.model.paper.wording import quoted, worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.model.working import Code, coded
from worksheets.questions.skills.tasks import answers


def _spelled_out(value: Any) -> Any:
    match value:
        case str():
            return {"answer": value}
        case dict():
            return coded(value)
    return value


CODES_OF_SUMS = ("M", "A", "B")
"""Codes of method, accuracy and what is right on its own."""


class AnswerPoint(BaseModel):
    """A creditable answer; points of one group say the same thing and score once.

    A `code` says what its marks are for, and how many they are.
    """

    model_config = AUTHORED

    answer: Prose
    marks: int = Field(default=1, ge=1)
    accept: tuple[Prose, ...] = ()
    reject: tuple[Prose, ...] = ()
    note: Prose = ()
    group: str = ""
    code: Code = ""

    @model_validator(mode="after")
    def _marks_of_code(self) -> Self:
        if not self.code or marks_of(self.code) == self.marks:
            return self
        if "marks" in self.model_fields_set:
            message = f"{self.code} is worth {marks_of(self.code)}, and marks is {self.marks}"
            raise Mistake(message, "leave marks out")
        return self.model_copy(update={"marks": marks_of(self.code)})


Creditable = Annotated[AnswerPoint, BeforeValidator(_spelled_out)]


class ShortAnswer(Question):
    """Points-based: `any: 2` credits two of the points; without it all of them are wanted.

    A point can have the code of its marks in the place of `answer`: {M1: the method}, {A1ft: …}.
    `space` says how many lines, or on what: `space: 6`, `space: squares`, or
    `space: {lines: 6, least: 4}`. Markers credit other valid answers, unless the question wants a
    `phrase` or its list of points is `closed`.

    type: short-answer
    id: two-fears
    stem: Give two reasons why Stalin was cautious about Korea at first.
    any: 2
    entries: 2
    points:
      - answer: He wanted no direct clash with the USA.
        accept: [He was afraid of war with America.]
      - {answer: He thought the USA stronger., reject: [The USSR was stronger.]}
      - He feared a nuclear war.
    """

    type: Literal["short-answer"] = "short-answer"
    stem: Prose
    points: Annotated[tuple[Creditable, ...], Field(min_length=1)]
    any_: int | None = Field(default=None, ge=1)
    entries: int = Field(default=1, ge=1, le=6)
    space: AnswerSpace = SpaceFields()
    phrase: bool = False
    closed: bool = False

    @property
    def wording(self) -> str:
        return plain(self.stem)

    @property
    def tariff(self) -> int:
        worth = sorted((most for most in self._groups().values()), reverse=True)
        return sum(worth[: self.any_])

    def _groups(self) -> dict[str, int]:
        """The most that each group of points can score."""
        groups: dict[str, int] = {}
        for n, point in enumerate(self.points):
            name = point.group or f"\0{n}"
            groups[name] = max(groups.get(name, 0), point.marks)
        return groups

    def problems(self, references: References) -> Iterator[Problem]:
        count = len(self._groups())
        if self.any_ and self.any_ > count:
            yield Problem(
                ("any",),
                f"any is {self.any_}, but the points make only {count} different answers",
                ("add points, or ask for fewer",),
            )
        if self.any_ and len(set(self._groups().values())) > 1:
            hints = ("give every point the same marks, or leave 'any' out",)
            yield Problem(("any",), "points of different marks cannot stand for one another", hints)

    def lower(self, setting: Setting) -> Item:
        space = self.space.wanted
        write = Write("answer", self.tariff, self.entries, self.phrase, space)
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.stem), write),
            scheme=Scheme(
                marks=self.tariff,
                rule=self._rule(setting.language),
                points=tuple(_mark_point(point, setting.language) for point in self.points),
                open=not (self.phrase or self.closed or self._numbers or self._coded),
            ),
        )

    @property
    def _numbers(self) -> bool:
        """Whether all its answers are numbers, of which there is one right one each."""
        return not any(plain(point.answer)[:1].isalpha() for point in self.points)

    @property
    def _coded(self) -> bool:
        """Whether steps of a sum are marked, with codes that say what each of them must be."""
        return any(point.code[:1] in CODES_OF_SUMS for point in self.points)

    def _rule(self, language: Language) -> Inlines:
        if self.any_ is None or self.any_ == len(self._groups()):
            return ()
        each = max(self._groups().values())
        if self.any_ == 1:
            return worded(language, "question.short-answer.any-one", n=each)
        number = language.cardinal(self.any_)
        return worded(language, "question.short-answer.any-of", n=each, number=number)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["ShortAnswer"]:
        """Two reasons for a decision for which there are at least three; two points of notes."""
        for decision in knowledge.decisions:
            if len(knowledge.reasons(decision)) >= 3:
                yield _two_reasons(knowledge, decision, language)
        for notes in knowledge.notes:
            if len(notes.points) >= 2:
                yield _from_notes(knowledge, notes, language)

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """The task of each skill, marked by its working."""
        return answers(skills)


def _mark_point(point: AnswerPoint, language: Language) -> MarkPoint:
    note = point.note
    if point.code.endswith(FOLLOWS) and not note:
        note = text(language.say("scheme.follow-through"))
    return MarkPoint(
        point.answer,
        point.marks,
        point.accept,
        point.reject,
        note,
        point.group,
        code=point.code,
    )


def _two_reasons(knowledge: Knowledge, decision: Decision, language: Language) -> ShortAnswer:
    reasons = knowledge.reasons(decision)
    way = one_of_these(f"{decision.actor}-{decision.stance}", "give", "name")
    stem = worded(
        language,
        "question.short-answer.give-reasons"
        if way == "give"
        else "question.short-answer.name-reasons",
        actor=knowledge.actor(decision.actor).name,
        decision=decision.phrase,
    )
    return ShortAnswer(
        span=reasons[0].span,
        id=f"two-reasons-{decision.actor}-{decision.stance}",
        stem=capital(stem),
        points=tuple(
            AnswerPoint(
                answer=knowledge.sentence(claim, language),
                accept=(claim.short,) if claim.short else (),
                reject=claim.reject,
                note=claim.note,
            )
            for claim in reasons
        ),
        any_=2,
        entries=2,
        asks=tuple(claim.id for claim in reasons),
    )


def _from_notes(knowledge: Knowledge, notes: Notes, language: Language) -> ShortAnswer:
    heading = quoted(language, text(notes.heading))
    return ShortAnswer(
        span=notes.span,
        id=f"two-points-{notes.id}",
        stem=worded(language, "question.short-answer.notes", heading=heading),
        points=tuple(AnswerPoint(answer=point) for point in notes.points),
        any_=2 if len(notes.points) > 2 else None,
        entries=2,
        asks=(notes.id,),
        gives=knowledge.beside(notes),
    )


TYPE = ShortAnswer

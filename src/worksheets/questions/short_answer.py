"""A few words or sentences, marked by points."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from worksheets.language.language import Language
from worksheets.model.answer_points import (
    AnswerPoint,
    Creditable,
    PointMarks,
    objectives_of,
    unmet,
)
from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import Prose
from worksheets.model.chance import one_of_these
from worksheets.model.knowledge.facts import Decision, Notes
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.open_question import OpenQuestion
from worksheets.model.paper.content import Inlines, Para, Write, capital, plain, text
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.paper.marks import Marks, total
from worksheets.model.paper.wording import quoted, worded
from worksheets.model.problem import Problem
from worksheets.model.question import References, Setting
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.skills.tasks import answers

CODES_OF_SUMS = ("M", "A", "B")
"""Codes of method, accuracy and what is right on its own."""


class ShortAnswer(OpenQuestion):
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
    most: int | None = Field(default=None, ge=1)
    marking: Literal["points", "develop"] = "points"
    wanted: int | None = Field(default=None, ge=1, le=10)
    develop_marks: PointMarks = 1
    entries: int = Field(default=1, ge=1, le=6)
    space: AnswerSpace = SpaceFields()
    phrase: bool = False
    closed: bool = False

    @property
    def wording(self) -> str:
        return plain(self.stem)

    @property
    def marks_by_points(self) -> int:
        return int(self._sum)

    @property
    def _sum(self) -> Marks:
        """The marks of its points, which are whole if it is sound."""
        worth = sorted(self._groups().values(), reverse=True)
        marks = total(worth[: self._number_wanted])
        return marks if self.most is None else min(marks, self.most)

    @property
    def _number_wanted(self) -> int | None:
        """How many of its points are credited; None for all."""
        return self.any_ or self.wanted

    @property
    def _more(self) -> Marks:
        """The marks for developing a point."""
        return self.develop_marks if self.marking == "develop" else 0

    def _groups(self) -> dict[str, Marks]:
        """The most that each group of points can score."""
        groups: dict[str, Marks] = {}
        for n, point in enumerate(self.points):
            name = point.group or f"\0{n}"
            groups[name] = max(groups.get(name, 0), total((point.marks, self._more)))
        return groups

    @property
    def objectives(self) -> Mapping[str, int]:
        """Those that its author names, or those of its points, if every mark of them counts."""
        if self.ao or self.levels:
            return super().objectives
        counted = objectives_of(self.points, self._more)
        if len(counted) == 1 and all(point.ao for point in self.points):
            return dict.fromkeys(counted, self.answer_marks)
        return {name: int(marks) for name, marks in counted.items() if marks == int(marks)}

    @property
    def follows(self) -> Mapping[tuple[str | int, ...], tuple[int, ...]]:
        places = enumerate(self.points)
        return {("points", n, "ft"): point.ft for n, point in places if point.ft}

    def problems(self, references: References) -> Iterator[Problem]:
        yield from super().problems(references)
        if self.levels:
            return
        yield from self._problems_of_counts()
        yield from self._problems_of_marking()
        if self.ao and self.objectives != (counted := objectives_of(self.points, self._more)):
            for n in [n for n, point in enumerate(self.points) if point.ao and counted]:
                hints = ("write ao with the question, or with each of its points",)
                yield Problem(("points", n, "ao"), "the question has another ao of its own", hints)
                break
        for n, code in unmet(self.points).items():
            hints = ("write that point before it, or leave needs out",)
            yield Problem(("points", n, "needs"), f"no point before it has the code {code}", hints)
        if not references.within:
            hints = ("leave ft out, or put the question among the parts of another",)
            for path in self.follows:
                yield Problem(path, "the question is no part, so nothing is before it", hints)

    def _problems_of_counts(self) -> Iterator[Problem]:
        key, wanted = ("any", self.any_) if self.any_ else ("wanted", self.wanted)
        worth = self._groups()
        if wanted and wanted > len(worth):
            yield Problem(
                (key,),
                f"{key} is {wanted}, but the points make only {len(worth)} different answers",
                ("add points, or ask for fewer",),
            )
        if wanted and len(set(worth.values())) > 1:
            hints = (f"give every point the same marks, or leave '{key}' out",)
            yield Problem((key,), "points of different marks cannot stand for one another", hints)
        if self.most and not wanted and total(worth.values()) < self.most:
            message = f"most is {self.most}, but the points come to {total(worth.values())}"
            yield Problem(("most",), message, ("add points, or lower it",))
        if self.most and wanted:
            hints = (f"leave out '{key}', or 'most'",)
            yield Problem(("most",), f"the question has both '{key}' and 'most'", hints)
        if self._sum != int(self._sum):
            hints = ("let the marks of its points come to a whole number",)
            yield Problem((), f"the question comes to {float(self._sum):g} marks", hints)

    def _problems_of_marking(self) -> Iterator[Problem]:
        if self.marking == "develop":
            if self.any_:
                instead = ("write wanted in its place",)
                yield Problem(("any",), "points that are developed are counted by wanted", instead)
            return
        for key in ("wanted", "develop_marks"):
            if key in self.model_fields_set:
                hints = ("add marking: develop", "leave it out")
                name = key.replace("_", "-")
                yield Problem((name,), f"{name} is said of points that are developed", hints)
        for n, point in enumerate(self.points):
            if point.develop:
                message = "developing a point earns no mark here"
                yield Problem(("points", n, "develop"), message, ("add marking: develop",))

    def lower(self, setting: Setting) -> Item:
        space = self.space.wanted
        write = Write("answer", self.answer_marks, self.entries, self.phrase, space)
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.stem), write),
            scheme=self.marked(
                Scheme(
                    marks=self.answer_marks,
                    rule=self._rule(setting.language),
                    points=tuple(
                        point.point(setting.language, self._more) for point in self.points
                    ),
                    open=not (self.phrase or self.closed or self._numbers or self._coded),
                ),
                setting,
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
        each = max(self._groups().values())
        if self.marking == "develop":
            return self._rule_of_developing(language)
        if self.most is not None and self.most < total(self._groups().values()):
            return worded(language, "question.short-answer.most", n=self.most)
        if self.any_ is None or self.any_ == len(self._groups()):
            return ()
        if self.any_ == 1:
            return worded(language, "question.short-answer.any-one", n=each)
        number = language.cardinal(self.any_)
        return worded(language, "question.short-answer.any-of", n=each, number=number)

    def _rule_of_developing(self, language: Language) -> Inlines:
        """One for each point that is wanted, and more for developing it."""
        wanted = self.wanted or len(self._groups())
        marks = language.say("count.marks", n=self.points[0].marks)
        more = self._more
        if wanted == 1:
            return worded(language, "question.short-answer.develop-one", marks=marks, more=more)
        number = language.cardinal(wanted)
        return capital(
            worded(language, "question.short-answer.develop", number=number, marks=marks, more=more)
        )

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
        gives=decision.gives,
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

"""A statement to judge, with or without a reason."""

from collections.abc import Iterator, Sequence
from typing import Literal

from worksheets.language.language import Language
from worksheets.model.authored import Prose
from worksheets.model.knowledge.facts import Claim, Misconception
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.paper.content import Choose, Inlines, LineBreak, Para, Text, Write, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.penalty import Penalty
from worksheets.model.paper.wording import sentence
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.options.same import repeated
from worksheets.questions.skills.tasks import statements

PENALTY = Penalty("wrong verdict")


class TrueFalse(Question):
    """Tick true or false; `justify: true` also asks for the reason, for a second mark.

    `unlike` are texts of which no two may be one answer, or what is false would be true: what the
    statement says, and what is right.

    type: true-false
    id: soviet-troops
    statement: Stalin sent Soviet infantry to fight in Korea.
    answer: false
    because: He sent equipment and advisers, but no infantry.
    justify: true
    """

    type: Literal["true-false"] = "true-false"
    statement: Prose
    answer: bool
    because: Prose = ()
    accept: tuple[Prose, ...] = ()
    reject: tuple[Prose, ...] = ()
    justify: bool = False
    unlike: tuple[Prose, ...] = ()

    @property
    def tariff(self) -> int:
        return 2 if self.justify else 1

    @property
    def verdict(self) -> str:
        return "true" if self.answer else "false"

    def problems(self, references: References) -> Iterator[Problem]:
        for n, words, other in repeated(self.unlike, references.language, by_value=True):
            hints = ("say in where what makes them equal",)
            yield Problem(("unlike", n), f"'{words}' is the same as '{other}'", hints)
        if self.because or (self.answer and not self.justify):
            return
        what = "a false statement" if not self.answer else "a statement to justify"
        hints = ("say in 'because' what is right and why",)
        severity: Literal["error", "warning"] = "error" if self.justify else "warning"
        yield Problem((), f"{what} needs 'because'", hints, severity)

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        verdicts = text(language.say("answers.true")), text(language.say("answers.false"))
        right = 0 if self.answer else 1
        verdict = Choose("verdict", verdicts, arrangement="row")
        points = [MarkPoint(verdicts[right], note=self._correction())]
        body: tuple[Para | Choose | Write, ...] = (Para(self.statement), verdict)
        if self.justify:
            instruction = text(language.say("question.true-false.instruction"))
            instruction = PENALTY.added_to(instruction, language)
            asked = Para((*self.statement, LineBreak(), *instruction))
            body = (asked, verdict, Write("reason", 1))
            others = language.say("question.true-false.other-reasons")
            note = (*PENALTY.for_markers(language), Text(f" {others}"))
            points.append(
                MarkPoint(self.because, accept=self.accept, reject=self.reject, note=note)
            )
        return Item(
            id=self.id,
            span=self.span,
            body=body,
            keys={"verdict": Chosen((right,))},
            scheme=Scheme(
                marks=self.tariff,
                points=tuple(points),
                penalty=PENALTY if self.justify else None,
            ),
        )

    def _correction(self) -> Inlines:
        return () if self.justify else self.because

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["TrueFalse"]:
        """Sure claims as they are, and as said of actors of whom they are plainly not true; and
        what learners wrongly believe, and what is right instead."""
        for claim in knowledge.claims:
            if not claim.sure:
                continue
            yield _statement(knowledge, claim, claim.actor, language, answer=True)
            for name in claim.not_true_of:
                if name not in claim.implausible_for:
                    yield _statement(knowledge, claim, name, language, answer=False)
        for misconception in knowledge.misconceptions:
            if stands_alone(misconception.wrong):
                yield _believed(
                    misconception,
                    misconception.wrong,
                    f"misconception-{misconception.id}",
                    answer=False,
                )
            if stands_alone(misconception.right):
                yield _believed(
                    misconception, misconception.right, f"corrected-{misconception.id}", answer=True
                )

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """A claim with the answer of each skill, and one with each error."""
        return statements(skills)


def _believed(
    misconception: Misconception, clause: Inlines, name: str, *, answer: bool
) -> TrueFalse:
    """A question on a misconception: on what learners wrongly believe, or on its correction."""
    return TrueFalse(
        span=misconception.span,
        id=name,
        statement=sentence(clause),
        answer=answer,
        because=() if answer else sentence(misconception.right),
        asks=(misconception.id,),
        gives=misconception.gives,
    )


def _statement(
    knowledge: Knowledge, claim: Claim, name: str, language: Language, *, answer: bool
) -> TrueFalse:
    actor_name = knowledge.actor(name).name
    actors = language.all_of(knowledge.actor(true).name for true in claim.true_of)
    because = text(language.say("question.true-false.because", actors=actors, actor=actor_name))
    return TrueFalse(
        span=claim.span,
        id=f"{'true' if answer else 'false'}-{claim.id}-{name}",
        difficulty="easy",
        statement=(Text(f"{actor_name[:1].upper()}{actor_name[1:]} "), *claim.text, Text(".")),
        answer=answer,
        because=() if answer else because,
        asks=(claim.id,),
    )


TYPE = TrueFalse

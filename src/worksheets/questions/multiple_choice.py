"""One option of several is right."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose, Shorthand
from worksheets.model.chance import one_of_these
from worksheets.model.knowledge.facts import REASONS, Claim, Decision, Term, in_turn, turns
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.paper.content import Choose, Para, capital, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.wording import lettered, quoted, sentence, worded
from worksheets.model.problem import Problem
from worksheets.model.question import References, Setting
from worksheets.model.shapes import TEXT
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.options.choice import Options, Path, Spelled, spelled_out
from worksheets.questions.options.question import OptionQuestion
from worksheets.questions.skills.tasks import choices

MOST_ACTORS = 6
"""Actors that are printed as options of a drawn question."""


class Distractor(BaseModel):
    """A wrong option, and for the marker why it is wrong, or that it is one `slip` away; `last` is
    that of any option."""

    model_config = AUTHORED

    text: Prose
    why: Prose = ()
    slip: bool = False
    last: bool | None = None


Wrong = Annotated[Distractor, Shorthand(spelled_out, TEXT)]


class MultipleChoice(OptionQuestion):
    """One right option among several.

    With more distractors than needed, `options` says how many options are printed; a form draws
    its own. `order: alphabetical` suits options that are names or numbers, which stand by their
    value; with `order: as-written` the distractors stay in their order, and `place: 2` says that
    the key is the second option. Options that speak of the others ("none of these") stand last, and
    so does `{text: …, last: true}`. Options of equal value are one answer, unless `notation: true`
    says that the question is about how they are written.

        type: multiple-choice
        id: yalu-border
        stem: Which river forms most of the border between North Korea and China?
        key: The Yalu
        distractors:
          - The Han
          - {text: The Mekong, why: It flows through South-East Asia.}
          - The Yangtze
    """

    type: Literal["multiple-choice"] = "multiple-choice"
    key: Spelled
    distractors: Annotated[tuple[Wrong, ...], Field(min_length=1)]
    options: int | None = Field(default=None, ge=2, le=8)
    place: int | None = Field(default=None, ge=1)
    why: Prose = ()

    @property
    def tariff(self) -> int:
        return 1

    @property
    def _options(self) -> Options:
        return Options(
            (self.key.text, *(option.text for option in self.distractors)),
            (self.key.last, *(option.last for option in self.distractors)),
            right=1,
            order=self.order,
            places=() if self.place is None else (self.place,),
            notation=self.notation,
            partly=self.options is not None and self.options <= len(self.distractors),
        )

    def problems(self, references: References) -> Iterator[Problem]:
        def path(n: int) -> Path:
            return ("distractors", n - 1) if n else ("key",)

        yield from self._options.problems(path, "place", references.language)
        count = 1 + len(self.distractors)
        if self.options and self.options > count:
            yield Problem(
                ("options",),
                f"options is {self.options}, but there are only {count}",
                ("add distractors, or ask for fewer options",),
            )

    def lower(self, setting: Setting) -> Item:
        wrong = tuple(range(1, 1 + len(self.distractors)))
        if self.options and self.options <= len(wrong):
            wrong = setting.shuffled(wrong)[: self.options - 1]
        options = self._options
        order = options.printed(setting, (0, *wrong))
        slip = text(setting.language.say("question.multiple-choice.slip"))
        whys = (slip if option.slip else option.why for option in self.distractors)
        reasons = (self.why, *whys)
        notes = tuple(
            lettered(LETTERS[n], reasons[number])
            for n, number in enumerate(order)
            if reasons[number]
        )
        right = order.index(0)
        point = MarkPoint(self.key.text, label=LETTERS[right])
        choose = Choose("choice", tuple(options.contents[number] for number in order))
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.stem), choose),
            keys={"choice": Chosen.with_whys((right,), tuple(reasons[number] for number in order))},
            scheme=Scheme(marks=1, points=(point,), notes=notes),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["MultipleChoice"]:
        """Which power did it, which claim explains a decision, which word has a meaning."""
        return chain(
            _which_actor(knowledge, language),
            _which_reason(knowledge, language),
            _which_term(knowledge, language),
            _which_is_right(knowledge, language),
        )

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """The task of each skill with its answer among named errors."""
        return choices(skills)


def _which_actor(knowledge: Knowledge, language: Language) -> Iterator[MultipleChoice]:
    """A claim that is true of one actor and certainly false of every other."""
    for claim in knowledge.claims if len(knowledge.actors) >= 3 else ():
        if not knowledge.alone(claim):
            continue
        wrong = claim.not_true_of[: len(LETTERS) - 1]
        yield MultipleChoice(
            span=claim.span,
            id=f"which-power-{claim.id}",
            difficulty="easy",
            stem=knowledge.asked(claim, language),
            key=text(knowledge.actor(claim.actor).label),
            distractors=tuple(Distractor(text=text(knowledge.actor(name).label)) for name in wrong),
            options=MOST_ACTORS if len(wrong) >= MOST_ACTORS else None,
            order="alphabetical",
            asks=(claim.id,),
        )


def _which_reason(knowledge: Knowledge, language: Language) -> Iterator[MultipleChoice]:
    """A reason for a decision, among reasons that are certainly not that actor's.

    A paper that shows a claim as a wrong reason gives it away, so each set of three is a question.
    """
    for decision in knowledge.decisions:
        wrong = tuple(_not_reasons(knowledge, decision))
        for claim in knowledge.reasons(decision):
            others = [other for other in wrong if other.group != claim.group]
            sets = tuple(turns(others, 3))
            fair = [three for three in sets if not _longest(claim, three)]
            yield from _reason(knowledge, decision, claim, fair or sets, language)


def _longest(claim: Claim, wrong: Sequence[Claim]) -> bool:
    """Whether the length of the key gives it away."""
    return len(plain(claim.text)) > max(len(plain(other.text)) for other in wrong)


def _reason(
    knowledge: Knowledge,
    decision: Decision,
    claim: Claim,
    sets: Sequence[Sequence[Claim]],
    language: Language,
) -> Iterator[MultipleChoice]:
    """A question for every set of wrong reasons."""
    asked = f"{decision.actor}-{decision.stance}"  # who asks the same says it in the same words
    about = claim.id if claim.actor == decision.actor else f"{claim.id}-{decision.actor}"
    way = one_of_these(asked, "reason", "explanation")
    stem = worded(
        language,
        "question.multiple-choice.reason"
        if way == "reason"
        else "question.multiple-choice.explanation",
        actor=knowledge.actor(decision.actor).name,
        decision=decision.phrase,
    )
    for number, wrong in enumerate(sets, 1):
        yield MultipleChoice(
            span=claim.span,
            id=f"which-reason-{about}-{number}",
            stem=capital(stem),
            key=knowledge.sentence(claim, language),
            distractors=tuple(
                Distractor(
                    text=knowledge.sentence(other, language),
                    why=text(f"{knowledge.true_of(other, language)}."),
                )
                for other in wrong
            ),
            asks=(claim.id,),
            gives=(*decision.gives, *(other.id for other in wrong)),
        )


def _not_reasons(knowledge: Knowledge, decision: Decision) -> Iterator[Claim]:
    groups: set[str] = set()
    for claim in knowledge.claims:
        false = decision.actor in claim.not_true_of
        if not false or claim.kind not in REASONS or claim.group in groups or not claim.sure:
            continue
        if decision.actor not in claim.implausible_for and claim.stance == decision.stance:
            groups.add(claim.group)
            yield claim


def _which_term(knowledge: Knowledge, language: Language) -> Iterator[MultipleChoice]:
    terms = [term for term in knowledge.terms if term.definition]
    for term in terms:
        alike = [other for other in terms if other.kind == term.kind]
        if not term.kind or len(alike) < 4:
            continue
        others = in_turn(alike, alike.index(term) + 1, 3)
        if term.echoes(term.definition) and not any(
            other.echoes(term.definition) for other in others
        ):
            continue
        way = one_of_these(term.id, "term", "of these")
        stem = worded(
            language,
            "question.multiple-choice.term"
            if way == "term"
            else "question.multiple-choice.term-of-these",
            meaning=quoted(language, term.definition),
        )
        yield MultipleChoice(
            id=f"which-term-{term.id}",
            difficulty="easy",
            stem=stem,
            key=text(_capital(term)),
            distractors=tuple(Distractor(text=text(_capital(other))) for other in others),
            asks=(term.id,),
            gives=term.gives,
        )


def _which_is_right(knowledge: Knowledge, language: Language) -> Iterator[MultipleChoice]:
    """The correction of one misconception, among three other misconceptions."""
    misconceptions = [
        misconception
        for misconception in knowledge.misconceptions
        if stands_alone(misconception.wrong)
    ]
    for n, misconception in enumerate(misconceptions if len(misconceptions) > 3 else ()):
        if not stands_alone(misconception.right):
            continue
        wrong = in_turn(misconceptions, n + 1, 3)
        yield MultipleChoice(
            span=misconception.span,
            id=f"which-is-right-{misconception.id}",
            stem=text(language.say("question.multiple-choice.right")),
            key=sentence(misconception.right),
            distractors=tuple(
                Distractor(text=sentence(other.wrong), why=sentence(other.right)) for other in wrong
            ),
            asks=(misconception.id, *(other.id for other in wrong)),
            gives=tuple(name for other in (misconception, *wrong) for name in other.gives),
        )


def _capital(term: Term) -> str:
    return term.term[:1].upper() + term.term[1:]


TYPE = MultipleChoice

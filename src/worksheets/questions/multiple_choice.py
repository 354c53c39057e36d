"""One option of several is right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field

from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.chance import one_of_these
from worksheets.model.content import Choose, Inlines, Para, Strong, Text, plain, sentence, text
from worksheets.model.facts import REASONS, Claim, Decision, Term, in_turn, turns
from worksheets.model.item import Item, MarkPoint, Scheme
from worksheets.model.key import Chosen
from worksheets.model.knowledge import Knowledge
from worksheets.model.problem import Problem
from worksheets.model.pronouns import stands_alone
from worksheets.model.question import Question, References, Setting

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


LAST = re.compile(r"(?i)(all|none|both|neither|any) of (the )?(above|these|them|those)\b")
"""Options that speak of the others stand behind them, whatever the order."""
NAMED = re.compile(r"\b(both|neither|only|either)\b.*\b[A-H]\b (and|or|nor) [A-H]\b", re.I)


def _spelled_out(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class Distractor(BaseModel):
    """A wrong option, and for the marker why it is wrong."""

    model_config = AUTHORED

    text: Prose
    why: Prose = ()


Wrong = Annotated[Distractor, BeforeValidator(_spelled_out)]


def repeated(options: Iterable[Inlines]) -> Iterator[tuple[int, str]]:
    """Options that say the same as an earlier one, by their place."""
    seen: set[str] = set()
    for n, option in enumerate(options):
        words = plain(option).casefold()
        if words in seen:
            yield n, plain(option)
        seen.add(words)


class MultipleChoice(Question):
    """One right option among several.

    With more distractors than needed, `options` says how many options are printed; a form draws
    its own. `order: alphabetical` suits options that are names or numbers.

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
    stem: Prose
    key: Prose
    distractors: Annotated[tuple[Wrong, ...], Field(min_length=2)]
    options: int | None = Field(default=None, ge=3, le=8)
    order: Literal["shuffled", "alphabetical"] = "shuffled"
    why: Prose = ()

    @property
    def tariff(self) -> int:
        return 1

    @property
    def wording(self) -> str:
        return plain(self.stem)

    @property
    def option_set(self) -> frozenset[str]:
        options = (self.key, *(wrong.text for wrong in self.distractors))
        return frozenset(plain(option).casefold() for option in options)

    def problems(self, references: References) -> Iterator[Problem]:
        everything = [self.key, *(wrong.text for wrong in self.distractors)]
        for n, words in repeated(everything):
            yield Problem(
                ("distractors", n - 1),
                f"the option '{words}' stands there twice",
                ("every distractor must differ from the key and from the others",),
            )
        for n, option in enumerate(everything):
            if self.order == "shuffled" and NAMED.search(plain(option)):
                path = ("distractors", n - 1) if n else ("key",)
                message = f"'{plain(option)}' names options by letters, but these are shuffled"
                yield Problem(path, message, ("say what is meant", "write order: alphabetical"))
        if self.options and self.options > len(everything):
            yield Problem(
                ("options",),
                f"options is {self.options}, but there are only {len(everything)}",
                ("add distractors, or ask for fewer options",),
            )

    def lower(self, setting: Setting) -> Item:
        wrong = self.distractors
        if self.options and self.options <= len(wrong):
            wrong = setting.shuffled(wrong)[: self.options - 1]
        key = Distractor(text=self.key, why=self.why)
        options = setting.shuffled((key, *wrong))
        options = tuple(sorted(options, key=lambda option: bool(LAST.match(plain(option.text)))))
        if self.order == "alphabetical":
            options = tuple(sorted(options, key=lambda option: plain(option.text).casefold()))
        right = options.index(key)
        notes = tuple(
            (Strong(text(LETTERS[n])), Text("  "), *option.why)
            for n, option in enumerate(options)
            if option.why
        )
        answer = (Strong(text(LETTERS[right])), Text("  "), *self.key)
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.stem), Choose("choice", tuple(option.text for option in options))),
            keys={"choice": Chosen((right,))},
            scheme=Scheme(marks=1, points=(MarkPoint(answer),), notes=notes),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["MultipleChoice"]:
        """Which power did it, which claim explains a decision, which word has a meaning."""
        return chain(
            _which_actor(knowledge),
            _which_reason(knowledge),
            _which_term(knowledge),
            _which_is_right(knowledge),
        )


def _which_actor(knowledge: Knowledge) -> Iterator[MultipleChoice]:
    """A claim that is true of one actor and certainly false of every other."""
    for claim in knowledge.claims if len(knowledge.actors) >= 3 else ():
        if not knowledge.alone(claim):
            continue
        yield MultipleChoice(
            span=claim.span,
            id=f"which-power-{claim.id}",
            difficulty="easy",
            stem=(Text(f"{knowledge.which.capitalize()} "), *claim.text, Text("?")),
            key=text(knowledge.actor(claim.actor).label),
            distractors=tuple(
                Distractor(text=text(knowledge.actor(name).label)) for name in claim.not_true_of
            ),
            order="alphabetical",
            asks=(claim.id,),
        )


def _which_reason(knowledge: Knowledge) -> Iterator[MultipleChoice]:
    """A reason for a decision, among reasons that are certainly not that actor's.

    A paper that shows a claim as a wrong reason gives it away, so each set of three is a question.
    """
    for decision in knowledge.decisions:
        wrong = tuple(_not_reasons(knowledge, decision))
        for claim in knowledge.reasons(decision):
            others = [other for other in wrong if other.group != claim.group]
            sets = tuple(turns(others, 3))
            fair = [three for three in sets if not _longest(claim, three)]
            for n, three in enumerate(fair or sets, 1):
                yield _reason(knowledge, decision, claim, three, n)


def _longest(claim: Claim, wrong: Sequence[Claim]) -> bool:
    """Whether the length of the key gives it away."""
    return len(plain(claim.text)) > max(len(plain(other.text)) for other in wrong)


def _reason(
    knowledge: Knowledge, decision: Decision, claim: Claim, wrong: Sequence[Claim], number: int
) -> MultipleChoice:
    name = knowledge.actor(decision.actor).name
    asked = f"{decision.actor}-{decision.stance}"  # who asks the same says it in the same words
    about = claim.id if claim.actor == decision.actor else f"{claim.id}-{decision.actor}"
    way = one_of_these(asked, "is a reason", "helps to explain")
    return MultipleChoice(
        span=claim.span,
        id=f"which-reason-{about}-{number}",
        stem=(Text(f"Which of these {way} why {name} "), *decision.phrase, Text("?")),
        key=knowledge.said(claim),
        distractors=tuple(
            Distractor(text=knowledge.said(other), why=text(f"{_whose(knowledge, other)}."))
            for other in wrong
        ),
        asks=(claim.id,),
        gives=tuple(other.id for other in wrong),
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


def _whose(knowledge: Knowledge, claim: Claim) -> str:
    return f"True of {knowledge.actor(claim.actor).name}"


def _which_term(knowledge: Knowledge) -> Iterator[MultipleChoice]:
    terms = [term for term in knowledge.terms if term.definition]
    for term in terms:
        alike = [other for other in terms if other.kind == term.kind]
        if not term.kind or len(alike) < 4:
            continue
        others = in_turn(alike, alike.index(term) + 1, 3)
        way = one_of_these(term.id, "Which term", "Which of these terms")
        yield MultipleChoice(
            id=f"which-term-{term.id}",
            difficulty="easy",
            stem=(Text(f"{way} means ‘"), *term.definition, Text("’?")),
            key=text(_capital(term)),
            distractors=tuple(Distractor(text=text(_capital(other))) for other in others),
            asks=(term.id,),
            gives=term.gives,
        )


def _which_is_right(knowledge: Knowledge) -> Iterator[MultipleChoice]:
    """What is right of one thing, among what learners wrongly believe of three others."""
    known = [one for one in knowledge.misconceptions if stands_alone(one.wrong)]
    for n, one in enumerate(known if len(known) > 3 else ()):
        if not stands_alone(one.right):
            continue
        wrong = in_turn(known, n + 1, 3)
        yield MultipleChoice(
            span=one.span,
            id=f"which-is-right-{one.id}",
            stem=text("Which of these statements is right?"),
            key=sentence(one.right),
            distractors=tuple(
                Distractor(text=sentence(other.wrong), why=sentence(other.right)) for other in wrong
            ),
            asks=(one.id, *(other.id for other in wrong)),
            gives=tuple(name for other in (one, *wrong) for name in other.gives),
        )


def _capital(term: Term) -> str:
    return term.term[:1].upper() + term.term[1:]


TYPE = MultipleChoice

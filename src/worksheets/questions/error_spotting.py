"""Statements of which some have a mistake, to be found and put right."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Gapped, GappedProse, Prose
from worksheets.model.knowledge.facts import Claim, in_turn, one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import (
    Gap,
    Inlines,
    Para,
    Strong,
    Table,
    Text,
    plain,
    rewritten,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.penalty import Penalty
from worksheets.model.paper.wording import quoted, worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting

PENALTY = Penalty("changed statements")
SET, ERRORS = 4, 2
"""Statements of a drawn question, and mistakes in them."""


class Statement(BaseModel):
    """A sentence with the word that matters in braces, and words that make it wrong."""

    model_config = AUTHORED

    text: GappedProse
    wrong: tuple[Prose, ...] = ()
    note: Prose = ()


class ErrorSpotting(Question):
    """Find the wrong words of the statements that have some, and put them right: a mark for each.

    `errors` of the statements that have wrong words get one of them.

    type: error-spotting
    id: mistakes-1950
    errors: 1
    statements:
      - {text: "In June 1950 {North|north} Korea attacked the South.", wrong: [South]}
      - {text: "The war was ended by an {armistice} in 1953.", wrong: [annexation, election]}
      - {text: "UN forces landed at {Inchon} in 1950."}
    """

    type: Literal["error-spotting"] = "error-spotting"
    prompt: Prose = ()
    errors: int = Field(ge=1, le=6)
    statements: Annotated[tuple[Statement, ...], Field(min_length=2, max_length=10)]

    @property
    def tariff(self) -> int:
        return 2 * self.errors

    def problems(self, references: References) -> Iterator[Problem]:
        able = sum(bool(one.wrong) for one in self.statements)
        if able < self.errors:
            message = f"errors is {self.errors}, but wrong words are given to {able} only"
            yield Problem(("errors",), message, ("give wrong words to more of them",))
        for n, one in enumerate(self.statements):
            blanks = len(one.text.answers)
            if blanks != 1:
                hints = ("put one word, or phrase, in braces",)
                yield Problem(("statements", n, "text"), f"there are {blanks} blanks", hints)
            right = frozenset().union(*(each.folded for each in one.text.answers))
            for m, word in enumerate(one.wrong):
                if plain(word).casefold() in right:
                    hints = ("a wrong word must make it wrong",)
                    message = f"'{plain(word)}' is right"
                    yield Problem(("statements", n, "wrong", m), message, hints)

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        order = setting.shuffled(self.statements)
        able = [n for n, one in enumerate(order) if one.wrong]
        chosen = set(setting.shuffled(able)[: self.errors])
        rows: list[tuple[Inlines, ...]] = []
        points = []
        for n, one in enumerate(order):
            right = one.text.answers[0].answers
            said = setting.shuffled(one.wrong)[0] if n in chosen else right[0]
            rows.append((text(str(n + 1)), _with(one.text, said), (Gap(f"line-{n + 1}"),)))
            if n in chosen:
                number = Strong(text(str(n + 1)))
                wrong = worded(
                    language, "question.error-spotting.wrong", words=quoted(language, said)
                )
                points.append(MarkPoint((number, Text("  "), *wrong)))
                answer = (number, Text("  "), *right[0])
                points.append(MarkPoint(answer, accept=right[1:], note=one.note))
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(PENALTY.added_to(self._prompt(language), language)),
                Table(_head(language), tuple(rows), (0.06, 0.6, 0.34), space=13),
            ),
            scheme=Scheme(
                marks=self.tariff,
                points=tuple(points),
                rule=(
                    Text(f"{language.say('question.error-spotting.rule')} "),
                    *PENALTY.for_markers(language),
                ),
                open=True,
                penalty=PENALTY,
            ),
        )

    def _prompt(self, language: Language) -> Inlines:
        if self.prompt:
            return self.prompt
        number = language.cardinal(self.errors).capitalize()
        return worded(language, "question.error-spotting.instruction", n=self.errors, number=number)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["ErrorSpotting"]:
        """Statements of claims with decoys, each run of them in turn."""
        claims = one_of_each_group(
            claim for claim in knowledge.claims if claim.sure and claim.statement and claim.decoys
        )
        runs = (_apart(in_turn(claims, start, len(claims))) for start in range(len(claims)))
        for start, chosen in enumerate(dict.fromkeys(runs)):
            if len(chosen) < SET:
                continue
            yield ErrorSpotting(
                span=chosen[0].span,
                id=f"mistakes-{start + 1}",
                errors=ERRORS,
                statements=tuple(
                    Statement(text=one.statement, wrong=one.decoys, note=one.note)
                    for one in chosen
                    if one.statement
                ),
                asks=tuple(one.id for one in chosen),
            )


def _apart(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first claims of which none gives the key of another away, as many as are drawn."""
    chosen: list[Claim] = []
    for claim in claims:
        beside = (pair for one in chosen for pair in ((one, claim), (claim, one)))
        if len(chosen) < SET and not any(_gives(one, other) for one, other in beside):
            chosen.append(claim)
    return tuple(chosen)


def _gives(one: Claim, other: Claim) -> bool:
    """Whether the statement of a claim, or its key, has the key of another in it."""
    if one.statement is None or other.statement is None:
        return False
    (key,), (answer,) = one.statement.answers, other.statement.answers
    shown = f"{plain(other.statement.content)} {plain(answer.answers[0])}".casefold()
    return re.search(rf"\b{re.escape(plain(key.answers[0]).casefold())}\b", shown) is not None


def _head(language: Language) -> tuple[Inlines, ...]:
    statement = language.say("question.statement")
    correction = language.say("question.error-spotting.correction")
    return (text(" "), text(statement), text(correction))


def _with(gapped: Gapped, word: Inlines) -> Inlines:
    """The sentence with a word in its blank."""
    return rewritten(gapped.content, lambda one: word if isinstance(one, Gap) else [one])


TYPE = ErrorSpotting

"""Statements of which some have a mistake, to be found and put right."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Gapped, GappedProse, Prose, Shorthand
from worksheets.model.knowledge.facts import Claim, in_turn, one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Inlines, Para, Table, Text, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.penalty import Penalty
from worksheets.model.paper.wording import quoted, rewritten, worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.shapes import TEXT
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.options.choice import spelled_out
from worksheets.questions.options.numbers import value_of
from worksheets.questions.options.same import repeated
from worksheets.questions.skills.tasks import mistakes

PENALTY = Penalty("changed statements")
SET, ERRORS = 4, 2
"""Statements of a drawn question, and mistakes in them."""


class WrongWords(BaseModel):
    """Words that make a statement wrong, and for the marker why they are wrong."""

    model_config = AUTHORED

    text: Prose
    why: Prose = ()


class Statement(BaseModel):
    """A sentence with the word that matters in braces, and words that make it wrong."""

    model_config = AUTHORED

    text: GappedProse
    wrong: tuple[Annotated[WrongWords, Shorthand(spelled_out, TEXT)], ...] = ()
    note: Prose = ()


class ErrorSpotting(Question):
    """Find the wrong words of the statements that have some, and put them right: a mark for each.

    `errors` of the statements that have wrong words get one of them. With `tasks: true` what
    may be wrong are answers, and the prompt says so.

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
    tasks: bool = False
    errors: int = Field(ge=1, le=6)
    statements: Annotated[tuple[Statement, ...], Field(min_length=2, max_length=10)]

    @property
    def tariff(self) -> int:
        return 2 * self.errors

    def problems(self, references: References) -> Iterator[Problem]:
        able = sum(bool(statement.wrong) for statement in self.statements)
        if able < self.errors:
            message = f"errors is {self.errors}, but wrong words are given to {able} only"
            yield Problem(("errors",), message, ("give wrong words to more of them",))
        for n, statement in enumerate(self.statements):
            blanks = len(statement.text.answers)
            if blanks != 1:
                hints = ("put one word, or phrase, in braces",)
                yield Problem(("statements", n, "text"), f"there are {blanks} blanks", hints)
            for m, words in _right(statement, references.language):
                hints = ("a wrong word must make it wrong",)
                yield Problem(("statements", n, "wrong", m), f"'{words}' is right", hints)

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        order = setting.shuffled(self.statements)
        able = [n for n, statement in enumerate(order) if statement.wrong]
        chosen = set(setting.shuffled(able)[: self.errors])
        rows: list[tuple[Inlines, ...]] = []
        points = []
        for n, statement in enumerate(order):
            right = statement.text.answers[0].answers
            error = setting.shuffled(statement.wrong)[0] if n in chosen else None
            printed = error.text if error else right[0]
            rows.append((text(str(n + 1)), _with(statement.text, printed), (Gap(f"line-{n + 1}"),)))
            if error:
                number = str(n + 1)
                wrong = worded(
                    language, "question.error-spotting.wrong", words=quoted(language, printed)
                )
                points.append(MarkPoint(wrong, label=number))
                points.append(
                    MarkPoint(
                        right[0], accept=right[1:], note=_note(statement, error), label=number
                    )
                )
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
                    Text(f"{self._rule(language)} "),
                    *PENALTY.for_markers(language),
                ),
                open=not self._numbers(setting.written_in),
                penalty=PENALTY,
            ),
        )

    def _rule(self, language: Language) -> str:
        """What scores: of a task only its answer can be wrong, of a statement any of its words."""
        if self.tasks:
            return language.say("question.error-spotting.rule")
        return language.say("question.error-spotting.other-change")

    def _numbers(self, language: str) -> bool:
        """Whether all that is to be put right are numbers, of which there is one right one each."""
        blanks = (blank for statement in self.statements for blank in statement.text.answers)
        return all(value_of(blank.answers[0], language) is not None for blank in blanks)

    def _prompt(self, language: Language) -> Inlines:
        if self.prompt:
            return self.prompt
        n, number = self.errors, language.cardinal(self.errors).capitalize()
        if self.tasks:
            return worded(language, "question.error-spotting.answers", n=n, number=number)
        return worded(language, "question.error-spotting.instruction", n=n, number=number)

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
                    Statement(
                        text=claim.statement,
                        wrong=tuple(WrongWords(text=decoy) for decoy in claim.decoys),
                        note=claim.note,
                    )
                    for claim in chosen
                    if claim.statement
                ),
                asks=tuple(claim.id for claim in chosen),
            )

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """Claims of each skill, of which some have an error in the place of the answer."""
        return mistakes(skills)


def _right(statement: Statement, language: str) -> Iterator[tuple[int, str]]:
    """The numbers and the words of those wrong words that are right, in print or by value."""
    right = [way for blank in statement.text.answers for way in blank.answers]
    for m, wrong in enumerate(statement.wrong):
        words = plain(wrong.text)
        folded = words.casefold() in {plain(way).casefold() for way in right}
        compared = ([way, wrong.text] for way in right)
        if folded or any(any(repeated(two, language, by_value=True)) for two in compared):
            yield m, words


def _note(statement: Statement, error: WrongWords) -> Inlines:
    """What the marker is told of a statement and of the error in it."""
    notes = [note for note in (statement.note, error.why) if note]
    return (*notes[0], Text(" "), *notes[1]) if len(notes) > 1 else next(iter(notes), ())


def _apart(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first claims of which none gives the key of another away, as many as are drawn."""
    chosen: list[Claim] = []
    for claim in claims:
        beside = (pair for earlier in chosen for pair in ((earlier, claim), (claim, earlier)))
        if len(chosen) < SET and not any(_gives(first, second) for first, second in beside):
            chosen.append(claim)
    return tuple(chosen)


def _gives(claim: Claim, other: Claim) -> bool:
    """Whether the statement of a claim, or its key, has the key of another in it."""
    if claim.statement is None or other.statement is None:
        return False
    (key,), (answer,) = claim.statement.answers, other.statement.answers
    shown = f"{plain(other.statement.content)} {plain(answer.answers[0])}".casefold()
    return re.search(rf"\b{re.escape(plain(key.answers[0]).casefold())}\b", shown) is not None


def _head(language: Language) -> tuple[Inlines, ...]:
    statement = language.say("question.statement")
    correction = language.say("question.error-spotting.correction")
    return (text(" "), text(statement), text(correction))


def _with(gapped: Gapped, word: Inlines) -> Inlines:
    """The sentence with a word in its blank."""
    return rewritten(gapped.content, lambda inline: word if isinstance(inline, Gap) else [inline])


TYPE = ErrorSpotting

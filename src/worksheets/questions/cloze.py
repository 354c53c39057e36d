"""Running text with blanks to fill, with or without a bank of words."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from worksheets.language.language import Language
from worksheets.model.authored import Gapped, GappedProse, Prose
from worksheets.model.knowledge.facts import Claim, Notes, NumberFact
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.word_roots import roots
from worksheets.model.paper.content import (
    Bank,
    Block,
    Gap,
    Inline,
    Inlines,
    Para,
    Strong,
    Text,
    plain,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Accept
from worksheets.model.paper.lettering import roman
from worksheets.model.paper.wording import rewritten
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.options.listing import words_in_order

ALIKE = 2
"""Statements that share so many roots, and a name that one leaves out, answer one another."""
FEWEST_BLANKS, MOST_BLANKS = 2, 8
MOST_SPARE = 9
NO_BLANKS = ("not", "never", "always", "all", "only", "no", "both", "every", "very")
"""Words in bold that are there for weight."""


class Cloze(Question):
    """Fill the blanks; a bank holds the answers and `spare` words, in alphabetical order.

    type: cloze
    id: stalin-cloze
    text: Stalin feared a war with the {USA|United States}, which also had {nuclear} weapons.
    bank: true
    spare: [Japan, naval]
    """

    type: Literal["cloze"] = "cloze"
    text: GappedProse
    bank: bool = False
    spare: Annotated[tuple[Prose, ...], Field(max_length=MOST_SPARE)] = ()

    @property
    def tariff(self) -> int:
        return len(self.text.answers)

    def problems(self, references: References) -> Iterator[Problem]:
        if self.spare and not self.bank:
            yield Problem(("spare",), "spare words need a bank", ("add bank: true",))
        if not self.bank:
            return
        seen = set[str]()
        for answer in self.text.answers:
            word = plain(answer.answers[0])
            if word in seen:
                hints = ("ask for each word once, or leave out the bank",)
                yield Problem(("text",), f"two blanks have the answer '{word}'", hints)
            seen.add(word)
        right = frozenset().union(*(answer.folded for answer in self.text.answers))
        for n, spare in enumerate(map(plain, self.spare)):
            if spare.casefold() in right:
                hints = ("a spare word must fit no blank",)
                yield Problem(("spare", n), f"the spare word '{spare}' is an answer", hints)

    def lower(self, setting: Setting) -> Item:
        language, several = setting.language, self.tariff > 1
        labels = {f"gap-{n}": f"({roman(n)})" for n in range(1, self.tariff + 1)}
        content = labelled(self.text.content, labels) if several else self.text.content
        body: tuple[Block, ...] = (Para(text(self._instruction(language))), Para(content))
        if self.bank:
            words = words_in_order(self._bank_words(), setting.written_in)
            bank = Bank(words)
            body = (body[0], bank, body[1])
        return Item(
            id=self.id,
            span=self.span,
            body=body,
            keys={f"gap-{n}": answer for n, answer in enumerate(self.text.answers, 1)},
            scheme=Scheme(
                marks=self.tariff, points=self._points(labels), open=not self.bank and self._wordy
            ),
        )

    @property
    def _wordy(self) -> bool:
        """Whether some blank is filled with words, for which there may be others."""
        return any(plain(answer.answers[0])[:1].isalpha() for answer in self.text.answers)

    def _bank_words(self) -> tuple[Inlines, ...]:
        return (*(answer.answers[0] for answer in self.text.answers), *self.spare)

    def _instruction(self, language: Language) -> str:
        sentences = [language.say("question.cloze.blanks", n=self.tariff)]
        if self.bank and self.tariff == 1:
            sentences.append(language.say("question.cloze.choose"))
        elif self.bank:
            phrases = any(" " in plain(word) for word in self._bank_words())
            sentences.append(
                language.say(
                    "question.cloze.phrases-once" if phrases else "question.cloze.words-once"
                )
            )
            if spare := len(self.spare):
                number = language.cardinal(spare).capitalize()
                sentences.append(language.say("question.cloze.spare", n=spare, number=number))
        return " ".join(sentences)

    def _points(self, labels: dict[str, str]) -> tuple[MarkPoint, ...]:
        points = []
        for answer, label in zip(self.text.answers, labels.values(), strict=True):
            first, *others = answer.answers
            others = [] if self.bank else others
            shown = label if self.tariff > 1 else ""
            points.append(MarkPoint(first, accept=tuple(others), label=shown))
        return tuple(points)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["Cloze"]:
        """Claims and numbers, each as a sentence with one blank, and the words to know of notes."""
        for claim in knowledge.claims:
            if claim.statement and claim.sure and len(claim.decoys) >= 2:
                yield Cloze(
                    span=claim.span,
                    id=f"cloze-{claim.id}",
                    difficulty="easy",
                    text=claim.statement,
                    bank=True,
                    spare=claim.decoys[:MOST_SPARE],
                    asks=(claim.id,),
                    gives=_given_away(knowledge, claim, language),
                )
        for number in knowledge.numbers:
            yield Cloze(
                span=number.span,
                id=f"cloze-{number.id}",
                difficulty="easy",
                text=number.statement,
                asks=(number.id,),
                gives=_given_away(knowledge, number, language),
            )
        for notes in knowledge.notes:
            yield from _passage(knowledge, notes)


def _given_away(
    knowledge: Knowledge, fact: Claim | NumberFact, language: Language
) -> tuple[str, ...]:
    """The facts whose blank is answered by a word or a month that the statement of another shows.

    Names are spoken of everywhere; they count where the two statements have more in common.
    """
    if fact.statement is None:
        return ()
    stated: tuple[Claim | NumberFact, ...] = (*knowledge.claims, *knowledge.numbers)
    text = plain(fact.statement.content)
    months = {language.month(number) for number in range(1, 13)}
    shown = set(re.findall(r"\w+", text))
    return tuple(
        other.id
        for other in stated
        if other.group != fact.group
        and other.statement
        and any(
            answer in shown
            and (
                answer.islower()
                or answer in months
                or len(_shared_roots(text, other.statement)) >= ALIKE
            )
            for answer in (plain(accepted.answers[0]) for accepted in other.statement.answers)
        )
    )


def _shared_roots(text: str, statement: Gapped) -> frozenset[str]:
    """The roots that a text has in common with a statement, but for what is left out of it."""
    return roots(text) & roots(plain(statement.content))


def _passage(knowledge: Knowledge, notes: Notes) -> Iterator[Cloze]:
    """The sentences of notes with their words in bold left out, if enough of them have one."""
    content: list[Inline] = []
    answers: list[Accept] = []
    for point in notes.points:
        bold = [
            inline
            for inline in point
            if isinstance(inline, Strong) and plain((inline,)) not in NO_BLANKS
        ]
        if len(bold) != 1 or any(bold[0].content in answer.answers for answer in answers):
            continue
        if len(answers) == MOST_BLANKS:
            break
        gap = Gap(f"gap-{len(answers) + 1}")
        content += [Text(" ")] if content else []
        content += [gap if inline is bold[0] else inline for inline in point]
        answers.append(Accept((bold[0].content,)))
    if len(answers) >= FEWEST_BLANKS:
        yield Cloze(
            span=notes.span,
            id=f"cloze-{notes.id}",
            difficulty="easy",
            text=Gapped(tuple(content), tuple(answers)),
            bank=True,
            asks=(notes.id,),
            gives=knowledge.beside(notes),
        )


def labelled(content: Inlines, labels: dict[str, str]) -> Inlines:
    """The content with a label before every gap."""
    return rewritten(
        content,
        lambda inline: [
            Gap(inline.slot, labels[inline.slot]) if isinstance(inline, Gap) else inline
        ],
    )


TYPE = Cloze

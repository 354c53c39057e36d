"""Running text with blanks to fill, with or without a bank of words."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.authored import GappedProse
from worksheets.model.content import (
    Bank,
    Block,
    Gap,
    Inlines,
    Para,
    rewritten,
    text,
)
from worksheets.model.item import Item, MarkPoint, Scheme
from worksheets.model.knowledge import Knowledge
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.multiple_response import NUMBERS
from worksheets.questions.structured import roman


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
    spare: Annotated[tuple[str, ...], Field(max_length=9)] = ()

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
            word = answer.answers[0]
            if word in seen:
                hints = ("ask for each word once, or leave out the bank",)
                yield Problem(("text",), f"two blanks have the answer '{word}'", hints)
            seen.add(word)
        right = {word.casefold() for answer in self.text.answers for word in answer.answers}
        for n, word in enumerate(self.spare):
            if word.casefold() in right:
                hints = ("a spare word must fit no blank",)
                yield Problem(("spare", n), f"the spare word '{word}' is an answer", hints)

    def lower(self, setting: Setting) -> Item:
        several = self.tariff > 1
        labels = {f"gap-{n}": f"({roman(n)})" for n in range(1, self.tariff + 1)}
        content = labelled(self.text.content, labels) if several else self.text.content
        body: tuple[Block, ...] = (Para(text(self._instruction())), Para(content))
        if self.bank:
            words = (*(answer.answers[0] for answer in self.text.answers), *self.spare)
            bank = Bank(tuple(sorted(words, key=str.casefold)), "Word bank")
            body = (body[0], bank, body[1])
        return Item(
            id=self.id,
            span=self.span,
            body=body,
            keys={f"gap-{n}": answer for n, answer in enumerate(self.text.answers, 1)},
            scheme=Scheme(marks=self.tariff, points=self._points(labels)),
        )

    def _instruction(self) -> str:
        what = "Fill in the blanks." if self.tariff > 1 else "Fill in the blank."
        if not self.bank:
            return what
        if self.tariff == 1:
            return f"{what} Choose from the word bank."
        several = "is" if len(self.spare) == 1 else "are"
        spare = f" {NUMBERS[len(self.spare)].capitalize()} {several} not needed."
        words = (*(answer.answers[0] for answer in self.text.answers), *self.spare)
        each = "word or phrase" if any(" " in word for word in words) else "word"
        return (
            f"{what} Use each {each} from the bank no more than once.{spare if self.spare else ''}"
        )

    def _points(self, labels: dict[str, str]) -> tuple[MarkPoint, ...]:
        points = []
        for answer, label in zip(self.text.answers, labels.values(), strict=True):
            first, *others = answer.answers
            words = text(f"{label}  {first}" if self.tariff > 1 else first)
            also = () if self.bank else tuple(text(other) for other in others)
            points.append(MarkPoint(words, accept=also))
        return tuple(points)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["Cloze"]:
        """One sentence with one blank for every sure claim that has a statement with decoys."""
        for claim in knowledge.claims:
            if claim.statement and claim.sure and len(claim.decoys) >= 2:
                yield Cloze(
                    span=claim.span,
                    id=f"cloze-{claim.id}",
                    difficulty="easy",
                    text=claim.statement,
                    bank=True,
                    spare=claim.decoys,
                    asks=(claim.id,),
                )


def labelled(content: Inlines, labels: dict[str, str]) -> Inlines:
    """The content with a label before every gap."""
    return rewritten(
        content, lambda one: [Gap(one.slot, labels[one.slot]) if isinstance(one, Gap) else one]
    )


TYPE = Cloze

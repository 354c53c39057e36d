"""Causes and what followed from them, of which one is to be found for the other."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.knowledge.facts import CausalLink
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.knowledge.word_roots import alike, roots
from worksheets.model.open_question import OpenQuestion
from worksheets.model.paper.content import Gap, Inlines, Para, Table, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.lettering import roman
from worksheets.model.paper.wording import sentence
from worksheets.model.problem import Problem
from worksheets.model.question import References, Setting

SET = 3
"""Links of a drawn question."""
Hidden: TypeAlias = Literal["cause", "effect"]
"""Which half of a link is left blank."""


class Chain(BaseModel):
    """A cause and its consequence, of which one is left blank; `accept` are other answers."""

    model_config = AUTHORED

    cause: Prose
    effect: Prose
    hide: Hidden = "effect"
    accept: tuple[Prose, ...] = ()
    note: Prose = ()


class CauseConsequence(OpenQuestion):
    """Write the cause, or the consequence, that belongs into each blank box.

    type: cause-consequence
    id: steps-to-war
    prompt: Complete the table.
    links:
      - cause: China was a new state.
        effect: Mao wanted to make his power secure first.
      - cause: US forces came near the Yalu River.
        effect: China sent troops into Korea.
        hide: cause
        accept: [UN forces moved towards the Chinese border.]
    """

    type: Literal["cause-consequence"] = "cause-consequence"
    prompt: Prose
    links: Annotated[tuple[Chain, ...], Field(min_length=1, max_length=8)]

    @property
    def marks_by_points(self) -> int:
        return len(self.links)

    def problems(self, references: References) -> Iterator[Problem]:
        yield from super().problems(references)
        seen = set[str]()
        for n, link in enumerate(self.links):
            for name, content in (("cause", link.cause), ("effect", link.effect)):
                wording = plain(content).strip(".").casefold()
                if wording in seen:
                    message = f"'{plain(content)}' stands in another row too"
                    hints = ("a row must not answer another; leave one out",)
                    yield Problem(("links", n, name), message, hints)
                seen.add(wording)

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        rows: list[tuple[Inlines, Inlines]] = []
        points = []
        for n, link in enumerate(self.links, 1):
            label = f"({roman(n)})"
            blank: Inlines = (Gap(f"box-{n}", label),)
            hidden = link.cause if link.hide == "cause" else link.effect
            shown = link.effect if link.hide == "cause" else link.cause
            rows.append((blank, shown) if link.hide == "cause" else (shown, blank))
            points.append(MarkPoint(hidden, accept=link.accept, note=link.note, label=label))
        head = (
            text(language.say("question.cause-consequence.cause")),
            text(language.say("question.cause-consequence.consequence")),
        )
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.prompt), Table(head, tuple(rows), (0.5, 0.5), space=20)),
            scheme=self.marked(
                Scheme(
                    marks=self.answer_marks,
                    points=tuple(points),
                    others=text(language.say("question.cause-consequence.credit")),
                ),
                setting,
            ),
        )

    @classmethod
    def from_knowledge(
        cls, knowledge: Knowledge, language: Language
    ) -> Iterator["CauseConsequence"]:
        """Three links that share nothing, beginning with each; of two the effect is hidden.

        What is shown can be read without what is hidden.
        """
        links = [link for link in knowledge.links if any(map(stands_alone, _halves(link)))]
        for start in range(len(links)):
            chosen = _apart((*links[start:], *links[:start]))
            if len(chosen) < SET or (start and len(links) == SET):
                continue
            yield CauseConsequence(
                span=chosen[0].span,
                id=f"links-{start + 1}",
                prompt=text(language.say("question.cause-consequence.prompt")),
                links=tuple(_row(link, _hidden(link, n)) for n, link in enumerate(chosen)),
                asks=tuple(link.id for link in chosen),
                gives=tuple(name for link in chosen for name in link.gives),
            )


def _row(link: CausalLink, hide: Hidden) -> Chain:
    """A link as a row, with what else a marker accepts for the half that is hidden."""
    others = link.accept_causes if hide == "cause" else link.accept_effects
    return Chain(
        cause=sentence(link.cause),
        effect=sentence(link.effect),
        hide=hide,
        accept=tuple(map(sentence, others)),
    )


def _halves(link: CausalLink) -> tuple[Inlines, Inlines]:
    return link.cause, link.effect


def _hidden(link: CausalLink, number: int) -> Hidden:
    """The cause of the second link, else the effect; the other half if what is shown needs it."""
    alone = {"effect": stands_alone(link.cause), "cause": stands_alone(link.effect)}
    if number == 1:
        return "cause" if alone["cause"] else "effect"
    return "effect" if alone["effect"] else "cause"


def _apart(links: Sequence[CausalLink]) -> list[CausalLink]:
    """The first links of which none answers another."""
    apart: list[CausalLink] = []
    for link in links:
        if len(apart) < SET and not any(_answers(link, other) for other in apart):
            apart.append(link)
    return apart


def _answers(link: CausalLink, other: CausalLink) -> bool:
    """Whether one of two links is a step from the other or reads like it, or gives it away; so it
    does if what is accepted for one of them is printed in the other."""
    if link.id in other.gives or other.id in link.gives:
        return True
    mine, theirs = _halves(link), _halves(other)
    pairs = (
        *product(mine, theirs),
        *product(_accepted(link), theirs),
        *product(mine, _accepted(other)),
    )
    return any(_say_the_same(plain(one), plain(two)) for one, two in pairs)


def _accepted(link: CausalLink) -> tuple[Inlines, ...]:
    return (*link.accept_causes, *link.accept_effects)


def _say_the_same(first: str, second: str) -> bool:
    return first == second or alike(roots(first), roots(second))


TYPE = CauseConsequence

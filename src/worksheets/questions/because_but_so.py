"""One statement that is to be gone on with in three ways: because, but, so."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.authored import Prose
from worksheets.model.knowledge.facts import Link
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.paper.content import Inlines, Para, Strong, Text, Write, capital, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting

JOINTS = ("because", "but", "so")
Endings = Annotated[tuple[Prose, ...], Field(max_length=6)]


class BecauseButSo(Question):
    """Complete a sentence once for every joint that has endings; any of its endings scores.

    type: because-but-so
    id: cautious-stalin
    stem: Stalin was cautious about Korea
    because: [he feared a direct clash with the USA, he thought the USA stronger]
    but: [in 1950 he sent artillery and aircraft]
    so: [he refused to support an attack in 1949]
    """

    type: Literal["because-but-so"] = "because-but-so"
    stem: Prose
    because: Endings = ()
    but: Endings = ()
    so: Endings = ()

    @property
    def _asked(self) -> list[tuple[str, tuple[Inlines, ...]]]:
        return [(name, getattr(self, name)) for name in JOINTS if getattr(self, name)]

    @property
    def tariff(self) -> int:
        return len(self._asked)

    @property
    def wording(self) -> str:
        return plain(self.stem)

    def problems(self, references: References) -> Iterator[Problem]:
        if self.tariff < 2:
            hints = ("give endings for two of because, but and so at least",)
            yield Problem((), "the statement goes on in fewer than two ways", hints)
        if plain(self.stem).endswith("."):
            hints = ("leave out the full stop: the sentence goes on",)
            yield Problem(("stem",), "the statement ends with a full stop", hints)

    def lower(self, setting: Setting) -> Item:
        ways = self._asked
        number = "two" if len(ways) == 2 else "three"
        parts = tuple(self._part(name, endings) for name, endings in ways)
        prompt = text(f"Complete the sentence in {number} ways.")
        return Item(id=self.id, span=self.span, body=(Para(prompt),), parts=parts)

    def _part(self, joint: str, endings: tuple[Inlines, ...]) -> Item:
        comma = "" if joint == "because" else ","
        words = max(len(plain(ending).split()) for ending in endings)
        stem = (*self.stem, Text(f"{comma} "), Strong(text(joint)), Text(" …"))
        first, *others = endings
        return Item(
            id=f"{self.id}-{joint}",
            span=self.span,
            body=(Para(stem), Write("ending", 1, words)),
            scheme=Scheme(
                marks=1,
                points=(MarkPoint(first, accept=tuple(others)),),
                open=True,
            ),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["BecauseButSo"]:
        """Every statement that has a cause and something against it, or a consequence."""
        links = [link for link in knowledge.links if link.sure]
        effects = {plain(link.effect): link for link in links}
        for words, first in effects.items():
            causes = [link for link in links if plain(link.effect) == words]
            onward = [link for link in links if plain(link.cause) == words]
            against = next((link for link in causes if link.against), None)
            used: list[Link] = [*causes, *onward]
            if (against or onward) and stands_alone(first.effect):
                yield BecauseButSo(
                    span=first.span,
                    id=f"ways-{first.id}",
                    stem=capital(first.effect),
                    because=tuple(link.cause for link in causes),
                    but=(against.against,) if against else (),
                    so=tuple(link.effect for link in onward),
                    asks=tuple(link.id for link in used),
                    gives=tuple(name for link in used for name in link.gives),
                )


TYPE = BecauseButSo

"""One statement that candidates continue in three ways: because, but, so."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from worksheets.language.language import Language
from worksheets.model.authored import Prose
from worksheets.model.knowledge.facts import CausalLink
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.paper.content import Inlines, Para, Write, capital, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.wording import worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting

JOINTS = ("because", "but", "so")
MOST = 6
"""Endings of one joint in a scheme at most."""
Endings = Annotated[tuple[Prose, ...], Field(max_length=MOST)]


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
        language, ways = setting.language, self._asked
        parts = tuple(self._part(name, endings, language) for name, endings in ways)
        number = language.cardinal(len(ways))
        prompt = text(language.say("question.because-but-so.instruction", number=number))
        return Item(id=self.id, span=self.span, body=(Para(prompt),), parts=parts)

    def _part(self, joint: str, endings: tuple[Inlines, ...], language: Language) -> Item:
        stem, credited = self._begun(joint, language), text(_credited(joint, language))
        first, *others = endings
        return Item(
            id=f"{self.id}-{joint}",
            span=self.span,
            body=(Para(stem), Write("ending", 1)),
            scheme=Scheme(
                marks=1,
                points=(MarkPoint(first, accept=tuple(others)),),
                others=credited,
            ),
        )

    def _begun(self, joint: str, language: Language) -> Inlines:
        """The statement with a joint after it, where the candidate goes on."""
        match joint:
            case "because":
                return worded(language, "question.because-but-so.because", stem=self.stem)
            case "but":
                return worded(language, "question.because-but-so.but", stem=self.stem)
        return worded(language, "question.because-but-so.so", stem=self.stem)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["BecauseButSo"]:
        """Every statement that has a cause and something against it, or a consequence."""
        links = [link for link in knowledge.links if link.sure]
        effects = {plain(link.effect): link for link in links}
        for effect, first in effects.items():
            causes = [link for link in links if plain(link.effect) == effect]
            onward = [link for link in links if plain(link.cause) == effect]
            against = next((link for link in causes if link.against), None)
            used: list[CausalLink] = [*causes, *onward]
            if (against or onward) and stands_alone(first.effect):
                yield BecauseButSo(
                    span=first.span,
                    id=f"ways-{first.id}",
                    stem=capital(first.effect),
                    because=_endings(
                        [link.cause for link in causes],
                        [other for link in causes for other in link.accept_causes],
                    ),
                    but=_endings([against.against], against.accept_against) if against else (),
                    so=_endings(
                        [link.effect for link in onward],
                        [other for link in onward for other in link.accept_effects],
                    ),
                    asks=tuple(link.id for link in used),
                    gives=tuple(name for link in used for name in link.gives),
                )


def _endings(first: Sequence[Inlines], others: Sequence[Inlines]) -> tuple[Inlines, ...]:
    """Endings and others that are accepted, as many as a question can have."""
    return (*first, *others)[:MOST]


def _credited(joint: str, language: Language) -> str:
    """What a marker holds an ending against that the scheme does not have."""
    match joint:
        case "because":
            return language.say("question.because-but-so.credit-because")
        case "but":
            return language.say("question.because-but-so.credit-but")
    return language.say("question.because-but-so.credit-so")


TYPE = BecauseButSo

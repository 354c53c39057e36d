"""Quotations to be given to those who said them."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose, Words
from worksheets.model.knowledge.facts import turns
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Inlines, Match, Para, Text, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Matched
from worksheets.model.paper.lettering import LETTERS, pair_label
from worksheets.model.paper.wording import quoted
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.options.choice import too_many
from worksheets.questions.options.listing import in_order
from worksheets.questions.options.pairing import out_of_key_order
from worksheets.questions.options.same import normalised, repeated

SET = 3
"""Quotations of a drawn question."""


class Attribution(BaseModel):
    """Words, who said them, and on what occasion: 'in a speech in 1946'."""

    model_config = AUTHORED

    words: Prose
    speaker: Words
    occasion: Prose = ()


class WhoSaidIt(Question):
    """Write the letter of the speaker beside each quotation; `spare` names said none of them, and
    the question says how many these are.

    type: who-said-it
    id: voices-of-1951
    prompt: Who said this about the war in Korea?
    quotations:
      - {words: There is no substitute for victory., speaker: Douglas MacArthur}
      - {words: "The wrong war, at the wrong place, at the wrong time, and with the wrong enemy.", speaker: Omar Bradley}
    spare: [Mao Zedong]
    """  # noqa: E501 the words are as they were said

    type: Literal["who-said-it"] = "who-said-it"
    prompt: Prose
    quotations: Annotated[tuple[Attribution, ...], Field(min_length=2, max_length=8)]
    spare: tuple[Words, ...] = ()

    @property
    def tariff(self) -> int:
        return len(self.quotations)

    def _speakers(self, language: str) -> tuple[str, ...]:
        """Everybody to choose from, in alphabetical order."""
        named = dict.fromkeys((*(quotation.speaker for quotation in self.quotations), *self.spare))
        return in_order(named, text, "alphabetical", language)

    def problems(self, references: References) -> Iterator[Problem]:
        for n, wording, _ in repeated(quotation.words for quotation in self.quotations):
            hints = ("ask for every quotation once",)
            yield Problem(("quotations", n, "words"), f"'{wording}' is there twice", hints)
        speakers = {normalised(text(quotation.speaker)) for quotation in self.quotations}
        for n, name in enumerate(self.spare):
            if normalised(text(name)) in speakers:
                hints = ("a spare name said none of them",)
                yield Problem(("spare", n), f"'{name}' is a speaker", hints)
        for n, wording, _ in repeated(map(text, self.spare)):
            yield Problem(("spare", n), f"'{wording}' is there twice", ("leave one out",))
        yield from self._names(references.language)

    def _names(self, language: str) -> Iterator[Problem]:
        """Too few names to choose from, too many, or one that is written in two ways."""
        names = self._speakers(language)
        if len(names) < 2:
            hints = ("add a spare name",)
            yield Problem(("spare",), "there is only one name to choose from", hints)
        if len(names) > len(LETTERS):
            yield too_many(("spare",), len(names), "names to choose from")
        written: dict[str, str] = {}
        for n, quotation in enumerate(self.quotations):
            earlier = written.setdefault(normalised(text(quotation.speaker)), quotation.speaker)
            if earlier != quotation.speaker:
                message = f"'{quotation.speaker}' and '{earlier}' are one speaker"
                yield Problem(("quotations", n, "speaker"), message, ("write the name one way",))

    def lower(self, setting: Setting) -> Item:
        speakers = self._speakers(setting.written_in)
        quotations = out_of_key_order(
            setting.shuffled(self.quotations), lambda quotation: speakers.index(quotation.speaker)
        )
        places = tuple(speakers.index(quotation.speaker) for quotation in quotations)
        prompts = tuple(quoted(setting.language, quotation.words) for quotation in quotations)
        points = tuple(
            MarkPoint(
                (
                    Text(quotation.speaker),
                    *((Text(", "), *quotation.occasion) if quotation.occasion else ()),
                ),
                label=pair_label(n, place),
            )
            for n, (quotation, place) in enumerate(zip(quotations, places, strict=True), 1)
        )
        match = Match("speaker", prompts, tuple(map(text, speakers)))
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self._asked(setting.language)), match),
            keys={"speaker": Matched(places)},
            scheme=Scheme(marks=self.tariff, points=points),
        )

    def _asked(self, language: Language) -> Inlines:
        """The prompt, and how many names are left over."""
        if not self.spare:
            return self.prompt
        count = len(self.spare)
        number = language.cardinal(count).capitalize()
        said = language.say("question.who-said-it.spare", n=count, number=number)
        return (*self.prompt, Text(f" {said}"))

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["WhoSaidIt"]:
        """Verified quotations of as many people, each run of them in turn."""
        by_speaker = {quotation.speaker: quotation for quotation in knowledge.quotations}
        people = {person.id for person in knowledge.people}
        quotations = [quotation for quotation in by_speaker.values() if quotation.speaker in people]
        for start, chosen in enumerate(turns(quotations, SET)):
            names = {quotation.speaker for quotation in chosen}
            others = [person.name for person in knowledge.people if person.id not in names]
            yield WhoSaidIt(
                span=chosen[0].span,
                id=f"who-said-{start + 1}",
                prompt=text(language.say("question.who-said-it.prompt")),
                quotations=tuple(
                    Attribution(
                        words=quotation.words,
                        speaker=knowledge.person(quotation.speaker).name,
                        occasion=quotation.occasion,
                    )
                    for quotation in chosen
                ),
                spare=tuple(others[:2]),
                asks=tuple(quotation.id for quotation in chosen),
            )


TYPE = WhoSaidIt

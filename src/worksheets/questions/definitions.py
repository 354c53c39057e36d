"""Terms to be explained."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose, Words
from worksheets.model.chance import one_of_these
from worksheets.model.knowledge.facts import Term, turns
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Inlines, Para, Strong, Text, Write, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.wording import worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.options.same import repeated

SET, MOST = 3, len(LETTERS)
"""Terms of a drawn question, and the most of any: each is a part with a letter."""


class Defined(BaseModel):
    """A term and what it means; `accept` and `reject` are other answers. A `context` stands behind
    a term that means something else elsewhere."""

    model_config = AUTHORED

    term: Words
    context: Prose = ()
    meaning: Prose
    accept: tuple[Prose, ...] = ()
    reject: tuple[Prose, ...] = ()


class Definitions(Question):
    """Say what each term means, for a mark a term.

    type: definitions
    id: define-two
    prompt: Say in your own words what each term means.
    terms:
      - term: armistice
        meaning: an agreement by both sides to stop fighting
        reject: [a peace treaty]
      - {term: buffer zone, meaning: land between two rivals that makes a sudden attack harder}
    """

    type: Literal["definitions"] = "definitions"
    prompt: Prose
    terms: Annotated[tuple[Defined, ...], Field(min_length=1, max_length=MOST)]

    @property
    def tariff(self) -> int:
        return len(self.terms)

    def problems(self, references: References) -> Iterator[Problem]:
        for n, wording, _ in repeated(text(term.term) for term in self.terms):
            hints = ("ask for every term once",)
            yield Problem(("terms", n, "term"), f"the term '{wording}' is there twice", hints)
        for n, term in enumerate(self.terms):
            if term.term.casefold() in plain(term.meaning).casefold():
                hints = ("say it in other words",)
                message = f"the meaning of '{term.term}' has the term in it"
                yield Problem(("terms", n, "meaning"), message, hints)

    def lower(self, setting: Setting) -> Item:
        if len(self.terms) == 1:
            (only,) = self.terms
            prompt = (*self.prompt, Text(" "), *_printed(only, setting.language))
            return self._asked(only, prompt, self.id, setting.language)
        parts = tuple(
            self._asked(term, _printed(term, setting.language), f"{self.id}-{n}", setting.language)
            for n, term in enumerate(self.terms, 1)
        )
        return Item(id=self.id, span=self.span, body=(Para(self.prompt),), parts=parts)

    def _asked(self, term: Defined, prompt: Prose, name: str, language: Language) -> Item:
        pair = worded(language, "question.pair", left=term.term, right=term.meaning)
        point = MarkPoint(pair, accept=term.accept, reject=term.reject)
        return Item(
            id=name,
            span=self.span,
            body=(Para(prompt), Write("meaning", 1)),
            scheme=Scheme(marks=1, points=(point,), open=True),
        )

    sizes: ClassVar[tuple[int, int]] = (1, MOST)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["Definitions"]:
        """Each run of three terms."""
        yield from cls.of_size(knowledge, language, SET)

    @classmethod
    def entries_in(cls, knowledge: Knowledge) -> int:
        return len(knowledge.terms)

    @classmethod
    def of_size(
        cls, knowledge: Knowledge, language: Language, size: int
    ) -> Iterator["Definitions"]:
        terms, ways = knowledge.terms, language.ways("question.definitions.prompt")
        for start, chosen in enumerate(turns(terms, size), 1):
            yield Definitions(
                id=f"define-terms-{start}" if size == SET else f"define-{size}-terms-{start}",
                difficulty="easy",
                prompt=text(one_of_these(chosen[0].id, *ways)),
                terms=tuple(_defined(term, language) for term in chosen),
                asks=tuple(term.id for term in chosen),
            )


def _defined(term: Term, language: Language) -> Defined:
    """A term as it is asked for; in a draft nobody may have said yet what it means."""
    meaning = term.definition or text(language.say("question.definitions.unknown"))
    return Defined(term=term.term, meaning=meaning, context=term.context)


def _printed(term: Defined, language: Language) -> Inlines:
    """A term as it stands on the paper, with what tells it from its other meanings."""
    if not term.context:
        return (Strong(text(term.term)),)
    return worded(language, "question.definitions.term", term=term.term, context=term.context)


TYPE = Definitions

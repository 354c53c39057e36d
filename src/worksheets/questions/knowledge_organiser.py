"""A topic on a page: dates, terms, people, places, key points; or blanks for them, as a quiz."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose, Words
from worksheets.model.knowledge.facts import Event, one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import (
    Block,
    Bullets,
    Gap,
    Inlines,
    Para,
    Strong,
    Table,
    capital,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.lettering import roman
from worksheets.model.paper.wording import sentence, worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting

WIDTHS = (0.28, 0.72)
MOST_POINTS = 7
"""Key points of an actor that are drawn from knowledge, so that an organiser is one page."""
LISTS = ("dates", "terms", "people", "places")
"""The fields that are tables, in the order in which they are printed."""


class Row(BaseModel):
    """A row of two cells: a name, and what to learn about it."""

    model_config = AUTHORED

    name: Words
    meaning: Prose


class Points(BaseModel):
    """Key points under a heading."""

    model_config = AUTHORED

    heading: Words
    points: tuple[Prose, ...]


class KnowledgeOrganiser(Question):
    """All of a topic to look things up in, without marks; with `blank: true` its twin to be filled.

    In the twin every right-hand cell is blank, for a mark each, and key points are left out.

    type: knowledge-organiser
    id: korea-at-a-glance
    title: The Korean War at a glance
    dates: [{name: 25 June 1950, meaning: North Korea attacks the South.}]
    terms: [{name: armistice, meaning: an agreement to stop fighting}]
    people: [{name: Kim Il Sung, meaning: leader of North Korea}]
    points: [{heading: China, points: [It entered the war in October 1950.]}]
    """

    type: Literal["knowledge-organiser"] = "knowledge-organiser"
    title: Words
    blank: bool = False
    dates: tuple[Row, ...] = ()
    terms: tuple[Row, ...] = ()
    people: tuple[Row, ...] = ()
    places: tuple[Row, ...] = ()
    points: tuple[Points, ...] = ()

    @property
    def _rows(self) -> list[Row]:
        return [row for name in LISTS for row in getattr(self, name)]

    @property
    def tariff(self) -> int:
        return len(self._rows) if self.blank else 0

    def problems(self, references: References) -> Iterator[Problem]:
        if not self._rows:
            hints = ("add dates, terms, people or places",)
            yield Problem((), "there is nothing to know on it", hints)

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        body: list[Block] = [Para((Strong(text(self.title)),))]
        if self.blank:
            body.append(Para(text(language.say("question.knowledge-organiser.instruction"))))
        count = 0
        for name in LISTS:
            head = tuple(map(text, _heads(name, language)))
            rows: Sequence[Row] = getattr(self, name)
            if rows:
                cells = tuple(
                    (text(row.name), self._cell(row, count + n)) for n, row in enumerate(rows, 1)
                )
                count += len(rows)
                space = 10 if self.blank else 0
                body.append(Table(head, cells, WIDTHS, space))
        for part in () if self.blank else self.points:
            body += [Para((Strong(text(part.heading)),)), Bullets(part.points)]
        scheme = None
        if self.blank:
            scheme = Scheme(marks=self.tariff, points=tuple(self._points(language)), open=True)
        return Item(id=self.id, span=self.span, body=tuple(body), scheme=scheme)

    def _cell(self, row: Row, number: int) -> Inlines:
        return (Gap(f"row-{number}", f"({roman(number)})"),) if self.blank else capital(row.meaning)

    def _points(self, language: Language) -> Iterator[MarkPoint]:
        for n, row in enumerate(self._rows, 1):
            pair = worded(language, "question.pair", left=row.name, right=row.meaning)
            yield MarkPoint(pair, label=f"({roman(n)})")

    @classmethod
    def from_knowledge(
        cls, knowledge: Knowledge, language: Language
    ) -> Iterator["KnowledgeOrganiser"]:
        """An organiser with the facts of a topic, and one with blanks in their place."""
        rows = {
            "dates": [
                (language.date(event.date), sentence(event.text)) for event in _in_order(knowledge)
            ],
            "terms": [(term.term, term.definition) for term in knowledge.terms if term.definition],
            "people": [(person.name, person.role) for person in knowledge.people if person.role],
            "places": [(place.name, place.what) for place in knowledge.places if place.what],
        }
        if sum(map(len, rows.values())) < 4:
            return
        tables = {
            name: tuple(Row(name=left, meaning=right) for left, right in several)
            for name, several in rows.items()
        }
        facts = (*knowledge.events, *knowledge.terms, *knowledge.people, *knowledge.places)
        names = tuple(fact.id for fact in facts)
        shown = tuple(fact.id for fact in (*knowledge.claims, *knowledge.links))
        title = language.say("question.knowledge-organiser.title")
        blank = language.say("question.knowledge-organiser.blank-title")
        yield KnowledgeOrganiser(
            id="organiser", title=title, points=_points(knowledge), gives=(*names, *shown), **tables
        )
        yield KnowledgeOrganiser(
            id="organiser-blank", title=blank, blank=True, asks=names, difficulty="hard", **tables
        )

    def of_topic(self, title: str, language: Language) -> "KnowledgeOrganiser":
        of_topic = language.say(
            "question.knowledge-organiser.of-topic", title=self.title, topic=title
        )
        return self.model_copy(update={"title": of_topic})


def _heads(name: str, language: Language) -> tuple[str, str]:
    """The heads of a table's columns: what is in it, and what is said of that."""
    match name:
        case "dates":
            return (
                language.say("question.knowledge-organiser.dates"),
                language.say("question.knowledge-organiser.happened"),
            )
        case "terms":
            return (
                language.say("question.knowledge-organiser.terms"),
                language.say("question.knowledge-organiser.meaning"),
            )
        case "people":
            return (
                language.say("question.knowledge-organiser.people"),
                language.say("question.knowledge-organiser.role"),
            )
    return (
        language.say("question.knowledge-organiser.places"),
        language.say("question.knowledge-organiser.what"),
    )


def _in_order(knowledge: Knowledge) -> list[Event]:
    return sorted(knowledge.events, key=lambda event: event.date)


def _points(knowledge: Knowledge) -> tuple[Points, ...]:
    """What is certainly true of each actor: the first claims, one of each group."""
    by_actor = []
    for actor in knowledge.actors:
        claims = one_of_each_group(
            claim for claim in knowledge.claims if claim.actor == actor.id and claim.sure
        )
        if claims:
            points = tuple(capital(claim.short or claim.text) for claim in claims[:MOST_POINTS])
            by_actor.append(Points(heading=actor.label, points=points))
    return tuple(by_actor)


TYPE = KnowledgeOrganiser

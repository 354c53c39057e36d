"""A topic on a page: dates, terms, people, places, key points; or blanks for them, as a quiz."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel

from worksheets.model.authored import AUTHORED, Prose, Words
from worksheets.model.knowledge.dates import spoken
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
    Text,
    capital,
    sentence,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.structured import roman

WIDTHS = (0.28, 0.72)
HEADS = {
    "dates": ("Key dates", "Date", "What happened"),
    "terms": ("Key words", "Word", "What it means"),
    "people": ("People", "Name", "Who that was"),
    "places": ("Places", "Name", "What it is"),
}


class Row(BaseModel):
    """What is to be known, and what is to be known of it."""

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
        return [row for name in HEADS for row in getattr(self, name)]

    @property
    def tariff(self) -> int:
        return len(self._rows) if self.blank else 0

    def problems(self, references: References) -> Iterator[Problem]:
        if not self._rows:
            hints = ("add dates, terms, people or places",)
            yield Problem((), "there is nothing to know on it", hints)

    def lower(self, setting: Setting) -> Item:
        body: list[Block] = [Para((Strong(text(self.title)),))]
        if self.blank:
            body.append(Para(text("Fill in what you know, and then check it.")))
        count = 0
        for name, (title, left, right) in HEADS.items():
            rows: Sequence[Row] = getattr(self, name)
            if rows:
                cells = tuple(
                    (text(row.name), self._cell(row, count + n)) for n, row in enumerate(rows, 1)
                )
                count += len(rows)
                space = 10 if self.blank else 0
                body.append(
                    Table((text(left), text(right)), cells, WIDTHS, space, (Strong(text(title)),))
                )
        for part in () if self.blank else self.points:
            body += [Para((Strong(text(part.heading)),)), Bullets(part.points)]
        scheme = None
        if self.blank:
            scheme = Scheme(marks=self.tariff, points=tuple(self._points()), open=True)
        return Item(id=self.id, span=self.span, body=tuple(body), scheme=scheme)

    def _cell(self, row: Row, number: int) -> Inlines:
        return (Gap(f"row-{number}", f"({roman(number)})"),) if self.blank else capital(row.meaning)

    def _points(self) -> Iterator[MarkPoint]:
        for n, row in enumerate(self._rows, 1):
            yield MarkPoint((Strong(text(f"({roman(n)})")), Text(f"  {row.name}: "), *row.meaning))

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["KnowledgeOrganiser"]:
        """The topic as it is known, and its blank twin."""
        rows = {
            "dates": [(spoken(one.date), sentence(one.text)) for one in _in_order(knowledge)],
            "terms": [(one.term, one.definition) for one in knowledge.terms if one.definition],
            "people": [(one.name, one.role) for one in knowledge.people if one.role],
            "places": [(one.name, one.what) for one in knowledge.places if one.what],
        }
        if sum(map(len, rows.values())) < 4:
            return
        made = {
            name: tuple(Row(name=left, meaning=right) for left, right in several)
            for name, several in rows.items()
        }
        facts = (*knowledge.events, *knowledge.terms, *knowledge.people, *knowledge.places)
        names = tuple(fact.id for fact in facts)
        shown = tuple(fact.id for fact in (*knowledge.claims, *knowledge.links))
        yield KnowledgeOrganiser(
            id="organiser", title=TITLE, points=_points(knowledge), gives=(*names, *shown), **made
        )
        yield KnowledgeOrganiser(
            id="organiser-blank", title=TITLE, blank=True, asks=names, difficulty="hard", **made
        )


TITLE = "All you need to know"


def _in_order(knowledge: Knowledge) -> list[Event]:
    return sorted(knowledge.events, key=lambda event: event.date)


def _points(knowledge: Knowledge) -> tuple[Points, ...]:
    """What is certainly true of each actor, one claim of each group."""
    found = []
    for actor in knowledge.actors:
        claims = one_of_each_group(
            claim for claim in knowledge.claims if claim.actor == actor.id and claim.sure
        )
        if claims:
            points = tuple(sentence(claim.short or claim.text) for claim in claims)
            found.append(Points(heading=actor.label, points=points))
    return tuple(found)


TYPE = KnowledgeOrganiser

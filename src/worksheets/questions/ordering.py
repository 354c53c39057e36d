"""Events to put in the order in which they happened."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Name, Prose, Shorthand
from worksheets.model.chance import one_of_these
from worksheets.model.knowledge.chronology import opened_and_closed
from worksheets.model.knowledge.dates import days
from worksheets.model.knowledge.facts import Event
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.paper.content import Inlines, Order, Para, capital, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Ordered
from worksheets.model.paper.wording import with_instruction
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.shapes import TEXT
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.options.choice import spelled_out
from worksheets.questions.options.same import repeated
from worksheets.questions.skills.entries import orders

APART = 25
"""Days between neighbouring events of a drawn question, at least."""
SET = 5
"""Events in a drawn question."""


class Entry(BaseModel):
    """What is put in order, and for the marker what shows its place: a date, or a value."""

    model_config = AUTHORED

    text: Prose
    note: Prose = ()


Spelled = Annotated[Entry, Shorthand(spelled_out, TEXT)]


class Ordering(Question):
    """Number the events from the earliest; write them in the right order.

    `marking: pairs` gives a mark for each right neighbour (one fewer than events), which forgives
    one slip; `marking: positions` gives a mark for each right place. With `tasks:
    true` they stand in the order of their answers, which the prompt says.

        type: ordering
        id: outbreak-order
        prompt: Number these events from 1 (earliest) to 4 (latest).
        events:
          - Mao proclaims the People's Republic of China
          - North Korea attacks the South
          - Chinese troops cross the Yalu River
          - An armistice ends the fighting
    """

    type: Literal["ordering"] = "ordering"
    prompt: Prose = ()
    tasks: bool = False
    events: Annotated[tuple[Spelled, ...], Field(min_length=3, max_length=10)]
    marking: Literal["pairs", "positions"] = "pairs"
    dates: tuple[Name, ...] = ()

    @property
    def _texts(self) -> tuple[Inlines, ...]:
        return tuple(event.text for event in self.events)

    @property
    def tariff(self) -> int:
        return len(self.events) - (self.marking == "pairs")

    def problems(self, references: References) -> Iterator[Problem]:
        if not self.prompt and not self.tasks:
            yield Problem((), "'prompt' is missing", ("add 'prompt: …'",))
        for n, wording, earlier in repeated(self._texts, references.language, by_value=True):
            same = wording == earlier
            message = "stands there twice" if same else f"is worth as much as '{earlier}'"
            yield Problem(("events", n), f"'{wording}' {message}", ("leave one out",))
        if self.dates and len(self.dates) != len(self.events):
            yield Problem(
                ("dates",),
                f"there are {len(self.dates)} dates for {len(self.events)} events",
                ("give one date for each event, in the same order",),
            )

    def lower(self, setting: Setting) -> Item:
        pairs = self.marking == "pairs"
        rule = setting.language.say(
            "question.ordering.pairs" if pairs else "question.ordering.positions"
        )
        right = tuple(range(len(self.events)))
        order = _mixed(setting.shuffled(right))
        dates = self.dates or ("",) * len(self.events)
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(self._prompt(setting.language)),
                Order("order", tuple(self._texts[n] for n in order)),
            ),
            keys={"order": Ordered(tuple(n + 1 for n in order))},
            scheme=Scheme(
                marks=self.tariff,
                rule=text(rule),
                points=tuple(
                    MarkPoint(
                        event.text,
                        marks=0 if pairs and n == 1 else 1,
                        note=event.note or text(date),
                        label=str(n),
                    )
                    for n, (event, date) in enumerate(zip(self.events, dates, strict=True), 1)
                ),
            ),
        )

    def _prompt(self, language: Language) -> Inlines:
        if not self.tasks:
            return self.prompt
        instruction = language.say("question.ordering.answers", last=len(self.events))
        return with_instruction(self.prompt, instruction)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["Ordering"]:
        """Runs of events of which each came well before the next."""
        usable = (event for event in knowledge.events if event.sure and stands_alone(event.text))
        events = sorted(usable, key=lambda event: event.date)
        for stride in (1, 2):
            for start in range(len(events)):
                chosen = _well_apart(events[start::stride])
                if len(chosen) == SET and not opened_and_closed(chosen):
                    yield _drawn(chosen, f"order-events-{stride}-{start + 1}", language)

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """Sums of each skill in the order of what they come to."""
        return orders(skills)


def _well_apart(events: Sequence[Event]) -> list[Event]:
    """The first of some events in order, each so long after the one before that pupils can be
    asked which came first: the fortnight before is no knowledge, and two neighbours that change
    places cost most of the marks."""
    chosen = list(events[:1])
    for event in events[1:]:
        if len(chosen) < SET and _is_well_after(chosen[-1], event):
            chosen.append(event)
    return chosen


def _is_well_after(earlier: Event, later: Event) -> bool:
    return earlier.before(later) and _middle(later) - _middle(earlier) >= APART


def _middle(event: Event) -> float:
    """The day in the middle of what is known of a date: of May 1955 the 16th."""
    return sum(days(event.date)) / 2


def _mixed(order: tuple[int, ...]) -> tuple[int, ...]:
    """An order, or one made of it, in which the fewest entries stand behind their right neighbour.

    Who copies the order of the page scores next to nothing.
    """
    ways = (order, order[::-1], order[1::2] + order[::2], order[::2] + order[1::2])
    return min(ways, key=lambda way: sum(b == a + 1 for a, b in pairwise(way)))


def _drawn(events: list[Event], name: str, language: Language) -> Ordering:
    ways = language.ways("question.ordering.prompt", last=SET)
    return Ordering(
        id=name,
        prompt=text(one_of_these(name, *ways)),
        events=tuple(Entry(text=capital(event.text)) for event in events),
        dates=tuple(language.date(event.date) for event in events),
        asks=tuple(event.id for event in events),
    )


TYPE = Ordering

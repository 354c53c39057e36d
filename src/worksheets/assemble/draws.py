"""Draws of questions with values, in an order that seed and name show: all different, as long as
there are others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from worksheets.assemble.pool import PoolEntry
from worksheets.language.language import Language
from worksheets.model.mapped import Mapped
from worksheets.model.question import Question
from worksheets.model.template import Known, Template
from worksheets.model.values.patterns import Printers
from worksheets.model.values.repeats import EntryDraws
from worksheets.model.values.shares import SharedOrders
from worksheets.model.values.values import Draw

Make: TypeAlias = Callable[[str, Template, int, Draw, EntryDraws], Question | None]
"""The question of a draw of a topic's template, by its number, with the draws of its entries that
repeat; None if it has a problem."""
LayOver: TypeAlias = Callable[[str, Template, Mapped], Template]
"""The template of a topic with other values for some; raises Mistake."""
Making: TypeAlias = tuple[Make, LayOver, Language]
"""The two for a course, and the language that its texts are filled in in."""


@dataclass(slots=True)
class _Walk:
    """The draws of a template that became questions, as far as they were asked for."""

    entries: EntryDraws
    draws: Iterator[tuple[int, Draw, Known]]
    seen: set[Known]
    questions: list[Question] = field(default_factory=list)


@dataclass(slots=True)
class Draws:
    """The questions of all templates of a course, draw by draw.

    A draw that has something in common with an earlier one that its author keeps apart, or whose
    question has a problem, is passed over; so the n-th draw is always the same.
    """

    make: Make
    lay_over: LayOver
    language: Language
    seed: int
    walks: dict[tuple[str, str, str], _Walk] = field(default_factory=dict)
    templates: dict[tuple[str, str, str], Template] = field(default_factory=dict)
    orders: SharedOrders = field(init=False)

    def __post_init__(self) -> None:
        self.orders = SharedOrders(Printers.of(self.language).text)

    def entry(self, of: PoolEntry, number: int) -> PoolEntry | None:
        """An entry of the pool with the draw of a number; None if there are not so many."""
        template = of.template
        if template is None:
            return None
        walk = self._walk(of.topic.number, template, of.with_)
        while len(walk.questions) <= number:
            if not self._go_on(of, template, walk):
                return None
        question = walk.questions[number]
        return replace(of, question=question, draw=number)

    def again(self, of: PoolEntry, number: int) -> PoolEntry:
        """The same; after the last draw comes the first again."""
        entry = self.entry(of, number)
        if entry is None and of.template:
            count = len(self._walk(of.topic.number, of.template, of.with_).questions)
            entry = self.entry(of, number % count) if count else None
        return entry or of

    def laid_over(self, of: PoolEntry, written: Mapped) -> PoolEntry:
        """An entry of a template with what a pick says otherwise; raises Mistake."""
        if of.template is None:
            return of
        name = repr(written)
        key = of.topic.number, of.template.id, name
        if key not in self.templates:
            self.templates[key] = self.lay_over(of.topic.number, of.template, written)
        template = self.templates[key]
        return replace(of, question=template, template=template, with_=name)

    def _walk(self, topic: str, template: Template, with_: str) -> _Walk:
        name = topic, template.id, with_
        if name not in self.walks:
            seen, key = set[Known](), f"{self.seed}/{topic}"
            entries = template.source.entry_draws(key, template.id, self.orders)
            self.walks[name] = _Walk(entries, template.others(entries, seen), seen)
        return self.walks[name]

    def _go_on(self, of: PoolEntry, template: Template, walk: _Walk) -> bool:
        """Walk to the next draw that becomes a question; returns whether there is one."""
        for number, draw, known in walk.draws:
            question = self.make(of.topic.number, template, number, draw, walk.entries)
            if question is not None and question.tariff == template.tariff:
                walk.seen.add(known)
                name = f"{template.id}~{len(walk.questions)}"
                walk.questions.append(question.model_copy(update={"id": name}))
                return True
        return False

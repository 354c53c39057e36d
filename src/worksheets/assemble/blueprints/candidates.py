"""The questions that a blueprint may take, with what is counted of each."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from math import ceil

from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.seen import Seen
from worksheets.assemble.selection import Selection
from worksheets.model.blueprint import Blueprint
from worksheets.model.question import Question

BITS = 20
"""Of the hash by which a question is chosen among others; so many leave no two papers as cheap."""
FINE, LATER = 1 << 16, 21


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question, with the words that it prints and the minutes that its marks take.

    One that is `kept` is on the paper already, one that is `pinned` must be. How `lately` a class
    saw it is 0 if that is long ago, or else the more the later.
    """

    entry: PoolEntry
    words: int = 0
    minutes: Fraction = Fraction(0)
    kept: bool = False
    lately: int = 0
    pinned: bool = False

    @property
    def question(self) -> Question:
        return self.entry.question

    @property
    def marks(self) -> int:
        return self.entry.question.tariff

    def cost(self, seed: int, form: str) -> int:
        """What taking it costs: its marks, weighed by the square of a hash, and the more the later
        a class saw it.

        By marks, so that short questions are no cheaper than long ones; a square, for then fewer
        questions can be on the cheapest paper, which is proved in half the time.
        """
        name = f"{seed}/{form}/{self.entry.name}".encode()
        rank = int.from_bytes(sha256(name).digest()[:4]) >> (32 - BITS)
        return (rank * rank // FINE + (self.lately << LATER) + 1) * ceil(self.marks)


@dataclass(frozen=True, slots=True)
class Counting:
    """How questions are counted: the words that an entry prints, and the minutes that a mark of a
    type takes."""

    words: Callable[[PoolEntry], int]
    pace: Callable[[str], Fraction]
    may_be_about: Callable[[frozenset[str]], bool] = frozenset[str]().issubset
    """Whether a paper can have a question about these sources, by their names in its topic."""
    seen: Seen | None = None

    def of(self, entry: PoolEntry, *, kept: bool = False) -> Candidate:
        """A question with what is counted of it."""
        minutes = self.pace(entry.question.type) * entry.question.tariff
        number = self.seen.when(entry) if self.seen else None
        lately = self.seen.lately(number) if self.seen and number is not None else 0
        return Candidate(entry, self.words(entry), minutes, kept, lately)

    def forbids(self, entry: PoolEntry) -> bool:
        """Whether the class must not see a question again yet."""
        return self.seen is not None and self.seen.forbids(entry)


def candidates_of(
    blueprint: Blueprint,
    pool: Sequence[PoolGroup],
    kept: Sequence[PoolEntry],
    without: Collection[str],
    counting: Counting,
) -> list[Candidate]:
    """The questions that are kept, and all others that a blueprint may take beside them, in the
    order of their names; of one with values a draw. Never those that `without` names."""
    selection = Selection(PrintedQuestions.nothing())
    for entry in kept:
        selection.add(entry)
    names = {*without, *(entry.name for entry in kept)}
    found = {
        entry.name: entry
        for entry in _entries(blueprint, pool, names, counting.may_be_about)
        if not counting.forbids(entry) and (not kept or selection.can_add(entry))
    }
    listed = [with_objective(entry, blueprint.objective_of) for entry in kept]
    others = [with_objective(found[name], blueprint.objective_of) for name in sorted(found)]
    return [
        *(counting.of(entry, kept=True) for entry in listed),
        *(counting.of(entry) for entry in others),
    ]


def pinned_of(
    blueprint: Blueprint,
    pinned: Sequence[PoolEntry],
    kept: Sequence[PoolEntry],
    counting: Counting,
) -> list[Candidate]:
    """The questions that are kept, and those that are pinned, in the order of their names."""
    in_order = sorted(pinned, key=lambda entry: entry.name)
    own = [counting.of(with_objective(entry, blueprint.objective_of)) for entry in in_order]
    return [
        *(counting.of(with_objective(one, blueprint.objective_of), kept=True) for one in kept),
        *(replace(one, pinned=True) for one in own),
    ]


def _entries(
    blueprint: Blueprint,
    pool: Sequence[PoolGroup],
    without: Collection[str],
    may_be_about: Callable[[frozenset[str]], bool],
) -> Iterator[PoolEntry]:
    """The entries of the groups that a blueprint may ask, a draw of each with values."""
    for group in pool:
        if group.origin == "spec" or not may_ask(blueprint, group):
            continue
        for n, sources in enumerate(group.sources):
            entry = _unused(group[n], group, without) if may_be_about(sources) else None
            if entry is not None:
                yield entry


def may_ask(blueprint: Blueprint, group: PoolGroup) -> bool:
    """Whether a blueprint may ask the questions of a group, by their type and their topic."""
    branches = blueprint.branches
    in_scope = not branches or any(map(group.topic.within, branches))
    return bool(group.group.tariff) and blueprint.asks_type(group.group.type) and in_scope


def _unused(entry: PoolEntry, group: PoolGroup, without: Collection[str]) -> PoolEntry | None:
    """The entry, or the first draw of one with values, that is not used already."""
    if entry.template is None or group.drawn is None:
        return None if entry.name in without else entry
    number = 0
    while (drawn := group.drawn.entry(entry, number)) is not None and drawn.name in without:
        number += 1
    return drawn


def with_objective(entry: PoolEntry, objective_of: Mapping[str, str]) -> PoolEntry:
    """The entry, whose question has the objective of its type if its author names none."""
    question = entry.question
    objective = objective_of.get(question.type)
    if not objective or question.objectives or not question.tariff:
        return entry
    return replace(entry, question=question.model_copy(update={"ao": objective}))

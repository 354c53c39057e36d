"""Choosing questions: as many as every pick asks for, none answering or repeating another."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TypeAlias

from worksheets.assemble.fitting import Fitting
from worksheets.assemble.orders import least_clashing_first, least_connected_first
from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.remedies import Filled, PickPlace, PlacedPick
from worksheets.assemble.shortfall import report_shortfalls, warn_of_repetition
from worksheets.model.diagnostics import Sink
from worksheets.model.spec import Spec

SAME_VERDICT = 0.6
"""The part of a pick that may have one verdict, rounded up: of four statements three may be
true."""
LONGEST_KEYS = 0.4
"""The part of a pick whose keys may be longer than all their other options."""
ROUNDS = 16
"""Other orders of the picks that are tried at most; tight papers have needed up to 15."""
MOST_PASSED_OVER = 64
"""The most questions that are passed over for their verdict or for the length of their key."""


@dataclass(slots=True)
class Selection:
    """The questions chosen so far, summed up in sets, so that none is compared one by one."""

    ids: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    families: dict[str, set[str]] = field(default_factory=dict)
    """The questions with values of which there are draws, by the facts and the wording of these."""
    given: set[str] = field(default_factory=set)
    sources_of_given: dict[str, frozenset[str]] = field(default_factory=dict)
    option_sets: set[frozenset[str]] = field(default_factory=set)
    exhausted: list[Collection[PoolEntry]] = field(default_factory=list)
    """What has no question left that can be added, nor ever will: a selection only grows."""

    def add(self, entry: PoolEntry) -> None:
        self.ids.add(entry.question.id)
        self.wordings.add(entry.question.wording)
        if entry.question.option_set:
            self.option_sets.add(entry.question.option_set)
        self.asked |= entry.asks
        if entry.template:
            for name in (*entry.asks, entry.question.wording):
                self.families.setdefault(name, set()).add(entry.family)
        self.given |= entry.gives
        for fact in entry.gives_away:
            self.sources_of_given[fact] = (
                self.sources_of_given.get(fact, frozenset()) | entry.sources
            )

    def clashes(self, entry: PoolEntry) -> bool:
        """Whether a question clashes with any of those chosen; see `clashes.clashes`."""
        question, asks, wording = entry.question, entry.asks, entry.question.wording
        if entry.template:
            asks = frozenset(fact for fact in asks if not self._only_by(entry, fact))
            wording = "" if self._only_by(entry, wording) else wording
        return (
            question.id in self.ids
            or (wording != "" and wording in self.wordings)
            or not asks.isdisjoint(self.asked)
            or not entry.asks.isdisjoint(self.given)
            or not entry.gives.isdisjoint(self.asked)
        )

    def _only_by(self, entry: PoolEntry, name: str) -> bool:
        """Whether only draws of the same question ask a fact so far, or have a wording."""
        return self.families.get(name) == {entry.family}

    def repeats(self, entry: PoolEntry) -> bool:
        """Whether a question has the options, or gives away a fact, of one that was chosen."""
        return entry.question.option_set in self.option_sets or any(
            fact in self.sources_of_given and self.sources_of_given[fact].isdisjoint(entry.sources)
            for fact in entry.gives_away
        )

    def take(
        self, entries: Collection[PoolEntry], most: int, *, named: bool = False
    ) -> list[PoolEntry]:
        """Add the first questions that can be added, at most `most`; returns them.

        Questions that would give nearly all the same verdict, or make too many keys the longest
        option, come last. A question that an author `named` may repeat another.
        """
        if any(entries is other for other in self.exhausted):
            return []
        taken: list[PoolEntry] = []
        passed_over: list[PoolEntry] = []
        verdicts: Counter[str] = Counter()
        longest = 0
        for entry in entries:
            if len(taken) == most:
                return taken
            verdict = entry.question.verdict
            key_is_longest = entry.question.key_is_longest
            uneven = verdict and verdicts[verdict] >= SAME_VERDICT * most
            if (uneven or (key_is_longest and longest + 1 > LONGEST_KEYS * most)) and len(
                passed_over
            ) < MOST_PASSED_OVER:
                passed_over.append(entry)
            elif self.admits(entry, named=named):
                verdicts[verdict] += 1
                longest += key_is_longest
                taken.append(entry)
        admitted = (entry for entry in passed_over if self.admits(entry, named=named))
        taken += islice(admitted, most - len(taken))
        if len(taken) < most:
            self.exhausted.append(entries)
        return taken

    def admits(self, entry: PoolEntry, *, named: bool = False) -> bool:
        """Add a question, if it can be added; returns whether it was."""
        if self.clashes(entry) or (not named and self.repeats(entry)):
            return False
        self.add(entry)
        return True


def choose_questions(
    spec: Spec,
    pool: Sequence[PoolGroup],
    seed: int,
    sink: Sink,
    *,
    without: Collection[str] = frozenset(),
) -> list[list[Sequence[PoolEntry]]] | None:
    """Questions by section and pick; None, with errors in the sink, if there are too few.

    `without` are names of questions that must not be chosen.
    """
    picks = [
        (s, p, pick)
        for s, section in enumerate(spec.sections)
        for p, pick in enumerate(section.questions)
    ]
    chooser = Chooser(Fitting(pool, seed, without, picks, sink).questions())
    if sink.failed:
        return None
    taken, short = chooser.fill(picks)
    if short:
        report_shortfalls(picks, pool, chooser.fitting, chooser.fill, sink)
        return None
    warn_of_repetition([(pick, taken[s, p]) for s, p, pick in picks], sink)
    return [
        [taken[s, p] for p in range(len(section.questions))]
        for s, section in enumerate(spec.sections)
    ]


Order: TypeAlias = Callable[[Collection[PoolEntry]], list[PoolEntry]]


class Chooser:
    """Chooses among the questions that meet the criteria of each pick.

    The scarcest picks choose first. Questions are taken in the order of a hash, so a new question
    moves no other unless it wins a place. If a pick gets too few, picks that stayed short choose
    first, then questions that touch the fewest facts, and at last those that clash with the fewest.
    """

    def __init__(self, fitting: Mapping[PickPlace, Collection[PoolEntry]]) -> None:
        self.fitting = fitting

    @cached_property
    def _least_connected(self) -> Mapping[PickPlace, Collection[PoolEntry]]:
        return self._reordered(least_connected_first)

    @cached_property
    def _least_clashing(self) -> Mapping[PickPlace, Collection[PoolEntry]]:
        return self._reordered(least_clashing_first)

    def _reordered(self, order: Order) -> Mapping[PickPlace, Collection[PoolEntry]]:
        """The questions for each pick in another order; picks that share them share that, too."""
        ordered: list[tuple[Collection[PoolEntry], Collection[PoolEntry]]] = []
        reordered: dict[PickPlace, Collection[PoolEntry]] = {}
        for place, entries in self.fitting.items():
            known = next((after for before, after in ordered if before is entries), None)
            if known is None:
                known = order(entries)
                ordered.append((entries, known))
            reordered[place] = known
        return reordered

    def fill(self, picks: Sequence[PlacedPick]) -> Filled:
        """What each pick gets, and the picks that stay short; as many questions as were found."""

        def spare(placed: PlacedPick) -> tuple[bool, int, PickPlace]:
            s, p, pick = placed
            return pick.id is None, len(self.fitting[s, p]) - pick.count, (s, p)

        scarcest = sorted(picks, key=spare)
        best = _fill_with_retries(scarcest, self.fitting)
        if best.short:
            best = max(best, _fill_with_retries(scarcest, self._least_connected), key=Filled.total)
        if best.short:
            best = max(best, _fill_with_retries(scarcest, self._least_clashing), key=Filled.total)
        return best


def _fill_with_retries(
    picks: Sequence[PlacedPick], fitting: Mapping[PickPlace, Collection[PoolEntry]]
) -> Filled:
    """What each pick gets, and the picks that stay short, which choose first in the next round.

    If no round satisfies all picks, the result is that of the first round.
    """
    first_result = filled = _fill(picks, fitting)
    order = list(picks)
    for _ in range(ROUNDS):
        short = {(s, p) for s, p, _ in filled.short}
        ahead = [placed for placed in order if placed[:2] in short]
        if not short or [placed[:2] for placed in order[: len(ahead)]] == [
            placed[:2] for placed in ahead
        ]:
            break
        order = ahead + [placed for placed in order if placed[:2] not in short]
        filled = _fill(order, fitting)
    return first_result if filled.short else filled


def _fill(
    picks: Sequence[PlacedPick], fitting: Mapping[PickPlace, Collection[PoolEntry]]
) -> Filled:
    """What each pick gets, and the picks that stay short."""
    taken: dict[PickPlace, list[PoolEntry]] = {}
    selection = Selection()
    short: list[PlacedPick] = []
    for s, p, pick in picks:
        named = pick.id is not None
        entries = taken[s, p] = selection.take(fitting[s, p], pick.count, named=named)
        if len(entries) < pick.count:
            short.append((s, p, pick))
    return Filled(taken, short)

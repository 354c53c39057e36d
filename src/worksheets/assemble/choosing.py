"""Choosing questions: as many as every pick asks for, none answering or repeating another."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import TypeAlias

from worksheets.assemble.choices import apart_by
from worksheets.assemble.fitting import Fitting
from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.orders import least_clashing_first, least_connected_first, unseen_shuffled
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.remedies import Filled, PickPlace, PlacedPick, placed_picks
from worksheets.assemble.repetition import warn_of_given_away, warn_of_repetition
from worksheets.assemble.selection import Selection
from worksheets.assemble.shortfall import report_shortfalls
from worksheets.assemble.sized import Supply
from worksheets.model.diagnostics import Sink
from worksheets.model.exam_fields import Apart
from worksheets.model.source_letters import by_letter
from worksheets.model.spec import Spec

ROUNDS = 16
"""Other orders of the picks that are tried at most; tight papers have needed up to 15. If more
picks than that stay short, none is tried."""

ATTEMPTS = 24
"""Other orders that are tried if a class has lately seen some of the questions chosen, or if some
print the answers of others."""


def choose_questions(
    spec: Spec,
    supply: Supply,
    seed: int,
    sink: Sink,
    *,
    without: Collection[str] = frozenset(),
) -> list[list[Sequence[PoolEntry]]] | None:
    """Questions by section and pick; None, with errors in the sink, if there are too few.

    `without` are names of questions that must not be chosen.
    """
    picks = placed_picks(spec)
    apart = {s: section.apart for s, section in enumerate(spec.sections) if section.apart}
    sources = by_letter(spec.placed_sources)
    fitting = Fitting(supply, seed, without, picks, sink, sources).questions()
    forms = spec.forms[:1] if spec.disjoint else spec.forms
    chooser = Chooser(fitting, apart, PrintedQuestions(supply.levels, seed, forms or ("",)))
    if sink.failed:
        return None
    taken, short = chooser.fill(picks)
    if short:
        report_shortfalls(spec, supply.pool, chooser.fitting, chooser.fill_at_all, sink)
        return None
    by_pick = [(pick, taken[s, p]) for s, p, pick in picks]
    warn_of_repetition(by_pick, sink)
    warn_of_given_away(by_pick, chooser.printed_questions, sink)
    return [
        [taken[s, p] for p in range(len(section.questions))]
        for s, section in enumerate(spec.sections)
    ]


Order: TypeAlias = Callable[[Collection[PoolEntry]], list[PoolEntry]]


def _longest(attempts: Iterator[Filled]) -> Filled:
    """The first attempt in which no pick stays short, or the first that has the most questions."""
    best = next(attempts)
    while best.short and (other := next(attempts, None)):
        best = max(best, other, key=Filled.total)
    return best


class Chooser:
    """Chooses among the questions that meet the criteria of each pick.

    The scarcest picks choose first. Questions are taken in the order of a hash, so a new question
    moves no other unless it wins a place. If a pick gets too few, picks that stayed short choose
    first, then questions that touch the fewest facts, and at last those that clash with the fewest.
    `apart` says by what the questions of a section differ, by its number.
    """

    def __init__(
        self,
        fitting: Mapping[PickPlace, Collection[PoolEntry]],
        apart: Mapping[int, Apart],
        printed_questions: PrintedQuestions,
    ) -> None:
        self.fitting = fitting
        self.apart = apart
        self.printed_questions = printed_questions
        self._not_compared = PrintedQuestions.nothing()

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

    def _scarcest_first(self, picks: Sequence[PlacedPick]) -> list[PlacedPick]:
        def spare(placed: PlacedPick) -> tuple[bool, int, PickPlace]:
            s, p, pick = placed
            return pick.id is None, len(self.fitting[s, p]) - pick.count, (s, p)

        return sorted(picks, key=spare)

    def fill(self, picks: Sequence[PlacedPick]) -> Filled:
        """What each pick gets, and the picks that stay short; as many questions as were found."""
        scarcest = self._scarcest_first(picks)
        attempts = chain(
            self._attempts(scarcest, self.printed_questions),
            self._attempts(scarcest, self._not_compared),
        )
        best = _longest(attempts)
        return best if best.short else self._in_other_orders(scarcest, best)

    def fill_at_all(self, picks: Sequence[PlacedPick]) -> Filled:
        """What each pick gets whatever questions help one another with, and the picks that stay
        short: whether there is a paper is answered without comparing its questions."""
        return _longest(self._attempts(self._scarcest_first(picks), self._not_compared))

    def _attempts(self, picks: Sequence[PlacedPick], printed: PrintedQuestions) -> Iterator[Filled]:
        """What each pick gets in one order after another; a paper whose questions help one another
        says so in a warning, which is better than none."""
        yield self._fill_with_retries(picks, self.fitting, printed)
        yield self._fill_with_retries(picks, self._least_connected, printed)
        yield self._fill_with_retries(picks, self._least_clashing, printed)

    def _in_other_orders(self, picks: Sequence[PlacedPick], best: Filled) -> Filled:
        """What each pick gets if the questions that a class has not seen lately are tried in other
        orders: the first result with the fewest that it has, and those the longest ago; of those
        the first whose questions print the fewest answers of others."""
        least = self._faults(best)
        for attempt in range(ATTEMPTS):
            if least == (0, 0, 0):
                break
            order = partial(unseen_shuffled, attempt=attempt)
            filled = self._fill(picks, self._reordered(order), self.printed_questions)
            if not filled.short and (faults := self._faults(filled)) < least:
                best, least = filled, faults
        return best

    def _faults(self, filled: Filled) -> tuple[int, int, int]:
        """How lately a class has seen what each pick gets, how many answers are given away, and how
        many that are there to choose from are pointed to."""
        entries = [entry for taken in filled.taken.values() for entry in taken]
        questions = self.printed_questions
        return filled.lately(), len(questions.given_away(entries)), questions.hints(entries)

    def _fill_with_retries(
        self,
        picks: Sequence[PlacedPick],
        fitting: Mapping[PickPlace, Collection[PoolEntry]],
        printed: PrintedQuestions,
    ) -> Filled:
        """What each pick gets, and the picks that stay short, which choose first in the next round.

        If no round satisfies all picks, the result is that of the first round.
        """
        first_result = filled = self._fill(picks, fitting, printed)
        order = list(picks)
        for _ in range(ROUNDS):
            short = {(s, p) for s, p, _ in filled.short}
            ahead = [placed for placed in order if placed[:2] in short]
            if not short or len(short) > ROUNDS or order[: len(ahead)] == ahead:
                break
            order = ahead + [placed for placed in order if placed[:2] not in short]
            filled = self._fill(order, fitting, printed)
        return first_result if filled.short else filled

    def _fill(
        self,
        picks: Sequence[PlacedPick],
        fitting: Mapping[PickPlace, Collection[PoolEntry]],
        printed: PrintedQuestions,
    ) -> Filled:
        """What each pick gets, and the picks that stay short."""
        taken: dict[PickPlace, list[PoolEntry]] = {}
        selection = Selection(printed)
        short: list[PlacedPick] = []
        kept: dict[int, set[str]] = {}
        for s, p, pick in picks:
            named = pick.id is not None
            if s in self.apart and not named:
                seen = kept.setdefault(s, set())
                entries = self._take_apart(selection, fitting[s, p], pick.count, s, seen)
            elif pick.spaced:  # the first grid asks most of what was taught when it should be
                entries = selection.take(self.fitting[s, p], pick.count, in_order=True)
            else:
                entries = selection.take(fitting[s, p], pick.count, named=named)
            if s in self.apart:
                kept.setdefault(s, set()).update(apart_by(e, self.apart[s]) for e in entries)
            taken[s, p] = entries
            if len(entries) < pick.count:
                short.append((s, p, pick))
        return Filled(taken, short)

    def _take_apart(
        self,
        selection: Selection,
        entries: Collection[PoolEntry],
        most: int,
        section: int,
        seen: set[str],
    ) -> list[PoolEntry]:
        """Questions of a section that differ in what its questions are apart by, also from what was
        `seen` in it."""
        apart = self.apart[section]
        taken: list[PoolEntry] = []
        while len(taken) < most:
            left = [entry for entry in entries if apart_by(entry, apart) not in seen]
            found = selection.take(left, 1)
            if not found:
                break
            seen.update(apart_by(entry, apart) for entry in found)
            taken += found
        return taken

"""Choosing questions: every pick filled, and no question answering or repeating another."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from worksheets.assemble.candidates import Candidate, Stock
from worksheets.assemble.ranked import Ranked
from worksheets.assemble.shortfall import report_shortfall, warn_of_repetition
from worksheets.model.diagnostics import Sink
from worksheets.model.spec import Pick, Spec

ALIKE = 0.6
"""The part of a pick that may have one verdict, rounded up: of four statements three are true."""
LONGEST = 0.4
"""The part of a pick whose keys may be longer than all their other options."""
ROUNDS = 16
"""Other orders of the picks that are tried at most; tight papers have needed up to 15."""
PASSED = 64
"""Questions that are passed over for their verdict at most."""


def fits(stock: Stock, pick: Pick) -> bool:
    """Whether the questions of a stock answer to every criterion of a pick but an identifier."""
    group = stock.group
    return (
        (not pick.type or group.type in pick.type)
        and (not pick.topic or any(stock.topic.within(branch) for branch in pick.topic))
        and (pick.marks is None or group.tariff == pick.marks)
        and (pick.difficulty is None or group.difficulty == pick.difficulty)
        and (pick.from_ is None or stock.origin == pick.from_)
    )


Place: TypeAlias = tuple[int, int]
"""The number of a section, and that of a pick in it."""
Placed: TypeAlias = tuple[int, int, Pick]


@dataclass(slots=True)
class Selection:
    """What stands on a paper so far, so that a question need not be held against each."""

    ids: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    given_by: dict[str, frozenset[str]] = field(default_factory=dict)
    option_sets: set[frozenset[str]] = field(default_factory=set)

    def add(self, candidate: Candidate) -> None:
        self.ids.add(candidate.question.id)
        self.wordings.add(candidate.question.wording)
        if candidate.question.option_set:
            self.option_sets.add(candidate.question.option_set)
        self.asked |= candidate.asks
        self.given |= candidate.gives
        for fact in candidate.given:
            self.given_by[fact] = self.given_by.get(fact, frozenset()) | candidate.sources

    def clashes(self, candidate: Candidate) -> bool:
        """Whether the question clashes with any that stands there."""
        question = candidate.question
        return (
            question.id in self.ids
            or (question.wording != "" and question.wording in self.wordings)
            or not candidate.asks.isdisjoint(self.asked)
            or not candidate.asks.isdisjoint(self.given)
            or not candidate.gives.isdisjoint(self.asked)
        )

    def repeats(self, candidate: Candidate) -> bool:
        """Whether the question has options, or gives a fact, that stand there already."""
        return candidate.question.option_set in self.option_sets or any(
            fact in self.given_by and self.given_by[fact].isdisjoint(candidate.sources)
            for fact in candidate.given
        )

    def take(
        self, candidates: Iterable[Candidate], most: int, *, named: bool = False
    ) -> list[Candidate]:
        """Add the first that can stand here, at most so many; answers them.

        Those that would give nearly all of them the same verdict, or make their keys the longest
        options, come last. A question that an
        author has `named` may repeat what stands there.
        """
        taken: list[Candidate] = []
        passed: list[Candidate] = []
        verdicts: Counter[str] = Counter()
        longest = 0
        for candidate in candidates:
            if len(taken) == most:
                return taken
            verdict = candidate.question.verdict
            cue = candidate.question.key_is_longest
            uneven = verdict and verdicts[verdict] >= ALIKE * most
            if (uneven or (cue and longest + 1 > LONGEST * most)) and len(passed) < PASSED:
                passed.append(candidate)
            elif self.admits(candidate, named=named):
                verdicts[verdict] += 1
                longest += cue
                taken.append(candidate)
        admitted = (candidate for candidate in passed if self.admits(candidate, named=named))
        return [*taken, *islice(admitted, most - len(taken))]

    def admits(self, candidate: Candidate, *, named: bool = False) -> bool:
        """Add the question, if it can stand here; answers whether it can."""
        if self.clashes(candidate) or (not named and self.repeats(candidate)):
            return False
        self.add(candidate)
        return True


def chosen(
    spec: Spec,
    pool: Sequence[Stock],
    seed: int,
    sink: Sink,
    *,
    without: Collection[str] = frozenset(),
) -> list[list[list[Candidate]]] | None:
    """Candidates by section and pick, or None with the reasons in the sink.

    The scarcest picks choose first. Order is by hash, so a new question moves no other unless it
    wins a place; where that runs into a corner, picks that stayed short choose first, and at last
    the least clashing order is tried. `without` names questions that are not to be had.
    """
    picks = [
        (s, p, pick)
        for s, section in enumerate(spec.sections)
        for p, pick in enumerate(section.questions)
    ]
    fitting = _fitting(pool, picks, seed, without)

    def spare(entry: tuple[int, int, Pick]) -> tuple[bool, int, tuple[int, int]]:
        s, p, pick = entry
        return pick.id is None, len(fitting[s, p]) - pick.count, (s, p)

    scarcest = sorted(picks, key=spare)
    taken, short = _settled(scarcest, fitting)
    if short:
        calm = {place: _calm(found) for place, found in fitting.items()}
        taken, still = _settled(scarcest, calm)
        if still:
            everything = [found for mine in taken.values() for found in mine]
            for s, p, pick in still:
                report_shortfall(pick, list(fitting[s, p]), taken[s, p], pool, everything, sink)
            return None
    warn_of_repetition([(pick, taken[s, p]) for s, p, pick in picks], sink)
    return [
        [taken[s, p] for p in range(len(section.questions))]
        for s, section in enumerate(spec.sections)
    ]


def _fitting(
    pool: Sequence[Stock], picks: Sequence[Placed], seed: int, without: Collection[str]
) -> dict[Place, Ranked]:
    """The questions that answer to every pick; picks that want the same share theirs."""
    ranked: dict[tuple[object, ...], Ranked] = {}
    fitting: dict[Place, Ranked] = {}
    for s, p, pick in picks:
        wanted = pick.id, pick.type, pick.topic, pick.marks, pick.difficulty, pick.from_
        if wanted not in ranked:
            stocks = [stock for stock in pool if fits(stock, pick)]
            ranked[wanted] = Ranked(stocks, seed, pick.id, without)
        fitting[s, p] = ranked[wanted]
    return fitting


def _calm(found: Collection[Candidate]) -> list[Candidate]:
    """Candidates in the order of how many facts they touch."""
    return sorted(found, key=lambda candidate: len(candidate.asks) + len(candidate.gives))


def _settled(
    picks: Sequence[Placed], fitting: Mapping[Place, Collection[Candidate]]
) -> tuple[dict[Place, list[Candidate]], list[Placed]]:
    """What each pick gets; picks that stay short choose first the next time.

    If that never helps, the answer is what came of the first time.
    """
    found = taken, short = _filled(picks, fitting)
    order = list(picks)
    for _ in range(ROUNDS):
        ahead = [one for one in order if one in short]
        if not short or order[: len(ahead)] == ahead:
            break
        order = ahead + [one for one in order if one not in short]
        taken, short = _filled(order, fitting)
    return found if short else (taken, short)


def _filled(
    picks: Sequence[Placed], fitting: Mapping[Place, Collection[Candidate]]
) -> tuple[dict[Place, list[Candidate]], list[Placed]]:
    """What each pick gets, and the picks that stay short."""
    taken: dict[Place, list[Candidate]] = {}
    everything = Selection()
    short: list[Placed] = []
    for s, p, pick in picks:
        named = pick.id is not None
        mine = taken[s, p] = everything.take(fitting[s, p], pick.count, named=named)
        if len(mine) < pick.count:
            short.append((s, p, pick))
    return taken, short

"""The questions chosen for a paper so far, and which others can be added to them."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from worksheets.assemble.give_aways import MOST_COMPARED, PrintedQuestions
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.printed_question import PrintedQuestion

SAME_VERDICT = 0.6
"""The part of a pick that may have one verdict, rounded up: of four statements three may be
true."""
LONGEST_KEYS = 0.4
"""The part of a pick whose keys may be longer than all their other options."""
MOST_PASSED_OVER = 64
"""The most questions that are passed over for their verdict, for the length of their key or for
their help with others."""


class Help(NamedTuple):
    """How many answers questions print that others want recalled, how many choices they leave with
    one option and how many events they ask for twice; and how many answers they point to that are
    there to choose from."""

    answers: int = 0
    hints: int = 0


@dataclass(slots=True)
class Selection:
    """The questions chosen so far, summed up in sets, so that none is compared one by one."""

    printed_questions: PrintedQuestions
    ids: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    families: dict[str, set[str]] = field(default_factory=dict)
    """The questions with values of which there are draws, by the facts and the wording of these."""
    given: set[str] = field(default_factory=set)
    sources_of_given: dict[str, frozenset[str]] = field(default_factory=dict)
    option_sets: set[frozenset[str]] = field(default_factory=set)
    printed: list[PrintedQuestion] = field(default_factory=list)
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
        printed = self.printed_questions.of(entry)
        if printed is not None:
            self.printed.append(printed)

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

    def helps(self, entry: PoolEntry) -> Help:
        """How much a question helps to answer those chosen, and they to answer it; see
        `give_aways`. Beside as many as are compared it says nothing."""
        if len(self.printed) >= MOST_COMPARED:
            return Help()
        printed = self.printed_questions.of(entry)
        if printed is None:
            return Help()
        others = sum(
            printed.gives_away(one)
            + one.gives_away(printed)
            + printed.rules_out(one)
            + one.rules_out(printed)
            + printed.repeats(one)
            for one in self.printed
        )
        hints = sum(printed.points_to(one) + one.points_to(printed) for one in self.printed)
        return Help(len(printed.own) + others, hints)

    def take(
        self,
        entries: Collection[PoolEntry],
        most: int,
        *,
        named: bool = False,
        in_order: bool = False,
    ) -> list[PoolEntry]:
        """Add the first questions that can be added, at most `most`; returns them.

        Questions that would give nearly all the same verdict, or make too many keys the longest
        option, or help with another, come last, those that help least first, but before those that
        a class has seen more lately.
        A question that an author `named` may repeat another. With `in_order` none is passed over.
        """
        if any(entries is other for other in self.exhausted):
            return []
        taken: list[PoolEntry] = []
        passed_over: list[tuple[Help, PoolEntry]] = []
        verdicts: Counter[str] = Counter()
        longest = lately = 0
        for entry in entries:
            if entry.lately != lately and passed_over:
                taken += self._admitted(passed_over, most - len(taken), named=named)
                passed_over.clear()
            lately = entry.lately
            if len(taken) == most:
                return taken
            verdict = entry.question.verdict
            key_is_longest = entry.question.key_is_longest
            uneven = verdict and verdicts[verdict] >= SAME_VERDICT * most
            cued = key_is_longest and longest + 1 > LONGEST_KEYS * most
            room = not in_order and len(passed_over) < MOST_PASSED_OVER
            if room and (uneven or cued):
                passed_over.append((Help(), entry))
            elif not self.can_add(entry, named=named):
                continue
            elif room and not named and any(helped := self.helps(entry)):
                passed_over.append((helped, entry))
            else:
                self.add(entry)
                verdicts[verdict] += 1
                longest += key_is_longest
                taken.append(entry)
        taken += self._admitted(passed_over, most - len(taken), named=named)
        if len(taken) < most:
            self.exhausted.append(entries)
        return taken

    def _admitted(
        self, passed_over: Iterable[tuple[Help, PoolEntry]], most: int, *, named: bool
    ) -> list[PoolEntry]:
        """Add those of some questions that can be added, at most so many; returns them.

        Each comes with how much it helps; those that help least come first.
        """
        least_first = sorted(passed_over, key=itemgetter(0))
        admitted = (entry for _, entry in least_first if self.admits(entry, named=named))
        return list(islice(admitted, most))

    def can_add(self, entry: PoolEntry, *, named: bool = False) -> bool:
        """Whether a question clashes with none of those chosen, and repeats none unless `named`."""
        return not self.clashes(entry) and (named or not self.repeats(entry))

    def admits(self, entry: PoolEntry, *, named: bool = False) -> bool:
        """Add a question, if it can be added; returns whether it was."""
        if not self.can_add(entry, named=named):
            return False
        self.add(entry)
        return True

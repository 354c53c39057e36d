"""What a class has seen, of the questions of a pool: those come last, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from worksheets.assemble.pool import Drawn, PoolEntry
from worksheets.model.history import ClassHistory
from worksheets.model.mapped import Mapped
from worksheets.model.paper.paper import Used
from worksheets.model.question import Question
from worksheets.model.words_digest import words_digest

LATELY = 8
"""So many papers back, a question that was seen is worse than one that gives something away."""


@dataclass(frozen=True)
class Seen:
    """Says of questions when a class saw them; each is looked at once."""

    history: ClassHistory
    _digests: dict[str, tuple[Question, str]] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """Whether a question of a name was on a paper, with whatever words."""
        return name in self.history.last_with_any_words

    def when(self, entry: PoolEntry) -> int | None:
        """The number of the last paper with this question, or this draw of it; None if the class
        has not seen it, or it was reworded since."""
        if not self.knows(entry.family):
            return None
        return self.history.last_seen.get(self.item(entry))

    def when_any_draw(self, family: str) -> int | None:
        """The number of the last paper with any draw of a question with values."""
        return self.history.last_with_any_words.get(family)

    def lately(self, number: int) -> int:
        """How lately the class had the paper of a number: 0 if that is long ago, or else the more
        the later."""
        return max(0, number + 1 + LATELY - len(self.history.uses))

    def forbids(self, entry: PoolEntry) -> bool:
        """Whether the class saw it so lately that it must not see it again."""
        number = self.when(entry)
        return number is not None and number >= self.history.first_within

    def item(self, entry: PoolEntry) -> str:
        """The item of a history that a question is."""
        known = self._digests.get(entry.name)
        if known is None or known[0] is not entry.question:
            known = self._digests[entry.name] = entry.question, words_digest(entry.question)
        return f"{entry.family} {known[1]}"

    def used(self, entries: Iterable[PoolEntry]) -> tuple[Used, ...]:
        """What is to be noted of the questions of a paper."""
        return tuple(Used(self.item(entry), tuple(sorted(entry.asks))) for entry in entries)


@dataclass(slots=True)
class _Walked:
    """The draws of a question as far as they were looked at: new ones, and those that were seen,
    with the number of the paper that had each."""

    new: list[PoolEntry] = field(default_factory=list)
    seen: list[tuple[int, int, PoolEntry]] = field(default_factory=list)
    at_end: bool = False


@dataclass(slots=True)
class NewDrawsFirst:
    """Draws of questions with values, those first that a class has not seen; then those that it
    saw longest ago."""

    draws: Drawn
    seen: Seen
    walks: dict[tuple[str, str], _Walked] = field(default_factory=dict)

    def entry(self, of: PoolEntry, number: int) -> PoolEntry | None:
        """An entry of the pool with the draw of a number; None if there are not so many."""
        walked = self._walked(of, number)
        if number < len(walked.new):
            return replace(walked.new[number], draw=number)
        before = sorted(walked.seen)
        place = number - len(walked.new)
        return replace(before[place][2], draw=number) if place < len(before) else None

    def again(self, of: PoolEntry, number: int) -> PoolEntry:
        """The same; after the last draw comes the first again."""
        entry = self.entry(of, number)
        if entry is None:
            walked = self._walked(of, number)
            count = len(walked.new) + len(walked.seen)
            entry = self.entry(of, number % count) if count else None
        return entry or of

    def laid_over(self, of: PoolEntry, written: Mapped) -> PoolEntry:
        """An entry with what a pick says otherwise; raises Mistake."""
        return self.draws.laid_over(of, written)

    def _walked(self, of: PoolEntry, number: int) -> _Walked:
        """The draws of a question, looked at until there are so many new ones, or no others."""
        walked = self.walks.setdefault((of.family, of.with_), _Walked())
        while len(walked.new) <= number and not walked.at_end:
            place = len(walked.new) + len(walked.seen)
            entry = self.draws.entry(of, place)
            if entry is None:
                walked.at_end = True
                continue
            paper = self.seen.when(entry)
            if paper is None:
                walked.new.append(entry)
            else:
                walked.seen.append((paper, place, entry))
        return walked

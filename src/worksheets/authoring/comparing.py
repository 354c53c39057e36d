"""What is otherwise on the paper of a spec than it was on another one, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.recorded import RecordedForm, RecordedQuestion, recorded_form
from worksheets.authoring.alternatives import in_order, reason_against
from worksheets.authoring.paper_choice import PaperChoice, StandingQuestion

_Named: TypeAlias = Mapping[tuple[str, int | None], RecordedQuestion]
"""Questions by their names and, of those with values, by the numbers of their draws."""


class Difference(NamedTuple):
    """A question that the other paper has not, or that it had; either may be None. If both are the
    same question, it reads otherwise. `reason` says why."""

    now: RecordedQuestion | None
    before: RecordedQuestion | None
    reason: str


class Comparison(NamedTuple):
    """What is otherwise on a paper, and the questions that both have, by those that are where they
    were and those that have another number."""

    differences: Sequence[Difference]
    same: Sequence[RecordedQuestion]
    moved: Sequence[RecordedQuestion]


def compared(choice: PaperChoice, before: RecordedForm, seed: int) -> Comparison:
    """The first form of a paper held against another one, which had a seed."""
    return _Papers(choice, recorded_form(choice.forms[0]), before, seed).comparison()


@dataclass(frozen=True)
class _Papers:
    """Two papers: that of a choice, and the one before, which had a seed."""

    choice: PaperChoice
    now: RecordedForm
    before: RecordedForm
    seed: int

    def comparison(self) -> Comparison:
        old, new = _by_name(self.before), _by_name(self.now)
        kept = [(one, old[name]) for name, one in new.items() if name in old]
        changed = [
            Difference(one, was, "it reads otherwise, or has another key or mark scheme")
            for one, was in kept
            if _reads_otherwise(one, was)
        ]
        in_place = [one for one, was in kept if one.number == was.number]
        moved = [one for one, was in kept if one.number != was.number]
        return Comparison([*self._replaced(old, new), *changed], in_place, moved)

    def _replaced(self, old: _Named, new: _Named) -> Iterator[Difference]:
        """Questions that only one of the papers has: in each section one in place of another."""
        sections = zip_longest(self.now.sections, self.before.sections, fillvalue=())
        for now, before in sections:
            came = [one for pick in now for one in pick if _name(one) not in old]
            went = [one for pick in before for one in pick if _name(one) not in new]
            for one, other in _paired(came, went):
                yield Difference(one, other, self._reason(one, other))

    def _reason(self, now: RecordedQuestion | None, before: RecordedQuestion | None) -> str:
        if before is None:
            return "the paper asks for more questions"
        if now is None:
            return self._why_away(before) or "the paper asks for fewer questions"
        standing = next(one for one in self.choice.questions if one.number == now.number)
        return self._why_away(before) or self._why_not(standing, self._pool[before.name])

    def _why_away(self, before: RecordedQuestion) -> str:
        """Why a question can no longer be chosen; "" if it could be."""
        topics = {topic.number for topic in self.choice.loaded.course.topics}
        if before.topic not in topics:
            return f"the course has no topic {before.topic} now"
        if before.name not in self._pool:
            return "it is gone from the course, or from the topics and types that are asked for"
        if before.name in self.choice.stock.without:
            return "'without' names it"
        return ""

    def _why_not(self, standing: StandingQuestion, entry: PoolEntry) -> str:
        """Why a question that could be chosen does not stand where another stands now."""
        choice = self.choice
        if standing.is_written_here:
            return "the other one is written in the spec"
        if standing.is_pinned:
            return "the spec names the other one"
        if entry.template is not None:
            return "it has values, and another draw or another question comes first now"
        if standing.wanted is None:
            return "the blueprint chose the other one"
        names = [one.name for one in in_order(choice, standing)]
        if entry.name not in names:
            return f"it is not what is asked for at {standing.wanted.span}"
        if standing.entry.name not in names:
            return reason_against(choice, standing, entry)
        if names.index(standing.entry.name) > names.index(entry.name):
            return reason_against(choice, standing, entry)
        seed = choice.inputs.seed
        was = f"; the seed was {self.seed}" if seed != self.seed else ""
        return f"the other one comes before it in the order of seed {seed}{was}"

    @cached_property
    def _pool(self) -> Mapping[str, PoolEntry]:
        """The questions that the paper is chosen from and that the paper before had."""
        wanted = {one.name for one in _by_name(self.before).values()}
        return dict(_entries(self.choice.stock.supply.pool, wanted))


def _name(one: RecordedQuestion) -> tuple[str, int | None]:
    return one.name, one.draw


def _by_name(form: RecordedForm) -> _Named:
    return {_name(one): one for section in form.sections for pick in section for one in pick}


def _paired(
    came: Sequence[RecordedQuestion], went: Sequence[RecordedQuestion]
) -> Iterator[tuple[RecordedQuestion | None, RecordedQuestion | None]]:
    """Questions that came with those in whose place they stand: those of one number, and then one
    after another."""
    by_number = {one.number: one for one in went}
    paired = [(one, by_number[one.number]) for one in came if one.number in by_number]
    used = {one.number for one, _ in paired}
    yield from paired
    yield from zip_longest(
        [one for one in came if one.number not in used],
        [one for one in went if one.number not in used],
    )


def _reads_otherwise(now: RecordedQuestion, before: RecordedQuestion) -> bool:
    """Whether a question has other words; where its number is as it was, also other keys."""
    if now.number == before.number:
        return now.digest != before.digest
    return now.words != before.words


def _entries(pool: Sequence[PoolGroup], wanted: set[str]) -> Iterator[tuple[str, PoolEntry]]:
    for group in pool:
        for n, name in enumerate(group.ids):
            whole = f"{group.topic.number}/{name}"
            if whole in wanted:
                yield whole, group[n]

"""Which questions meet the criteria of each pick, and the draws of those that have values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from worksheets.assemble.pool import Drawn, PoolEntry, PoolGroup
from worksheets.assemble.ranked import About, Drawing, LeftOut, Ranked
from worksheets.assemble.remedies import PickPlace, PlacedPick
from worksheets.assemble.sized import Supply
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.picks import InlineQuestion, Pick
from worksheets.model.source_names import ALL_SOURCES

SPARE_DRAWS = 2
"""So many draws of a question with values are looked at for each question of a paper."""


def fits(pool_group: PoolGroup, pick: Pick) -> bool:
    """Whether the questions of a group meet every criterion of a pick, apart from its
    identifier.

    What has no marks (a glossary, a starter) is for picks that name its type.
    """
    group = pool_group.group
    return (
        (group.type in pick.type if pick.type else bool(group.tariff or pick.id))
        and (not pick.topic or any(pool_group.topic.within(branch) for branch in pick.topic))
        and (pick.marks is None or group.tariff == pick.marks)
        and (pick.difficulty is None or group.difficulty == pick.difficulty)
        and (pick.from_ is None or pool_group.origin == pick.from_)
    )


@dataclass(slots=True)
class Fitting:
    """Finds the questions that meet the criteria of each pick."""

    supply: Supply
    seed: int
    without: Collection[str]
    picks: Sequence[PlacedPick]
    sink: Sink
    sources: Mapping[str, str]
    """Those that the spec prints, by their letters; none if it leaves that to its questions."""

    def questions(self) -> dict[PickPlace, Collection[PoolEntry]]:
        """The questions for each pick; equal criteria share one ranking.

        A question that is written in the spec stands in its place, and no other pick chooses it.
        """
        written = {group.group.ids: group for group in self.supply.pool if group.origin == "spec"}
        ranked: dict[tuple[object, ...], Ranked] = {}
        fitting: dict[PickPlace, Collection[PoolEntry]] = {}
        for s, p, pick in self.picks:
            if pick.spaced:
                continue
            if isinstance(pick, InlineQuestion):
                fitting[s, p] = self._drawn(pick, [written[pick.question.id]], ())
                continue
            of_kind = pick.type, pick.topic, pick.marks, pick.difficulty, pick.from_
            criteria = pick.id, *of_kind, repr(pick.with_ or ""), pick.size, pick.sources
            if criteria not in ranked:
                ranked[criteria] = self._ranked(pick)
            fitting[s, p] = ranked[criteria]
        fitting |= self._spaced(fitting)
        return fitting

    def _spaced(
        self, fitting: Mapping[PickPlace, Collection[PoolEntry]]
    ) -> dict[PickPlace, Collection[PoolEntry]]:
        """The grids for each pick of one that is spaced; they go round what an author named."""
        picks = [placed for placed in self.picks if placed[2].spaced]
        if not picks:
            return {}
        from worksheets.assemble.spaced import SpacedGrids  # noqa: PLC0415 few papers have one

        named = [
            next(iter(fitting[s, p]), None)
            for s, p, pick in self.picks
            if pick.id and fitting[s, p]
        ]
        facts = (entry.asks | entry.gives for entry in named if entry)
        avoid = frozenset[str]().union(*facts)
        grids = SpacedGrids(self.supply.sized, self.supply.seen, self.seed, self.sink)
        return {
            (s, p): [
                entry
                for entry in grids.entries(pick.spaced, pick.span, avoid)
                if entry.name not in self.without
            ]
            for s, p, pick in picks
        }

    def _ranked(self, pick: Pick) -> Ranked:
        if pick.size is not None:
            groups = [one for one in self.supply.sized.groups(pick, self.sink) if fits(one, pick)]
            left_out = LeftOut(self.without, self.supply.seen)
            ranked = Ranked(groups, self.seed, pick.id, left_out)
            return ranked.about(self._about(pick, groups))
        groups = [
            group for group in self.supply.pool if group.origin != "spec" and fits(group, pick)
        ]
        there = [group for group in groups if pick.id in group.ids]
        if (
            pick.with_
            and there
            and not any(group.ids[n] == pick.id for group in there for n in group.group.draws)
        ):
            message = f"'{pick.id}' has no values, so none can be others"
            self.sink.error(pick.span, message, "leave 'with' out, or name a question with values")
        return self._drawn(pick, groups, self.without)

    def _drawn(self, pick: Pick, groups: Sequence[PoolGroup], without: Collection[str]) -> Ranked:
        """The questions of some groups, with draws of those that have values."""
        draws = next((group.drawn for group in groups if group.drawn), None)
        seen = None if isinstance(pick, InlineQuestion) else self.supply.seen
        left_out = LeftOut(without, seen)
        if draws is None:
            return Ranked(groups, self.seed, pick.id, left_out).about(self._about(pick, groups))
        most = SPARE_DRAWS * sum(pick.count for _, _, pick in self.picks) + len(self.without)
        ranked = Ranked(groups, self.seed, pick.id, left_out, self._drawing(pick, draws, most))
        return ranked.about(self._about(pick, groups))

    def _about(self, pick: Pick, groups: Sequence[PoolGroup]) -> About | None:
        """Which sources the questions of a pick may be about; None if they may be about any.

        A paper that says which sources it prints has questions about no others; one that does not
        has none about all its sources, unless somebody asks for them.
        """
        if pick.sources:
            wanted = frozenset(self.sources.get(name, name) for name in pick.sources)
            return wanted.__eq__
        if pick.id or not any(group.group.sources for group in groups):
            return None
        if not self.sources:
            return lambda named: ALL_SOURCES[0] not in named
        return frozenset((*self.sources.values(), *ALL_SOURCES)).issuperset

    def _drawing(self, pick: Pick, draws: Drawn, most: int) -> Drawing:
        written = pick.with_
        if written is None:
            return Drawing(draws.entry, most)

        def entry(of: PoolEntry, number: int) -> PoolEntry | None:
            try:
                return draws.entry(draws.laid_over(of, written), number)
            except Mistake as mistake:
                self.sink.error(pick.span, str(mistake), *mistake.hints)
                return None

        return Drawing(entry, most)

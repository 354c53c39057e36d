"""The order in which a form has the questions of a section."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from worksheets.assemble.pool import PoolEntry
from worksheets.model.chance import order
from worksheets.model.spec import SectionSpec

Place: TypeAlias = tuple[int, int]
"""Where a chosen question of a section stands: its pick, and its number among those of the pick."""


def ordered_questions(
    sections: Sequence[SectionSpec],
    chosen: Sequence[Sequence[Sequence[PoolEntry]]],
    seed: int,
    form: str,
) -> Sequence[Sequence[PoolEntry]]:
    """The chosen questions of each section, which come by pick; a named form has each run of them
    in another order, unless the order of the section is fixed."""
    places = ordered_places(sections, chosen, seed, form)
    return [
        [picks[p][at] for p, at in of_section]
        for picks, of_section in zip(chosen, places, strict=True)
    ]


def ordered_places(
    sections: Sequence[SectionSpec],
    chosen: Sequence[Sequence[Sequence[PoolEntry]]],
    seed: int,
    form: str,
) -> Sequence[Sequence[Place]]:
    """Where the chosen questions of each section stand, in the order that a form has them in."""
    return [
        [
            run[n]
            for r, run in enumerate(_runs(picks))
            for n in (
                order(len(run), seed, form, s, r)
                if form and section.order != "fixed"
                else range(len(run))
            )
        ]
        for s, (section, picks) in enumerate(zip(sections, chosen, strict=True))
    ]


def _runs(picks: Sequence[Sequence[PoolEntry]]) -> Iterator[Sequence[Place]]:
    """The places of neighbouring picks of one type together, those of another pick alone.

    So it does not matter for the order whether one pick asks for several questions of a type, or
    each has an entry of its own.
    """
    run: list[Place] = []
    type_of_run: str | None = None
    for p, entries in enumerate(picks):
        types = {entry.question.type for entry in entries}
        only_type = types.pop() if len(types) == 1 else None
        if run and (only_type is None or only_type != type_of_run):
            yield run
            run = []
        run += [(p, at) for at in range(len(entries))]
        type_of_run = only_type
    yield run

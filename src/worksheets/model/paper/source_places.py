"""Where sources stand among the questions: each before the first question about it, and never
before one of an earlier letter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from worksheets.model.paper.content import Source
from worksheets.model.paper.paper import Handout

TaskPlace: TypeAlias = tuple[int, int]
"""The numbers of a section and of a task in it, from 0."""


def source_places(handout: Handout) -> Mapping[TaskPlace, Sequence[Source]]:
    """The sources that stand before each task.

    One that no question is about stands with the next that is asked about, or else with the last;
    one of a section stands in that section, whoever asks about it.
    """
    first_uses = _first_uses(handout)
    last = max(filter(None, first_uses), default=(0, 0))
    places: dict[TaskPlace, list[Source]] = {}
    for source, first in reversed(list(zip(handout.sources, first_uses, strict=True))):
        last = min(last, first) if first else last
        places.setdefault(last, []).insert(0, source)
    return places


def _first_uses(handout: Handout) -> list[TaskPlace | None]:
    """Where each source is asked about first, of one of a section within that; the beginning of the
    section if it is asked about elsewhere, or nowhere."""
    own = {label: n for n, section in enumerate(handout.sections) for label in section.sources}
    uses: dict[str, TaskPlace] = {}
    within: dict[str, TaskPlace] = {}
    for label, place in _uses(handout):
        uses.setdefault(label, place)
        if own.get(label) == place[0]:
            within.setdefault(label, place)
    return [
        within.get(source.label, (own[source.label], 0))
        if source.label in own
        else uses.get(source.label)
        for source in handout.sources
    ]


def _uses(handout: Handout) -> Iterator[tuple[str, TaskPlace]]:
    for s, section in enumerate(handout.sections):
        for t, task in enumerate(section.tasks):
            yield from ((label, (s, t)) for label in task.sources)

"""Where an author wants pages to begin within a section, and what to stay on one page."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.pagination.galleys import Galley, beginning, close_up, remaining, unparted
from worksheets.layout.pagination.strips import GLUED, NEXT
from worksheets.layout.style import Style
from worksheets.model.paper.page_breaks import NO_BREAKS
from worksheets.model.paper.paper import TaskSection


class QuestionPlace(NamedTuple):
    """Where the galleys of a question are among those of its section: what leads to it, such as the
    section's head or a source, begins at `start`, and the question at `own`."""

    start: int
    own: int


def on_new_page(galleys: Sequence[Galley], side: str = "") -> list[Galley]:
    """The galleys, of which the first begins a page, on one side of an opening if that is asked;
    one that begins a page on a side already, does so as before."""
    first, *rest = galleys
    begun = first.first.start
    asked = not begun or (side and begun == NEXT)
    return [beginning(first, side or NEXT) if asked else first, *rest]


def on_first_page(galleys: Sequence[Galley]) -> list[Galley]:
    """The galleys of the first section, which stand under the title even if they are to begin a
    page, and no further from it where the page is not full."""
    first, *rest = galleys
    begun = beginning(first, "") if first.first.start == NEXT else first
    return [close_up(begun, begun.first.above, begun.first.less), *rest]


def with_page_breaks(
    galleys: Sequence[Galley], places: Sequence[QuestionPlace], section: TaskSection, style: Style
) -> list[Galley]:
    """The galleys of a section with the page breaks within it."""
    broken = list(galleys)
    if not section.question_breaks and not section.breaks.avoid:
        return broken
    questions = section.question_breaks or (NO_BREAKS,) * len(places)
    ends = [*(place.start for place in places[1:]), len(broken)]
    before = NO_BREAKS
    for breaks, (start, own), end in zip(questions, places, ends, strict=True):
        if breaks.avoid and not _joined(broken, start, end, style):
            _joined(broken, own, end, style)
        if breaks.before or before.after:
            broken[start:] = on_new_page(broken[start:], breaks.side)
        before = breaks
    if section.breaks.avoid:
        _joined(broken, 0, len(broken), style)
    return broken


def _joined(galleys: list[Galley], start: int, end: int, style: Style) -> bool:
    """Join galleys so that they are never parted, if a page can hold them with what they stay
    with; whether it can."""
    first = start
    while first and galleys[first].first.cost >= GLUED:
        first -= 1
    tall = sum(galley.shape.tall for galley in galleys[first:end]) - galleys[first].first.above
    if tall > style.depth:
        return False
    galleys[start:end] = [
        remaining(unparted(galley)) if n else unparted(galley)
        for n, galley in enumerate(galleys[start:end])
    ]
    return True

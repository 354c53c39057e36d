"""Pages that are far from full, and the rule of keeping together that leaves them so."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from worksheets.layout.pagination.breaks import ROUNDING, Frames
from worksheets.layout.pagination.galleys import Height
from worksheets.layout.pagination.strips import FREE, GLUED, NEXT, Strip, inked
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.page.zones import Field

LEAST = 0.6
"""A page that is filled by less than this part has a reason; the last one of a paper needs none."""

Rule: TypeAlias = Literal["glued", "avoided", "overleaf", "even"]
"""Why something begins the next page: it is never parted and has no room; it is rather not parted
and has none; it would go on overleaf; or only so that pages are filled evenly."""


class Underfull(NamedTuple):
    """A page that is `filled` by less than it should: the rule, the height that what begins the
    next page needs and the room there is for it, in points.

    That is the strips from `first` to before `end`, counted through all that are set in columns.
    """

    filled: float
    rule: Rule
    needs: float
    room: float
    first: int
    end: int


class Flow(NamedTuple):
    """Strips in frames: their heights, the frames, and with which strips these begin."""

    heights: Sequence[Height]
    frames: Frames
    starts: Sequence[int]

    def height(self, first: int, end: int) -> float:
        """The height of strips one under the other, with the space above the first."""
        return sum(height.natural + height.above for height in self.heights[first:end])

    def room(self, frame: int) -> float:
        """What is left at the foot of a frame that another follows."""
        first, end = self.starts[frame], self.starts[frame + 1]
        if first == end:
            return self.frames.of(frame)
        top = self.heights[first]
        heads = top.heads if frame else 0.0
        return self.frames.of(frame) - heads - self.height(first, end) + top.above


def underfull(flow: Flow, page: int, filled: float) -> Underfull | None:
    """Why a page, counted from 0, is filled by no more than such a part; None if it is the last
    one, or if that is enough."""
    following = (page + 1) * flow.frames.columns
    if filled >= LEAST or following >= len(flow.starts):
        return None
    first, room = flow.starts[following], flow.room(following - 1)
    end = _end(flow.heights, first, GLUED)
    needs = flow.height(first, end)
    if needs > room + ROUNDING:
        return Underfull(filled, "glued", needs, room, first, end)
    free = _end(flow.heights, first, FREE + ROUNDING)
    if flow.height(first, free) > room + ROUNDING:
        return Underfull(filled, "avoided", flow.height(first, free), room, first, free)
    later = _later(flow, following, filled)
    if later:
        return later
    overleaf = free < len(flow.heights) and flow.heights[free].goes_on
    if overleaf and flow.frames.turned(following):
        return Underfull(filled, "overleaf", needs, room, first, free)
    opening = _opening(flow, following)
    if opening is not None:
        end = _end(flow.heights, opening, GLUED)
        return Underfull(filled, "overleaf", needs, room, opening, end)
    return Underfull(filled, "even", needs, room, first, free)


def _opening(flow: Flow, following: int) -> int | None:
    """What stands on one opening with what is before it, and would not if it came a page earlier:
    the first strip of a later page; None if there is none."""
    frames = flow.frames
    later = range(following + frames.columns, len(flow.starts), frames.columns)
    return next(
        (
            flow.starts[frame]
            for frame in later
            if flow.heights[flow.starts[frame]].opening
            and not frames.turned(frame)
            and frames.turned(frame - frames.columns)
        ),
        None,
    )


def _later(flow: Flow, following: int, filled: float) -> Underfull | None:
    """What leaves a page empty from the page after the next one: if the next, which begins with a
    frame, gave what there is room for, it would be far from full, for what follows on it is never
    parted. None if that is not so, or if pages have columns."""
    if flow.frames.columns > 1 or following + 1 >= len(flow.starts):
        return None
    first, after = flow.starts[following], flow.starts[following + 1]
    room = flow.room(following - 1)
    places = [n for n in range(first + 1, after + 1) if n == after or flow.heights[n].cost < GLUED]
    given = max((n for n in places if flow.height(first, n) <= room), default=first)
    end = _end(flow.heights, after, GLUED)
    needs, left = flow.height(after, end), flow.room(following) + flow.height(first, given)
    if needs <= left + ROUNDING or 1 - left / flow.frames.of(following) >= LEAST:
        return None
    return Underfull(filled, "glued", needs, left, after, end)


def _end(heights: Sequence[Height], first: int, cost: float) -> int:
    """The first strip behind another where a page begins for less than some cost."""
    later = range(first + 1, len(heights))
    return next((n for n in later if heights[n].cost < cost), len(heights))


def asked_for(filled: float, start: str, strips: Sequence[Strip]) -> str:
    """What is said of a page that is filled by such a part, before one that strips ask for; nothing
    if that is enough."""
    if filled >= LEAST:
        return ""
    head = next((n for n, strip in enumerate(strips) if strip.origin), len(strips))
    name = _name(strips[: head + 1])
    asked = (
        f"{name} begins a page, as a page-break asks"
        if start == NEXT
        else f"{name} stands on the {start} of two pages that face each other"
    )
    return f"{_percent(filled)}: {asked}"


def reason(page: Underfull, strips: Sequence[Strip]) -> str:
    """What is said of a page; `strips` are those that begin the next one."""
    name = _name(strips)
    millimetres = f"{page.needs / MILLIMETRE:.0f} of {page.room / MILLIMETRE:.0f} mm"
    rules: dict[Rule, str] = {
        "glued": f"{name} is never parted and needs {millimetres}",
        "avoided": f"{name} is rather not parted and needs {millimetres}",
        "overleaf": f"{name} would go on overleaf",
        "even": f"{name} begins the next page so that pages are filled evenly",
    }
    return f"{_percent(page.filled)}: {rules[page.rule]}"


def _percent(filled: float) -> str:
    return f"{int(filled * 100)} % filled"


def _name(strips: Sequence[Strip]) -> str:
    """What strips belong to: a heading, the first question and the last, and a figure."""
    names = list(dict.fromkeys(strip.origin.name for strip in strips if strip.origin))
    titles = [f"'{strip.title}'" for strip in strips if strip.title and strip.title not in names]
    questions = " to ".join(dict.fromkeys((*names[:1], *names[-1:])))
    figure = "its figure" if any(map(_has_figure, strips)) else ""
    return " with ".join(filter(None, (*titles[:1], questions, figure))) or "what follows"


def _has_figure(strip: Strip) -> bool:
    """Whether a strip shows a figure; answer space, too, is one to those who listen."""
    marks = inked(strip)
    answered = any(isinstance(mark, Field) for mark in marks)
    return not answered and any(mark.node and mark.node.tag == "Figure" for mark in marks)

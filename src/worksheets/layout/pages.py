"""Strips onto pages: the breaks that cost least over the whole paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from worksheets.layout.strips import Strip, moved
from worksheets.layout.style import Style
from worksheets.model.page import Bookmark, Mark, Page

SHEET = 10_000.0
"""What another page costs: more than any unevenness, less than parting what belongs together."""

UNEVEN = 100.0
"""What an empty page would cost; a page half empty costs a quarter of it."""


class TooTall(ValueError):
    """A strip is taller than a page."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page around the strips, given its label and the number of pages."""

    paint: Callable[[int, int], tuple[Mark, ...]]
    label: Callable[[int], str]


def breaks(strips: Sequence[Strip], depth: float) -> list[int]:
    """Where pages begin, as numbers of strips, the first 0: a dynamic programme, linear in strips.

    Raises TooTall for a strip that no page can hold.
    """
    best = [0.0] + [float("inf")] * len(strips)
    start = [0] * (len(strips) + 1)
    for end in range(1, len(strips) + 1):
        used = 0.0
        last = end == len(strips)
        for first in range(end - 1, -1, -1):
            strip = strips[first]
            head = strip.head.height if strip.head else 0.0
            used += strip.height + (strips[first + 1].above if first + 1 < end else 0)
            if used > depth + 0.01:
                break
            if used + head > depth + 0.01:
                continue
            slack = 0.0 if last else ((depth - used - head) / depth) ** 2 * UNEVEN
            cost = best[first] + SHEET + slack + (strip.cost if first else 0)
            if cost < best[end]:
                best[end], start[end] = cost, first
        if used > depth + 0.01 and best[end] == float("inf"):
            raise TooTall(f"a strip of {strips[end - 1].height:.0f} points fits no page")
    found = []
    end = len(strips)
    while end:
        end = start[end]
        found.append(end)
    return found[::-1]


def paged(
    strips: Sequence[Strip], style: Style, furniture: Furniture
) -> tuple[tuple[Page, ...], tuple[Bookmark, ...]]:
    """Finished pages, and bookmarks for the strips that have titles."""
    starts = breaks(strips, style.depth)
    pages: list[Page] = []
    bookmarks: list[Bookmark] = []
    for number, first in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(strips)
        y = style.margin
        marks: list[Mark] = []
        head = strips[first].head
        if head and number:
            marks += moved(head.marks, style.margin, y)
            y += head.height
        for n in range(first, end):
            strip = strips[n]
            y += strip.above if n > first else 0
            marks += moved(strip.marks, style.margin, y)
            if strip.title:
                bookmarks.append(Bookmark(strip.title, strip.level, number, y))
            y += strip.height
        marks += furniture.paint(number + 1, len(starts))
        pages.append(Page(furniture.label(number + 1), style.width, style.height, tuple(marks)))
    return tuple(pages), tuple(bookmarks)

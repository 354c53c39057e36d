"""What a reader finds its way by: page labels in ranges, and bookmarks in a tree."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from worksheets.writers.pdf.syntax import number, reference, text

_LABEL = re.compile(r"(?P<prefix>.*?)(?P<number>[1-9]\d*)?")


class Labels(NamedTuple):
    """Labels from a page (counted from 0) on: a prefix, then a number that counts up, if any."""

    page: int
    prefix: str
    first: int | None


class Entry(NamedTuple):
    """A bookmark: a depth from 0, and where it leads, so many points above the foot of a page that
    is an object of this number."""

    title: str
    depth: int
    page: int
    y: float


def label_ranges(labels: Iterable[str]) -> list[Labels]:
    """Page labels such as 1, 2, MS-1, MS-2 as the fewest ranges that say the same."""
    ranges: list[Labels] = []
    for page, label in enumerate(labels):
        prefix, first = _split(label)
        if not ranges or _next(ranges[-1], page) != (prefix, first):
            ranges.append(Labels(page, prefix, first))
    return ranges


def _split(label: str) -> tuple[str, int | None]:
    match = _LABEL.fullmatch(label)
    if match is None or match["number"] is None:
        return label, None
    return match["prefix"], int(match["number"])


def _next(labels: Labels, page: int) -> tuple[str, int | None]:
    """How a range of labels would label a later page."""
    if labels.first is None:
        return labels.prefix, None
    return labels.prefix, labels.first + page - labels.page


def depths(levels: Sequence[int]) -> list[int]:
    """Bookmark levels as depths from 0, none more than one deeper than the one before it."""
    found: list[int] = []
    for level in levels:
        deepest = found[-1] + 1 if found else 0
        found.append(max(0, min(level - 1, deepest)))
    return found


def outline(entries: Sequence[Entry], first: int) -> list[bytes]:
    """The objects of the tree of bookmarks, the root first, numbered from `first` on."""
    above = _parents([entry.depth for entry in entries])
    kids: dict[int, list[int]] = {}
    for n, parent in enumerate(above, 1):
        kids.setdefault(parent, []).append(n)
    before = {n: m for mine in kids.values() for m, n in pairwise(mine)}
    after = {m: n for n, m in before.items()}
    below = [len(kids.get(n, ())) for n in range(len(entries) + 1)]
    for n in range(len(entries), 0, -1):
        below[above[n - 1]] += below[n]

    def held(n: int) -> bytes:
        if n not in kids:
            return b""
        ends = reference(first + kids[n][0]), reference(first + kids[n][-1]), below[n]
        return b"/First %b/Last %b/Count %d" % ends

    objects = [b"<</Type/Outlines%b>>" % held(0)]
    for n, (entry, parent) in enumerate(zip(entries, above, strict=True), 1):
        previous = b"/Prev " + reference(first + before[n]) if n in before else b""
        following = b"/Next " + reference(first + after[n]) if n in after else b""
        objects.append(
            b"<</Title%b/Parent %b/Dest[%b/XYZ 0 %b 0]%b%b%b>>"
            % (
                text(entry.title),
                reference(first + parent),
                reference(entry.page),
                number(entry.y),
                previous,
                following,
                held(n),
            )
        )
    return objects


def _parents(depths: Iterable[int]) -> list[int]:
    """For each bookmark, counted from 1, what it stands under; 0 is the root."""
    found: list[int] = []
    path = [0]
    for n, depth in enumerate(depths, 1):
        del path[depth + 1 :]
        found.append(path[-1])
        path.append(n)
    return found

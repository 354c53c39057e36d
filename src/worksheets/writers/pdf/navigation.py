"""What a reader finds its way by: page labels in ranges, and bookmark levels without gaps."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LABEL = re.compile(r"(?P<prefix>.*?)(?P<number>[1-9]\d*)?")


class Labels(NamedTuple):
    """Labels from a page (counted from 0) on: a prefix, then a number that counts up, if any."""

    page: int
    prefix: str
    first: int | None


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

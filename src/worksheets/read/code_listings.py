"""Listings in a text of several lines: between fences, or indented after a blank line."""

import re
from collections.abc import Iterator
from textwrap import dedent
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake

INDENT = 4
"""Spaces from which on lines after a blank one are a listing, and between tabs."""
_FENCE = re.compile(r"[ \t]*(`{3,})[\w+#.-]*[ \t]*")


class Listing(NamedTuple):
    """Lines of code, without the fence around them or the indent that they share."""

    text: str


def split_listings(text: str) -> Iterator[str | Listing]:
    """The parts of a text: running text with the ends of its lines clean, and listings.

    In running text a blank line is two line ends, never more. Raises Mistake for a fence without
    its end, and for one with nothing in it.
    """
    lines = text.split("\n")
    running: list[str] = []
    n = 0
    while n < len(lines):
        end = _end_of_listing(lines, n)
        if end == n:
            running.append(lines[n])
            n += 1
            continue
        yield from _running_text(running)
        running = []
        yield _listing(lines[n:end])
        n = end
    yield from _running_text(running)


def _end_of_listing(lines: list[str], start: int) -> int:
    """The line after a listing that begins on a line; that line itself if none begins there."""
    fence = _FENCE.fullmatch(lines[start]) if len(lines) > 1 else None
    if fence:
        for end in range(start + 1, len(lines)):
            closing = _FENCE.fullmatch(lines[end])
            if closing and len(closing[1]) >= len(fence[1]):
                return end + 1
        raise Mistake(
            f"the listing that begins with {fence[1]} has no end",
            f"close it with {fence[1]} on a line of its own, in a text after '|'",
        )
    if not start or lines[start - 1].strip() or not _indented(lines[start]):
        return start
    end = start
    for n in range(start, len(lines)):
        if _indented(lines[n]):
            end = n + 1
        elif lines[n].strip():
            break
    return end


def _indented(line: str) -> bool:
    return bool(line.strip()) and line.expandtabs(INDENT).startswith(" " * INDENT)


def _listing(lines: list[str]) -> Listing:
    if fence := _FENCE.fullmatch(lines[0]):
        lines = lines[1:-1]
    code = dedent("\n".join(line.expandtabs(INDENT).rstrip() for line in lines)).strip("\n")
    if not code:
        mark = fence[1] if fence else ""
        raise Mistake(f"there is no code between {mark} and {mark}", "write it, or delete both")
    return Listing(code)


def _running_text(lines: list[str]) -> Iterator[str]:
    """Lines joined to running text; nothing if they are empty."""
    text = "\n".join(line.strip(" \t") for line in lines)
    text = re.sub("\n{3,}", "\n\n", text.strip("\n"))
    if text:
        yield text

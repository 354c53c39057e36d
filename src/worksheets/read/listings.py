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


def blocks(words: str) -> Iterator[str | Listing]:
    """The parts of a text: running text with the ends of its lines clean, and listings.

    In running text a blank line is two line ends, never more. Raises Mistake for a fence without
    its end, and for one with nothing in it.
    """
    lines = words.split("\n")
    running: list[str] = []
    at = 0
    while at < len(lines):
        end = _listed(lines, at)
        if end == at:
            running.append(lines[at])
            at += 1
            continue
        yield from _running(running)
        running = []
        yield _listing(lines[at:end])
        at = end
    yield from _running(running)


def _listed(lines: list[str], at: int) -> int:
    """Where a listing that begins on a line ends; on that line if none begins there."""
    fence = _FENCE.fullmatch(lines[at]) if len(lines) > 1 else None
    if fence:
        for end in range(at + 1, len(lines)):
            closing = _FENCE.fullmatch(lines[end])
            if closing and len(closing[1]) >= len(fence[1]):
                return end + 1
        raise Mistake(
            f"the listing that begins with {fence[1]} has no end",
            f"close it with {fence[1]} on a line of its own, in a text after '|'",
        )
    if not at or lines[at - 1].strip() or not _indented(lines[at]):
        return at
    end = at
    for n in range(at, len(lines)):
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
    found = dedent("\n".join(line.expandtabs(INDENT).rstrip() for line in lines)).strip("\n")
    if not found:
        said = fence[1] if fence else ""
        raise Mistake(f"there is no code between {said} and {said}", "write it, or delete both")
    return Listing(found)


def _running(lines: list[str]) -> Iterator[str]:
    """Lines of running text as one, if there is anything in them."""
    found = "\n".join(line.strip(" \t") for line in lines)
    found = re.sub("\n{3,}", "\n\n", found.strip("\n"))
    if found:
        yield found

"""What stands in notes more than once, or is no part of them: folded, or cut, and reported."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from worksheets.exchange.notes.lines import Line
from worksheets.exchange.notes.report import Report

BLOCK = 5
"""The fewest lines that, when they are repeated, are a copy and no coincidence."""
LONGEST_HEADING = 150
"""Letters of a heading; what is longer is a paragraph."""
NAVIGATION = re.compile(
    r"(jump to|skip to|back to (the )?top|go to|see also|related (topics|pages)|other topics"
    r"|next( topic| page)?|previous( topic| page)?|table of contents|contents|menu|share( this)?"
    r"|print( this)?|log ?in|sign in|search)\b.{0,25}",
    re.IGNORECASE,
)
ADVERTISING = re.compile(
    r"\bunlock (your|the|full)|\btutor(s|ing)?\b|\bsubscribe\b|\bsign up\b|\bfree trial\b"
    r"|\bdownload (our|the) app\b|\bcookies\b|\bnewsletter\b|\bsubjects covered\b"
    r"|\ball rights reserved\b|©|\bfollow us\b|\bcontact us\b|\bterms of (use|service)\b"
    r"|\bprivacy policy\b|\bget started\b|\bsave up to\b|\d ?% off\b|\baffordable\b"
    r"|^advertisements?$|\bpremium\b|\bclick here\b",
    re.IGNORECASE,
)


def folded(lines: Sequence[Line], report: Report) -> list[Line]:
    """The lines, with each of those that are printed twice only once, and a block too."""
    plain = [replace(line, mark="text", level=0) if _too_long(line) else line for line in lines]
    return _blocks(_doubles(plain, report), report)


def _too_long(line: Line) -> bool:
    """Whether a heading is none, but a paragraph in large letters."""
    return line.mark == "heading" and len(line.words) > LONGEST_HEADING


def _doubles(lines: Sequence[Line], report: Report) -> list[Line]:
    """A line that stands more than once in a row is there once; if it is short, it is a heading."""
    found: list[Line] = []
    for _, same in groupby(lines, key=lambda line: line.words):
        line, *others = same
        found.append(line)
        if not others:
            continue
        times = "twice" if len(others) == 1 else f"{len(others) + 1:,} times"
        what = f"'{line.words}' stands there {times}"
        if _can_head(line):
            found[-1] = replace(line, mark="heading")
            what = f"the heading {what}"
        report.add("folded", others[0].number, what)
    return found


def _can_head(line: Line) -> bool:
    """Whether a line is short, and no sentence or entry of a list."""
    plain = line.mark in ("text", "heading") and len(line.words) <= LONGEST_HEADING
    return plain and not line.words.endswith((".", "!", ";", ","))


def _blocks(lines: Sequence[Line], report: Report) -> list[Line]:
    """A block of lines that comes again is kept where it stood first.

    Blocks are known by their first lines, so this takes as long as there are lines.
    """
    kept: list[Line] = []
    starts: dict[tuple[str, ...], int] = {}
    n = 0
    while n < len(lines):
        begin, first = n, starts.get(_head(lines, n))
        again = first
        while again is not None:
            n += _shared(kept, again, lines, n)
            again = starts.get(_head(lines, n))
        if first is not None:
            words = f"{n - begin:,} lines are a copy of those from line {kept[first].number}"
            report.add("folded", lines[begin].number, words)
            continue
        kept.append(lines[n])
        n += 1
        if len(kept) >= BLOCK:
            starts.setdefault(_head(kept, len(kept) - BLOCK), len(kept) - BLOCK)
    return kept


def _head(lines: Sequence[Line], start: int) -> tuple[str, ...]:
    """The lines by which a block is known that begins there, fewer at the end."""
    return tuple(line.words for line in lines[start : start + BLOCK])


def _shared(kept: Sequence[Line], first: int, lines: Sequence[Line], start: int) -> int:
    """How many lines are the same from two places on."""
    length = 0
    while (
        first + length < len(kept)
        and start + length < len(lines)
        and kept[first + length].words == lines[start + length].words
    ):
        length += 1
    return length


def cut(lines: Sequence[Line], report: Report) -> list[Line]:
    """The lines without a web page's navigation, and without its advertising."""
    kept = []
    for line in lines:
        if line.mark not in ("row", "question") and NAVIGATION.fullmatch(line.words):
            report.add("cut", line.number, f"navigation: '{line.words}'")
        else:
            kept.append(line)
    start = _tail(kept)
    for line in kept[start:]:
        report.add("cut", line.number, f"advertising: '{line.words}'")
    return kept[:start]


def _tail(lines: Sequence[Line]) -> int:
    """Where the advertising at the end begins; one line of it may look like anything short."""
    start = len(lines)
    for n in range(len(lines) - 1, -1, -1):
        if ADVERTISING.search(lines[n].words):
            start = n
        elif start - n > 1 or lines[n].words.endswith((".", "?")) or lines[n].mark == "row":
            break
    return start

"""What stands in notes more than once, or is no part of them: folded, or cut, and reported."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from worksheets.notes.lines import Line
from worksheets.notes.report import Report

BLOCK = 5
"""The fewest lines that, when they are repeated, are a copy and no coincidence."""
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
    return _blocks(_doubles(lines, report), report)


def _doubles(lines: Sequence[Line], report: Report) -> list[Line]:
    """A line that stands twice in a row, and is no bullet, is a heading."""
    found: list[Line] = []
    for line in lines:
        if found and line.words == found[-1].words and line.mark not in ("bullet", "row"):
            if found[-1].mark != "heading":
                found[-1] = replace(found[-1], mark="heading")
            report.add("folded", line.number, f"the heading '{line.words}' stands there twice")
        else:
            found.append(line)
    return found


def _blocks(lines: list[Line], report: Report) -> list[Line]:
    """A block of lines that comes again is kept where it stood first."""
    while (copy := _copy(lines)) is not None:
        first, start, length = copy
        report.add(
            "folded",
            lines[start].number,
            f"{length} lines are a copy of those from line {lines[first].number}",
        )
        lines = lines[:start] + lines[start + length :]
    return lines


def _copy(lines: Sequence[Line]) -> tuple[int, int, int] | None:
    """The longest block that is repeated: where it stands, where its copy does, and its length."""
    places: dict[str, list[int]] = defaultdict(list)
    best: tuple[int, int, int] | None = None
    for n, line in enumerate(lines):
        for first in places[line.words]:
            length = 0
            while (
                first + length < n
                and n + length < len(lines)
                and lines[first + length].words == lines[n + length].words
            ):
                length += 1
            if length >= BLOCK and (best is None or length > best[2]):
                best = first, n, length
        places[line.words].append(n)
    return best


def cut(lines: Sequence[Line], report: Report) -> list[Line]:
    """The lines without a web page's navigation, and without its advertising."""
    kept = []
    for line in lines:
        if line.mark != "row" and NAVIGATION.fullmatch(line.words):
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

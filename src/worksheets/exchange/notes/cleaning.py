"""Repeated lines and boilerplate of web pages are removed from notes, and reported."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from worksheets.exchange.notes.lines import NoteLine
from worksheets.exchange.notes.report import Report

SHORTEST_BLOCK = 5
"""The fewest repeated lines that count as a copied block."""
LONGEST_HEADING = 150
"""Characters; a longer heading is a paragraph in large type."""
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


def without_duplicates(lines: Sequence[NoteLine], report: Report) -> list[NoteLine]:
    """The lines without repetitions of lines and of blocks of lines."""
    plain = [replace(line, kind="text", level=0) if _is_paragraph(line) else line for line in lines]
    return _without_repeated_blocks(_without_repeated_lines(plain, report), report)


def _is_paragraph(line: NoteLine) -> bool:
    """Whether a heading is so long that it is a paragraph."""
    return line.kind == "heading" and len(line.text) > LONGEST_HEADING


def _without_repeated_lines(lines: Sequence[NoteLine], report: Report) -> list[NoteLine]:
    """The lines without immediate repetitions; a short repeated line becomes a heading."""
    kept: list[NoteLine] = []
    for _, repeated in groupby(lines, key=lambda line: line.text):
        line, *repetitions = repeated
        kept.append(line)
        if not repetitions:
            continue
        times = "twice" if len(repetitions) == 1 else f"{len(repetitions) + 1:,} times"
        remark = f"'{line.text}' stands there {times}"
        if _can_head(line):
            kept[-1] = replace(line, kind="heading")
            remark = f"the heading {remark}"
        report.add("folded", repetitions[0].number, remark)
    return kept


def _can_head(line: NoteLine) -> bool:
    """Whether a line can be a heading: short, and no sentence or list entry."""
    plain = line.kind in ("text", "heading") and len(line.text) <= LONGEST_HEADING
    return plain and not line.text.endswith((".", "!", ";", ","))


def _without_repeated_blocks(lines: Sequence[NoteLine], report: Report) -> list[NoteLine]:
    """The lines without blocks that came before.

    Blocks are found by their first lines, in linear time.
    """
    kept: list[NoteLine] = []
    starts: dict[tuple[str, ...], int] = {}
    n = 0
    while n < len(lines):
        start_of_copy, first_copied = n, starts.get(_block_key(lines, n))
        match_start = first_copied
        while match_start is not None:
            n += _common_length(kept, match_start, lines, n)
            match_start = starts.get(_block_key(lines, n))
        if first_copied is not None:
            original = kept[first_copied].number
            remark = f"{n - start_of_copy:,} lines are a copy of those from line {original}"
            report.add("folded", lines[start_of_copy].number, remark)
            continue
        kept.append(lines[n])
        n += 1
        if len(kept) >= SHORTEST_BLOCK:
            starts.setdefault(
                _block_key(kept, len(kept) - SHORTEST_BLOCK), len(kept) - SHORTEST_BLOCK
            )
    return kept


def _block_key(lines: Sequence[NoteLine], start: int) -> tuple[str, ...]:
    """The texts of the first lines of a block, fewer at the end of the notes."""
    return tuple(line.text for line in lines[start : start + SHORTEST_BLOCK])


def _common_length(
    kept: Sequence[NoteLine], first: int, lines: Sequence[NoteLine], start: int
) -> int:
    """The number of equal lines from two positions on."""
    length = 0
    while (
        first + length < len(kept)
        and start + length < len(lines)
        and kept[first + length].text == lines[start + length].text
    ):
        length += 1
    return length


def without_boilerplate(lines: Sequence[NoteLine], report: Report) -> list[NoteLine]:
    """The lines without the navigation and the advertising of a web page."""
    kept = []
    for line in lines:
        if line.kind not in ("row", "question") and NAVIGATION.fullmatch(line.text):
            report.add("cut", line.number, f"navigation: '{line.text}'")
        else:
            kept.append(line)
    start = _start_of_advertising(kept)
    for line in kept[start:]:
        report.add("cut", line.number, f"advertising: '{line.text}'")
    return kept[:start]


def _start_of_advertising(lines: Sequence[NoteLine]) -> int:
    """The index at which advertising at the end begins; one line within it may be any short
    text."""
    start = len(lines)
    for n in range(len(lines) - 1, -1, -1):
        if ADVERTISING.search(lines[n].text):
            start = n
        elif start - n > 1 or lines[n].text.endswith((".", "?")) or lines[n].kind == "row":
            break
    return start

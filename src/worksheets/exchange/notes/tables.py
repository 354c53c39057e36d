"""Rows of tables in notes: as sentences, numbers, terms or events."""

import re
from collections.abc import Iterator, Sequence

from worksheets.exchange.notes.dates import DATE, dates_in
from worksheets.exchange.notes.lines import UNREADABLE, NoteLine
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.suggestion import Suggestion, as_clause, as_sentence

NUMBER = re.compile(r"[\d.,]*\d[\d.,]* ?%?")
WORD = re.compile(r"[^\W\d_]")
TERMS = frozenset(
    ["term", "terms", "word", "words", "key word", "keyword", "vocabulary", "name", "concept"]
)
MEANINGS = frozenset(["meaning", "meanings", "definition", "definitions", "translation"])


def is_term(row: NoteLine) -> bool:
    """Whether a row is a term with its meaning: two cells, and no head, or one that says 'term'.

    A row that looks like such a head is none.
    """
    if row.kind != "row" or len(row.cells) != 2 or UNREADABLE in row.text:
        return False
    first, second = (cell.strip("* ").casefold() for cell in row.cells)
    if first in TERMS and second in MEANINGS:
        return False
    if row.head:
        return row.head[0].strip("* ").casefold() in TERMS
    return bool(WORD.search(first) and WORD.search(second)) and not DATE.fullmatch(first)


def table_events(rows: Sequence[NoteLine]) -> Iterator[Suggestion]:
    """The events of rows with a date and a text, in tables without a head."""
    for row in rows:
        if row.kind != "row" or row.head or len(row.cells) != 2 or UNREADABLE in row.text:
            continue
        when, what = row.cells
        dates = dates_in(when)
        if dates and DATE.fullmatch(when) and len(what.split()) >= 2:
            date = dates[0][1]
            fields = {"date": date, "text": as_clause(what)}
            yield Suggestion("events", f"event-{date}", fields, row.text, row.number)


def table_numbers(rows: Sequence[NoteLine]) -> Iterator[Suggestion]:
    """The numbers of a table: 'Population (millions) of Brazil: {203}.'"""
    for row in rows:
        if not WORD.search("".join(row.cells[:1])) or "{" in row.text or UNREADABLE in row.text:
            continue
        for name, cell in zip(row.head[1:], row.cells[1:], strict=False):
            if NUMBER.fullmatch(cell) and WORD.search(name) and "{" not in name:
                unit = re.search(r"\(([^)]+)\)", name)
                fields = {"statement": f"{name} of {row.cells[0]}: {{{cell}}}."}
                if unit:
                    fields["unit"] = unit[1]
                source_text = f"{row.cells[0]} | {name} | {cell}"
                yield Suggestion("numbers", "number", fields, source_text, row.number)


def row_sentence(row: NoteLine) -> str:
    """A row under a head as a sentence: 'Brazil: capital Brasília; population 203.'; "" if it is
    none."""
    if row.kind != "row" or not row.head or not row.cells[0] or UNREADABLE in row.text:
        return ""
    others = zip(row.head[1:], row.cells[1:], strict=False)
    parts = [f"{name} {cell}".strip() for name, cell in others if cell]
    return as_sentence(f"{row.cells[0]}: {'; '.join(parts)}") if parts else ""


def report_unusable_tables(lines: Sequence[NoteLine], report: Report) -> None:
    """Report tables that cannot be used, and rows with unreadable parts."""
    previous: NoteLine | None = None
    for line in lines:
        unusable = line.kind == "row" and not line.head and len(line.cells) > 2
        if unusable and not (previous and previous.kind == "row" and not previous.head):
            remark = (
                f"a table of {len(line.cells)} columns; to use it, mark its first row as its head"
            )
            report.add("unplaced", line.number, remark)
        if line.kind == "row" and UNREADABLE in line.text:
            text = line.text.replace(UNREADABLE, "…")
            report.add("unplaced", line.number, f"a row of which a part cannot be read: '{text}'")
        previous = line

"""Rows of tables: what each says with the head of its table, and what is a term or an event."""

import re
from collections.abc import Iterator, Sequence

from worksheets.exchange.notes.dates import DATE, dates_in
from worksheets.exchange.notes.lines import MISSING, Line
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.suggestion import Suggestion, clause, sentence

NUMBER = re.compile(r"[\d.,]*\d[\d.,]* ?%?")
WORD = re.compile(r"[^\W\d_]")
TERMS = frozenset(
    ["term", "terms", "word", "words", "key word", "keyword", "vocabulary", "name", "concept"]
)
MEANINGS = frozenset(["meaning", "meanings", "definition", "definitions", "translation"])


def is_term(row: Line) -> bool:
    """Whether a row is a term with its meaning: it has two cells, and no head or one that says so;
    what only looks like a head is none."""
    if row.mark != "row" or len(row.cells) != 2 or MISSING in row.words:
        return False
    first, second = (cell.strip("* ").casefold() for cell in row.cells)
    if first in TERMS and second in MEANINGS:
        return False
    if row.head:
        return row.head[0].strip("* ").casefold() in TERMS
    return bool(WORD.search(first) and WORD.search(second)) and not DATE.fullmatch(first)


def dated_rows(rows: Sequence[Line]) -> Iterator[Suggestion]:
    """The events of a table without a head that has a date and what happened in each row."""
    for row in rows:
        if row.mark != "row" or row.head or len(row.cells) != 2 or MISSING in row.words:
            continue
        when, what = row.cells
        dates = dates_in(when)
        if dates and DATE.fullmatch(when) and len(what.split()) >= 2:
            date = dates[0][1]
            fields = {"date": date, "text": clause(what)}
            yield Suggestion("events", f"event-{date}", fields, row.words, row.number)


def numbers_of(rows: Sequence[Line]) -> Iterator[Suggestion]:
    """The numbers of a table: 'Population (millions) of Brazil: {203}.'"""
    for row in rows:
        if not WORD.search("".join(row.cells[:1])) or "{" in row.words or MISSING in row.words:
            continue
        for name, cell in zip(row.head[1:], row.cells[1:], strict=False):
            if NUMBER.fullmatch(cell) and WORD.search(name) and "{" not in name:
                unit = re.search(r"\(([^)]+)\)", name)
                fields = {"statement": f"{name} of {row.cells[0]}: {{{cell}}}."}
                if unit:
                    fields["unit"] = unit[1]
                whole = f"{row.cells[0]} | {name} | {cell}"
                yield Suggestion("numbers", "number", fields, whole, row.number)


def row_sentence(row: Line) -> str:
    """A row under a head as a sentence: 'Brazil: capital Brasília; population 203.'; "" if it is
    none."""
    if row.mark != "row" or not row.head or not row.cells[0] or MISSING in row.words:
        return ""
    rest = zip(row.head[1:], row.cells[1:], strict=False)
    said = [f"{name} {cell}".strip() for name, cell in rest if cell]
    return sentence(f"{row.cells[0]}: {'; '.join(said)}") if said else ""


def headless(lines: Sequence[Line], report: Report) -> None:
    """Say of every table of which nothing can be made what it lacks."""
    before: Line | None = None
    for line in lines:
        wide = line.mark == "row" and not line.head and len(line.cells) > 2
        if wide and not (before and before.mark == "row" and not before.head):
            what = (
                f"a table of {len(line.cells)} columns; to use it, mark its first row as its head"
            )
            report.add("unplaced", line.number, what)
        if line.mark == "row" and MISSING in line.words:
            words = line.words.replace(MISSING, "…")
            report.add("unplaced", line.number, f"a row of which a part cannot be read: '{words}'")
        before = line

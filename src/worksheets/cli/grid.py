"""The specification of a paper as a table on the terminal, as CSV, and as JSON."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from worksheets.assemble.specification import Specification, TopicRow
from worksheets.model.diagnostics import plural, visible


def lines(grid: Specification) -> Iterator[str]:
    """The lines of a table: a row a topic, a column an objective."""
    paper = grid.wanted.get("paper", {})
    limit = f" ({paper['minutes']})" if "minutes" in paper else ""
    reading = f" ({paper['reading']})" if "reading" in paper else ""
    form = f"form {grid.form}: " if grid.form else ""
    yield (
        f"{form}{plural(grid.marks, 'mark')}, {plural(grid.questions, 'question')}, "
        f"{plural(grid.minutes, 'minute')}{limit}, {plural(grid.words, 'word')} to read{reading}"
    )
    has_wanted = any(row.wanted for row in grid.rows)
    table = [_head(grid, has_wanted), *(_cells(grid, row, has_wanted) for row in grid.rows)]
    totals = [*(str(grid.total(name)) for name in grid.objectives), str(grid.marks)]
    table.append(["marks", *totals, *([""] if has_wanted else []), ""])
    wanted = grid.wanted.get("ao", {})
    if any(wanted.values()):
        named = [wanted.get(name, "") for name in grid.objectives]
        table.append(["wanted", *named, paper.get("marks", ""), *([""] if has_wanted else []), ""])
    yield from _aligned(table)
    if grid.difficulty:
        yield " · ".join(_levels(grid))


def _levels(grid: Specification) -> Iterator[str]:
    wanted = grid.wanted.get("difficulty", {})
    for level in dict.fromkeys((*grid.difficulty, *wanted)):
        of = f" of {wanted[level]}" if level in wanted else ""
        yield f"{level} {grid.difficulty.get(level, 0)}{of}"


def _head(grid: Specification, has_wanted: bool) -> list[str]:
    return ["topic", *grid.objectives, "marks", *(["wanted"] if has_wanted else []), "questions"]


def _cells(grid: Specification, row: TopicRow, has_wanted: bool) -> list[str]:
    marks = [str(row.objectives.get(name, 0)) for name in grid.objectives]
    wanted = [row.wanted] if has_wanted else []
    return [visible(row.name), *marks, str(row.marks), *wanted, questions(row.questions)]


def questions(kinds: Mapping[tuple[str, int], int]) -> str:
    """Questions by type and marks: '3 multiple-choice [1], essay [12]'."""
    return ", ".join(
        f"{f'{count} ' if count > 1 else ''}{name} [{marks}]"
        for (name, marks), count in sorted(kinds.items(), key=lambda kind: (kind[0][1], kind[0][0]))
    )


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with numbers under one another; the first column and the last begin at the left."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        first, *middle, last = row
        cells = [cell.rjust(width) for cell, width in zip(middle, widths[1:-1], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells, last]).rstrip()


def as_csv(grids: Sequence[tuple[str, Specification]]) -> str:
    """Specifications with their specs, a row a topic."""
    names = list(dict.fromkeys(name for _, grid in grids for name in grid.objectives))
    output = StringIO()
    table = csv.writer(output, lineterminator="\n")
    table.writerow(["spec", "form", "topic", *names, "marks", "wanted", "questions"])
    for spec, grid in grids:
        for row in grid.rows:
            marks = [row.objectives.get(name, 0) for name in names]
            shown = row.wanted, questions(row.questions)
            table.writerow([visible(spec), grid.form, row.name, *marks, row.marks, *shown])
        totals = [grid.total(name) for name in names]
        wanted = grid.wanted.get("paper", {}).get("marks", "")
        table.writerow([visible(spec), grid.form, "", *totals, grid.marks, wanted, ""])
    return output.getvalue()


def as_json(grid: Specification) -> dict[str, object]:
    """A specification as a mapping for JSON."""
    return {
        "form": grid.form,
        "marks": grid.marks,
        "questions": grid.questions,
        "minutes": grid.minutes,
        "words": grid.words,
        "objectives": {name: grid.total(name) for name in grid.objectives},
        "difficulty": dict(grid.difficulty),
        "wanted": {key: dict(wanted) for key, wanted in grid.wanted.items() if wanted},
        "topics": [
            {
                "topic": row.name,
                "marks": row.marks,
                "objectives": dict(row.objectives),
                "questions": [
                    {"type": name, "marks": marks, "count": count}
                    for (name, marks), count in sorted(row.questions.items())
                ],
            }
            for row in grid.rows
        ],
    }

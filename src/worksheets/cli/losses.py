"""What questions lost on their way, on the screen and as JSON and CSV."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from worksheets.cli.diagnostics import show_diagnostics
from worksheets.exchange.questions.interaction import Loss
from worksheets.model.diagnostics import Sink, Span, visible

Function = TypeVar("Function", bound=Callable[..., object])


def report_options(function: Function) -> Function:
    """The options --report and --strict of a command that tells of losses."""
    kind = click.Path(dir_okay=False, path_type=Path)
    with_report = click.option("--report", type=kind, help="A JSON or CSV file of what was lost.")
    strict = click.option("--strict", is_flag=True, help="Exit with 1 if anything was lost.")
    return with_report(strict(function))


COLOURS = {"changed": "yellow", "lost": "yellow", "refused": "red", "guessed": "yellow"}
MOST_OF_A_CODE = 20
"""Losses of one code that are shown; of the others only how many there are."""
COLUMNS = ("file", "line", "column", "grade", "code", "what", "instead")


def report_losses(
    summary: Mapping[str, object],
    losses: Sequence[Loss],
    left_out: int,
    *,
    report: Path | None,
    strict: bool,
    **_: object,
) -> int:
    """Show losses and write them to the `report`, if one is wanted; returns the exit code: 1 for
    any loss if `strict`, or if the report cannot be written, 3 if questions were left out."""
    show_losses(losses)
    if report is not None:
        try:
            write_report(report, {**summary, "refused": left_out}, losses)
        except OSError as error:
            sink = Sink()
            message = f"it cannot be written: {error.strerror}"
            sink.error(Span(str(report)), message, "choose another file with --report")
            show_diagnostics(sink)
            return 1
    if losses and strict:
        return 1
    return 3 if left_out else 0


def show_losses(losses: Iterable[Loss]) -> None:
    """Show losses on the error stream, those of a code until there are too many."""
    shown: Counter[str] = Counter()
    for loss in losses:
        shown[loss.code] += 1
        if shown[loss.code] > MOST_OF_A_CODE:
            continue
        grade = click.style(loss.grade, fg=COLOURS[loss.grade], bold=True)
        instead = f": {loss.instead}" if loss.instead else ""
        what = visible(f"{loss.what}{instead}")
        click.echo(f"{loss.span}: {grade}: {what} [{loss.code}]", err=True)
    for code, count in shown.items():
        if count > MOST_OF_A_CODE:
            more = count - MOST_OF_A_CODE
            click.echo(f"… and {more} more of [{code}]; --report FILE.csv has all", err=True)


def write_report(path: Path, summary: Mapping[str, object], losses: Sequence[Loss]) -> None:
    """Write a report: CSV by the end of its name, JSON otherwise."""
    rows = list(_rows(losses))
    if path.suffix.lower() == ".csv":
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _harmless(value) for key, value in row.items()} for row in rows)
        path.write_text(buffer.getvalue(), encoding="utf-8")
        return
    report = {**summary, "losses": rows}
    path.write_text(f"{json.dumps(report, indent=1, ensure_ascii=False)}\n", encoding="utf-8")


def _rows(losses: Iterable[Loss]) -> Iterator[dict[str, object]]:
    for loss in losses:
        span = loss.span
        about = (span.file, span.line, span.column, loss.grade, loss.code, loss.what, loss.instead)
        yield dict(zip(COLUMNS, about, strict=True))


def _harmless(value: object) -> object:
    """A cell that no program of tables takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@") else value

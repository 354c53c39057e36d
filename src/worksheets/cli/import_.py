"""`worksheets import notes`."""

from pathlib import Path

import click

from worksheets.cli.diagnostics import show_diagnostics
from worksheets.exchange.imports import import_notes
from worksheets.exchange.notes.report import report_lines
from worksheets.model.diagnostics import Sink, plural
from worksheets.model.knowledge.knowledge import KINDS


@click.group("import")
def command() -> None:
    """Make a course of what is there already."""


@command.command("notes", short_help="Turn notes into a course and a draft.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    default="courses",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for courses.",
)
@click.option("--course", default="", help="Name of the course; that of the first file is taken.")
def notes(files: tuple[Path, ...], output: Path, course: str) -> int:
    """Turn notes (text, Markdown, HTML, Word) into a course for a person to finish.

    What is suggested is marked as not verified: it becomes no key. A spec for a draft worksheet is
    written beside the course. Notes can be imported again: what was verified stays.
    """
    sink = Sink()
    outcome = import_notes(files, output, course, sink)
    show_diagnostics(sink)
    if outcome is None:
        return 1
    for line in report_lines(outcome.remarks):
        click.echo(line)
    counts = [plural(number, *KINDS[name]) for name, number in outcome.suggested.items()]
    click.echo(f"suggested: {', '.join(counts) or 'nothing'}")
    if not outcome.changed:
        click.echo("nothing has changed since the last import")
        return 0
    for path in outcome.changed:
        click.echo(f"wrote {click.format_filename(path)}")
    click.echo(f"go on with: worksheets verify {click.format_filename(outcome.course)}")
    if outcome.no_draft_because:
        click.echo(f"no draft: {outcome.no_draft_because}")
    else:
        click.echo(f"print a draft: worksheets build {click.format_filename(outcome.draft)}")
    return 0

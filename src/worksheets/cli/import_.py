"""`worksheets import notes` and `worksheets import questions`."""

from pathlib import Path
from typing import Any

import click

from worksheets.cli.diagnostics import show_diagnostics
from worksheets.cli.losses import report_losses, report_options
from worksheets.exchange.imports import import_notes
from worksheets.exchange.notes.report import report_lines
from worksheets.exchange.questions.importing import BankImport, import_banks
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


@command.command("questions", short_help="Turn a bank of questions into a course.")
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
@click.option("--from", "from_", default="", help="The format, if it cannot be told: see formats.")
@click.option("--language", default="en-GB", show_default=True, help="That of the questions.")
@click.option("--rights", default="", help="Who may use them, such as 'CC BY 4.0, A. Teacher'.")
@report_options
def questions(files: tuple[Path, ...], output: Path, course: str, **options: Any) -> int:
    """Turn banks of questions into a course: lists in Word or text, tables, cards, GIFT, Moodle
    XML, Aiken, QTI and Canvas.

    Categories become topics. Every key is read back and held against that of the bank; what is not
    certain is marked as not verified, and only drafts print it. It exits with 3 if some questions
    were refused.
    """
    sink = Sink()
    about = options["from_"], options["language"], options["rights"]
    outcome = import_banks(BankImport(files, output, course, *about), sink)
    show_diagnostics(sink)
    if outcome is None:
        return 1
    entries = plural(outcome.seen, "entry", "entries")
    refused = outcome.seen - outcome.imported
    click.echo(f"{entries}: {outcome.imported} imported, {refused} refused")
    for path in outcome.changed:
        click.echo(f"wrote {click.format_filename(path)}")
    if not sink.failed and not outcome.changed:
        click.echo("nothing has changed since the last import")
    if not sink.failed and not options["rights"]:
        click.echo("no licence is stated: ask before you share these questions")
    names = [click.format_filename(path) for path in files]
    summary = {"files": names, "seen": outcome.seen, "imported": outcome.imported}
    code = report_losses(summary, outcome.losses, refused, **options)
    return 1 if sink.failed else code

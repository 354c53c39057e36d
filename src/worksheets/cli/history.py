"""`worksheets history`."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from worksheets.cli.diagnostics import as_json, show_diagnostics
from worksheets.cli.options import parse_class, parse_day
from worksheets.jobs.recording import forget
from worksheets.model.diagnostics import Sink, did_you_mean, plural, visible
from worksheets.model.files import entries, is_file
from worksheets.model.history import Use, name_of
from worksheets.read.history import history_file, read_uses


@click.command("history")
@click.argument("class_", metavar="[CLASS]", required=False, callback=parse_class)
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="history",
    show_default=True,
    help="The folder of histories, which lies beside the specs.",
)
@click.option("--items", is_flag=True, help="Name every question, too.")
@click.option("--forget", "forgotten", metavar="PAPER", help="Count a paper as one it never had.")
@click.option("--on", callback=parse_day, metavar="2026-03-05", help="Only papers of this day.")
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
def command(
    class_: str, folder: Path, forgotten: str | None, on: date | None, **shown: bool
) -> int:
    """Show which papers CLASS has had, as builds with --record noted; without CLASS, which classes
    there are."""
    if not class_:
        if forgotten:
            raise click.UsageError("--forget is about the paper of a class: name the class")
        return _show_classes(folder)
    file = history_file(folder, class_)
    if not is_file(file):
        near = "; ".join(did_you_mean(file.stem, _classes(folder)))
        message = f"nothing is noted of {class_}: there is no file {file}"
        raise click.ClickException(f"{message}; {near}" if near else message)
    sink = Sink()
    noted = read_uses(file, sink)
    uses = [use for use in noted if use.items and on in (None, use.on)]
    if forgotten is not None:
        uses = _forget(file, uses, forgotten, class_)
    if shown["machine"]:
        click.echo(json.dumps(_as_json(class_, uses, sink), indent=2, ensure_ascii=False))
    else:
        show_diagnostics(sink)
        _show(uses, items=shown["items"])
    return 1 if sink.failed else 0


def _classes(folder: Path) -> list[str]:
    return [name.removesuffix(".jsonl") for name in entries(folder) if name.endswith(".jsonl")]


def _show_classes(folder: Path) -> int:
    classes = _classes(folder)
    if not classes:
        message = f"there are no histories in {folder}: build with --class, --on and --record"
        raise click.ClickException(message)
    sink = Sink()
    for name in classes:
        uses = [use for use in read_uses(folder / f"{name}.jsonl", sink) if use.items]
        last = f", the last on {uses[-1].on}" if uses else ""
        click.echo(f"{visible(name)}  {plural(len(uses), 'paper')}{last}")
    show_diagnostics(sink)
    return 1 if sink.failed else 0


def _forget(file: Path, uses: Sequence[Use], paper: str, class_: str) -> list[Use]:
    """Note that a class did not have a paper; returns what it had besides."""
    gone = [use for use in uses if use.paper == paper]
    if not gone:
        hints = "; ".join(did_you_mean(paper, {use.paper for use in uses}))
        raise click.ClickException(f"{class_} has had no paper '{paper}'; {hints}".rstrip("; "))
    try:
        forget(file, gone, class_)
    except OSError as error:
        raise click.ClickException(str(error)) from error
    return [use for use in uses if use not in gone]


def _show(uses: Sequence[Use], *, items: bool) -> None:
    for use in uses:
        count = plural(len(use.items), "question")
        click.echo(f"{use.on}  {visible(use.paper)}  {count}, {use.fingerprint}")
        if items:
            for item in use.items:
                click.echo(f"            {visible(name_of(item))}")
    click.echo(plural(len(uses), "paper"))


def _as_json(class_: str, uses: Sequence[Use], sink: Sink) -> dict[str, object]:
    return {
        "class": class_,
        "papers": [
            {
                "on": use.on.isoformat(),
                "paper": use.paper,
                "course": use.course,
                "fingerprint": use.fingerprint,
                "items": list(map(name_of, use.items)),
            }
            for use in uses
        ],
        "diagnostics": [as_json(diagnostic) for diagnostic in sink],
    }

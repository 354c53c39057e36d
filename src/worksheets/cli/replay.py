"""`worksheets replay`."""

from pathlib import Path

import click

from worksheets.cli.changed_spec import mistakes_shown
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.cli.options import output_option, trust_option
from worksheets.jobs.replaying import build_replayed, replayed, spec_path
from worksheets.model.diagnostics import Sink, plural, visible
from worksheets.pipeline.paper_record import read_record
from worksheets.pipeline.request import Request


@click.command("replay")
@click.argument("record", type=click.Path(path_type=Path, dir_okay=False))
@output_option
@click.option(
    "--accept-changes", is_flag=True, help="Build what was changed since as it is now, and say so."
)
@click.option("--dry-run", is_flag=True, help="Say what is gone or changed, and build nothing.")
@trust_option
def command(
    record: Path, output: Path, accept_changes: bool, dry_run: bool, trust: tuple[Path, ...]
) -> int:
    """Build the paper of RECORD again with exactly its questions, even if its course has grown.

    RECORD is a file that `worksheets build --paper-record` wrote. If a question is gone, or is
    not printed as it was, that is an error with its place, and nothing is built.
    """
    sink = Sink()
    found = read_record(record, sink)
    if found is None:
        show_diagnostics(sink)
        return 1
    with mistakes_shown():
        path = spec_path(found, record, trust)
        request = Request(output, trust=trust, seed=found.seed, jobs=1)
        made = replayed(found, path, request, sink, accept_changes=accept_changes)
        built = build_replayed(*made, path, request, sink) if made and not dry_run else ()
    show_diagnostics(sink)
    if made is None or sink.failed:
        return 1
    for file in built:
        click.echo(f"{visible(str(file.path))}  {file.fingerprint}")
    questions = sum(len(pick) for of in found.forms[0].sections for pick in of)
    if dry_run:
        click.echo(f"{plural(questions, 'question')}: all there")
    return 0

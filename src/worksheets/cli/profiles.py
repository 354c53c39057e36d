"""`worksheets profiles`."""

from collections.abc import Iterable
from pathlib import Path

import click

from worksheets.cli.diagnostics import show_diagnostics
from worksheets.model.diagnostics import Sink, did_you_mean
from worksheets.model.files import is_file, read_file
from worksheets.questions import registry
from worksheets.read.profile import read_profile, shipped


@click.command("profiles")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Show the profiles that ship, or the file of the one called NAME to base your own on; of a
    file of your own, what is wrong with it."""
    if name is None:
        return _show(shipped().values())
    if name in shipped():
        click.echo(read_file(shipped()[name]).decode(), nl=False)
        return 0
    if is_file(Path(name)):
        return _show([Path(name)])
    hints = "; ".join(did_you_mean(name, shipped()))
    raise click.UsageError(f"there is no profile '{name}'; {hints}; run: worksheets profiles")


def _show(files: Iterable[Path]) -> int:
    sink = Sink()
    for file in files:
        found = read_profile(file, registry(), sink)
        if found:
            profile = found.profile
            click.echo(f"{click.style(profile.name, bold=True):22} {profile.description}")
    show_diagnostics(sink)
    return 1 if sink.failed else 0

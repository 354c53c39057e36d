"""`worksheets themes`."""

import click

from worksheets.cli.diagnostics import show_diagnostics
from worksheets.model.diagnostics import Sink, did_you_mean
from worksheets.model.files import read_file
from worksheets.read.theme import read_theme, shipped


@click.command("themes")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Show the themes that ship, or the file of the one called NAME to base your own on."""
    if name and name not in shipped():
        hints = "; ".join(did_you_mean(name, shipped()))
        raise click.UsageError(f"there is no theme '{name}'; {hints}; run: worksheets themes")
    if name:
        click.echo(read_file(shipped()[name]).decode(), nl=False)
        return 0
    sink = Sink()
    for file in shipped().values():
        theme = read_theme(file, sink)
        if theme:
            click.echo(f"{click.style(theme.name, bold=True):18} {theme.description}")
    show_diagnostics(sink)
    return 1 if sink.failed else 0

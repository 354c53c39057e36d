"""`worksheets themes`."""

from pathlib import Path

import click

from worksheets.cli.diagnostics import show_diagnostics
from worksheets.model.diagnostics import Sink, did_you_mean, visible
from worksheets.model.files import is_file, read_file
from worksheets.read.theme import read_theme, shipped


@click.command("themes")
@click.argument("name", required=False)
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIRECTORY",
    help="Make a picture of a sample page in each theme, or in the one called NAME, which may be "
    "a file of your own.",
)
def command(name: str | None, pictures: Path | None) -> int:
    """Show the themes that ship, or the file of the one called NAME to base your own on."""
    if pictures is not None and name is not None and is_file(Path(name)):
        return _write_pictures([name], pictures)
    if name and name not in shipped():
        hints = "; ".join(did_you_mean(name, shipped()))
        raise click.UsageError(f"there is no theme '{name}'; {hints}; run: worksheets themes")
    if pictures is not None:
        return _write_pictures([name] if name else list(shipped()), pictures)
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


def _write_pictures(names: list[str], folder: Path) -> int:
    """Pictures of these themes; the command's exit code."""
    from worksheets.pipeline.theme_pictures import write_pictures  # noqa: PLC0415 it sets pages

    sink = Sink()
    try:
        for path in write_pictures(names, folder, sink):
            click.echo(visible(str(path)))
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename}: {error.strerror}") from error
    show_diagnostics(sink)
    return 1 if sink.failed else 0

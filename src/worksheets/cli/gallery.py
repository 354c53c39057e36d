"""`worksheets gallery`."""

from pathlib import Path

import click

from worksheets.cli.changed_spec import mistakes_shown
from worksheets.model.diagnostics import plural, visible


@click.command("gallery")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> int:
    """Write pages about every question type, figure and theme into FOLDER/gallery.

    A page has a picture of what is printed, the YAML, the keys and the mark scheme.
    """
    from worksheets.authoring.gallery.making import write_gallery  # noqa: PLC0415 it sets pages

    with mistakes_shown():
        written = write_gallery(folder / "gallery")
    click.echo(visible(f"wrote {plural(len(written), 'file')} into {folder / 'gallery'}"))
    return 0

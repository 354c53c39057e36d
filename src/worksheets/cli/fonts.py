"""`worksheets fonts`."""

from pathlib import Path

import click

from worksheets.cli.diagnostics import show_diagnostics
from worksheets.layout.type.font_files import FontFault, FontFile, families
from worksheets.model.diagnostics import Diagnostic, Span, visible


@click.command("fonts")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path | None) -> int:
    """Show the families that themes can name: those of packages, and those in FOLDER."""
    import fontpkg  # noqa: PLC0415

    for family in map(fontpkg.family, sorted(fontpkg.families())):
        click.echo(f"{family.name:28} package fontpkg-{fontpkg.slugify(family.name)}")
    if folder is None:
        return 0
    try:
        by_family = families(folder.as_posix())
    except FontFault as fault:
        show_diagnostics([Diagnostic("error", Span(folder.as_posix()), str(fault), fault.hints)])
        return 1
    for name, files in by_family.items():
        click.echo(f"{visible(name):28} {', '.join(sorted({_styles(file) for file in files}))}")
    return 0


def _styles(file: FontFile) -> str:
    weight = f"{file.lightest}"
    if file.heaviest != file.lightest:
        weight += f" to {file.heaviest}"
    return f"{weight} italic" if file.italic else weight

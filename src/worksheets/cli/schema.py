"""`worksheets schema`."""

from pathlib import Path

import click

from worksheets.cli.changed_spec import mistakes_shown
from worksheets.model.diagnostics import visible


@click.command("schema")
@click.argument("kind", required=False, metavar="[spec|topic|outline|levels|theme]")
@click.option(
    "--install",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Write all schemas into a folder, for VS Code and other editors.",
)
def command(kind: str | None, folder: Path | None) -> int:
    """Print the JSON Schema of a kind of file, from which editors know its keys."""
    from worksheets.authoring.schemas.install import as_text, install  # noqa: PLC0415 all types
    from worksheets.authoring.schemas.making import KINDS, schema  # noqa: PLC0415 all types

    if folder is not None:
        if kind is not None:
            raise click.UsageError("--install writes all schemas: leave the kind out")
        with mistakes_shown():
            for path in install(folder):
                click.echo(visible(f"wrote {path}"))
        return 0
    found = next((one for one in KINDS if one == (kind or "spec")), None)
    if found is None:
        raise click.UsageError(f"there is no schema '{kind}'; use one of: {', '.join(KINDS)}")
    click.echo(as_text(schema(found)), nl=False)
    return 0

"""`worksheets types`."""

from inspect import cleandoc

import click

from worksheets.questions import registry


@click.command("types")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Show every question type, or the one called NAME, with an example."""
    types = registry()
    if name and name not in types:
        raise click.UsageError(f"there is no question type '{name}'; run: worksheets types")
    for key, kind in types.items():
        if name in (None, key):
            click.echo(click.style(key, bold=True))
            click.echo(cleandoc(kind.__doc__ or "") + "\n")
    return 0

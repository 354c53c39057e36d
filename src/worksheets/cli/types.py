"""`worksheets types`."""

from collections.abc import Mapping
from inspect import cleandoc

import click

from worksheets.model.diagnostics import did_you_mean
from worksheets.questions import registry


@click.command("types")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Show every question type, or the one called NAME, with an example."""
    return show(registry(), name, "question type", "types")


def show(classes: Mapping[str, type], name: str | None, what: str, command_name: str) -> int:
    """Show the docstrings of the classes of a registry, or of the one called `name`."""
    if name and name not in classes:
        hints = "; ".join(did_you_mean(name, classes))
        raise click.UsageError(
            f"there is no {what} '{name}'; {hints}; run: worksheets {command_name}"
        )
    for key, described in classes.items():
        if name in (None, key):
            click.echo(click.style(key, bold=True))
            click.echo(cleandoc(described.__doc__ or "") + "\n")
    return 0

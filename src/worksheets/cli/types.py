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


def show(known: Mapping[str, type], name: str | None, what: str, called: str) -> int:
    """Show the classes of a registry with what their docstrings say."""
    if name and name not in known:
        hints = "; ".join(did_you_mean(name, known))
        raise click.UsageError(f"there is no {what} '{name}'; {hints}; run: worksheets {called}")
    for key, kind in known.items():
        if name in (None, key):
            click.echo(click.style(key, bold=True))
            click.echo(cleandoc(kind.__doc__ or "") + "\n")
    return 0

"""`worksheets figures`."""

import click

from worksheets.cli.types import show
from worksheets.figures import registry


@click.command("figures")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Show every kind of figure, or the one called NAME, with an example."""
    return show(registry(), name, "kind of figure", "figures")

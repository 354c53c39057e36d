"""Options that `build` and `plan` share: what is wanted, not where it goes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from worksheets.model.units import PAGE_SIZES

SCHEMES = ("separate", "appendix", "both", "none")
Command = TypeVar("Command", bound=Callable[..., Any])


def _shard(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    found = re.fullmatch(r"(\d+)/(\d+)", value)
    part, parts = (int(number) for number in found.groups()) if found else (0, 0)
    if not 1 <= part <= parts:
        raise click.BadParameter(f"'{value}' is no part; write 3/8 for the third of eight")
    return part, parts


_OPTIONS = (
    click.option(
        "--scheme",
        type=click.Choice(SCHEMES),
        help="Where the mark scheme goes; the spec says it otherwise.",
    ),
    click.option("--seed", type=int, help="Another choice of questions and order of options."),
    click.option("--theme", help="A theme that ships, or a YAML file; see: worksheets themes"),
    click.option(
        "--fonts",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        help="A folder of font files, for the families that themes name.",
    ),
    click.option("--page", type=click.Choice(tuple(PAGE_SIZES)), help="Size of paper."),
    click.option(
        "--impose",
        type=click.Choice(("none", "booklet", "2-up", "4-up")),
        help="A second file for the print shop: a folded booklet, or copies to cut.",
    ),
    click.option(
        "--fillable", is_flag=True, help="Another file, to be filled in and saved on a screen."
    ),
    click.option(
        "--roster",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        help="A class list (CSV): a copy for every pupil.",
    ),
    click.option("--bind", is_flag=True, help="All copies of a class in one file to print."),
    click.option(
        "--together", is_flag=True, help="The schemes of all forms in one file, keys side by side."
    ),
    click.option(
        "--shard",
        callback=_shard,
        metavar="3/8",
        help="Only one of several parts of the work, the same on every machine.",
    ),
)


def common(command: Command) -> Command:
    """Give a command the options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command

"""Options that `build` and `plan` share: what is wanted, not where it goes."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from worksheets.model.diagnostics import did_you_mean
from worksheets.model.page.units import PAGE_SIZES

SCHEMES = ("separate", "appendix", "both", "none")
Command = TypeVar("Command", bound=Callable[..., Any])


class Choice(click.ParamType[str]):
    """One of some words, however its letters are written; the nearest is suggested for others."""

    def __init__(self, words: Sequence[str], what: str) -> None:
        self.words = {word.casefold(): word for word in words}
        self.name = what

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(self.words.values())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        found = self.words.get(value.casefold())
        if found is None:
            hints = "; ".join(did_you_mean(value, self.words.values()))
            self.fail(f"there is no {self.name} '{value}'; {hints}", param, ctx)
        return found


def _shard(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    found = re.fullmatch(r"(\d+)/(\d+)", value)
    part, parts = (int(number) for number in found.groups()) if found else (0, 0)
    if not 1 <= part <= parts:
        raise click.BadParameter(f"'{value}' is no part; write 3/8 for the third of eight")
    return part, parts


trusting = click.option(
    "--trust",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="A folder that specs, themes and courses may name files in. Without it, what they name "
    "lies beside or below them, or below the folder where the command runs. Can be repeated.",
)
_OPTIONS = (
    click.option(
        "--scheme",
        type=Choice(SCHEMES, "place for a scheme"),
        help="Where the mark scheme goes; the spec says it otherwise.",
    ),
    click.option("--seed", type=int, help="Another choice of questions and order of options."),
    click.option("--theme", help="A theme that ships, or a YAML file; see: worksheets themes"),
    click.option(
        "--fonts",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        help="A folder of font files, for the families that themes name.",
    ),
    trusting,
    click.option("--page", type=Choice(tuple(PAGE_SIZES), "page size"), help="Size of paper."),
    click.option(
        "--impose",
        type=Choice(("none", "booklet", "2-up", "4-up"), "imposition"),
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

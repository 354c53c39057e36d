"""Options that several commands share."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.history import class_in, day_in
from worksheets.model.page.units import PAGE_SIZES

SCHEME_PLACES = ("separate", "filled", "appendix", "both", "none")
Thing = TypeVar("Thing")
Command = TypeVar("Command", bound=Callable[..., Any])


class WordChoice(click.ParamType[str]):
    """A parameter that is one of some words, in small or capital letters; others get a suggestion:
    that of `elsewhere`, if it knows what else a word (in small letters) is."""

    def __init__(
        self, words: Sequence[str], what: str, elsewhere: Callable[[str], str] | None = None
    ) -> None:
        self.by_folded_word = {word.casefold(): word for word in words}
        self.name = what
        self.elsewhere = elsewhere

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(self.by_folded_word.values())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        word = self.by_folded_word.get(value.casefold())
        if word is None:
            known = self.elsewhere(value.casefold()) if self.elsewhere else ""
            hints = known or "; ".join(did_you_mean(value, self.by_folded_word.values()))
            self.fail(f"there is no {self.name} '{value}'; {hints}", param, ctx)
        return word


def _parse_shard(
    _: click.Context, __: click.Parameter, value: str | None
) -> tuple[int, int] | None:
    if value is None:
        return None
    numbers = re.fullmatch(r"(\d+)/(\d+)", value)
    part, parts = (int(number) for number in numbers.groups()) if numbers else (0, 0)
    if not 1 <= part <= parts:
        raise click.BadParameter(f"'{value}' is no part; write 3/8 for the third of eight")
    return part, parts


def parse_class(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """The name of a class on the command line; "" if none is given."""
    return "" if value is None else _parsed(value, class_in)


def parse_day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """A day on the command line."""
    return None if value is None else _parsed(value, day_in)


def _parsed(value: str, parse: Callable[[str], Thing]) -> Thing:
    """What a text is parsed to; raises a usage error for a mistake in it."""
    try:
        return parse(value)
    except Mistake as mistake:
        raise click.BadParameter("; ".join((str(mistake), *mistake.hints))) from mistake


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="output",
    show_default=True,
    help="Folder for the files.",
)
trust_option = click.option(
    "--trust",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="A folder that specs, themes and courses may name files in. Without it, what they name "
    "lies beside or below them, or below the folder where the command runs. Can be repeated.",
)
class_option = click.option(
    "--class",
    "class_",
    callback=parse_class,
    metavar="10B",
    help="The class that has the papers: what it has seen comes last.",
)
on_option = click.option(
    "--on", callback=parse_day, metavar="2026-03-05", help="The day on which the class has them."
)
_OPTIONS = (
    click.option(
        "--scheme",
        type=WordChoice(SCHEME_PLACES, "place for a scheme"),
        help="Where the mark scheme goes, if not where the spec says: in a file of its own "
        "(separate), in one behind the paper with its answers filled in (filled), behind the "
        "paper itself (appendix), in its own and behind the paper (both), or nowhere (none).",
    ),
    click.option("--seed", type=int, help="Another choice of questions and order of options."),
    click.option("--theme", help="A theme that ships, or a YAML file; see: worksheets themes"),
    click.option(
        "--fonts",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        help="A folder of font files, for the families that themes name.",
    ),
    trust_option,
    click.option("--page", type=WordChoice(tuple(PAGE_SIZES), "page size"), help="Size of paper."),
    click.option(
        "--impose",
        type=WordChoice(("none", "booklet", "2-up", "4-up"), "imposition"),
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
    class_option,
    on_option,
    click.option("--bind", is_flag=True, help="All copies of a class in one file to print."),
    click.option(
        "--together", is_flag=True, help="The schemes of all forms in one file, keys side by side."
    ),
    click.option(
        "--shard",
        callback=_parse_shard,
        metavar="3/8",
        help="Only one of several parts of the work, the same on every machine.",
    ),
)


def check_usage(options: Mapping[str, Any]) -> None:
    """Raise a usage error for an option that does nothing without another one."""
    if options["bind"] and options["roster"] is None:
        raise click.UsageError("--bind puts the copies of a class into one file: add --roster")


def build_options(command: Command) -> Command:
    """A decorator that adds these options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command

"""What the commands that change a spec share: it is read, and written or only compared."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import NamedTuple

import click

from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice, StandingQuestion
from worksheets.authoring.spec_file import SpecFile, difference, differing_lines, read_spec_file
from worksheets.authoring.swapping import Change
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.cli.options import class_option, on_option
from worksheets.model.diagnostics import Mistake, Sink, plural, visible
from worksheets.pipeline.history import ForClass
from worksheets.pipeline.prepared import reading_context

spec_argument = click.argument("spec", type=click.Path(path_type=Path, dir_okay=False))
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show the lines that would change, and change nothing."
)


def for_class(command: Callable[..., int]) -> Callable[..., int]:
    """The options of a command about the paper as a class has it on a day: it is called with them
    as `whose`."""

    @class_option
    @on_option
    @wraps(command)
    def called(class_: str, on: date | None, **given: object) -> int:
        return command(whose=ForClass(class_, on), **given)

    return called


class ChosenSpec(NamedTuple):
    """A spec with the questions that were chosen for its paper, and what chooses them anew."""

    file: SpecFile
    reader: ChoiceReader
    choice: PaperChoice


def chosen_spec(spec: Path, whose: ForClass) -> ChosenSpec | None:
    """A spec with its choice, for a class on a day if these are given; None, with its errors shown,
    if there is none."""
    sink = Sink()
    file = read_spec_file(spec, sink)
    reader = ChoiceReader(spec, reading_context(), whose)
    choice = None if file is None else reader.choice(file.text, sink)
    show_diagnostics(sink)
    return None if file is None or choice is None else ChosenSpec(file, reader, choice)


@contextmanager
def mistakes_shown() -> Iterator[None]:
    """Turn what cannot be done into an error of the command."""
    try:
        yield
    except Mistake as mistake:
        hints = "".join(f"\n  hint: {hint}" for hint in mistake.hints)
        raise click.ClickException(visible(str(mistake)) + hints) from mistake
    except OSError as error:
        message = f"cannot write {error.filename}: {error.strerror}"
        raise click.ClickException(visible(message)) from error


def written(
    chosen: ChosenSpec, change: Change, say: Callable[[Change], str], *, dry_run: bool
) -> int:
    """Write a changed spec and say what changed, or show the lines that would; returns 0."""
    file = chosen.file
    name = file.path.as_posix()
    if dry_run:
        click.echo(difference(file.text, change.text, name), nl=False)
        return 0
    if change.text != file.text:
        file.write(change.text)
    for line in say(change).splitlines():
        click.echo(visible(line))
    first, last = differing_lines(file.text, change.text)
    if first:
        lines = f"line {first}" if first == last else f"lines {first} to {last}"
        click.echo(f"{visible(name)} changed, {lines}")
    else:
        click.echo(f"{visible(name)} is as it was")
    return 0


def with_pins(change: Change) -> str:
    """How many other questions were pinned, behind what was said of a change; "" if none was."""
    pins = len(change.pinned)
    verb = "was" if pins == 1 else "were"
    return f"; {plural(pins, 'other question')} {verb} pinned to stay" if pins else ""


def titled(question: StandingQuestion) -> str:
    """A question by its identifier, with the first words that it prints."""
    words = " ".join(question.entry.question.wording.split())
    shown = words if len(words) <= 60 else f"{words[:59]}…"
    return f"{question.entry.question.id} (“{shown}”)" if shown else question.entry.question.id


def said_for(whose: ForClass) -> str:
    """The options that name a class and a day, as they are written behind a command."""
    on = f" --on {whose.on}" if whose.on else ""
    return f" --class {whose.class_}{on}" if whose.class_ else on

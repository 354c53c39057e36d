"""`worksheets pin`."""

from pathlib import Path

import click

from worksheets.authoring.swapping import Change, pinned
from worksheets.cli.changed_spec import (
    chosen_spec,
    dry_run_option,
    for_class,
    mistakes_shown,
    spec_argument,
    with_pins,
    written,
)
from worksheets.model.diagnostics import plural
from worksheets.pipeline.history import ForClass


@click.command("pin")
@spec_argument
@click.argument("questions", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every question that can be pinned.")
@for_class
@dry_run_option
def command(
    spec: Path, questions: tuple[str, ...], every: bool, whose: ForClass, dry_run: bool
) -> int:
    """Write QUESTIONS, numbers or ids, into SPEC by their ids, so that they always stay.

    The paper stays as it is.
    """
    if every == bool(questions):
        raise click.UsageError("name the questions to pin, or write --all")
    chosen = chosen_spec(spec, whose)
    if chosen is None:
        return 1
    choice = chosen.choice
    with mistakes_shown():
        named = [choice.find(name) for name in questions]
        if every:
            named = [one for one in choice.questions if not choice.why_fixed(one)]
        change = pinned(chosen.reader, choice, named)

        def say(change: Change) -> str:
            names = {one.entry.name for one in named if not one.is_pinned}
            now = [one for one in change.choice.questions if one.entry.name in names]
            return f"pinned {plural(len(now), 'question')}{with_pins(change)}"

        return written(chosen, change, say, dry_run=dry_run)

"""`worksheets swap`."""

from pathlib import Path
from typing import Any

import click

from worksheets.authoring.swapping import Change, swapped
from worksheets.cli.changed_spec import (
    chosen_spec,
    dry_run_option,
    for_class,
    mistakes_shown,
    said_for,
    spec_argument,
    titled,
    with_pins,
    written,
)
from worksheets.pipeline.history import ForClass


@click.command("swap")
@spec_argument
@click.argument("question")
@click.option("--to", metavar="ID", help="The question that takes its place.")
@click.option("--any-marks", is_flag=True, help="One with other marks will do, too.")
@for_class
@dry_run_option
def command(spec: Path, question: str, whose: ForClass, *, dry_run: bool, **other: Any) -> int:
    """Put another question of its type and marks in place of QUESTION, a number or an id.

    The file of SPEC is changed so that no other question changes; its comments stay.
    """
    chosen = chosen_spec(spec, whose)
    if chosen is None:
        return 1
    with mistakes_shown():
        old = chosen.choice.find(question)
        change = swapped(
            chosen.reader, chosen.choice, old, other["to"], any_marks=other["any_marks"]
        )

        def say(change: Change) -> str:
            place = chosen.choice.questions.index(old)
            new = change.choice.questions[place]
            number = f"question {old.number}: {old.entry.question.id} → {titled(new)}"
            back = f"worksheets swap {spec} {old.number} --to {old.entry.question.id}"
            back += said_for(whose)
            return f"{number}{with_pins(change)}\nundo with: {back}"

        return written(chosen, change, say, dry_run=dry_run)

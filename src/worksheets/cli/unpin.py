"""`worksheets unpin`."""

from pathlib import Path

import click

from worksheets.authoring.swapping import Change, unpinned
from worksheets.cli.changed_spec import (
    chosen_spec,
    dry_run_option,
    for_class,
    mistakes_shown,
    spec_argument,
    titled,
    written,
)
from worksheets.pipeline.history import ForClass


@click.command("unpin")
@spec_argument
@click.argument("question")
@for_class
@dry_run_option
def command(spec: Path, question: str, whose: ForClass, dry_run: bool) -> int:
    """Let QUESTION, a number or an id that SPEC names, be chosen by its type and marks again.

    Another question may be chosen then; it is said which.
    """
    chosen = chosen_spec(spec, whose)
    if chosen is None:
        return 1
    with mistakes_shown():
        old = chosen.choice.find(question)
        change = unpinned(chosen.reader, chosen.choice, old)

        def say(change: Change) -> str:
            before = {one.entry.name for one in chosen.choice.questions}
            new = [one for one in change.choice.questions if one.entry.name not in before]
            head = f"question {old.number} is chosen again"
            if not new:
                return f"{head}; the paper is the same"
            return "\n".join(
                [head, *(f"question {one.number} is now {titled(one)}" for one in new)]
            )

        return written(chosen, change, say, dry_run=dry_run)

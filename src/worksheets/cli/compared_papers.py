"""What `worksheets explain --against` says: what is otherwise than on another paper, and why."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from worksheets.assemble.recorded import RecordedForm, RecordedQuestion, recorded_form
from worksheets.authoring.comparing import Comparison, Difference, compared
from worksheets.authoring.paper_choice import PaperChoice
from worksheets.cli.changed_spec import chosen_spec
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.model.diagnostics import Sink, plural, visible
from worksheets.pipeline.history import ForClass
from worksheets.pipeline.paper_record import read_record


class _Before(NamedTuple):
    """The first form of another paper, and its seed."""

    form: RecordedForm
    seed: int


def show_comparison(choice: PaperChoice, against: Path, whose: ForClass, *, machine: bool) -> int:
    """Show how the first form of a paper differs from that of a record or of another spec."""
    before = _before(against, whose)
    if before is None:
        return 1
    found = compared(choice, before.form, before.seed)
    if machine:
        click.echo(json.dumps(_as_json(found), indent=2, ensure_ascii=False))
        return 0
    for line in _lines(found):
        click.echo(visible(line))
    return 0


def _before(against: Path, whose: ForClass) -> _Before | None:
    """The other paper; None, with its errors shown, if there is none."""
    if against.suffix != ".json":
        chosen = chosen_spec(against, whose)
        if chosen is None:
            return None
        return _Before(recorded_form(chosen.choice.forms[0]), chosen.choice.inputs.seed)
    sink = Sink()
    record = read_record(against, sink)
    show_diagnostics(sink)
    return None if record is None else _Before(record.forms[0], record.seed)


def _lines(found: Comparison) -> Iterator[str]:
    for one in found.differences:
        yield _said(one)
        yield f"     {one.reason}"
    same = len(found.same) - sum(one.now in found.same for one in found.differences)
    yield f"{plural(same, 'question')} as before"
    if found.moved:
        listed = ", ".join(f"{one.number} ({one.id})" for one in found.moved)
        yield f"{plural(len(found.moved), 'question')} with another number: {listed}"


def _said(one: Difference) -> str:
    now, before = one.now, one.before
    if now is None:
        return f"  –  {_named(before)} is no longer there"
    if before is None:
        return f"{now.number:>3}  {now.id} is new"
    if (now.name, now.draw) == (before.name, before.draw):
        return f"{now.number:>3}  {now.id} is not as it was"
    return f"{now.number:>3}  {_named(now)} in place of {_named(before)}"


def _named(one: RecordedQuestion | None) -> str:
    if one is None:
        return ""
    return one.id if one.draw is None else f"{one.id} (draw {one.draw + 1})"


def _as_json(found: Comparison) -> dict[str, object]:
    return {
        "differences": [
            {
                "now": None if one.now is None else one.now._asdict(),
                "before": None if one.before is None else one.before._asdict(),
                "reason": one.reason,
            }
            for one in found.differences
        ],
        "same": [one.id for one in found.same],
        "moved": [{"id": one.id, "number": one.number} for one in found.moved],
    }

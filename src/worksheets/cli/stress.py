"""`worksheets stress`."""

import click

from worksheets.batch.check import course_named
from worksheets.batch.stress import Tally, stress
from worksheets.cli.say import say
from worksheets.model.diagnostics import Sink, plural
from worksheets.questions import registry

SHOWN = 5
"""Unsound keys and repeated stems of a type that are shown."""


@click.command("stress")
@click.argument("course", default="cold-war")
@click.option("--runs", type=click.IntRange(1, 100_000), default=1000, show_default=True)
def command(course: str, runs: int) -> int:
    """Draw every type from every topic of COURSE many times; hold the keys against the facts."""
    sink = Sink()
    found = course_named(course, sink)
    say(sink)
    if found is None:
        return 1
    wrong = 0
    items = 0
    for tally in stress(found, registry(), runs):
        items += tally.items
        _show(tally)
        wrong += not tally.sound
    click.echo(f"{plural(items, 'item')}, {plural(wrong, 'type')} with something wrong")
    return 1 if wrong else 0


def _show(tally: Tally) -> None:
    bad, again = tally.unsound.total(), tally.repeated.total()
    click.echo(
        f"{tally.topic:8}{tally.type:20}{len(tally.questions):5} questions{tally.items:7} items"
        f"{bad:5} unsound{again:5} repeated{_cues(tally)}"
    )
    for said, count in (*tally.unsound.most_common(SHOWN), *tally.repeated.most_common(SHOWN)):
        click.echo(f"    {count} times: {said}")


def _cues(tally: Tally) -> str:
    """Where keys stand, by the number of options, and how often they are longer than the rest."""
    if not tally.choices:
        return ""
    parts = []
    for size in sorted({size for size, _ in tally.places}):
        counts = [tally.places[size, place] for place in range(size)]
        shares = " ".join(f"{100 * count / sum(counts):.0f}" for count in counts)
        parts.append(f"key at {shares} %")
    longest = 100 * tally.longest / tally.choices
    return f"   {', '.join(parts)}; longest {longest:.0f} %"

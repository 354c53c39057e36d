"""`worksheets stress`."""

from collections import Counter
from collections.abc import Sequence

import click

from worksheets.assemble.pick import LONGEST
from worksheets.checking.check import course_named
from worksheets.checking.stress import FEW, HALF, Tally, share, stress
from worksheets.cli.say import say
from worksheets.language.languages import SHIPPED
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
    tallies = []
    for tally in stress(found, registry(), SHIPPED.of(found.language), runs):
        _show(tally)
        tallies.append(tally)
    fair = _show_laws(tallies)
    items = sum(tally.items for tally in tallies)
    wrong = sum(not tally.sound for tally in tallies)
    click.echo(f"{plural(items, 'item')}, {plural(wrong, 'type')} with something wrong")
    return 0 if fair and not wrong else 1


def _show_laws(tallies: Sequence[Tally]) -> bool:
    """A line a law, with what broke it; answers whether the shares are fair."""
    held: Counter[str] = Counter()
    broken: Counter[tuple[str, str]] = Counter()
    verdicts: Counter[str] = Counter()
    for tally in tallies:
        held += tally.held
        broken += tally.broken
        verdicts += tally.verdicts
    for law in sorted({*held, *(law for law, _ in broken)}):
        ways = {words: count for (name, words), count in broken.items() if name == law}
        click.echo(f"{law}: {held[law]} held, {sum(ways.values())} broken")
        for words, count in sorted(ways.items(), key=lambda way: -way[1])[:SHOWN]:
            click.echo(f"    {count} times: {words}")
    longest = share(sum(one.longest for one in tallies), sum(one.choices for one in tallies))
    true = share(verdicts["true"], verdicts.total())
    click.echo(f"the key is the longest option: {longest:.0%} (at most {LONGEST:.0%})")
    click.echo(
        f"statements on misconceptions are true: {true:.0%} ({HALF[0]:.0%} to {HALF[1]:.0%})"
    )
    few = verdicts.total() < FEW
    return longest <= LONGEST and (few or HALF[0] <= true <= HALF[1])


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

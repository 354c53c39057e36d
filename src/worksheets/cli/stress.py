"""`worksheets stress`."""

import os
from collections import Counter
from collections.abc import Sequence

import click

from worksheets.assemble.selection import LONGEST_KEYS
from worksheets.checking.check import find_course
from worksheets.checking.stress import FEW_STATEMENTS, TRUE_SHARE, Stress, Tally, share
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.language.languages import SHIPPED
from worksheets.model.diagnostics import Sink, plural
from worksheets.questions import registry

MESSAGES_SHOWN = 5
"""So many messages on a type or a law are shown."""


@click.command("stress")
@click.argument("course", default="cold-war")
@click.option("--runs", type=click.IntRange(1, 100_000), default=1000, show_default=True)
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 256), help="Processes that do the work; else all cores."
)
def command(course: str, runs: int, jobs: int | None) -> int:
    """Generate questions of every type from every topic of COURSE (or of a spec) many times, and
    hold their keys against the facts."""
    sink = Sink()
    loaded = find_course(course, sink)
    show_diagnostics(sink)
    if loaded is None:
        return 1
    tallies = []
    stress = Stress(loaded, registry(), SHIPPED.of(loaded.language), runs)
    for tally in stress.tallies(jobs or os.cpu_count() or 1):
        _show_tally(tally)
        tallies.append(tally)
    fair = _show_laws(tallies)
    items = sum(tally.items for tally in tallies)
    unsound = sum(not tally.sound for tally in tallies)
    click.echo(f"{plural(items, 'item')}, {plural(unsound, 'type')} with something wrong")
    return 0 if fair and not unsound else 1


def _show_laws(tallies: Sequence[Tally]) -> bool:
    """Show every law and what broke it; returns whether the shares of keys are fair."""
    held: Counter[str] = Counter()
    broken: Counter[tuple[str, str]] = Counter()
    verdicts: Counter[str] = Counter()
    for tally in tallies:
        held += tally.held
        broken += tally.broken
        verdicts += tally.verdicts
    for law in sorted({*held, *(law for law, _ in broken)}):
        breaches = {message: count for (name, message), count in broken.items() if name == law}
        click.echo(f"{law}: {held[law]} held, {sum(breaches.values())} broken")
        for message, count in sorted(breaches.items(), key=lambda breach: -breach[1])[
            :MESSAGES_SHOWN
        ]:
            click.echo(f"    {count} times: {message}")
    longest = share(
        sum(tally.longest for tally in tallies), sum(tally.choices for tally in tallies)
    )
    true = share(verdicts["true"], verdicts.total())
    click.echo(f"the key is the longest option: {longest:.0%} (at most {LONGEST_KEYS:.0%})")
    least, most = TRUE_SHARE
    if verdicts:
        click.echo(f"statements on misconceptions are true: {true:.0%} ({least:.0%} to {most:.0%})")
    few = verdicts.total() < FEW_STATEMENTS
    return longest <= LONGEST_KEYS and (few or least <= true <= most)


def _show_tally(tally: Tally) -> None:
    unsound, repeated = tally.unsound.total(), tally.repeated.total()
    click.echo(
        f"{tally.topic:8}{tally.type:20}{len(tally.questions):5} questions{tally.items:7} items"
        f"{unsound:5} unsound{repeated:5} repeated{_key_positions(tally)}"
    )
    for message, count in (
        *tally.unsound.most_common(MESSAGES_SHOWN),
        *tally.repeated.most_common(MESSAGES_SHOWN),
    ):
        click.echo(f"    {count} times: {message}")


def _key_positions(tally: Tally) -> str:
    """How often the key has each position, in percent, and how often it is the longest option."""
    if not tally.choices:
        return ""
    parts = []
    for size in sorted({size for size, _ in tally.places}):
        counts = [tally.places[size, place] for place in range(size)]
        shares = " ".join(f"{100 * count / sum(counts):.0f}" for count in counts)
        parts.append(f"key at {shares} %")
    longest = 100 * tally.longest / tally.choices
    for size in sorted({size for size, _ in tally.ranks}):
        counts = [tally.ranks[size, below] for below in range(size)]
        shares = " ".join(f"{100 * count / sum(counts):.0f}" for count in counts)
        parts.append(f"key among numbers at {shares} %")
    for look, count in sorted(tally.looks.items()):
        parts.append(f"key alone with {look} {100 * count / tally.ranks.total():.0f} %")
    return f"   {', '.join(parts)}; longest {longest:.0f} %"

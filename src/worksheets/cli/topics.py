"""`worksheets topics`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from worksheets.assemble.candidates import candidates
from worksheets.assemble.coverage import coverage
from worksheets.checking.check import course_named
from worksheets.cli.options import trusting
from worksheets.cli.say import say
from worksheets.language.language import Language
from worksheets.language.languages import SHIPPED
from worksheets.model.diagnostics import Sink, plural
from worksheets.model.knowledge.knowledge import KINDS, Knowledge
from worksheets.model.question import Question
from worksheets.questions import registry


def _known(
    knowledge: Knowledge, types: Mapping[str, type[Question]], language: Language
) -> Iterator[str]:
    """What a topic holds, and what one more fact of each kind would add."""
    found = coverage(knowledge, types, language)
    names = {"actors": ("actor", "actors"), **KINDS}
    held = [plural(number, *names[name]) for name, number in found.facts.items() if number]
    if not held:
        return
    yield f"knows {', '.join(held)}"
    if found.doubtful:
        yield f"of the facts, {found.doubtful} disputed or not verified: never a key"
    for kind, gains in found.gains.items():
        added = [f"{name} {number}" for name, number in gains.items()]
        yield f"one more {kind} adds: {', '.join(added) or 'no question'}"


@click.command("topics")
@click.argument("course", default="cold-war")
@click.option("--knowledge", is_flag=True, help="Show what each topic knows, and what it lacks.")
@trusting
def command(course: str, knowledge: bool, trust: tuple[Path, ...]) -> int:
    """Show the topics of COURSE (a folder, or the name of one that ships) as a tree."""
    sink = Sink()
    found = course_named(course, sink, trust)
    say(sink)
    if found is None:
        return 1
    click.echo(f"{found.title} ({found.subject})" if found.subject else found.title)
    types, language = registry(), SHIPPED.of(found.language)
    for topic in found.topics:
        click.echo(f"{'  ' * topic.depth}  {topic.number}  {topic.title}")
        pool = candidates([topic], types, language)
        counts = Counter((candidate.question.type, candidate.origin) for candidate in pool)
        for name in types:
            authored, drawn = counts[name, "authored"], counts[name, "knowledge"]
            if authored or drawn:
                more = f", {drawn} from knowledge" if drawn else ""
                click.echo(f"{'  ' * topic.depth}      {name:20} {authored:3} authored{more}")
        if knowledge:
            for line in _known(topic.knowledge, types, language):
                click.echo(f"{'  ' * topic.depth}      {line}")
    return 0

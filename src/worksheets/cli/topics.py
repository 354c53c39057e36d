"""`worksheets topics`."""

from collections import Counter

import click

from worksheets.assemble.candidates import candidates
from worksheets.batch.check import course_named
from worksheets.cli.say import say
from worksheets.model.diagnostics import Sink
from worksheets.questions import registry


@click.command("topics")
@click.argument("course", default="cold-war")
def command(course: str) -> int:
    """Show the topics of COURSE (a folder, or the name of one that ships) as a tree."""
    sink = Sink()
    found = course_named(course, sink)
    say(sink)
    if found is None:
        return 1
    click.echo(f"{found.title} ({found.subject})")
    types = registry()
    for topic in found.topics:
        click.echo(f"{'  ' * topic.depth}  {topic.number}  {topic.title}")
        pool = candidates([topic], types)
        counts = Counter((candidate.question.type, candidate.origin) for candidate in pool)
        for name in types:
            authored, drawn = counts[name, "authored"], counts[name, "knowledge"]
            if authored or drawn:
                more = f", {drawn} from knowledge" if drawn else ""
                click.echo(f"{'  ' * topic.depth}      {name:18} {authored:3} authored{more}")
    return 0

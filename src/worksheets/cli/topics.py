"""`worksheets topics`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from worksheets.assemble.coverage import coverage
from worksheets.assemble.pool import entries_of
from worksheets.checking.check import find_course
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.cli.options import trust_option
from worksheets.language.language import Language
from worksheets.language.languages import SHIPPED
from worksheets.model.course import Topic
from worksheets.model.diagnostics import Sink, plural
from worksheets.model.knowledge.knowledge import KINDS, Knowledge
from worksheets.model.question import Question
from worksheets.model.template import Template
from worksheets.questions import registry


def _coverage_lines(
    knowledge: Knowledge, types: Mapping[str, type[Question]], language: Language
) -> Iterator[str]:
    """Lines on the facts of a topic, and on the questions that one more of each kind would add."""
    counts = coverage(knowledge, types, language)
    names = {"actors": ("actor", "actors"), **KINDS}
    facts = [plural(number, *names[name]) for name, number in counts.facts.items() if number]
    if not facts:
        return
    yield f"knows {', '.join(facts)}"
    if counts.doubtful:
        yield f"of the facts, {counts.doubtful} disputed or not verified: never a key"
    for kind, gains in counts.gains.items():
        added = [f"{name} {number}" for name, number in gains.items()]
        yield f"one more {kind} adds: {', '.join(added) or 'no question'}"


@click.command("topics")
@click.argument("course", default="cold-war")
@click.option("--knowledge", is_flag=True, help="Show what each topic knows, and what it lacks.")
@trust_option
def command(course: str, knowledge: bool, trust: tuple[Path, ...]) -> int:
    """Show the topics of COURSE (a folder, the name of one that ships, or a spec) as a tree."""
    sink = Sink()
    loaded = find_course(course, sink, trust)
    show_diagnostics(sink)
    if loaded is None:
        return 1
    named = loaded.subject.casefold() in ("", loaded.title.casefold())
    click.echo(loaded.title if named else f"{loaded.title} ({loaded.subject})")
    types, language = registry(), SHIPPED.of(loaded.language)
    for topic in loaded.topics:
        for line in _topic_lines(topic, types, language, knowledge=knowledge):
            click.echo(f"{'  ' * topic.depth}  {line}")
    return 0


def _draws_by_skill(topic: Topic) -> dict[int, int]:
    """The draws of the first question of each skill, by its place among the skills."""
    templates = (question for question in topic.questions if isinstance(question, Template))
    origins = ((template.source.origins, template.draws) for template in templates)
    return {int(made.origin(())[0]): draws for made, draws in origins if made and made.is_first}


def _topic_lines(
    topic: Topic, types: Mapping[str, type[Question]], language: Language, *, knowledge: bool
) -> Iterator[str]:
    """Lines on a topic: its questions by type with draws, its skills, and if asked for its
    knowledge."""
    yield f"{topic.number}  {topic.title}"
    counts = Counter(
        (entry.question.type, entry.origin) for entry in entries_of([topic], types, language)
    )
    for name in types:
        authored, generated = counts[name, "authored"], counts[name, "knowledge"]
        if authored or generated:
            more = f", {generated} from knowledge" if generated else ""
            yield f"    {name:20} {authored:3} authored{more}"
        for group in topic.groups:
            authored_draws = group.draws if group.origin == "authored" else {}
            for n, draws in authored_draws.items() if group.type == name else ():
                yield f"      {group.ids.split(chr(10))[n]} ({draws:,} draws)"
    draws_by_skill = _draws_by_skill(topic)
    for n, skill in enumerate(topic.knowledge.skills):
        ages = f", ages {skill.age.replace('-', ' to ')}" if skill.age else ""
        if n in draws_by_skill:
            yield f"    skill {skill.id} ({draws_by_skill[n]:,} draws{ages})"
    if knowledge:
        yield from (f"    {line}" for line in _coverage_lines(topic.knowledge, types, language))

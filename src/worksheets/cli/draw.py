"""`worksheets draw`."""

from itertools import islice
from pathlib import Path

import click

from worksheets.checking.check import find_course
from worksheets.checking.shown import item_lines
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.cli.options import trust_option
from worksheets.language.languages import SHIPPED
from worksheets.model.course import Course, Topic
from worksheets.model.diagnostics import Sink, did_you_mean, plural
from worksheets.model.question import Question, Setting
from worksheets.model.template import Template
from worksheets.pipeline.prepared import making
from worksheets.read.templates import drawn_values


@click.command("draw")
@click.argument("course")
@click.argument("name", metavar="ID")
@click.option("--count", type=click.IntRange(1, 1_000), default=10, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="That of the spec.")
@trust_option
def command(course: str, name: str, count: int, seed: int, trust: tuple[Path, ...]) -> int:
    """Show draws of the question ID of COURSE, with keys, wrong options and working."""
    sink = Sink()
    loaded = find_course(course, sink, trust)
    show_diagnostics(sink)
    if loaded is None:
        return 1
    found = _question(loaded, name)
    if found is None:
        return 1
    topic, template = found
    shown = _show(loaded, topic, template, count, seed)
    if shown < count:
        click.echo(f"there are only {plural(shown, 'draw')}")
    return 0


def _question(course: Course, name: str) -> tuple[Topic, Template] | None:
    """The question with values of a name; None, with a message, if there is none."""
    questions: dict[str, tuple[Topic, Question]] = {}
    for topic in course.topics:
        for question in topic.questions:
            questions[question.id] = topic, question
            questions[f"{topic.number}/{question.id}"] = topic, question
    if name not in questions:
        known = [question.id for _, question in questions.values() if question.draws]
        near = did_you_mean(name, known)
        click.echo(f"error: no question has the id '{name}'", err=True)
        for hint in near:
            click.echo(f"  hint: {hint}", err=True)
        return None
    topic, question = questions[name]
    if not isinstance(question, Template):
        click.echo(f"error: the question '{name}' has no values, so there are no draws", err=True)
        hint = "give it values, as in values: {a: 2..12}"
        if getattr(question, "quantities", ()):
            hint = "see other quantities with: worksheets build --seed, or give it values for them"
        click.echo(f"  hint: {hint}", err=True)
        return None
    return topic, question


def _show(course: Course, topic: Topic, template: Template, count: int, seed: int) -> int:
    """Show so many draws; returns how many there were."""
    maker, _, language = making(course)
    key = f"{seed}/{topic.number}/{template.id}"
    paper_language = SHIPPED.of(language.tag)
    label = paper_language.say("source.label", letter="A")
    sources = {
        source.id: source.lettered(label, paper_language) for source in topic.knowledge.sources
    }
    draws = (
        made
        for made in maker.draws(topic.number, template, key)
        if made.question and not made.errors
    )
    number = 0
    for number, made in enumerate(islice(draws, count), 1):
        click.echo(f"{number}. {drawn_values(template.source.values, made.draw)}")
        assert made.question is not None  # noqa: S101 see above
        name = seed, "", f"{topic.number}/{template.id}~{number - 1}"
        setting = Setting(name, sources, course.levels, paper_language, course.language)
        for line in item_lines(made.question.lowered(setting)):
            click.echo(f"   {line}")
    return number

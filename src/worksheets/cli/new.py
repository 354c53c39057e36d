"""`worksheets new`."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from worksheets.authoring.examples import example
from worksheets.authoring.new_course import new_course, new_topic
from worksheets.authoring.new_files import schema_line, title_of, write_new
from worksheets.authoring.new_paper import NewPaper
from worksheets.authoring.new_question import put_question
from worksheets.authoring.new_quiz import quiz
from worksheets.authoring.new_theme import theme
from worksheets.checking.check import find_course
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.cli.options import WordChoice
from worksheets.model.course import Course
from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean, visible
from worksheets.model.files import entries, is_file
from worksheets.questions import registry
from worksheets.read.course_folders import is_course, shipped

file_argument = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
folder_argument = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
title_option = click.option("--title", help="The title; else it is made of the name.")
KINDS = ("quiz", "paper", "course")
"""What can be begun by answering questions."""


@click.group("new", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> int:
    """Begin a file, with comments that say what it can have; asks what is wanted if it is not said.

    A quiz, a paper, a course and a theme are never written over a file that is there; a topic and a
    question are added to what stands in a file.
    """
    return 0 if context.invoked_subcommand else _ask()


@command.command("quiz")
@file_argument
@title_option
def quiz_command(file: Path, title: str | None) -> int:
    """A worksheet in one FILE, with a few questions to change."""
    return _begin_quiz(file, title or title_of(file))


@command.command("paper")
@file_argument
@click.option("--course", required=True, help="A course that ships, or a folder.")
@click.option(
    "--topic", "topics", multiple=True, help="Only this topic and those within it; may be repeated."
)
@title_option
def paper_command(file: Path, course: str, topics: tuple[str, ...], title: str | None) -> int:
    """A spec in FILE that picks questions of a course."""
    found = _course(course)
    return _begin_paper(file, title or title_of(file), course, found, topics) if found else 1


@command.command("course")
@folder_argument
@title_option
def course_command(folder: Path, title: str | None) -> int:
    """A course in FOLDER: an outline and one topic."""
    return _begin_course(folder, title or title_of(folder))


@command.command("topic")
@folder_argument
@click.argument("number")
@click.argument("title")
def topic_command(folder: Path, number: str, title: str) -> int:
    """One more topic of the course in FOLDER.

    Its NUMBER says which topic it belongs to: 2.2.2 is part of 2.2.
    """
    if _course(os.path.join(".", folder)) is None:  # noqa: PTH118 a folder, and no course's name
        return 1
    with _as_click_errors():
        click.echo(visible(f"wrote {new_topic(folder, number, title)}, and it is in the outline"))
    return 0


@command.command("question")
@click.argument(
    "question_type", metavar="TYPE", type=WordChoice(tuple(registry()), "question type")
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Put it at the end of a spec or a topic file.",
)
@click.option("--section", type=int, help="The number of the section of the spec; else the last.")
def question_command(question_type: str, into: Path | None, section: int | None) -> int:
    """A question of TYPE to change, ready to paste.

    With --into it is put into a file, with an id that is free there.
    """
    if into is None:
        if section is not None:
            raise click.UsageError("--section needs a file: --into FILE")
        click.echo(example(registry()[question_type]), nl=False)
        return 0
    sink = Sink()
    with _as_click_errors():
        name = put_question(question_type, into, section, sink)
    show_diagnostics(sink)
    if name is None:
        return 1
    click.echo(visible(f"put '{name}' into {into}"))
    return 0


@command.command("theme")
@file_argument
@click.option("--based-on", default="worksheet", show_default=True, help="A theme that ships.")
def theme_command(file: Path, based_on: str) -> int:
    """A theme in FILE, with every key that it can have."""
    with _as_click_errors():
        _write(file, "theme", theme(file.stem, based_on))
    click.echo(visible(f"use it in a spec with layout: {{theme: {file.name}}}"))
    return 0


def _begin_quiz(file: Path, title: str) -> int:
    with _as_click_errors():
        _write(file, "spec", quiz(title))
    click.echo(visible(f"print it with: worksheets build {file}"))
    return 0


def _begin_paper(
    file: Path, title: str, course_name: str, course: Course, topics: tuple[str, ...]
) -> int:
    _check_topics(topics, course)
    name = course_name if course_name in shipped() else _beside(Path(course_name), file)
    with _as_click_errors():
        _write(file, "spec", NewPaper(file, title, course, name, topics).text())
    click.echo(visible(f"print it with: worksheets build {file}"))
    return 0


def _check_topics(topics: Iterable[str], course: Course) -> None:
    """Raises UsageError for a topic that a course has not."""
    numbers = [topic.number for topic in course.topics]
    for topic in topics:
        if topic not in numbers:
            hints = "; ".join(did_you_mean(topic, numbers))
            raise click.UsageError(f"course '{course.id}' has no topic {topic}; {hints}")


def _begin_course(folder: Path, title: str) -> int:
    with _as_click_errors():
        for path in new_course(folder, title):
            click.echo(visible(f"wrote {path}"))
    click.echo(visible(f"look at it with: worksheets topics {folder}"))
    return 0


def _beside(folder: Path, file: Path) -> str:
    """The path of a course's folder, as seen from the folder of a spec."""
    return Path(os.path.relpath(folder, file.parent)).as_posix()


def _course(name: str) -> Course | None:
    """The course of a name or in a folder; None, with its errors shown, if there is none.

    A spec, which other commands take for a course, is none: no other spec can name it.
    """
    sink = Sink()
    if is_file(Path(name)):
        sink.error(Span(name), "this is a file, and no course", "name the folder of a course")
        found = None
    else:
        found = find_course(name, sink)
    show_diagnostics(sink)
    return found


def _write(file: Path, kind: str, text: str) -> None:
    write_new({file: schema_line(file, kind) + text})
    click.echo(visible(f"wrote {file}"))


@contextmanager
def _as_click_errors() -> Iterator[None]:
    """Turn Mistake and OSError into ClickException, which the command line shows."""
    try:
        yield
    except Mistake as mistake:
        hints = "".join(f"\n  hint: {hint}" for hint in mistake.hints)
        raise click.ClickException(f"{mistake}{hints}") from mistake
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename}: {error.strerror}") from error


def _ask() -> int:
    """Ask for a title and a kind, for a paper also its course and topics, and begin that; returns
    the exit code."""
    title = click.prompt("title")
    kind = click.prompt("kind", type=click.Choice(KINDS), default=KINDS[0])
    slug = "-".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())
    ways: dict[str, Callable[[], int]] = {
        "quiz": lambda: _begin_quiz(Path(f"{slug or 'quiz'}.yaml"), title),
        "paper": lambda: _ask_for_course(Path(f"{slug or 'paper'}.yaml"), title),
        "course": lambda: _begin_course(Path(slug or "course"), title),
    }
    return ways[kind]()


def _ask_for_course(file: Path, title: str) -> int:
    here = [name for name in entries(Path()) if is_course(Path(name))]
    names = (*here, *shipped())
    course = click.prompt(f"course ({', '.join(names)})", default=names[0])
    found = _course(course)
    if found is None:
        return 1
    for topic in found.topics:
        click.echo(f"  {'  ' * topic.depth}{topic.number}  {topic.title}")

    def topics_in(typed: str) -> tuple[str, ...]:
        topics = tuple(typed.replace(",", " ").split())
        _check_topics(topics, found)
        return topics

    question = "topics, with spaces between them (nothing: all)"
    topics = click.prompt(question, default="", show_default=False, value_proc=topics_in)
    return _begin_paper(file, title, course, found, topics)

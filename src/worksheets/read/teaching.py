"""What a class was taught when, from a file beside its history."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field

from worksheets.model.authored import AUTHORED, SEVERAL
from worksheets.model.class_keys import Day
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink, did_you_mean
from worksheets.model.files import is_file
from worksheets.model.history import Lesson, file_name
from worksheets.model.problem import Problem
from worksheets.read.decode import decode, report
from worksheets.read.files import AuthoredFile, read_text
from worksheets.read.yaml_events import tree


class Taught(BaseModel):
    """What was taught on a day: topics with all that lies under them, or some facts of these.

    Without a `course` they are of whatever course a paper has.
    """

    model_config = AUTHORED

    on: Day
    topics: Annotated[tuple[str, ...], SEVERAL, Field(min_length=1)]
    facts: Annotated[tuple[str, ...], SEVERAL] = ()
    course: str = ""


class TeachingLog(BaseModel):
    """All that a class was taught, in any order."""

    model_config = AUTHORED

    taught: tuple[Taught, ...]


def teaching_file(folder: Path, class_: str) -> Path:
    """The file in a folder of histories that says what a class was taught."""
    return folder / f"{file_name(class_)}.yaml"


def read_lessons(file: Path, course: Course, before: date, sink: Sink) -> tuple[Lesson, ...]:
    """What a class was taught of a course before a day, the oldest first; nothing if there is no
    such file, or, with errors in the sink, if it has any."""
    if not is_file(file):
        return ()
    text = read_text(file, file.as_posix(), sink)
    value = None if text is None else tree(text, file.as_posix(), sink)
    if text is None or value is None:
        return ()
    own = AuthoredFile(file, file.as_posix(), text)
    log = decode(TeachingLog, value, own, sink, {})
    if log is None:
        return ()
    report(_problems(log, course), own, sink)
    lessons = (
        Lesson(taught.on, taught.topics, taught.facts)
        for taught in log.taught
        if taught.course in ("", course.id) and taught.on < before
    )
    return tuple(sorted(lessons, key=lambda lesson: lesson.on))


def _problems(log: TeachingLog, course: Course) -> Iterator[Problem]:
    """Topics and facts that a course has not; facts of topics that were not read are not known."""
    numbers = [topic.number for topic in course.topics]
    for n, taught in enumerate(log.taught):
        if taught.course not in ("", course.id):
            continue
        for m, number in enumerate(taught.topics):
            if number not in numbers:
                message = f"the course {course.id} has no topic '{number}'"
                other = "or say which course has it, as in course: biology"
                yield Problem(
                    ("taught", n, "topics", m), message, (*did_you_mean(number, numbers), other)
                )
        topics = [topic for topic in course.topics if any(map(topic.within, taught.topics))]
        known = {fact.id for topic in topics for fact in topic.knowledge.facts()}
        for m, name in enumerate(taught.facts if known else ()):
            if name not in known:
                message = f"no fact of these topics has the id '{name}'"
                yield Problem(("taught", n, "facts", m), message, did_you_mean(name, known))

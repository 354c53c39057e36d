"""New specs for the page: a quiz of one's own, or questions on a topic of a course."""

from pathlib import Path
from typing import Any

from worksheets.authoring.new_files import title_of
from worksheets.authoring.new_paper import NewPaper
from worksheets.authoring.new_quiz import quiz
from worksheets.checking.check import find_course
from worksheets.model.course import Course
from worksheets.model.diagnostics import Mistake, Sink, did_you_mean
from worksheets.read.course_folders import shipped
from worksheets.serve.listing import courses_for


def topics_of(folder: Path, name: str) -> list[dict[str, Any]]:
    """The topics of a course in the order of its outline; raises Mistake if it cannot be read."""
    course = _course(folder, name)
    return [
        {"number": topic.number, "title": topic.title, "depth": topic.depth}
        for topic in course.topics
    ]


MOST_QUESTIONS = 60
"""So many questions are chosen for a new spec."""


def new_text(path: Path, course_name: str, topic: str, most: str = "") -> str:
    """The text of a new spec at a path, on a topic of a course, on all topics if it names none, or
    with questions of its own without a course.

    `most` is the number of questions, or "" for as many as is usual. Raises Mistake if there is no
    such course or topic, or if it is no number."""
    if not course_name:
        return quiz(title_of(path))
    is_number = most.isascii() and most.isdecimal() and 1 <= int(most[:4]) <= MOST_QUESTIONS
    if most and not is_number:
        hint = f"write 1 to {MOST_QUESTIONS}, or nothing"
        raise Mistake(f"'{most}' is no number of questions", hint)
    course = _course(path.parent, course_name)
    numbers = [one.number for one in course.topics]
    if topic and topic not in numbers:
        message = f"the course '{course_name}' has no topic '{topic}'"
        raise Mistake(message, *did_you_mean(topic, numbers))
    topics = (topic,) if topic else ()
    return NewPaper(path, title_of(path), course, course_name, topics, int(most or 0)).text()


def _course(folder: Path, name: str) -> Course:
    known = courses_for(folder)
    if name not in known:
        raise Mistake(f"there is no course '{name}'", *did_you_mean(name, known))
    sink = Sink()
    course = find_course(name if name in shipped() else str(folder / name), sink)
    if course is None:
        error = next(iter(sink))
        raise Mistake(str(error), *error.hints)
    return course

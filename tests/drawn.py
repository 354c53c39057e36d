"""Draws of questions with values, for the tests that look at many of them."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from words import ENGLISH
from worksheets.checking.check import find_course
from worksheets.model.course import Course, Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.item import Item
from worksheets.model.question import Setting
from worksheets.model.template import Template
from worksheets.model.values.values import Draw
from worksheets.pipeline.prepared import making

NUMERACY = Path(__file__).parent / "courses" / "numeracy"
OUTLINE = "title: T\nsubject: S\ntopics:\n  - {number: 1, title: One}\n"


def course_at(folder: Path) -> Course:
    """The course in a folder, which has no mistakes."""
    sink = Sink()
    course = find_course(str(folder), sink)
    assert course is not None, list(map(str, sink))
    return course


def course_of(folder: Path, questions: str, outline: str = OUTLINE) -> Course:
    """A course of one topic with some questions, written to a folder."""
    folder.mkdir(exist_ok=True)
    (folder / "outline.yaml").write_text(outline, encoding="utf-8")
    (folder / "1.yaml").write_text(f"questions:\n{questions}", encoding="utf-8")
    return course_at(folder)


def template_in(course: Course, name: str) -> tuple[Topic, Template]:
    """A question with values of a course, and its topic."""
    for topic in course.topics:
        for question in topic.questions:
            if question.id == name:
                assert isinstance(question, Template)
                return topic, question
    raise LookupError(name)


def drawn(course: Course, name: str, count: int) -> Iterator[tuple[Draw, Item]]:
    """So many draws of a question that have no problems, and their items."""
    topic, template = template_in(course, name)
    maker, _, _ = making(course)
    good = (
        made
        for made in maker.draws(topic.number, template, "tests")
        if made.question and not made.errors
    )
    for n, made in enumerate(islice(good, count)):
        assert made.question is not None
        setting = Setting((1, "", f"{name}~{n}"), {}, course.levels, ENGLISH, course.language)
        yield made.draw, made.question.lowered(setting)

"""A paper spec with its course, read and checked together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink, did_you_mean
from worksheets.model.question import Problem, Question
from worksheets.model.spec import Spec
from worksheets.read.characters import check_characters
from worksheets.read.course import read_course, shipped
from worksheets.read.decode import decode, report
from worksheets.read.files import read_text
from worksheets.read.markup import markup
from worksheets.read.yaml_events import tree


@dataclass(frozen=True, slots=True)
class Order:
    """A spec, the course it draws on, and the bytes both came from."""

    name: str
    spec: Spec
    course: Course
    text: str


def read_order(
    path: Path, types: Mapping[str, type[Question]], covered: frozenset[str], sink: Sink
) -> Order | None:
    """Read a spec and the topics of its course that it names; mistakes go to the sink."""
    name = path.as_posix()
    text = read_text(path, name, sink)
    if text is None:
        return None
    check_characters(text, name, covered, sink)
    value = tree(text, name, sink)
    if sink.failed:
        return None
    context = {"markup": markup, "types": types}
    spec = decode(Spec, value, text, name, sink, context)
    if spec is None:
        return None
    folder = _folder(spec.course, path)
    if folder is None:
        hints = did_you_mean(spec.course, shipped())
        problem = Problem(("course",), f"there is no course '{spec.course}'", hints)
        report([problem], text, name, sink)
        return None
    course = read_course(folder, types, covered, sink, spec.topics)
    if course is None:
        return None
    report(_unknown_topics(spec, course), text, name, sink)
    return None if sink.failed else Order(name, spec, course, text)


def _folder(course: str, spec: Path) -> Path | None:
    """A shipped course by name, or a folder relative to the spec."""
    if course in shipped():
        return shipped()[course]
    folder = spec.parent / course
    return folder if folder.is_dir() else None


def _unknown_topics(spec: Spec, course: Course) -> list[Problem]:
    numbers = [topic.number for topic in course.topics]
    asked: list[tuple[tuple[str | int, ...], str]] = [
        (("topics", n), topic) for n, topic in enumerate(spec.topics)
    ]
    for s, section in enumerate(spec.sections):
        for p, pick in enumerate(section.questions):
            for n, topic in enumerate(pick.topic):
                path = ("sections", s, "questions", p, "topic", n)
                asked.append((path, topic))
    return [
        Problem(path, f"course '{course.id}' has no topic {topic}", did_you_mean(topic, numbers))
        for path, topic in asked
        if topic not in numbers
    ]

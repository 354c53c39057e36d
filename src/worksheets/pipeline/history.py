"""What the class of a spec has seen, found by the spec and the options of a build."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.history import ClassHistory, Lesson
from worksheets.read.history import history_file, history_folder, read_uses, uses_before
from worksheets.read.spec import LoadedSpec

NAME_A_CLASS = "write class: 10B, or build with --class 10B"


class ForClass(NamedTuple):
    """A class and a day from the command line, which overrule the spec."""

    class_: str = ""
    on: date | None = None
    trusted: tuple[Path, ...] = ()
    """Where the folder of histories may lie, besides beside the spec."""


FOR_NO_CLASS = ForClass()


def class_history(
    path: Path, loaded: LoadedSpec, given: ForClass, sink: Sink
) -> ClassHistory | None:
    """What the class of the spec at a path had seen before; None without a class, and, with errors
    in the sink, if that cannot be known."""
    spec = loaded.spec
    class_, on = given.class_ or spec.class_, given.on or spec.on
    if not class_:
        if spec.not_within:
            message = "'not-within' is about a class, and the paper has none"
            sink.error(loaded.at("not-within"), message, NAME_A_CLASS)
        return None
    if on is None:
        message = f"it is not said on which day {class_} has this paper"
        hint = "write on: 2026-03-05, or build with --on 2026-03-05"
        sink.error(loaded.at("class"), message, hint)
        return None
    file = file_of_history(path, loaded, class_, given, sink)
    if file is None:
        return None
    uses = uses_before(read_uses(file, sink), on, path.name, course_of(loaded))
    history = ClassHistory(class_, on, uses, spec.not_within)
    if any(pick.spaced for section in spec.sections for pick in section.questions):
        return replace(history, lessons=lessons_before(path, loaded, history, given, sink))
    return history


def lessons_before(
    path: Path, loaded: LoadedSpec, history: ClassHistory, given: ForClass, sink: Sink
) -> tuple[Lesson, ...]:
    """What the class of the spec at a path was taught of its course before it has the paper."""
    from worksheets.read.teaching import read_lessons, teaching_file  # noqa: PLC0415 few have any

    file = file_of_history(path, loaded, history.class_, given, sink)
    if file is None:
        return ()
    log = teaching_file(file.parent, history.class_)
    return read_lessons(log, loaded.course, history.on, sink)


def file_of_history(
    path: Path, loaded: LoadedSpec, class_: str, given: ForClass, sink: Sink
) -> Path | None:
    """The file that says what a class has seen; None, with an error, if it must not lie there."""
    try:
        folder = history_folder(loaded.spec.history, path.parent, given.trusted)
    except Mistake as mistake:
        sink.error(loaded.at("history"), str(mistake), *mistake.hints)
        return None
    return history_file(folder, class_)


def course_of(loaded: LoadedSpec) -> str:
    """The name of the course by which papers are noted; "" for a spec without one."""
    return loaded.course.id if loaded.spec.course else ""

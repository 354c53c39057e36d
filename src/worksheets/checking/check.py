"""`check`: specs and courses are read and papers assembled, but nothing is written."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from worksheets.assemble.forms import forms_with_questions
from worksheets.assemble.pool import inline_questions, topics_in_scope
from worksheets.checking.linting.forms import lint_forms
from worksheets.checking.linting.linter import Linter, certain_rules
from worksheets.layout.type.faces import covered
from worksheets.model.course import OWN, Course, grouped
from worksheets.model.diagnostics import Sink, Span, did_you_mean
from worksheets.model.files import entries, is_file, is_folder
from worksheets.pipeline.attempts import attempted, failure_diagnostic, one_at_a_time
from worksheets.pipeline.history import FOR_NO_CLASS, ForClass, class_history
from worksheets.pipeline.prepared import paper_inputs, reading_context
from worksheets.pipeline.specs import spec_files
from worksheets.questions import registry
from worksheets.read.course import language_for, read_course
from worksheets.read.course_folders import is_course, shipped
from worksheets.read.spec import load_spec


def find_course(name: str, sink: Sink, trusted: tuple[Path, ...] = ()) -> Course | None:
    """The shipped course of a name, the course in a folder, or what a spec can ask; None, with an
    error, if it is none of these."""
    folder = shipped().get(name, Path(name))
    if folder.suffix in (".yaml", ".yml") and is_file(folder):
        return _course_of_spec(folder, sink, trusted)
    if is_course(folder):
        return read_course_folder(folder, sink, trusted)
    if is_folder(folder):
        message = "this folder is no course: it has no outline.yaml"
        sink.error(Span(name), message, "name the folder of a course")
        return None
    siblings = {str(folder.with_name(other)) for other in entries(folder.parent)}
    hints = did_you_mean(name, {*shipped(), *(path for path in siblings if is_course(Path(path)))})
    looked = f"it was looked for at {folder}, and among the courses that ship"
    sink.error(Span(name), f"there is no course '{name}'", *hints, looked)
    return None


def _course_of_spec(file: Path, sink: Sink, trusted: tuple[Path, ...]) -> Course | None:
    """The topics of a spec, with the questions that are written in it among theirs."""
    loaded = load_spec(file, reading_context(trusted=trusted), sink)
    if loaded is None:
        return None
    topics = list(topics_in_scope(loaded.course, loaded.spec.topics))
    written = list(inline_questions(loaded.spec, topics, loaded.language))
    if all(topic.number != OWN for topic in topics):
        topics += [group.topic for group in written if group.topic.number == OWN][:1]
    filled = []
    for topic in topics:
        own = [group[0].question for group in written if group.topic.number == topic.number]
        questions = (*topic.questions, *own) if own else topic.questions
        groups = grouped(questions) if own else topic.groups
        filled.append(replace(topic, questions=questions, groups=groups))
    return replace(loaded.course, topics=tuple(filled))


def read_course_folder(folder: Path, sink: Sink, trusted: tuple[Path, ...] = ()) -> Course | None:
    """The course in a folder; characters that no installed font has are warnings."""
    context = replace(reading_context(trusted=trusted), theme_is_known=False)
    course = read_course(folder, context, covered(), sink)
    if course is None or language_for(course, folder, context, sink) is None:
        return None
    return course


def check_files(paths: Iterable[Path], given: ForClass = FOR_NO_CLASS) -> tuple[int, Sink]:
    """Check specs, folders of specs, and courses; returns how many, and their diagnostics."""
    all_diagnostics = Sink()
    checked = 0
    with one_at_a_time() as pool:
        for path in paths:
            course = str(path) in shipped() or is_course(path)
            for file in [path] if course else spec_files([path]):
                check_file = _check_course if course else _check_spec
                future = attempted(pool, partial(check_file, file, given))
                error = future.exception()
                all_diagnostics.add([failure_diagnostic(error, file)] if error else future.result())
                checked += 1
    return checked, all_diagnostics


def _check_course(folder: Path, given: ForClass) -> Sink:
    sink = Sink()
    course = find_course(str(folder), sink, given.trusted)
    if course and any(group.draws for topic in course.topics for group in topic.groups):
        from worksheets.checking.draws import check_draws  # noqa: PLC0415 few courses have values

        check_draws(course, shipped().get(str(folder), folder), sink)
    return sink


def _check_spec(file: Path, given: ForClass) -> Sink:
    sink = Sink()
    loaded = load_spec(file, reading_context(trusted=given.trusted), sink)
    if loaded is None:
        return sink
    if any(pick.question.draws for _, _, pick in loaded.spec.inline_questions):
        from worksheets.checking.draws import check_draws_of_spec  # noqa: PLC0415 as above

        check_draws_of_spec(loaded, sink)
    history = class_history(file, loaded, given, sink)
    if sink.failed:
        return sink
    inputs = paper_inputs(loaded, loaded.spec.seed, history)
    forms = forms_with_questions(inputs, registry(), sink)
    if not sink.failed:
        sink.add(lint_forms(loaded, forms, Linter(certain_rules())))
    return sink

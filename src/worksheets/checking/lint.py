"""`lint`: what specs and courses print, read as an examiner reads it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from worksheets.assemble.forms import forms_with_questions
from worksheets.checking.check import find_course
from worksheets.checking.linting.allowances import Allowance, of_comments, of_file
from worksheets.checking.linting.allowances import of_question as allowed_by
from worksheets.checking.linting.forms import judged, lint_forms
from worksheets.checking.linting.linter import Linter, rules_named
from worksheets.checking.linting.printing import course_questions
from worksheets.checking.linting.subjects import PrintedSource
from worksheets.checking.linting.word_lists import word_lists
from worksheets.model.course import Course
from worksheets.model.diagnostics import Diagnostic, Sink, Span
from worksheets.model.files import entries
from worksheets.pipeline.attempts import attempted, failure_diagnostic, one_at_a_time
from worksheets.pipeline.history import FOR_NO_CLASS, ForClass, class_history, lessons_before
from worksheets.pipeline.prepared import paper_inputs, reading_context
from worksheets.pipeline.specs import spec_files
from worksheets.questions import registry
from worksheets.read.course_folders import OUTLINE, is_course, name_in_course, shipped
from worksheets.read.files import read_text
from worksheets.read.spec import load_spec


@dataclass(slots=True)
class Report:
    """What was found in so many files; `skipped` are the codes of rules that know no words of a
    language, by its tag."""

    checked: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    skipped: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def count(self, severity: str) -> int:
        """How many of its findings are errors, warnings or notes."""
        return sum(diagnostic.severity == severity for diagnostic in self.diagnostics)


def lint_files(
    paths: Iterable[Path], only: Collection[str] = (), given: ForClass = FOR_NO_CLASS
) -> Report:
    """Lint specs, folders of specs, and courses, by all rules or those with the codes in `only`;
    specs for the class that is given, or that they name."""
    report = Report()
    found = Sink()
    chosen = rules_named(only)
    with one_at_a_time() as pool:
        for path in paths:
            course = str(path) in shipped() or is_course(path)
            for file in [path] if course else spec_files([path]):
                lint_file = _lint_course if course else _lint_spec
                future = attempted(pool, partial(lint_file, file, Linter(chosen), given))
                error = future.exception()
                if error:
                    found.add([failure_diagnostic(error, file)])
                else:
                    sink, skipped = future.result()
                    found.add(sink)
                    report.skipped |= skipped
                report.checked += 1
    report.diagnostics = list(found)
    return report


Linted = tuple[Sink, Mapping[str, tuple[str, ...]]]


def _lint_course(folder: Path, linter: Linter, given: ForClass) -> Linted:
    sink = Sink()
    course = find_course(str(folder), sink, given.trusted)
    if course is None:
        return sink, {}
    language = reading_context().languages.of(course.language)
    words = word_lists(course.language)
    linter.knows(course.language, words)
    found = [
        diagnostic
        for question in course_questions(course, language)
        for diagnostic in linter.of_question(question)
    ]
    for topic in course.topics:
        for source in topic.knowledge.sources:
            found += linter.of_source(PrintedSource(source, words))
    sink.add(judged(linter, found, list(_of_course(course, folder)), words))
    return sink, linter.skipped


def _lint_spec(file: Path, linter: Linter, given: ForClass) -> Linted:
    sink = Sink()
    loaded = load_spec(file, reading_context(trusted=given.trusted), sink)
    if loaded is None or sink.failed:
        return sink, {}
    history = class_history(file, loaded, given, sink)
    if sink.failed:
        return sink, {}
    forms = forms_with_questions(paper_inputs(loaded, loaded.spec.seed, history), registry(), sink)
    if history:  # of which the paper is made as it was, whatever the class was taught
        history = replace(history, lessons=lessons_before(file, loaded, history, given, sink))
    if not sink.failed:
        sink.add(lint_forms(loaded, forms, linter, history))
    return sink, linter.skipped


def _of_course(course: Course, folder: Path) -> Iterator[Allowance]:
    """What the files of a course allow, or of a spec that is read as one."""
    real = shipped().get(str(folder), folder)
    yield from of_file(course.lint, Span(name_in_course(real, OUTLINE), 1, 1))
    for topic in course.topics:
        for question in topic.questions:
            yield from allowed_by(question)
    for file in sorted(entries(real)):
        if file.endswith(".yaml"):
            name = name_in_course(real, file)
            yield from of_comments(read_text(real / file, name, Sink()) or "", name)

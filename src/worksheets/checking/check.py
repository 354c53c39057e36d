"""Checking without building."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from worksheets.assemble.forms import assembled
from worksheets.layout.type.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink, Span, did_you_mean
from worksheets.model.files import entries, is_folder
from worksheets.pipeline.attempts import attempted, fault, one_at_a_time
from worksheets.pipeline.prepared import reading
from worksheets.pipeline.specs import spec_files
from worksheets.questions import registry
from worksheets.read.course import is_course, read_course, shipped, words_for
from worksheets.read.spec import read_order


def course_named(name: str, sink: Sink, trusted: tuple[Path, ...] = ()) -> Course | None:
    """A course that ships, or the one in a folder."""
    folder = shipped().get(name, Path(name))
    if is_course(folder):
        return course_in(folder, sink, trusted)
    if is_folder(folder):
        message = "this folder is no course: it has no outline.yaml"
        sink.error(Span(name), message, "name the folder of a course")
        return None
    beside = {str(folder.with_name(other)) for other in entries(folder.parent)}
    near = did_you_mean(name, {*shipped(), *(one for one in beside if is_course(Path(one)))})
    looked = f"it was looked for at {folder}, and among the courses that ship"
    sink.error(Span(name), f"there is no course '{name}'", *near, looked)
    return None


def course_in(folder: Path, sink: Sink, trusted: tuple[Path, ...] = ()) -> Course | None:
    """The course in a folder; characters that no typeface here has are warnings."""
    known = reading(trusted=trusted)
    course = read_course(folder, known, covered(), sink, certain=False)
    if course is None or words_for(course, folder, known, sink) is None:
        return None
    return course


def check(paths: Iterable[Path], trusted: tuple[Path, ...] = ()) -> tuple[int, Sink]:
    """Check specs, folders of specs and courses; answers how many, and what was found."""
    whole = Sink()
    checked = 0
    with one_at_a_time() as pool:
        for path in paths:
            course = str(path) in shipped() or is_course(path)
            for file in [path] if course else spec_files([path]):
                look = _checked_course if course else _checked_spec
                done = attempted(pool, partial(look, file, trusted))
                error = done.exception()
                whole.add([fault(error, file)] if error else done.result())
                checked += 1
    return checked, whole


def _checked_course(folder: Path, trusted: tuple[Path, ...]) -> Sink:
    sink = Sink()
    course_named(str(folder), sink, trusted)
    return sink


def _checked_spec(file: Path, trusted: tuple[Path, ...]) -> Sink:
    sink = Sink()
    order = read_order(file, reading(trusted=trusted), sink)
    if order is not None:
        seed = order.spec.seed
        assembled(
            order.spec,
            order.course,
            order.language,
            registry(),
            sink,
            seed=seed,
            spec_text=order.text,
        )
    return sink

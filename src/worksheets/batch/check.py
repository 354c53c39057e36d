"""Checking without building."""

from collections.abc import Iterable
from pathlib import Path

from worksheets.assemble.forms import assembled
from worksheets.batch.build import spec_files
from worksheets.batch.prepared import reading
from worksheets.layout.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink, Span, did_you_mean
from worksheets.questions import registry
from worksheets.read.course import read_course, shipped
from worksheets.read.spec import read_order


def course_named(name: str, sink: Sink) -> Course | None:
    """A course that ships, or the one in a folder."""
    folder = shipped().get(name, Path(name))
    if not folder.is_dir():
        hints = did_you_mean(name, shipped())
        sink.error(Span(name), f"there is no course '{name}'", *hints)
        return None
    return course_in(folder, sink)


def course_in(folder: Path, sink: Sink) -> Course | None:
    """The course in a folder; characters that no typeface here has are warnings."""
    return read_course(folder, reading(), covered(), sink, certain=False)


def check(paths: Iterable[Path]) -> tuple[int, Sink]:
    """Check specs, folders of specs and courses; answers how many, and what was found."""
    whole = Sink()
    checked = 0
    for path in paths:
        if str(path) in shipped() or (path / "outline.yaml").is_file():
            sink = Sink()
            course_named(str(path), sink)
            whole.add(sink)
            checked += 1
            continue
        for file in spec_files([path]):
            whole.add(_checked_spec(file))
            checked += 1
    return checked, whole


def _checked_spec(file: Path) -> Sink:
    sink = Sink()
    order = read_order(file, reading(), sink)
    if order is not None:
        seed = order.spec.seed
        assembled(order.spec, order.course, registry(), sink, seed=seed, spec_text=order.text)
    return sink

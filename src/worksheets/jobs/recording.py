"""Notes what a class has seen, when its papers are built."""

import os
from collections.abc import Iterable
from pathlib import Path

from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.files import read_file
from worksheets.model.history import ClassHistory, Use
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.files import Unwritable
from worksheets.pipeline.history import ForClass, course_of, file_of_history
from worksheets.read.history import LARGEST_HISTORY, line_of, read_uses


def record_uses(paths: Iterable[Path], engine: Engine, sink: Sink) -> None:
    """Note what the classes of some specs, which were built, have seen with them.

    Nothing is written for a draft, nor for a paper that is noted as it is. Raises Unwritable.
    """
    for path in paths:
        spec = engine.prepare(path, Sink())
        if spec is None:
            continue
        loaded, history, request = spec.loaded, spec.history, engine.request
        if history is None:
            message = "nothing was noted of this paper, for it has no class"
            sink.warn(Span(loaded.name, 1, 1), message, "write class: 10B, or add --class 10B")
            continue
        if loaded.spec.draft:
            message = f"nothing was noted for {history.class_}, for this is a draft"
            sink.warn(loaded.at("draft"), message, "leave draft out when it is printed for a class")
            continue
        given = ForClass(request.class_, request.on, request.trust)
        file = file_of_history(path, loaded, history.class_, given, sink)
        papers = tuple(engine.papers(path, spec, Sink()).values())
        if file and papers:
            note(file, use_of(papers, history, path.name, course_of(loaded)), history.class_)


def use_of(papers: tuple[Paper, ...], history: ClassHistory, name: str, course: str) -> Use:
    """The use of all forms of a paper: a class has seen what any of its pupils has."""
    used = [used for paper in papers for used in paper.used]
    items = tuple(dict.fromkeys(one.item for one in used))
    facts = tuple(dict.fromkeys(fact for one in used for fact in one.facts))
    return Use(history.on, name, course, papers[0].front.fingerprint, items, facts)


def note(file: Path, use: Use, class_: str) -> bool:
    """Add the line of a use to a file, unless it says so already; returns whether it was added.

    A line that was cut short is ended first. Raises Unwritable.
    """
    known = read_uses(file, Sink())
    if use in known:
        return False
    try:
        before = read_file(file, LARGEST_HISTORY)
    except Mistake:
        before = b""
    cut = "\n" if before and not before.endswith(b"\n") else ""
    _append(file, cut + line_of(use, class_))
    return True


def forget(file: Path, uses: Iterable[Use], class_: str) -> int:
    """Add lines without questions, so that these papers are none; returns how many were added."""
    emptied = [use._replace(fingerprint="", items=(), facts=()) for use in uses if use.items]
    return sum(note(file, use, class_) for use in emptied)


def _append(file: Path, line: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", newline="\n") as open_file:
            open_file.write(line)
            open_file.flush()
            os.fsync(open_file.fileno())
    except OSError as error:
        raise Unwritable(error.errno, error.strerror, str(file)) from error

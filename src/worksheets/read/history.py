"""What a class has seen, from a file with a line of JSON for every paper that it had."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.files import NotThere, read_file
from worksheets.model.history import Use, day_in, file_name
from worksheets.read.paths import named_path

LARGEST_HISTORY = 100_000_000
"""Octets; ten years of a paper a week come to less than one million."""
UNREADABLE = "this line does not say what a class had, and is passed over"
HINT = "build that paper again with --record, or delete the line"


def history_file(folder: Path, class_: str) -> Path:
    """The file in a folder that says what a class has seen."""
    return folder / f"{file_name(class_)}.jsonl"


def history_folder(name: str, beside: Path, trusted: Sequence[Path]) -> Path:
    """The folder of histories that a spec in the folder `beside` names; raises Mistake."""
    return named_path(name, beside, trusted)


def read_uses(file: Path, sink: Sink) -> tuple[Use, ...]:
    """The papers that a class had, in the order of their days; none if there is no such file.

    The last line of a paper on a day counts, in the place of the first one. Lines that were cut
    short are passed over, with a warning.
    """
    try:
        data = read_file(file, LARGEST_HISTORY)
    except NotThere:
        return ()
    except Mistake as mistake:
        sink.error(Span(file.as_posix()), str(mistake), *mistake.hints)
        return ()
    uses: dict[tuple[date, str], Use] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        use = _use_in(line)
        if use is None:
            sink.warn(Span(file.as_posix(), number, 1), UNREADABLE, HINT)
        else:
            uses[use.on, use.paper] = use
    return tuple(sorted(uses.values(), key=lambda use: use.on))


def uses_before(uses: Iterable[Use], on: date, paper: str, course: str) -> tuple[Use, ...]:
    """The papers of a course that a class had before it has one on a day.

    Of the same day those count that were noted first, so that a paper that was noted comes out the
    same when it is built again. A paper that was forgotten is none.
    """
    before: list[Use] = []
    for use in uses:
        if use.on > on or (use.on, use.paper) == (on, paper):
            break
        if use.items and use.course == course:
            before.append(use)
    return tuple(before)


def _use_in(line: bytes) -> Use | None:
    """The use in a line; None if the line is damaged."""
    try:
        match json.loads(line.decode("utf-8")):
            case {
                "on": str(on),
                "paper": str(paper),
                "course": str(course),
                "fingerprint": str(fingerprint),
                "items": [*items],
                "facts": [*facts],
            } if {str}.issuperset(map(type, (*items, *facts))):
                return Use(day_in(on), paper, course, fingerprint, tuple(items), tuple(facts))
    except (ValueError, RecursionError):  # cut short, or no line of ours
        return None
    return None


def line_of(use: Use, class_: str) -> str:
    """The line for a use, with its end."""
    told = {
        "class": class_,
        "on": use.on.isoformat(),
        "paper": use.paper,
        "course": use.course,
        "fingerprint": use.fingerprint,
        "items": list(use.items),
        "facts": list(use.facts),
    }
    return json.dumps(told, ensure_ascii=False) + "\n"

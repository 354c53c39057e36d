"""The copies of a class: one for every pupil, with the pupil's details on it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from worksheets.layout.documents.binding import bound_in_order
from worksheets.layout.documents.copies import TooLongFor
from worksheets.layout.unsettable import Unsettable
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.page.page import Document
from worksheets.model.paper.paper import Paper
from worksheets.model.roster import Copy, Pupil, copy_code
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.prepared import Prepared
from worksheets.pipeline.request import Built
from worksheets.read.roster import filled_in


class Personal(NamedTuple):
    """The copy of a pupil."""

    pupil: Pupil
    paper: Paper
    document: Document


def copies(
    engine: Engine,
    path: Path,
    spec: Prepared,
    forms: Mapping[str, Paper],
    pupils: Sequence[Pupil],
    sink: Sink,
) -> Iterator[Personal]:
    """The copies of some pupils that can be made; the sink has the rows of the others."""
    roster = str(engine.request.roster)
    for pupil in pupils:
        paper = forms[spec.form_of(pupil)]
        original = engine.master(path, spec, paper, sink)
        if original is None:
            return
        code = copy_code(paper.front.fingerprint, pupil)
        copy = Copy(code, _details(pupil), filled_in(spec.order.spec.header, pupil))
        try:
            yield Personal(pupil, paper, original.personal(copy))
        except TooLongFor as error:
            place = Span(roster, pupil.line, 1)
            sink.error(place, str(error), "shorten it, or choose a wider page")
        except Unsettable as error:
            sink.error(Span(roster, pupil.line, 1), str(error), error.hint)


def one_by_one(engine: Engine, spec: Prepared, made: Sequence[Personal]) -> Iterator[Built]:
    """A file for every copy."""
    for pupil, paper, document in made:
        code = document.keywords[-1]
        name = f"{spec.plan.name}-{pupil.number:04}-{code}"
        yield from engine.written(engine.files(name, "copy", document, paper))


def bound(engine: Engine, spec: Prepared, made: Sequence[Personal]) -> tuple[Built, ...]:
    """All copies in one file, in print order; no file if there are none."""
    if not made:
        return ()
    document = bound_in_order([one.document for one in made])
    name = f"{spec.plan.name}-class"
    return engine.written(engine.files(name, "copies", document, made[0].paper))


def _details(pupil: Pupil) -> dict[str, str]:
    """What is written on which line: every column on the line of its name."""
    details = dict(pupil.columns)
    if "surname" not in details:
        details["surname"] = pupil.name
    return details

"""The copies of a class: one for every pupil, with the pupil's details on it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from worksheets.layout.documents.binding import bound_in_order
from worksheets.layout.documents.copies import TooLongFor
from worksheets.layout.unsettable import Unsettable
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.page.page import Document
from worksheets.model.paper.paper import Paper
from worksheets.model.roster import Copy, Pupil, copy_code, roster_name
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.prepared import PreparedSpec
from worksheets.pipeline.request import BuiltFile
from worksheets.read.roster import header_for


class PupilCopy(NamedTuple):
    """The copy of one pupil: the form, and the pages with the pupil's details on them."""

    pupil: Pupil
    paper: Paper
    document: Document


def pupil_copies(
    engine: Engine,
    spec: PreparedSpec,
    forms: Mapping[str, Paper],
    pupils: Sequence[Pupil],
    sink: Sink,
) -> Iterator[PupilCopy]:
    """The copies of some pupils; an error at the row of each pupil whose details do not fit."""
    listed = engine.request.roster
    roster = roster_name(listed) if listed else ""
    for pupil in pupils:
        paper = forms[spec.form_of(pupil)]
        layout = engine.layout_for_copies(spec, paper, sink)
        if layout is None:
            return
        code = copy_code(paper.front.fingerprint, pupil)
        copy = Copy(code, _details(pupil), header_for(spec.loaded.spec.header, pupil))
        try:
            yield PupilCopy(pupil, paper, layout.personal(copy))
        except TooLongFor as error:
            place = Span(roster, pupil.line, 1)
            sink.error(place, str(error), "shorten it, or choose a wider page")
        except Unsettable as error:
            sink.error(Span(roster, pupil.line, 1), str(error), error.hint)


def write_each_copy(
    engine: Engine, spec: PreparedSpec, copies: Sequence[PupilCopy]
) -> Iterator[BuiltFile]:
    """Write a file for every copy."""
    for pupil, paper, document in copies:
        code = document.keywords[-1]
        name = f"{spec.options.name}-{pupil.number:04}-{code}"
        yield from engine.write_files(engine.encode(name, "copy", document, paper))


def write_class_set(
    engine: Engine, spec: PreparedSpec, copies: Sequence[PupilCopy]
) -> tuple[BuiltFile, ...]:
    """Write all copies into one file, in print order; no file if there are none."""
    if not copies:
        return ()
    duplex = spec.options.theme.printed == "double"
    document = bound_in_order([copy.document for copy in copies], duplex=duplex)
    name = f"{spec.options.name}-class"
    return engine.write_files(engine.encode(name, "copies", document, copies[0].paper))


def _details(pupil: Pupil) -> dict[str, str]:
    """The texts for the lines of the front page by label: a column is written on the line it
    names."""
    details = dict(pupil.columns)
    if "surname" not in details:
        details["surname"] = pupil.name
    return details

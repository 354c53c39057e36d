"""One form of the paper of a spec, for those who write it in another format."""

from pathlib import Path
from typing import NamedTuple

from worksheets.memo import remembering
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import (
    PreparedSpec,
    assemble_papers,
    prepare,
    reading_context,
)
from worksheets.pipeline.request import Request


class OneForm(NamedTuple):
    """A form of a paper, with the spec that it was made of."""

    paper: Paper
    prepared: PreparedSpec


@remembering
def one_form(spec: Path, form: str, sink: Sink, trusted: tuple[Path, ...] = ()) -> OneForm | None:
    """The form of a name, or without a name the first; None, with errors, if there is none."""
    context = reading_context(trusted=trusted)
    prepared = prepare(spec, context, Request(), sink)
    if prepared is None:
        return None
    papers = assemble_papers(prepared.loaded, context, Request(), sink)
    if not papers:
        return None
    named = [paper for paper in papers if form in ("", paper.front.form)]
    if not named:
        forms = ", ".join(paper.front.form or "without a name" for paper in papers)
        sink.error(Span("--form"), f"there is no form '{form}'", f"the forms are: {forms}")
        return None
    return OneForm(named[0], prepared)

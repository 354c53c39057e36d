"""A paper and its mark scheme as files of another program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from worksheets.exchange.one_form import OneForm, one_form
from worksheets.exchange.papers.handout_flow import handout_flow
from worksheets.exchange.papers.registry import PaperFormat
from worksheets.exchange.papers.scheme_flow import scheme_flow
from worksheets.exchange.papers.written import WrittenPaper
from worksheets.exchange.questions.interaction import Loss
from worksheets.layout.style import style_of
from worksheets.layout.unsettable import Unsettable
from worksheets.memo import remembering
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.booklet import without_spaces
from worksheets.model.paper.scheme_table import leaves


@dataclass(frozen=True, slots=True)
class ExportedPaper:
    """Files by their names, the number of questions in them, and what was lost."""

    files: Mapping[str, bytes]
    questions: int
    losses: tuple[Loss, ...]


@remembering
def export_as_paper(
    spec: Path, form: str, format_: PaperFormat, sink: Sink, trusted: tuple[Path, ...] = ()
) -> ExportedPaper | None:
    """A form of a paper, and its mark scheme in a second file, if it is marked.

    None, with errors in the sink, if there is no such paper or a figure cannot be drawn.
    """
    found = one_form(spec, form, sink, trusted)
    if found is None:
        return None
    name = f"{spec.stem}-{form}" if form else spec.stem
    try:
        written = list(_written(found, name, format_))
    except Unsettable as error:
        place = error.span if error.span.file else found.prepared.options.place
        sink.error(place, str(error), error.hint)
        return None
    place = found.prepared.options.place
    losses = [*_left_out(found)]
    for one in written:
        losses += [loss if loss.span.file else replace(loss, span=place) for loss in one.losses]
    files = {file: data for one in written for file, data in one.files.items()}
    count = sum(len(section.items) for section in found.paper.sections)
    return ExportedPaper(files, count, tuple(losses))


def _written(found: OneForm, name: str, format_: PaperFormat) -> Iterator[WrittenPaper]:
    """The paper, and if anything is marked in it, its mark scheme."""
    paper, options = found.paper, found.prepared.options
    style = style_of(options.theme, options.page, options.language, columns=False)
    handout = paper.handout
    handout = without_spaces(handout) if paper.front.facts.booklet else handout
    flow = handout_flow(handout, style, options.subject)
    yield format_.write(replace(flow, page=options.page), name)
    marked = any(item.scheme for section in paper.sections for _, item in leaves(section.items))
    if marked and options.scheme != "none":
        own = style_of(options.scheme_theme, options.page, options.language, columns=False)
        flow = scheme_flow(paper, own, options.subject)
        yield format_.write(replace(flow, page=options.page), f"{name}-mark-scheme")


def _left_out(found: OneForm) -> Iterator[Loss]:
    """What belongs to printed pages only."""
    place, front = found.prepared.options.place, found.paper.front
    if front.letterhead.cover:
        yield Loss(place, "lost", "layout", "the school's own cover", "")
    if front.facts.booklet:
        yield Loss(place, "lost", "space", "the answer booklet", "")

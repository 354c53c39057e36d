"""Papers and questions for other programs, as the page offers them."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from worksheets.exchange.papers.exporting import export_as_paper
from worksheets.exchange.papers.registry import PAPER_FORMATS, paper_formats
from worksheets.exchange.questions.exporting import export_paper
from worksheets.exchange.questions.formats.registry import FORMATS, formats
from worksheets.exchange.questions.interaction import Loss
from worksheets.jobs.in_memory import build_in_memory
from worksheets.model.diagnostics import Mistake, Sink, did_you_mean, plural
from worksheets.pipeline.request import Request
from worksheets.serve.packing import packed

PAGES: Mapping[str, tuple[str, Request]] = {
    "fillable": ("PDF to be filled in on a screen", Request(fillable=True)),
    "png": ("a picture of each page (PNG)", Request(to="png")),
}
"""What is made of pages, by name: what it is, and how it is built."""
MOST_LOSSES = 40
"""So many losses are told of."""


class _Files(NamedTuple):
    """Files by their names, what is said of them, and what of the paper is not in them."""

    files: Mapping[str, bytes]
    said: str
    losses: Sequence[Loss] = ()


def export_formats() -> list[dict[str, str]]:
    """The formats that a paper can be downloaded in, each with its group and what it is."""
    pages = [("pages", name, title) for name, (title, _) in PAGES.items()]
    papers = [("papers", one.name, one.title) for one in PAPER_FORMATS]
    questions = [("questions", one.name, one.title) for one in FORMATS if one.write is not None]
    return [
        {"group": group, "name": name, "title": f"{title[:1].upper()}{title[1:]}"}
        for group, name, title in (*pages, *papers, *questions)
    ]


def exported(spec: Path, to: str, form: str) -> dict[str, Any]:
    """A saved spec in a format: a file, or a ZIP file of several, with what was lost.

    A paper with forms is written in the one that is named, and as pages in all. Raises Mistake,
    with all that is wrong, if it cannot be written.
    """
    found = _files(spec, to, form)
    if len(found.files) == 1:
        ((name, data),) = found.files.items()
    else:
        name, data = f"{spec.stem}-{to}.zip", packed(found.files.items())
    losses = [_told(loss, spec.name) for loss in found.losses[:MOST_LOSSES]]
    more = len(found.losses) - MOST_LOSSES
    losses += [f"and {more} more: worksheets export {spec.name} --to {to}"] if more > 0 else []
    return {"name": name, "data": b64encode(data).decode(), "said": found.said, "losses": losses}


def _files(spec: Path, to: str, form: str) -> _Files:
    if to in PAGES:
        return _pages(spec, PAGES[to][1])
    if to in paper_formats():
        return _paper(spec, to, form)
    if to in formats() and formats()[to].write is not None:
        return _questions(spec, to, form)
    known = [one["name"] for one in export_formats()]
    raise Mistake(f"there is no format '{to}' to download", *did_you_mean(to, known))


def _pages(spec: Path, request: Request) -> _Files:
    built = build_in_memory(spec, request, 0)
    sink = Sink()
    sink.add(built.diagnostics)
    _check(sink)
    files = {one.name: data for one, data in built.files}
    return _Files(files, plural(len(files), "file"))


def _paper(spec: Path, to: str, form: str) -> _Files:
    sink = Sink()
    paper = export_as_paper(spec, form, paper_formats()[to], sink)
    _check(sink)
    if paper is None:
        raise TypeError("a paper without errors is written")
    return _Files(paper.files, plural(paper.questions, "question"), paper.losses)


def _questions(spec: Path, to: str, form: str) -> _Files:
    sink, format_ = Sink(), formats()[to]
    bank = export_paper(spec, form, format_, sink)
    _check(sink)
    if bank is None:
        raise TypeError("a bank without errors is written")
    if not bank.written:
        reasons = [_told(loss, spec.name) for loss in bank.losses[:MOST_LOSSES]]
        raise Mistake(f"no question can be said in {format_.title}", *reasons)
    said = f"{bank.written} of {plural(bank.seen, 'question')}"
    return _Files({f"{spec.stem}{format_.suffix}": bank.data}, said, bank.losses)


def _check(sink: Sink) -> None:
    """Raise Mistake with the first errors of a sink, if it has any."""
    errors = [str(found) for found in sink if found.severity == "error"]
    if errors:
        first, *others = "\n".join(errors[:MOST_LOSSES]).split("\n")
        raise Mistake(first, *others)


def _told(loss: Loss, spec: str) -> str:
    """A loss in a line; its place is said by the line of the spec, or by the file of the course."""
    span = loss.span
    file = Path(span.file).name
    where = f"{'' if file == spec else f'{file}, '}line {span.line}: " if span.line else ""
    instead = f": {loss.instead}" if loss.instead else ""
    return f"{where}{loss.grade}: {loss.what}{instead}"

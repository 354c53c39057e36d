"""Pictures of themes: a page of a sample paper, set in each of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from worksheets import writers
from worksheets.model.diagnostics import Sink
from worksheets.model.page.page import Document
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.files import write_all_or_none
from worksheets.pipeline.request import Request
from worksheets.read.theme import SHIPPED

SAMPLE = SHIPPED / "sample" / "sample.yaml"
"""A spec that has most kinds of question on a page, with a course beside it."""


def write_pictures(names: Iterable[str], folder: Path, sink: Sink) -> Iterator[Path]:
    """Write a picture of each theme, which is named or is a YAML file; yields the pictures' paths.

    A picture shows the first page with questions; a cover has a picture of its own. A theme with
    mistakes has none, and errors in the sink. Raises Unwritable if a file cannot be written.
    """
    for name in names:
        own = Sink()
        for stem, document, number in sample_pages(name, own):
            path = folder / f"{stem}.png"
            pictures = [data for _, data in writers.files("png", stem, document)]
            write_all_or_none({path: pictures[number]})
            yield path
        sink.add(own)


def sample_pages(name: str, sink: Sink) -> Iterator[tuple[str, Document, int]]:
    """The pages that show a theme, which is named or is a YAML file: the name of the picture, the
    document and the page's number from 0. None, with errors in the sink, if it has mistakes.
    """
    engine, stem = Engine(Request(theme=name)), Path(name).stem
    spec = engine.prepare(SAMPLE, sink)
    if spec is None:
        return
    covered = spec.options.theme.front == "cover"
    for paper in engine.papers(SAMPLE, spec, sink).values():
        laid = engine.handout(spec, paper, sink)
        if laid is None:
            return
        if covered:
            yield f"{stem}-cover", laid.document, 0
        yield stem, laid.document, 1 if covered else 0

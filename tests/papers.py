"""The specs that ship, and the papers they make, for tests."""

from functools import cache
from pathlib import Path

from worksheets.model.diagnostics import Sink
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import LoadedSpec, load_spec

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))
LANGUAGE = "en-GB"
"""The language of the courses that they are made from."""


@cache
def order_of(spec: Path) -> LoadedSpec:
    sink = Sink()
    order = load_spec(spec, reading_context(), sink)
    assert order is not None, list(map(str, sink))
    return order


def subject(spec: Path) -> str:
    return order_of(spec).course.subject


@cache
def paper(spec: Path, theme: str | None = None) -> Paper:
    sink, context = Sink(), reading_context(theme)
    order = load_spec(spec, context, sink)
    assert order is not None, list(map(str, sink))
    found = assemble_papers(order, context, Request(), sink)
    assert found, list(map(str, sink))
    return found[0]

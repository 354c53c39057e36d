"""The specs that ship, and the papers they make, for tests."""

from functools import cache
from pathlib import Path

from worksheets.model.diagnostics import Sink
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import papers_of, reading
from worksheets.pipeline.request import Request
from worksheets.read.spec import Order, read_order

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))
LANGUAGE = "en-GB"
"""The language of the courses that they are made from."""


@cache
def order_of(spec: Path) -> Order:
    sink = Sink()
    order = read_order(spec, reading(), sink)
    assert order is not None, list(map(str, sink))
    return order


def subject(spec: Path) -> str:
    return order_of(spec).course.subject


@cache
def paper(spec: Path) -> Paper:
    sink = Sink()
    found = papers_of(order_of(spec), reading(), Request(), sink)
    assert found, list(map(str, sink))
    return found[0]

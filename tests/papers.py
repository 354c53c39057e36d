"""The specs that ship, and the papers they make, for tests."""

from functools import cache
from pathlib import Path

from worksheets.batch.build import Request, paper_of, printable
from worksheets.model.diagnostics import Sink
from worksheets.model.paper import Paper
from worksheets.questions import registry
from worksheets.read.spec import Reading, read_order

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))


@cache
def paper(spec: Path) -> Paper:
    sink = Sink()
    reading = Reading(registry(), printable)
    order = read_order(spec, reading, sink)
    assert order is not None, list(map(str, sink))
    found = paper_of(order, reading, Request(), sink)
    assert found is not None, list(map(str, sink))
    return found

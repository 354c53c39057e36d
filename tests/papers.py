"""The specs that ship, and the papers they make, for tests."""

from functools import cache
from pathlib import Path

from worksheets.batch.build import Request, paper_of, reading
from worksheets.model.diagnostics import Sink
from worksheets.model.paper import Paper
from worksheets.read.spec import read_order

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))
SUBJECT = "IB Diploma History"
LANGUAGE = "en-GB"
"""The subject and the language of the course that all of them are made from."""


@cache
def paper(spec: Path) -> Paper:
    sink = Sink()
    known = reading()
    order = read_order(spec, known, sink)
    assert order is not None, list(map(str, sink))
    found = paper_of(order, known, Request(), sink)
    assert found is not None, list(map(str, sink))
    return found

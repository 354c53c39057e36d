"""The themes that ship, for tests."""

from functools import cache

from worksheets.model.diagnostics import Sink
from worksheets.model.theme import Theme
from worksheets.read.theme import read_theme, shipped

THEMES = tuple(shipped())


@cache
def theme(name: str) -> Theme:
    sink = Sink()
    found = read_theme(shipped()[name], sink)
    assert found is not None, list(map(str, sink))
    return found

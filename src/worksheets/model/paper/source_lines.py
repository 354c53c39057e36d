"""Lines of a source as its author wrote them, and which of all lines have numbers."""

from collections.abc import Iterator

from worksheets.model.paper.content import Inlines, LineBreak

EVERY = 5
"""Every fifth line has its number."""


def written_lines(content: Inlines) -> Iterator[tuple[Inlines, bool]]:
    """The lines of a text, which its author ended, each with whether a gap stands above it."""
    line: Inlines = ()
    gap = False
    for inline in content:
        if isinstance(inline, LineBreak):
            yield line, gap
            line, gap = (), inline.gap
        else:
            line = (*line, inline)
    yield line, gap

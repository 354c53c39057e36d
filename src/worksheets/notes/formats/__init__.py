"""One module is one format of notes; each reads a file into lines."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from worksheets.model.diagnostics import Sink, Span
from worksheets.notes.lines import Sheet

FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web",
    ".htm": "web",
    ".docx": "word",
}
"""The module that reads a file, by how its name ends."""


def read_notes(path: Path, sink: Sink) -> Sheet | None:
    """The lines of a file of notes; the sink has what is wrong with it."""
    module = FORMATS.get(path.suffix.lower())
    if module is None:
        known = ", ".join(FORMATS)
        sink.error(
            Span(path.as_posix()),
            f"notes cannot be read from a '{path.suffix or path.name}' file",
            f"save them as one of: {known}",
        )
        return None
    read: Callable[[Path, Sink], Sheet | None] = import_module(f"{__name__}.{module}").read
    sheet = read(path, sink)
    if sheet is not None and not sheet.lines:
        sink.error(Span(path.as_posix()), "there are no notes in the file", "check the file")
        return None
    return sheet

"""Formats of notes: one module is one format, whose `read` turns bytes into lines."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from worksheets.exchange.notes.characters import printable_lines
from worksheets.exchange.notes.formats.decoding import LARGEST_FILE, path_for_messages, read_octets
from worksheets.exchange.notes.lines import NoteLine, NotesFile
from worksheets.model.diagnostics import Sink, Span

FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web",
    ".htm": "web",
    ".docx": "word",
}
"""The module for a file, by the ending of its name."""
MOST_CHARACTERS = 2_000_000
"""Characters of the notes in one file; a thick textbook has about a million."""

LinesAndLosses: TypeAlias = tuple[list[NoteLine], list[tuple[int, str]]]
"""The lines of a file, and descriptions of what could not be read, with line numbers."""


def read_notes(path: Path, sink: Sink) -> NotesFile | None:
    """The lines of a file of notes; None, with errors in the sink, if it cannot be read."""
    name = path_for_messages(path)
    module = FORMATS.get(path.suffix.lower())
    if module is None:
        endings = ", ".join(FORMATS)
        ending = path_for_messages(Path(path.suffix or path.name))
        message = f"notes cannot be read from a '{ending}' file"
        sink.error(Span(name), message, f"save them as one of: {endings}")
        return None
    reader = import_module(f"{__name__}.{module}")
    read: Callable[[bytes, str, Sink], LinesAndLosses | None] = reader.read
    data = read_octets(path, sink, getattr(reader, "LARGEST_FILE", LARGEST_FILE))
    lines_and_losses = None if data is None else read(data, name, sink)
    if data is None or lines_and_losses is None:
        return None
    lines, losses = lines_and_losses
    letters = sum(len(line.text) for line in lines)
    if letters > MOST_CHARACTERS:
        message = f"the notes have {letters:,} letters; {MOST_CHARACTERS:,} is the most"
        sink.error(Span(name), message, "import them in parts: a file for each topic")
        return None
    lines, unprinted = printable_lines(lines)
    if not lines:
        sink.error(Span(name), "there are no notes in the file", "check the file")
        return None
    return NotesFile(file_name(path), tuple(lines), (*losses, *unprinted), data)


def file_name(path: Path) -> str:
    """The name of a file of notes in a course: short, without colons and unprintable characters."""
    stem = "".join(letter if letter.isprintable() else "-" for letter in path.stem)
    stem = stem.replace(":", "-").replace("\\", "-")
    return f"{stem[:80].strip() or 'notes'}{path.suffix.lower()}"

"""One module is one format of notes; each reads the octets of a file into lines."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from worksheets.exchange.notes.characters import readable
from worksheets.exchange.notes.formats.octets import LARGEST, read_octets, shown
from worksheets.exchange.notes.lines import Line, Sheet
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
"""The module that reads a file, by how its name ends."""
MOST = 2_000_000
"""Letters of the notes in one file; a thick textbook has about a million."""

Found: TypeAlias = tuple[list[Line], list[tuple[int, str]]]
"""The lines of a file, and what could not be read of it, with its line."""


def read_notes(path: Path, sink: Sink) -> Sheet | None:
    """The lines of a file of notes; the sink has what is wrong with it."""
    name = shown(path)
    module = FORMATS.get(path.suffix.lower())
    if module is None:
        known = ", ".join(FORMATS)
        what = f"notes cannot be read from a '{shown(Path(path.suffix or path.name))}' file"
        sink.error(Span(name), what, f"save them as one of: {known}")
        return None
    reader = import_module(f"{__name__}.{module}")
    read: Callable[[bytes, str, Sink], Found | None] = reader.read
    data = read_octets(path, sink, getattr(reader, "LARGEST", LARGEST))
    found = None if data is None else read(data, name, sink)
    if data is None or found is None:
        return None
    lines, lost = found
    letters = sum(len(line.words) for line in lines)
    if letters > MOST:
        what = f"the notes have {letters:,} letters; {MOST:,} is the most"
        sink.error(Span(name), what, "import them in parts: a file for each topic")
        return None
    lines, unprinted = readable(lines)
    if not lines:
        sink.error(Span(name), "there are no notes in the file", "check the file")
        return None
    return Sheet(file_name(path), tuple(lines), (*lost, *unprinted), data)


def file_name(path: Path) -> str:
    """The name by which a course knows a file of notes: short, and without what ends a name."""
    stem = "".join(letter if letter.isprintable() else "-" for letter in path.stem)
    stem = stem.replace(":", "-").replace("\\", "-")
    return f"{stem[:80].strip() or 'notes'}{path.suffix.lower()}"

"""Files as text: every way in which a file can fail to be one is an error with its place."""

import re
from difflib import get_close_matches
from pathlib import Path

from worksheets.model.diagnostics import Mistake, Sink, Span

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
LARGEST = 10_000_000
"""Bytes; a course file of a thousand questions has about half a million."""


def read_text(path: Path, name: str, sink: Sink) -> str | None:
    """The text of a UTF-8 file; `name` is what diagnostics call it."""
    try:
        if path.is_dir():
            sink.error(Span(name), "there is no .yaml file in this folder", "name a .yaml file")
            return None
        size = path.stat().st_size
        if size > LARGEST:
            sink.error(
                Span(name),
                f"the file has {size / 1e6:.1f} MB; {LARGEST / 1e6:.0f} MB is the most",
                "split it into several files",
            )
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        sink.error(Span(name), "there is no such file", *_near(path))
        return None
    except OSError as error:
        sink.error(Span(name), f"the file cannot be read: {error.strerror}", "check the path")
        return None
    return _decoded(data, name, sink)


def _near(path: Path) -> tuple[str, ...]:
    if not path.parent.is_dir():
        return (f"there is no folder {path.parent} either; check the path",)
    names = sorted(entry.name for entry in path.parent.iterdir())
    close = get_close_matches(path.name, names, n=1)
    return (f"did you mean '{path.with_name(close[0])}'?",) if close else ("check the path",)


def _decoded(data: bytes, name: str, sink: Sink) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        what = "the file is UTF-16" if utf_16 else f"byte 0x{data[error.start]:02X} is not UTF-8"
        sink.error(Span(name, line, column), what, "save the file as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        sink.error(Span(name), "the file is empty", "write at least a title and a section")
        return None
    control = CONTROL.search(text)
    if control is None:
        return text
    line, column = place_of(text, control.start())
    what = f"there is a control character, U+{ord(control.group()):04X}"
    sink.error(Span(name, line, column), what, "delete it")
    return None


def inside(name: str, folder: Path) -> Path:
    """The file of a name that an author wrote; raises Mistake if it is not in the folder."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise Mistake(f"'{name}' is outside the folder", "put it beside the file that names it")
    if not path.is_file():
        raise Mistake(f"there is no file '{name}'", *_near(path))
    return path


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1

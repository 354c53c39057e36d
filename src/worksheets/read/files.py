"""Files read as text: a file that is not UTF-8 text is an error with its place."""

import codecs
import re
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.files import NotThere, entries, is_folder, read_file

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


class AuthoredFile(NamedTuple):
    """A file that an author wrote: its path, its name in diagnostics, and its text."""

    path: Path
    name: str
    text: str


def read_text(path: Path, name: str, sink: Sink) -> str | None:
    """The text of a UTF-8 file; None, with an error that calls it `name`, if it is not one."""
    data = read_octets(path, name, sink)
    return None if data is None else decode_text(data, name, sink)


def read_octets(path: Path, name: str, sink: Sink) -> bytes | None:
    """The bytes of a file; None, with an error that calls it `name`, if it cannot be read."""
    try:
        return read_file(path)
    except NotThere as mistake:
        sink.error(Span(name), str(mistake), *hints_for_missing(path))
    except Mistake as mistake:
        sink.error(Span(name), str(mistake), *mistake.hints)
    return None


def hints_for_missing(path: Path) -> tuple[str, ...]:
    """Hints for the path of a file that is missing: a similar name, or that its folder is
    missing."""
    if not is_folder(path.parent):
        return (f"there is no folder {path.parent} either; check the path",)
    close = get_close_matches(path.name, entries(path.parent), n=1)
    return (f"did you mean '{path.with_name(close[0])}'?",) if close else ("check the path",)


def decode_text(data: bytes, name: str, sink: Sink) -> str | None:
    """UTF-8 decoded, with '\\n' as line end; None, with an error, if it is not text."""
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


def encoded_like(text: str, before: bytes) -> bytes:
    """A text as bytes, with the byte order mark and the line ends that a file had before."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    return (
        text if not before.startswith(codecs.BOM_UTF8) else codecs.BOM_UTF8.decode() + text
    ).encode()


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1

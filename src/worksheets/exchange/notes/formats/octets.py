"""The octets of a file of notes, and the text in them, whatever its encoding says of itself."""

import codecs
import re
from pathlib import Path

from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.files import read_file

LARGEST = 20_000_000
"""Octets of notes in a file; a thick textbook is about one million."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those that they begin with."""
CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 4096
"""Octets of a page in which it names its encoding."""
WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
"""Encodings that browsers read as Windows-1252, as most pages that name them are meant."""
ENDS = re.compile("\r\n?")


def shown(path: Path) -> str:
    """A path as diagnostics name it, whatever octets its name has."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def read_octets(path: Path, sink: Sink, most: int = LARGEST) -> bytes | None:
    """What is in a regular file; the sink has the reason if it is none, or too large."""
    try:
        return read_file(path, most)
    except Mistake as mistake:
        sink.error(Span(shown(path)), str(mistake), *mistake.hints)
    return None


def plain_text(data: bytes, name: str, sink: Sink) -> str | None:
    """The text in some octets: UTF-8, or what a byte order mark says."""
    encoding, data = _by_mark(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding or "utf-8", "replace")
        what = f"byte 0x{data[error.start]:02X} is not {(encoding or 'utf-8').upper()}"
        sink.error(Span(name, *_place(before)), what, "save the file as UTF-8")
        return None
    return _whole(text, name, sink)


def page_text(data: bytes, name: str, sink: Sink) -> str | None:
    """The text of a page: by its mark, as UTF-8, by the encoding that it names, or Windows-1252.

    Text in another encoding is hardly ever right as UTF-8, but names are often wrong; those whose
    octets are all ASCII must be believed.
    """
    encoding, data = _by_mark(data)
    named = _named(data)
    first = named if named.startswith(("iso2022", "hz")) else ""
    for one in filter(None, (encoding, first, "utf-8", named)):
        try:
            return _whole(data.decode(one), name, sink)
        except UnicodeDecodeError:
            continue
    return _whole(data.decode("cp1252", "replace"), name, sink)


def _by_mark(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return "", data


def _named(data: bytes) -> str:
    """The encoding that a page names; "" if it names none that reads octets as text."""
    found = CHARSET.search(data[:HEAD])
    try:
        known = codecs.lookup(found[1].decode()) if found else None
    except LookupError:
        return ""
    if known is None or known.name.startswith(("utf-16", "utf-32")):
        return ""  # it could not have been found in such a page
    if not getattr(known, "_is_text_encoding", True):
        return ""
    return "cp1252" if known.name in WESTERN else known.name


def _whole(text: str, name: str, sink: Sink) -> str | None:
    """A text with its lines ended alike; None if there is nothing in it, or no text."""
    text = ENDS.sub("\n", text)
    if "\0" in text:
        place = _place(text[: text.index("\0")])
        what = "there is a NUL character, so this is no text in UTF-8"
        sink.error(Span(name, *place), what, "save the file as UTF-8")
        return None
    if not text.strip():
        sink.error(Span(name), "the file is empty", "write the notes into it")
        return None
    return text


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after a text."""
    before = ENDS.sub("\n", before)
    return before.count("\n") + 1, len(before) - before.rfind("\n")

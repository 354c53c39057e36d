"""The bytes of a file of notes decoded as text, by byte order mark, declaration or guess."""

import codecs
import re
from pathlib import Path

from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.files import read_file

LARGEST_FILE = 20_000_000
"""Bytes of a file of notes; a thick textbook has about one million."""
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those that they begin with."""
CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 4096
"""Bytes at the beginning of a page in which its encoding is declared."""
WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
"""Encodings that browsers read as Windows-1252, for most pages that declare them are that."""
LINE_ENDS = re.compile("\r\n?")


def path_for_messages(path: Path) -> str:
    """A path for messages, with bytes that are not UTF-8 escaped."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def read_octets(path: Path, sink: Sink, most: int = LARGEST_FILE) -> bytes | None:
    """The bytes of a regular file; None, with an error, if it is none or too large."""
    try:
        return read_file(path, most)
    except Mistake as mistake:
        sink.error(Span(path_for_messages(path)), str(mistake), *mistake.hints)
    return None


def plain_text(data: bytes, name: str, sink: Sink) -> str | None:
    """Bytes decoded as UTF-8, or by their byte order mark; None, with an error, if they are not
    text."""
    encoding, data = _strip_mark(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding or "utf-8", "replace")
        message = f"byte 0x{data[error.start]:02X} is not {(encoding or 'utf-8').upper()}"
        sink.error(Span(name, *_place(before)), message, "save the file as UTF-8")
        return None
    return _checked_text(text, name, sink)


def page_text(data: bytes, name: str, sink: Sink) -> str | None:
    """A page decoded by its byte order mark, as UTF-8, as it declares, or as Windows-1252.

    UTF-8 is tried first, for text in another encoding is hardly ever valid UTF-8, and declarations
    are often wrong; only encodings that use ASCII bytes alone are tried as declared.
    """
    encoding, data = _strip_mark(data)
    declared = _declared_encoding(data)
    preferred = declared if declared.startswith(("iso2022", "hz")) else ""
    for candidate in filter(None, (encoding, preferred, "utf-8", declared)):
        try:
            return _checked_text(data.decode(candidate), name, sink)
        except UnicodeDecodeError:
            continue
    return _checked_text(data.decode("cp1252", "replace"), name, sink)


def _strip_mark(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return "", data


def _declared_encoding(data: bytes) -> str:
    """The encoding that a page declares; "" if there is none, or no text encoding."""
    match = CHARSET.search(data[:HEAD])
    try:
        codec = codecs.lookup(match[1].decode()) if match else None
    except LookupError:
        return ""
    if codec is None or codec.name.startswith(("utf-16", "utf-32")):
        return ""  # the declaration could not have been read in such a page
    if not getattr(codec, "_is_text_encoding", True):
        return ""
    return "cp1252" if codec.name in WESTERN else codec.name


def _checked_text(text: str, name: str, sink: Sink) -> str | None:
    """The text with uniform line ends; None, with an error, if it is empty or binary."""
    text = LINE_ENDS.sub("\n", text)
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
    """Line and column, from 1, of the end of a text."""
    before = LINE_ENDS.sub("\n", before)
    return before.count("\n") + 1, len(before) - before.rfind("\n")

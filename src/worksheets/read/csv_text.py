"""Text as spreadsheets save it: UTF-8, UTF-16 by its mark, or else Windows-1252."""

import codecs
import re

from worksheets.model.diagnostics import Mistake

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The first bytes of files that state their encoding."""
WORKBOOKS = {b"PK\x03\x04": "a workbook", b"\xd0\xcf\x11\xe0": "an old workbook"}
"""The first bytes of files of spreadsheets that are not CSV."""
LINE_ENDS = re.compile("\r\n?")


def decode_csv(data: bytes) -> str:
    """The text of a file, with '\\n' as line end; raises Mistake.

    A file without a byte order mark that is not UTF-8 is read as Windows-1252.
    """
    for start, what in WORKBOOKS.items():
        if data.startswith(start):
            raise Mistake(f"this is {what}, not a CSV file", "save it as CSV (UTF-8)")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _decode(data[len(mark) :], encoding, encoding.upper())
            break
    else:
        if b"\x00" in data:
            raise Mistake("this is no text: it has zero bytes in it", "save it as CSV (UTF-8)")
        text = _decode_unmarked(data)
    if not text.strip():
        raise Mistake("the file is empty", "save the list once more")
    return LINE_ENDS.sub("\n", text)


def _decode_unmarked(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "cp1252", "UTF-8 or Windows-1252")


def _decode(data: bytes, encoding: str, encoding_names: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = (
            f"the text is not {encoding_names}: line {line} has octets that are no letters in it"
        )
        raise Mistake(message, "save it as CSV (UTF-8)") from error

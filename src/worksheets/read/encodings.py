"""Text as spreadsheets save it: UTF-8, UTF-16 by its mark, or else Windows-1252."""

import codecs
import re

from worksheets.model.diagnostics import Mistake

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""How a file begins that says how it is encoded."""
WORKBOOKS = {b"PK\x03\x04": "a workbook", b"\xd0\xcf\x11\xe0": "an old workbook"}
"""How files begin that spreadsheets write unless they are asked for CSV."""
ENDS = re.compile("\r\n?")


def text_of(data: bytes) -> str:
    """The text of a file, with its line ends as '\\n'; raises Mistake.

    What is neither marked nor UTF-8 is what Windows writes in Europe and America.
    """
    for start, what in WORKBOOKS.items():
        if data.startswith(start):
            raise Mistake(f"this is {what}, not a CSV file", "save it as CSV (UTF-8)")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding, encoding.upper())
            break
    else:
        if b"\x00" in data:
            raise Mistake("this is no text: it has zero bytes in it", "save it as CSV (UTF-8)")
        text = _without_mark(data)
    if not text.strip():
        raise Mistake("the file is empty", "save the list once more")
    return ENDS.sub("\n", text)


def _without_mark(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252", "UTF-8 or Windows-1252")


def _decoded(data: bytes, encoding: str, called: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the text is not {called}: line {line} has octets that are no letters in it"
        raise Mistake(message, "save it as CSV (UTF-8)") from error

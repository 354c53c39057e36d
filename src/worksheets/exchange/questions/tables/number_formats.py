"""Numbers in the sheets of XLSX files as they are shown, by the formats of their cells.

The formats are those of ECMA-376, part 1, 18.8.30 and 18.8.31: built-in ones have numbers below
164, and others are written in the styles of the workbook.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from xml.sax.saxutils import escape

from lxml import etree

from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.tables.rows import FORMATTED
from worksheets.exchange.questions.xml_files import child, children, xml_root

BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
DATES = frozenset({*range(14, 23), 45, 46, 47})
"""Built-in formats that make a date of a number, which is found elsewhere."""
AS_IT_IS = frozenset({"", "general", "@"})
SIMPLE = re.compile(r"(#,##)?(0{1,20})(?:\.(0{1,15}))?(%?)")
NUMBER = re.compile(
    rb"<((?:\w{1,20}:)?)c\b([^<>]{0,200})>\s*"
    rb"(<\1f\b[^<>]{0,200}(?:/>|>[^<]{0,8000}</\1f>)\s*)?"
    rb"<\1v\b[^<>]{0,50}>([^<]{1,40})</\1v>\s*</\1c>"
)
"""A cell with a value: its prefix, what is said of it, its formula and its value."""
FILLED = re.compile(rb"<(?:\w{1,20}:)?c\b([^<>]*)(?<!/)>\s*(?!\s|</)")
"""The beginning of a cell that is not empty."""
PLACE = re.compile(rb"\sr=[\"']([A-Z]{1,3}\d{1,9})[\"']")
STYLE = re.compile(rb"\ss=[\"'](\d{1,6})[\"']")
KIND = re.compile(rb"\st=[\"']([a-zA-Z]+)[\"']")
LARGEST = 15
"""Digits of a number that a spreadsheet knows."""


@dataclass(frozen=True, slots=True)
class NumberFormats:
    """For each style of cells the code of its number format; None stands for a date."""

    codes: Sequence[str | None]

    def shown(self, sheet: bytes) -> bytes:
        """The XML of a sheet with numbers as texts where their format changes them; raises
        NotAQuestion for cells with such a format that are built in an unknown way."""
        made = NUMBER.sub(self._cell, sheet)
        for cell in FILLED.finditer(made):
            if self._changed_by(cell[1]):
                place = PLACE.search(cell[1])
                where = place[1].decode() if place else "somewhere"
                what = f"the number in the cell {where} cannot be read as it is shown"
                raise NotAQuestion("encoding", what, "give the cell the format of text")
        return made

    def _cell(self, cell: re.Match[bytes]) -> bytes:
        prefix, about, _, value = cell.groups()
        code = self._changed_by(about)
        if not code:
            return cell[0]
        text = escape(shown_number(value.decode("utf-8", "replace").strip(), code)).encode()
        return b'<%sc%s t="inlineStr"><%sis><%st>%s</%st></%sis></%sc>' % (
            *(prefix, KIND.sub(b"", about), prefix, prefix, text),
            *(prefix, prefix, prefix),
        )

    def _changed_by(self, about: bytes) -> str:
        """The format that changes the number in a cell of which so much is said; empty if there is
        none."""
        kind, style = KIND.search(about), STYLE.search(about)
        number = int(style[1]) if style else 0
        unknown = f"of style {number}" if number else ""
        code = self.codes[number] if number < len(self.codes) else unknown
        if code is None or code.casefold() in AS_IT_IS or (kind and kind[1] != b"n"):
            return ""
        return code


def shown_number(value: str, code: str) -> str:
    """A number as a format of plain digits or per cents shows it; with a mark before it, and the
    format behind it, if the format is another one."""
    found = SIMPLE.fullmatch(code)
    try:
        number = Decimal(value)
        scaled = number * 100 if found and found[4] else number
        if found and scaled.is_finite() and scaled.adjusted() < LARGEST:
            places = len(found[3] or "")
            rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
            width = len(found[2]) + (places + 1 if places else 0)
            digits = f"{abs(rounded):f}".zfill(width)
            if not (found[1] and abs(rounded) >= 1000):
                return f"{'-' if rounded < 0 else ''}{digits}{found[4]}"
    except DecimalException:
        pass
    return f"{FORMATTED}{value} in the format {code[:40]}"


def number_formats(styles: bytes) -> NumberFormats:
    """The number formats of the styles of a workbook; raises NotAQuestion for what is no XML."""
    root = xml_root(styles)
    own = {
        _whole(one.get("numFmtId")): one.get("formatCode", "")
        for one in _within(root, "numFmts", "numFmt")
    }
    numbers = [_whole(one.get("numFmtId")) for one in _within(root, "cellXfs", "xf")]
    return NumberFormats([_code(number, own) for number in numbers])


def _within(root: etree._Element, outer: str, name: str) -> Iterator[etree._Element]:
    found = child(root, outer)
    return iter(()) if found is None else children(found, name)


def _code(number: int, own: Mapping[int, str]) -> str | None:
    if number in own:
        return own[number]
    return None if number in DATES else BUILT_IN.get(number, f"number {number}")


def _whole(written: str | None) -> int:
    """A number of a format; raises NotAQuestion for what is none."""
    if not re.fullmatch(r"\d{1,6}", written or "0", re.ASCII):
        what = f"'{written}' is no number of a format"
        raise NotAQuestion("encoding", what, "save it as .xlsx again")
    return int(written or 0)

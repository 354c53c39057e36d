"""One pupil's copy of a paper: the same pages, with a name, a header and a code on the first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import isqrt
from typing import Any

from worksheets.layout.style import FOOT, Style
from worksheets.layout.text.runs import in_faces
from worksheets.model.page.node import Node
from worksheets.model.page.page import Band, Document, Mark, MatrixCode, Page, Run
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.page.zones import Zone
from worksheets.model.roster import Copy

CODE = 12 * MILLIMETRE
"""The side of a code that a camera reads, in the margin above the page; in a low one it is
smaller."""
EDGE, QUIET = 4 * MILLIMETRE, 2 * MILLIMETRE
"""What stays free above a code, and below it, where a camera needs white."""
SMALLEST = 0.7
"""A long name is set in smaller type, but in no less than this part of its size."""
GAP = 3.0
"""Points between the beginning of a line and what is written on it."""
ABOVE = 2.0
"""Points between a line and the letters that stand on it."""

NAMES = ("name", "surname")
"""Lines of which one has the pupil's name."""

HEADER = Node("P")
"""What is heard of a copy's header; all copies share it."""
DARK = bytes([ord("1"), *[ord("0")] * 255])
"""What is black in a picture is a 1."""


class TooLongFor(ValueError):
    """A detail does not go on its line: which, and by how much (points)."""

    def __init__(self, label: str, detail: str, excess: float) -> None:
        super().__init__(f"'{detail}' is too long for the line '{label}'")
        self.excess = excess


@dataclass(frozen=True)
class Master:
    """A paper that copies are made of."""

    document: Document
    style: Style

    @cached_property
    def _lines(self) -> tuple[Zone, ...]:
        """The lines for details of the candidate, the same on every copy."""
        zones = self.document.zones
        return tuple(zone for zone in zones if zone.kind == "text" and not zone.item)

    def _header(self, copy: Copy) -> str:
        """The header of a copy; where no line takes the name, that stands before it."""
        if any(zone.slot in NAMES for zone in self._lines):
            return copy.header
        name = next((copy.details[name] for name in NAMES if name in copy.details), "")
        return " · ".join(filter(None, (name, copy.header)))

    def personal(self, copy: Copy) -> Document:
        """A copy; it differs in what stands on its first pages only. Raises TooLongFor."""
        header = self._header(copy)
        pages: dict[int, list[Mark]] = {0: list(_header_runs(header, self.style))}
        for zone in self._lines:
            detail = copy.details.get(zone.slot, "")
            if detail:
                pages.setdefault(zone.page, []).extend(_written(detail, zone, self.style))
        pages[0] += _coded(copy, self.style)
        nodes = self.document.nodes
        return replace(
            self.document,
            pages=tuple(
                _with_layer(page, pages[n]) if n in pages else page
                for n, page in enumerate(self.document.pages)
            ),
            nodes=(HEADER, *nodes) if header else nodes,
            keywords=(*self.document.keywords, copy.code),
        )


def _with_layer(page: Page, marks: list[Mark]) -> Page:
    return replace(page, furniture=(*page.furniture, (Band(0, 0, tuple(marks)),)))


def _written(detail: str, zone: Zone, style: Style) -> Iterator[Run]:
    """A detail on its line: a long name in smaller type, a very long one in two rows of it."""
    left, _, right, foot = zone.box
    left += GAP
    room = right - left
    wide = style.faces.width(detail, "text", style.size)
    size = max(SMALLEST * style.size, min(style.size, style.size * room / wide))
    rows = [detail]
    if style.faces.width(detail, "text", size) > room + 0.1:
        rows = _in_two(detail, size, style)
    excess = max(style.faces.width(row, "text", size) for row in rows) - room
    if excess > 0.1:
        raise TooLongFor(zone.tip, detail, excess)
    for n, row in enumerate(rows):
        y = foot - ABOVE - (len(rows) - 1 - n) * size * 1.05
        row_text = row if n == len(rows) - 1 else f"{row} "
        yield from in_faces(Run(left, y, "text", size, row_text, zone.node), style)


def _in_two(detail: str, size: float, style: Style) -> list[str]:
    """A detail of several words in two rows of about the same length."""
    parts = detail.split(" ")
    ways = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    if not ways:
        return [detail]

    widths = [max(style.faces.width(row, "text", size) for row in way) for way in ways]
    return list(ways[widths.index(min(widths))])


def _header_runs(header: str, style: Style) -> tuple[Run, ...]:
    y = FOOT * MILLIMETRE + style.small
    return in_faces(Run(style.left(1), y, "text", style.small, header, HEADER), style)


def _coded(copy: Copy, style: Style) -> Iterator[Mark]:
    """The code in the corner, for cameras and for people; neither is read out."""
    rows, count = _squares(copy.code)
    right = style.left(1) + style.full_measure
    side = max(CODE / 2, min(CODE, style.top - EDGE - QUIET))
    top = max(EDGE, style.top - side - QUIET)
    yield MatrixCode(right - side, top, side, count, rows)
    wide = style.faces.width(copy.code, "text", style.small)
    y = top + side / 2 + style.small * 0.35
    yield Run(right - side - wide - 4, y, "text", style.small, copy.code)


def _squares(code: str) -> tuple[bytes, int]:
    """A QR code as rows of bits, and how many squares a row has."""
    import zxingcpp  # noqa: PLC0415 only copies have codes

    code = f"WS1:{code}"
    symbol = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = symbol.to_image(scale=1, add_quiet_zones=False)
    squares = bytes(picture).translate(DARK)
    count = isqrt(len(squares))
    wide = -(-count // 8)
    rows = (squares[n * count : (n + 1) * count] for n in range(count))
    bits = (int(row, 2) << (wide * 8 - count) for row in rows)
    return b"".join(row.to_bytes(wide, "big") for row in bits), count

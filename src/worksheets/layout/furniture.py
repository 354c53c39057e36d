"""What stands around the strips of every page: title, form, fingerprint, page x of y, turn over."""

from worksheets.layout.pages import Furniture
from worksheets.layout.style import Style
from worksheets.model.page import Mark, Run, Stroke
from worksheets.model.paper import Front

GAP = 1.3
"""The rule of the footer stands so many units above the capitals of its words."""


def footer(
    front: Front, style: Style, *, title: str = "", prefix: str = "", note: str = ""
) -> Furniture:
    """The footer of a paper; with a title and a prefix that of its mark scheme.

    A `note` stands in the middle above it on every page, as on a source booklet.
    """
    name = f"{title} · {front.title}" if title else front.title
    form = f"Form {front.form} · " if front.form else ""
    words = style.theme.furniture

    def paint(number: int, count: int, blank: bool, more: bool) -> tuple[Mark, ...]:
        left = style.left(number)
        edge = left + style.whole
        y = style.height - style.bottom + style.unit * 2.2 + style.small * 1.25
        page = f"{prefix}{number} of {count}" if prefix else f"Page {number} of {count}"
        code = f"{form}{front.fingerprint} · {page}"
        wide = style.faces.width(code, "text", style.small)
        room = edge - left - wide - style.unit * 3
        marks: list[Mark] = [
            Stroke(((left, y - style.small - GAP), (edge, y - style.small - GAP)), style.rule),
            *_said(_shortened(name, room, style), "text", left, y, style.small, style),
            *_said(code, "text", edge - wide, y, style.small, style),
        ]
        below = y + style.small * 1.5
        if words.turn_over and not prefix and number % 2 and more:
            marks += _said(words.turn_over, "strong", edge, below, style.small, style, ends=True)
        if note:
            marks += _said(note, "strong", left, below, style.small, style)
        if blank:
            marks += _blank(style, left)
        return tuple(marks)

    return Furniture(paint, lambda number: f"{prefix}{number}")


def _blank(style: Style, left: float) -> list[Mark]:
    words = style.theme.furniture.blank or "There are no questions on this page"
    wide = style.faces.width(words, "strong", style.size)
    x = left + (style.whole - wide) / 2
    return _said(words, "strong", x, style.height / 3, style.size, style)


def _said(
    words: str,
    face: str,
    x: float,
    y: float,
    size: float,
    style: Style,
    *,
    ends: bool = False,
) -> list[Mark]:
    """Words that begin, or end, at a place; an author's title may need more than one face."""
    pieces = style.faces.pieces(words, face, size)
    x -= sum(piece.width for piece in pieces) if ends else 0
    marks: list[Mark] = []
    for piece in pieces:
        marks.append(Run(x, y, piece.face, size, piece.text))
        x += piece.width
    return marks


def _shortened(words: str, room: float, style: Style) -> str:
    """The words, or as many of them as there is room for."""

    def fits(said: str) -> bool:
        return style.faces.width(said, "text", style.small) <= room

    if fits(words):
        return words
    kept = words.split(" ")
    while len(kept) > 1 and not fits(" ".join(kept) + "…"):
        kept.pop()
    said = " ".join(kept).rstrip(",:;·– ") + "…"
    return said if fits(said) else ""

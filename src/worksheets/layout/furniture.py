"""What stands around the strips of every page: title, form, fingerprint, page x of y, turn over."""

from worksheets.layout.lines import broken
from worksheets.layout.pages import Furniture
from worksheets.layout.style import LINE, Style
from worksheets.layout.words import Dress, words_of
from worksheets.model.content import text
from worksheets.model.page import Mark, Run, Stroke
from worksheets.model.paper import Front


def footer(front: Front, style: Style, *, title: str = "", prefix: str = "") -> Furniture:
    """The footer of a paper; with a title that of its source booklet, and with a prefix too that of
    its mark scheme."""
    name = f"{title} · {front.title}" if title else front.title
    form = f"Form {front.form} · " if front.form else ""
    words = style.theme.furniture

    def paint(number: int, count: int, blank: bool, more: bool) -> tuple[Mark, ...]:
        left = style.left(number)
        edge = left + style.whole
        rule = style.height - style.foot
        y = rule + style.small * LINE
        page = f"{prefix}{number} of {count}" if prefix else f"Page {number} of {count}"
        code = f"{form}{front.fingerprint} · {page}"
        wide = style.faces.width(code, "text", style.small)
        # The title gets the room that any fingerprint leaves it, so it is cut at the same word.
        widest = code.replace(front.fingerprint, "M" * len(front.fingerprint))
        room = edge - left - style.faces.width(widest, "text", style.small) - style.unit
        marks: list[Mark] = [
            Stroke(((left, rule), (edge, rule)), style.rule),
            *_said(_shortened(name, room, style), "text", left, y, style.small, style),
            *_said(code, "text", edge - wide, y, style.small, style),
        ]
        if words.turn_over and not prefix and number % 2 and more:
            below = y + style.small * LINE
            marks += _said(words.turn_over, "strong", edge, below, style.small, style, ends=True)
        if blank:
            marks += _blank(style, left)
        return tuple(marks)

    return Furniture(paint, lambda number: f"{prefix}{number}")


def _blank(style: Style, left: float) -> list[Mark]:
    said = style.theme.furniture.blank or "There are no questions on this page"
    words = words_of(text(said), style.faces, Dress(style.size, 0, 1, strong=True))
    marks: list[Mark] = []
    for n, line in enumerate(broken(words, style.whole, style.faces, style.size)):
        part = " ".join(piece.text for word in line for piece in word.pieces)
        x = left + (style.whole - style.faces.width(part, "strong", style.size)) / 2
        y = style.height / 3 + n * style.leading
        marks += _said(part, "strong", x, y, style.size, style)
    return marks


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

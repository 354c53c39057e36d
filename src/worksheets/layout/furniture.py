"""What stands around the strips of every page: title, form, fingerprint, page x of y, turn over."""

from functools import cache, lru_cache

from worksheets.layout.lines import broken
from worksheets.layout.pages import Furniture
from worksheets.layout.style import LINE, Style
from worksheets.layout.words import Dress, words_of
from worksheets.model.content import text
from worksheets.model.page import Band, Mark, Run, Stroke
from worksheets.model.paper import Front

DRAFT = "DRAFT – not verified"


def footer(front: Front, style: Style, *, title: str = "", prefix: str = "") -> Furniture:
    """The footer of a paper; with a title that of its source booklet, and with a prefix too that of
    its mark scheme."""
    name = f"{title} · {front.title}" if title else front.title
    form = f"Form {front.form} · " if front.form else ""
    words = style.theme.furniture
    y = style.height - style.foot + style.small * LINE

    @cache
    def code(x: float) -> tuple[Mark, ...]:
        return tuple(_said(f"{form}{front.fingerprint} · ", "text", x, y, style.small, style))

    def paint(number: int, count: int, blank: bool, more: bool) -> tuple[Band, ...]:
        left = style.left(number)
        edge = left + style.whole
        page = f"{prefix}{number} of {count}" if prefix else f"Page {number} of {count}"
        x = edge - style.faces.width(page, "text", style.small)
        start = x - style.faces.width(f"{form}{front.fingerprint} · ", "text", style.small)
        widest = f"{form}{'M' * len(front.fingerprint)} · {prefix or 'Page '}888 of 888"
        parts = [_beginning(name, widest, left, style), code(start), _page(page, x, y, style)]
        if words.turn_over and not prefix and number % 2 and more:
            below = y + style.small * LINE
            parts.append(
                tuple(_said(words.turn_over, "strong", edge, below, style.small, style, ends=True))
            )
        if blank:
            parts.append(tuple(_blank(style, left)))
        if front.draft:
            parts.append(_draft(left, style))
        return tuple(Band(0, 0, marks) for marks in parts)

    return Furniture(paint, lambda number: f"{prefix}{number}")


@lru_cache(maxsize=64)
def _beginning(title: str, widest: str, left: float, style: Style) -> tuple[Mark, ...]:
    """The rule and the title, in the room that any fingerprint leaves it."""
    edge = left + style.whole
    top = style.height - style.foot
    room = edge - left - style.faces.width(widest, "text", style.small) - style.unit
    rule = Stroke(((left, top), (edge, top)), style.rule)
    y = top + style.small * LINE
    said = _said(_shortened(title, room, style), "text", left, y, style.small, style)
    return (rule, *said)


@lru_cache(maxsize=64)
def _draft(left: float, style: Style) -> tuple[Mark, ...]:
    """What stands at the head of every page of a draft, in the middle."""
    size = style.size
    x = left + (style.whole - style.faces.width(DRAFT, "strong", size)) / 2
    y = max(style.top * 0.6, size * 1.2)
    return tuple(_said(DRAFT, "strong", x, y, size, style))


@lru_cache(maxsize=256)
def _page(words: str, x: float, y: float, style: Style) -> tuple[Mark, ...]:
    return tuple(_said(words, "text", x, y, style.small, style))


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

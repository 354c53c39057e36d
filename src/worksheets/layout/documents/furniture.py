"""What stands around the strips of every page: title, form, fingerprint, page x of y, turn over."""

from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.layout.pagination.pages import Furniture
from worksheets.layout.style import LINE, Style
from worksheets.layout.text.lines import broken
from worksheets.layout.text.prose import runs_of
from worksheets.layout.text.words import Dress, words_of
from worksheets.memo import memo
from worksheets.model.page.page import Band, Layer, Mark, Stroke
from worksheets.model.paper.content import text
from worksheets.model.paper.paper import Front


class Footer(NamedTuple):
    """What footers of many files have in common; before the number of a page they say `prefix`,
    if there is one."""

    style: Style
    prefix: str
    draft: bool


def _baseline(style: Style) -> float:
    """Where the words of a footer stand, in points from the top of the page."""
    return style.height - style.foot + style.small * LINE


def footer(front: Front, style: Style, *, title: str = "", prefix: str = "") -> Furniture:
    """The footer of a paper; with a title that of its source booklet, and with a prefix too that of
    its mark scheme."""
    name = f"{title} · {front.title}" if title else front.title
    language = style.language
    form = f"{language.say('front.form', form=front.form)} · " if front.form else ""
    widest = f"{'M' * len(front.fingerprint)}{_page_said('888', '888', prefix, language)}"
    around = style.faces.width(f"{form}{widest}", "text", style.small) + style.small + style.unit
    name = _shortened(name, style.whole - around, style)
    common = Footer(style, prefix, front.draft)
    code = f"{form}{front.fingerprint}"
    coded = tuple(_said(code, "text", 0, _baseline(style), style.small, style))
    wide = style.faces.width(code, "text", style.small)
    own: dict[float, Layer] = {}

    def paint(number: int, count: int, blank: bool, more: bool) -> tuple[Layer, ...]:
        numbered, end = _numbered(common, number, count, blank, more)
        before = own.setdefault(end, (Band(end - wide, 0, coded),))
        return _titled(name, style, style.left(number)), before, numbered

    return Furniture(paint, lambda number: f"{prefix}{number}")


@memo(64)
def _titled(title: str, style: Style, left: float) -> Layer:
    """The rule and the title, which is short enough for any code."""
    top = style.height - style.foot
    rule = Stroke(((0, top), (style.whole, top)), style.rule)
    said = _said(title, "text", 0, _baseline(style), style.small, style)
    return (Band(left, 0, (rule, *said)),)


@memo(1024)
def _numbered(
    footer: Footer, number: int, count: int, blank: bool, more: bool
) -> tuple[Layer, float]:
    """The number of a page, and what is said of that page; the code before it ends at a place.

    In many typefaces a 1 is narrower than an 8. There is room for the widest number of as many
    digits, so that such pages share the layer of the code.
    """
    style, prefix, draft = footer
    y = _baseline(style)
    left = style.left(number)
    edge = left + style.whole
    said = _page_said(str(number), str(count), prefix, style.language)
    widest = said.replace(str(number), _widest_digit(style) * len(str(number)), 1)
    end = edge - style.faces.width(widest, "text", style.small) - style.small
    begin = edge - style.faces.width(said, "text", style.small)
    bands = [Band(begin, 0, tuple(_said(said, "text", 0, y, style.small, style)))]
    if style.theme.furniture.turn_over and not prefix and number % 2 and more:
        bands.append(Band(edge, 0, _turn_over(y + style.small * LINE, style)))
    if blank:
        bands.append(Band(left, 0, _blank(style)))
    if draft:
        bands.append(Band(left, 0, _draft(style)))
    return tuple(bands), end


def _page_said(page: str, pages: str, prefix: str, language: Language) -> str:
    """The number of a page and that of all: 'Page 3 of 8', 'MS-3 of 8'."""
    if prefix:
        return language.say("page.number-behind-prefix", page=f"{prefix}{page}", pages=pages)
    return language.say("page.number", page=page, pages=pages)


def _widest_digit(style: Style) -> str:
    return max("0123456789", key=lambda digit: style.faces.width(digit, "text", style.small))


@memo(64)
def _turn_over(y: float, style: Style) -> tuple[Mark, ...]:
    words = style.theme.furniture.turn_over
    return tuple(_said(words, "strong", 0, y, style.small, style, ends=True))


@memo(64)
def _draft(style: Style) -> tuple[Mark, ...]:
    """What stands at the head of every page of a draft, in the middle."""
    size = style.size
    draft = style.language.say("page.draft")
    x = (style.whole - style.faces.width(draft, "strong", size)) / 2
    y = max(style.top * 0.6, size * 1.2)
    return tuple(_said(draft, "strong", x, y, size, style))


@memo(64)
def _blank(style: Style) -> tuple[Mark, ...]:
    said = style.theme.furniture.blank or style.language.say("page.blank")
    words = words_of(text(said), style.faces, Dress(style.size, 0, 1, strong=True))
    marks: list[Mark] = []
    for n, line in enumerate(broken(words, style.whole, style.faces, style.size)):
        part = " ".join(piece.text for word in line for piece in word.pieces)
        x = (style.whole - style.faces.width(part, "strong", style.size)) / 2
        y = style.height / 3 + n * style.leading
        marks += _said(part, "strong", x, y, style.size, style)
    return tuple(marks)


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
    x -= style.faces.width(words, face, size) if ends else 0
    return list(runs_of(words, face, size, x, y, style))


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

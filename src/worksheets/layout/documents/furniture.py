"""What stands around the strips of every page: title, form, fingerprint, page x of y, turn over."""

from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.layout.pagination.pages import Furniture
from worksheets.layout.style import LINE, Style
from worksheets.layout.text.lines import LineStyle, break_lines
from worksheets.layout.text.runs import in_faces
from worksheets.layout.text.words import TextStyle, words_of
from worksheets.memo import memo
from worksheets.model.page.page import Band, Layer, Mark, Run, Stroke
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
    widest = f"{'M' * len(front.fingerprint)}{_page_label('888', '888', prefix, language)}"
    around = style.faces.width(f"{form}{widest}", "text", style.small) + style.small + style.unit
    name = _shortened(name, style.full_measure - around, style)
    common = Footer(style, prefix, front.draft)
    code = f"{form}{front.fingerprint}"
    coded = in_faces(Run(0, _baseline(style), "text", style.small, code), style)
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
    rule = Stroke(((0, top), (style.full_measure, top)), style.rule)
    runs = in_faces(Run(0, _baseline(style), "text", style.small, title), style)
    return (Band(left, 0, (rule, *runs)),)


@memo(1024)
def _numbered(
    footer: Footer, number: int, count: int, blank: bool, more: bool
) -> tuple[Layer, float]:
    """The number of a page with its notices, and where the code before the number must end.

    In many typefaces a 1 is narrower than an 8. There is room for the widest number of as many
    digits, so that such pages share the layer of the code.
    """
    style, prefix, draft = footer
    y = _baseline(style)
    left = style.left(number)
    edge = left + style.full_measure
    label = _page_label(str(number), str(count), prefix, style.language)
    widest = label.replace(str(number), _widest_digit(style) * len(str(number)), 1)
    end = edge - style.faces.width(widest, "text", style.small) - style.small
    begin = edge - style.faces.width(label, "text", style.small)
    bands = [Band(begin, 0, in_faces(Run(0, y, "text", style.small, label), style))]
    if style.theme.furniture.turn_over and not prefix and number % 2 and more:
        bands.append(Band(edge, 0, _turn_over(y + style.small * LINE, style)))
    if blank:
        bands.append(Band(left, 0, _blank(style)))
    if draft:
        bands.append(Band(left, 0, _draft(style)))
    return tuple(bands), end


def _page_label(page: str, pages: str, prefix: str, language: Language) -> str:
    """The number of a page and that of all: 'Page 3 of 8', 'MS-3 of 8'."""
    if prefix:
        return language.say("page.number-behind-prefix", page=f"{prefix}{page}", pages=pages)
    return language.say("page.number", page=page, pages=pages)


def _widest_digit(style: Style) -> str:
    return max("0123456789", key=lambda digit: style.faces.width(digit, "text", style.small))


@memo(64)
def _turn_over(y: float, style: Style) -> tuple[Mark, ...]:
    notice = style.theme.furniture.turn_over
    wide = style.faces.width(notice, "strong", style.small)
    return in_faces(Run(-wide, y, "strong", style.small, notice), style)


@memo(64)
def _draft(style: Style) -> tuple[Mark, ...]:
    """What stands at the head of every page of a draft, in the middle."""
    size = style.size
    draft = style.language.say("page.draft")
    x = (style.full_measure - style.faces.width(draft, "strong", size)) / 2
    y = max(style.top * 0.6, size * 1.2)
    return in_faces(Run(x, y, "strong", size, draft), style)


@memo(64)
def _blank(style: Style) -> tuple[Mark, ...]:
    notice = style.theme.furniture.blank or style.language.say("page.blank")
    words = words_of(text(notice), style.faces, TextStyle(style.size, 0, 1, strong=True))
    marks: list[Mark] = []
    for n, line in enumerate(
        break_lines(words, style.full_measure, LineStyle(style.faces, style.size))
    ):
        part = " ".join(piece.text for word in line for piece in word.pieces)
        x = (style.full_measure - style.faces.width(part, "strong", style.size)) / 2
        y = style.height / 3 + n * style.leading
        marks += in_faces(Run(x, y, "strong", style.size, part), style)
    return tuple(marks)


def _shortened(title: str, room: float, style: Style) -> str:
    """A title, or as many of its words as there is room for."""

    def fits(line: str) -> bool:
        return style.faces.width(line, "text", style.small) <= room

    if fits(title):
        return title
    words = title.split(" ")
    while len(words) > 1 and not fits(" ".join(words) + "…"):
        words.pop()
    shorter = " ".join(words).rstrip(",:;·– ") + "…"
    return shorter if fits(shorter) else ""

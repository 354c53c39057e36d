"""What stands around the strips of every page: title, form, fingerprint, page x of y, turn over."""

import re
from typing import NamedTuple

from worksheets.layout.pagination.pages import Furniture
from worksheets.layout.style import FOOT, GREY, LINE, Style
from worksheets.layout.text.lines import LineStyle, break_lines
from worksheets.layout.text.runs import in_faces
from worksheets.layout.text.words import TextStyle, words_of
from worksheets.memo import memo
from worksheets.model.page.page import Band, Layer, Mark, Run
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import text
from worksheets.model.paper.paper import Front

GAP = 2
"""Units of space between code, page and notice."""
CLAUSE = re.compile(r"(?<=\w\w)(?:\s?[:;]\s|\s[·|–—-]\s)")
"""Where a title can end early; what stands before it is a title, too."""


class Footer(NamedTuple):
    """What footers of many files have in common; before the number of a page they say `prefix`,
    if there is one, and on the last page `end`. A `short` one says '3 of 8' for 'Page 3 of 8'."""

    style: Style
    prefix: str
    draft: bool
    end: str
    short: bool = False

    @property
    def notice(self) -> str:
        """What stands on a page that is to be turned."""
        return "" if self.prefix else self.style.theme.furniture.turn_over

    def notice_on(self, number: int, *, blank: bool, more: bool) -> str:
        """What stands behind the number of a page, of which `more` follow or none."""
        if more:
            return self.notice if number % 2 or not self.style.duplex else ""
        return "" if blank else self.end


def footer(front: Front, style: Style, *, title: str = "", prefix: str = "") -> Furniture:
    """The footer of a paper; with a title that of its source booklet, and with a prefix too that of
    its mark scheme.

    The title stands at the left, code and page at the right. Where they have no room beside what
    else stands there, the code is on a line above.
    """
    name = f"{title} · {front.title}" if title else front.title
    language = style.language
    end = "" if title or not front.tariff else style.theme.furniture.end
    common = Footer(style, prefix, front.draft, end)
    if _paged(common) > style.full_measure:
        common = common._replace(short=True)
    if _paged(common) > style.full_measure:
        common = common._replace(end="")  # the number says that it is the last page
    form = f"{language.say('front.form', form=front.form)} · " if front.form else ""
    code = f"{form}{front.fingerprint}"
    widest = _width(f"{form}{'M' * len(front.fingerprint)}", style)
    paged = _paged(common) + style.unit * GAP
    raised = widest + paged > style.full_measure
    taken = paged if raised else paged + widest
    titled = shortened(name, style.full_measure - taken - style.unit * GAP, style)
    coded = _runs(code, style)
    wide = _width(code, style)
    own: dict[float, Layer] = {}

    def paint(number: int, count: int, blank: bool, more: bool) -> tuple[Layer, ...]:
        numbered, end = _numbered(common, number, count, blank, more)
        up = 0.0
        if raised:
            end, up = style.left(number) + style.full_measure, style.footer * LINE
        before = own.setdefault(end, (Band(end - wide, -up, coded),))
        return _titled(titled, style, style.left(number)), before, numbered

    return Furniture(paint, lambda number: f"{prefix}{number}")


def _paged(footer: Footer) -> float:
    """The width of the longest number of a page, with the longest notice behind it."""
    style = footer.style
    wide = _width(_page_label("888", "888", footer), style)
    notices = [notice for notice in (footer.notice, footer.end) if notice]
    longest = max((_width(notice, style, "strong") for notice in notices), default=0.0)
    return wide + style.unit * GAP + longest if notices else wide


def _runs(words: str, style: Style, face: str = "text") -> tuple[Run, ...]:
    """Words of a footer from the left edge on: grey, unless they are as large as the text, as in
    large print, or the theme has no tints."""
    grey = style.footer < style.size and style.theme.tint != "none"
    black = 1 - GREY if grey else 1.0
    y = style.height - FOOT * MILLIMETRE
    runs = in_faces(Run(0, y, face, style.footer, words), style)
    return tuple(run._replace(black=black) for run in runs)


def _width(words: str, style: Style, face: str = "text") -> float:
    return style.faces.width(words, face, style.footer)


def _titled(title: str, style: Style, left: float) -> Layer:
    """The title, which is short enough for any code."""
    return (Band(left, 0, _runs(title, style)),) if title else ()


@memo(1024)
def _numbered(
    footer: Footer, number: int, count: int, blank: bool, more: bool
) -> tuple[Layer, float]:
    """The number of a page with its notices, and where the code before the number must end.

    In many typefaces a 1 is narrower than an 8. There is room for the widest number of as many
    digits, so that such pages share the layer of the code.
    Without its memo, papers with shuffled options take 5 % longer.
    """
    style = footer.style
    left = style.left(number)
    edge = left + style.full_measure
    bands: list[Band] = []
    if notice := footer.notice_on(number, blank=blank, more=more):
        begin = edge - _width(notice, style, "strong")
        bands.append(Band(begin, 0, _runs(notice, style, "strong")))
        edge = begin - style.unit * GAP
    label = _page_label(str(number), str(count), footer)
    widest = label.replace(str(number), _widest_digit(style) * len(str(number)), 1)
    bands.insert(0, Band(edge - _width(label, style), 0, _runs(label, style)))
    if blank:
        bands.append(Band(left, 0, _blank(style)))
    if footer.draft:
        bands.append(Band(left, 0, _draft(style)))
    return tuple(bands), edge - _width(widest, style) - style.unit * GAP


def _page_label(page: str, pages: str, footer: Footer) -> str:
    """The number of a page and that of all: 'Page 3 of 8', 'MS-3 of 8'."""
    language = footer.style.language
    if footer.prefix or footer.short:
        return language.say("page.number-behind-prefix", page=f"{footer.prefix}{page}", pages=pages)
    return language.say("page.number", page=page, pages=pages)


def _widest_digit(style: Style) -> str:
    return max("0123456789", key=lambda digit: _width(digit, style))


def _draft(style: Style) -> tuple[Mark, ...]:
    """What stands at the head of every page of a draft, in the middle."""
    size = style.size
    draft = style.language.say("page.draft")
    x = (style.full_measure - style.faces.width(draft, "strong", size)) / 2
    y = max(style.top * 0.6, size * 1.2)
    return in_faces(Run(x, y, "strong", size, draft), style)


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


def shortened(title: str, room: float, style: Style) -> str:
    """A title, or the words before a colon, a dash or another mark of it if there is room for no
    more, or nothing: it is never cut to 'The…'."""

    def fits(line: str) -> bool:
        return _width(line, style) <= room

    if fits(title):
        return title
    clauses = (title[: mark.start()] for mark in CLAUSE.finditer(title))
    for clause in reversed(list(clauses)):
        if fits(clause):
            return clause
    return ""

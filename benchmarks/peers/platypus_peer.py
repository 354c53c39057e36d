"""ReportLab's Platypus as its guide has it: paragraphs, tables, frames, a canvas that counts."""

import re
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

from benchmarks.peers.content import BLANK, LETTERS, Question, Section, Worksheet, answer
from benchmarks.peers.fonts import files
from benchmarks.peers.peer import Build, Kind, System, importable, one_by_one
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

SIDE, HEAD, FOOT = 20 * mm, 25 * mm, 20 * mm
WIDE = A4[0] - 2 * SIDE
NUMBER, MARKS = 24, 28
PADDED = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 4)]
BARE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
)
GRID = TableStyle([*PADDED, ("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
BOXED = TableStyle([*PADDED, ("BOX", (0, 0), (-1, -1), 0.75, colors.black)])


@cache
def styles() -> dict[str, ParagraphStyle]:
    """Paragraph styles by name, with the fonts they need."""
    names = {"": "regular", "-Bold": "bold", "-Italic": "italic"}
    for suffix, name in names.items():
        pdfmetrics.registerFont(TTFont(f"Text{suffix}", files()[name]))
    pdfmetrics.registerFontFamily("Text", "Text", "Text-Bold", "Text-Italic", "Text-Bold")
    body: dict[str, Any] = {"fontName": "Text", "fontSize": 10.5, "leading": 14}
    heavy = body | {"fontName": "Text-Bold"}
    wanted: dict[str, dict[str, Any]] = {
        "body": body,
        "cloze": body | {"leading": 18},
        "bold": heavy,
        "right": heavy | {"alignment": 2},
        "centred": body | {"alignment": 1},
        "italic": body | {"fontName": "Text-Italic", "spaceAfter": 6},
        "title": heavy | {"fontSize": 18, "leading": 22, "alignment": 1, "spaceAfter": 8},
        "heading": heavy | {"fontSize": 13, "leading": 16, "spaceBefore": 6},
        "option": body | {"leftIndent": 18, "bulletFontName": "Text-Bold", "bulletFontSize": 10.5},
    }
    return {name: ParagraphStyle(name, **settings) for name, settings in wanted.items()}


class Rules(Flowable):  # type: ignore[misc]
    """Lines to write on."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, self.count * 22

    def draw(self) -> None:
        self.canv.setLineWidth(0.4)
        for n in range(self.count):
            self.canv.line(NUMBER, n * 22, self.width, n * 22)


class CountingCanvas(Canvas):  # type: ignore[misc]
    """A canvas that knows how many pages there are before it draws their furniture."""

    left = right = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.saved: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 ReportLab's name
        self.saved.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        count = len(self.saved)
        for state in self.saved:
            self.__dict__.update(state)
            self.setFont("Text", 8)
            y = A4[1] - 14 * mm
            self.drawString(SIDE, y, self.left)
            self.drawRightString(A4[0] - SIDE, y, self.right)
            self.line(SIDE, y - 4, A4[0] - SIDE, y - 4)
            self.drawCentredString(A4[0] / 2, 10 * mm, f"Page {self._pageNumber} of {count}")
            Canvas.showPage(self)
        Canvas.save(self)


def begin() -> Build:
    """Nothing but fonts and styles is kept from one document to the next."""
    known = styles()

    def build(whole: Worksheet, kind: Kind) -> bytes:
        if kind == "paper":
            return _file(_paper(whole, known), whole.title, whole)
        return _file(_scheme(whole, known), f"Mark scheme: {whole.title}", whole)

    return build


def _file(story: list[Any], title: str, whole: Worksheet) -> bytes:
    class Furnished(CountingCanvas):
        left = title
        right = f"Class {whole.group} · {whole.pupil}"

    target = BytesIO()
    template = BaseDocTemplate(target, pagesize=A4, title=title)
    frame = Frame(SIDE, FOOT, WIDE, A4[1] - HEAD - FOOT, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("page", [frame])])
    template.build(story, canvasmaker=Furnished)
    return target.getvalue()


def _marked(text: str) -> str:
    text = escape(text, quote=False).replace(BLANK, "_" * 14)
    return re.sub(r"\*(.+?)\*", r"<b>\1</b>", text)


def _paper(whole: Worksheet, known: dict[str, ParagraphStyle]) -> list[Any]:
    body = known["body"]
    details = [
        Paragraph(f"Name: <b>{escape(whole.pupil)}</b>", body),
        Paragraph(f"Class: <b>{whole.group}</b>", body),
        Paragraph(f"Date: {whole.date}", body),
        Paragraph(f"Total: ___ / {whole.marks}", known["right"]),
    ]
    widths = [WIDE * part for part in (0.4, 0.15, 0.25, 0.2)]
    story: list[Any] = [Paragraph(_marked(whole.title), known["title"])]
    story += [Table([details], colWidths=widths, style=BARE), Spacer(1, 10)]
    for section in whole.sections:
        head = _head(section, known)
        for n, question in enumerate(section.questions):
            found = _question(question, whole, known)
            story.append(KeepTogether([*head, *found] if n == 0 else found))
    return story


def _head(section: Section, known: dict[str, ParagraphStyle]) -> list[Any]:
    head: list[Any] = [Paragraph(_marked(section.title), known["heading"])]
    head.append(Paragraph(_marked(section.instructions), known["italic"]))
    if section.bank:
        words = Paragraph(" \u00a0 \u00a0 ".join(map(escape, section.bank)), known["centred"])
        head += [Table([[words]], colWidths=[WIDE], style=BOXED), Spacer(1, 8)]
    return head


def _question(one: Question, whole: Worksheet, known: dict[str, ParagraphStyle]) -> list[Any]:
    found: list[Any] = []
    if one.kind == "essay":
        heading, text = whole.source
        inside = [
            Paragraph(f"Source A. {_marked(heading)}", known["bold"]),
            Paragraph(_marked(text), known["italic"]),
        ]
        found += [Table([[inside]], colWidths=[WIDE], style=BOXED), Spacer(1, 8)]
    style = known["cloze" if one.kind == "cloze" else "body"]
    row = [
        Paragraph(str(one.number), known["bold"]),
        Paragraph(_marked(one.text), style),
        Paragraph(f"[{one.marks}]", known["right"]),
    ]
    found.append(Table([row], colWidths=[NUMBER, WIDE - NUMBER - MARKS, MARKS], style=BARE))
    return [*found, *_answer_space(one, known), Spacer(1, 9)]


def _answer_space(one: Question, known: dict[str, ParagraphStyle]) -> list[Any]:
    body, inside = known["body"], WIDE - NUMBER
    match one.kind:
        case "choice":
            options = [
                Paragraph(_marked(option), known["option"], bulletText=LETTERS[n])
                for n, option in enumerate(one.entries)
            ]
            return [Table([["", options]], colWidths=[NUMBER, inside], style=BARE)]
        case "judgement":
            row = ["", Paragraph("[ ] True", body), Paragraph("[ ] False", body)]
            return [Table([row], colWidths=[NUMBER, 60, inside - 60], style=BARE)]
        case "short" | "essay":
            return [Rules(one.lines)]
        case "match":
            rows = [
                [str(n + 1), Paragraph(prompt, body), "", LETTERS[n], Paragraph(entry, body)]
                for n, (prompt, entry) in enumerate(zip(one.prompts, one.entries, strict=True))
            ]
            table = Table(rows, colWidths=[20, 110, 34, 20, inside - 184], style=GRID)
        case "order":
            rows = [["", Paragraph(entry, body)] for entry in one.entries]
            table = Table(rows, colWidths=[26, inside - 26], style=GRID)
        case "cloze":
            return []
    table.hAlign = "RIGHT"
    return [Spacer(1, 4), table]


def _scheme(whole: Worksheet, known: dict[str, ParagraphStyle]) -> list[Any]:
    body, bold = known["body"], known["bold"]
    room = WIDE - 30 - 46
    rows: list[list[Any]] = [[Paragraph(words, bold) for words in ("Q", "Answer", "Marks")]]
    for one in (one for section in whole.sections for one in section.questions):
        cell: list[Any] = [Paragraph(_marked(line), body) for line in answer(one)]
        if one.kind == "essay":
            levels = [
                [Paragraph(band, body), Paragraph(_marked(said), body)]
                for band, said in whole.levels
            ]
            cell.append(Table(levels, colWidths=[46, room - 54], style=GRID))
        marks = Paragraph(f"[{one.marks}]", known["right"])
        rows.append([Paragraph(str(one.number), bold), cell, marks])
    subtitle = f"{_marked(whole.title)} · {escape(whole.pupil)}"
    return [
        Paragraph("Mark scheme", known["title"]),
        Paragraph(subtitle, known["centred"]),
        Spacer(1, 10),
        Table(rows, colWidths=[30, room, 46], repeatRows=1, style=GRID),
    ]


PLATYPUS = System("Platypus", one_by_one(begin), importable("reportlab"))

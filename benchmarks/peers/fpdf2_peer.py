"""fpdf2: cells, tables, and blocks that are tried before they are written."""

from typing import Any

from benchmarks.peers.content import BLANK, LETTERS, Question, Section, Worksheet, answer
from benchmarks.peers.fonts import files
from benchmarks.peers.peer import Build, Kind, System, importable, one_by_one

STYLES = {"": "regular", "B": "bold", "I": "italic", "BI": "bold-italic"}
MILLIMETRE = 72 / 25.4
NUMBER, LINE = 24, 14


def begin() -> Build:
    """Each document reads its fonts, as this library has it."""
    from fpdf import FPDF  # noqa: PLC0415 only who has it is measured
    from fpdf.enums import XPos, YPos  # noqa: PLC0415

    class Sheet(FPDF):  # type: ignore[misc]
        """A file with furniture on every page."""

        def __init__(self, left: str, right: str) -> None:
            super().__init__(unit="pt", format="A4")
            self.ends = left, right
            for style, name in STYLES.items():
                self.add_font("Text", style, files()[name])
            self.set_margins(20 * MILLIMETRE, 25 * MILLIMETRE, 20 * MILLIMETRE)
            self.set_auto_page_break(True, 20 * MILLIMETRE)
            self.set_title(left)
            self.set_lang("en-GB")
            self.set_font("Text", size=10.5)
            self.add_page()

        def header(self) -> None:
            self.set_font("Text", size=8)
            self.set_y(33)
            self.cell(self.epw / 2, 10, self.ends[0])
            self.cell(self.epw / 2, 10, self.ends[1], align="R")
            self.set_y(self.t_margin)

        def footer(self) -> None:
            self.set_y(-34)
            self.set_font("Text", size=8)
            self.cell(0, 10, f"Page {self.page_no()} of {{nb}}", align="C")

        def said(self, x: float, wide: float, text: str, **options: Any) -> None:
            """A paragraph at a place."""
            size, style = options.pop("size", 10.5), options.pop("style", "")
            self.set_font("Text", style, size)
            self.set_x(x)
            words = text.replace("*", "**").replace(BLANK, "_ " * 10)
            tall = options.pop("tall", LINE)
            self.multi_cell(
                wide,
                tall,
                words,
                markdown=True,
                new_x=XPos.LMARGIN,
                new_y=YPos.NEXT,
                **options,
            )

    def build(whole: Worksheet, kind: Kind) -> bytes:
        title = whole.title if kind == "paper" else f"Mark scheme: {whole.title}"
        sheet = Sheet(title, f"Class {whole.group} · {whole.pupil}")
        (_paper if kind == "paper" else _scheme)(sheet, whole)
        return bytes(sheet.output())

    return build


def _paper(sheet: Any, whole: Worksheet) -> None:
    left, wide = sheet.l_margin, sheet.epw
    sheet.said(left, wide, whole.title, style="B", size=18, align="C", tall=22)
    details = f"Name: *{whole.pupil}*   Class: *{whole.group}*   Date: {whole.date}"
    sheet.said(left, wide, f"{details}   Total: ___ / {whole.marks}")
    for section in whole.sections:
        for n, one in enumerate(section.questions):
            head = section if n == 0 else None
            with sheet.offset_rendering() as trial:
                _question(trial, one, head, whole)
            if trial.page_break_triggered:
                sheet.add_page()
            _question(sheet, one, head, whole)


def _boxed(sheet: Any, *paragraphs: tuple[str, str]) -> None:
    left, wide, top = sheet.l_margin, sheet.epw, sheet.get_y()
    sheet.ln(4)
    for text, style in paragraphs:
        sheet.said(left + 6, wide - 12, text, style=style)
    sheet.ln(6)
    sheet.rect(left, top, wide, sheet.get_y() - top)
    sheet.ln(8)


def _question(sheet: Any, one: Question, head: Section | None, whole: Worksheet) -> None:
    left, wide = sheet.l_margin, sheet.epw
    if head is not None:
        sheet.ln(6)
        sheet.said(left, wide, head.title, style="B", size=13, tall=16)
        sheet.said(left, wide, head.instructions, style="I")
        if head.bank:
            _boxed(sheet, ("   ".join(head.bank), ""))
    if one.kind == "essay":
        heading, text = whole.source
        _boxed(sheet, (f"Source A. {heading}", "B"), (text, "I"))
    top = sheet.get_y()
    sheet.set_font("Text", "B", 10.5)
    sheet.cell(NUMBER, LINE, str(one.number))
    sheet.set_xy(left + wide - 28, top)
    sheet.cell(28, LINE, f"[{one.marks}]", align="R")
    sheet.set_y(top)
    sheet.said(left + NUMBER, wide - 52, one.text, tall=18 if one.kind == "cloze" else LINE)
    _answer_space(sheet, one, left + NUMBER, wide - NUMBER)
    sheet.ln(9)


def _answer_space(sheet: Any, one: Question, x: float, wide: float) -> None:
    match one.kind:
        case "choice":
            for n, option in enumerate(one.entries):
                sheet.said(x, wide, f"*{LETTERS[n]}*   {option}")
        case "judgement":
            sheet.said(x, wide, "[ ] True      [ ] False")
        case "short" | "essay":
            for _ in range(one.lines):
                sheet.ln(22)
                sheet.line(x, sheet.get_y(), x + wide, sheet.get_y())
        case "match":
            rows = [
                (str(n + 1), prompt, "", LETTERS[n], entry)
                for n, (prompt, entry) in enumerate(zip(one.prompts, one.entries, strict=True))
            ]
            _table(sheet, rows, (20, 110, 34, 20, wide - 184), wide)
        case "order":
            _table(sheet, [("", entry) for entry in one.entries], (26, wide - 26), wide)
        case "cloze":
            pass


def _table(sheet: Any, rows: list[tuple[str, ...]], widths: tuple[float, ...], wide: float) -> None:
    sheet.set_font("Text", size=10.5)
    with sheet.table(
        width=wide - 0.01,
        col_widths=widths,
        first_row_as_headings=False,
        line_height=LINE,
        padding=2,
        align="R",
        markdown=True,
    ) as table:
        for row in rows:
            cells = table.row()
            for cell in row:
                cells.cell(cell)


def _scheme(sheet: Any, whole: Worksheet) -> None:
    left, wide = sheet.l_margin, sheet.epw
    sheet.said(left, wide, "Mark scheme", style="B", size=18, align="C", tall=22)
    sheet.said(left, wide, f"{whole.title} · {whole.pupil}", align="C")
    rows = [("**Q**", "**Answer**", "**Marks**")]
    for one in (one for section in whole.sections for one in section.questions):
        said = "\n".join(answer(one)).replace("*", "**")
        rows.append((f"**{one.number}**", said, f"**[{one.marks}]**"))
    _table(sheet, rows, (30, wide - 76, 46), wide)
    sheet.ln(6)
    _table(sheet, list(whole.levels), (46, wide - 46), wide)


FPDF2 = System("fpdf2", one_by_one(begin), importable("fpdf"))

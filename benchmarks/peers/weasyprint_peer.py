"""WeasyPrint: HTML and a style sheet."""

import re
from html import escape
from pathlib import Path

from benchmarks.peers.content import BLANK, LETTERS, Question, Section, Worksheet, answer
from benchmarks.peers.fonts import files
from benchmarks.peers.peer import Build, Kind, System, importable, one_by_one

STYLES = Path(__file__).with_name("weasyprint.css")
FACES = {"regular": "normal normal", "bold": "bold normal", "italic": "normal italic"}


def begin() -> Build:
    """One font configuration and one style sheet for all documents."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 only who has it is measured
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:Text;font-weight:{kind.split()[0]};"
        f"font-style:{kind.split()[1]};src:url({Path(files()[name]).as_uri()})}}"
        for name, kind in FACES.items()
    )
    sheet = CSS(string=faces + STYLES.read_text(encoding="utf-8"), font_config=fonts)

    def build(whole: Worksheet, kind: Kind) -> bytes:
        body = _paper(whole) if kind == "paper" else _scheme(whole)
        title = escape(whole.title if kind == "paper" else f"Mark scheme: {whole.title}")
        head = f'<header>{title}<span class="right">{escape(whole.pupil)}</span></header>'
        page = f'<html lang="en"><title>{title}</title><body>{head}{body}</body></html>'
        data: bytes = HTML(string=page).write_pdf(stylesheets=[sheet], font_config=fonts)
        return data

    return build


def _marked(text: str) -> str:
    text = escape(text, quote=False).replace(BLANK, "_" * 14)
    return re.sub(r"\*(.+?)\*", r"<b>\1</b>", text)


def _paper(whole: Worksheet) -> str:
    details = (
        f"Name: <b>{escape(whole.pupil)}</b> Class: <b>{whole.group}</b> "
        f"Date: {whole.date} Total: ___ / {whole.marks}"
    )
    parts = [f"<h1>{_marked(whole.title)}</h1><p>{details}</p>"]
    for section in whole.sections:
        head = _head(section)
        for n, one in enumerate(section.questions):
            top = head if n == 0 else ""
            parts.append(f'<div class="question">{top}{_question(one, whole)}</div>')
    return "".join(parts)


def _head(section: Section) -> str:
    bank = f'<p class="box bank">{" ".join(map(escape, section.bank))}</p>' if section.bank else ""
    said = _marked(section.instructions)
    return f"<h2>{_marked(section.title)}</h2><p><i>{said}</i></p>{bank}"


def _question(one: Question, whole: Worksheet) -> str:
    source = ""
    if one.kind == "essay":
        heading, text = map(_marked, whole.source)
        source = f'<div class="box"><b>Source A. {heading}</b><br><i>{text}</i></div>'
    head = (
        f'<p class="stem {one.kind}"><span class="number">{one.number}</span>{_marked(one.text)}'
        f'<span class="right">[{one.marks}]</span></p>'
    )
    return source + head + _answer_space(one)


def _answer_space(one: Question) -> str:
    match one.kind:
        case "choice":
            items = "".join(f"<li>{_marked(option)}</li>" for option in one.entries)
            return f'<ol type="A">{items}</ol>'
        case "judgement":
            return '<p class="inside"><i class="tick"></i> True <i class="tick"></i> False</p>'
        case "short" | "essay":
            return '<div class="rule"></div>' * one.lines
        case "match":
            rows = "".join(
                f"<tr><td>{n + 1}<td>{_marked(prompt)}<td><td>{LETTERS[n]}<td>{_marked(entry)}</tr>"
                for n, (prompt, entry) in enumerate(zip(one.prompts, one.entries, strict=True))
            )
            return f'<table class="inside">{rows}</table>'
        case "order":
            rows = "".join(f"<tr><td><td>{_marked(entry)}</tr>" for entry in one.entries)
            return f'<table class="inside">{rows}</table>'
        case "cloze":
            return ""


def _scheme(whole: Worksheet) -> str:
    rows = []
    for one in (one for section in whole.sections for one in section.questions):
        cell = "<br>".join(map(_marked, answer(one)))
        if one.kind == "essay":
            levels = "".join(
                f"<tr><td>{band}<td>{_marked(said)}</tr>" for band, said in whole.levels
            )
            cell += f"<table>{levels}</table>"
        rows.append(f"<tr><td><b>{one.number}</b><td>{cell}<td><b>[{one.marks}]</b></tr>")
    head = "<thead><tr><th>Q<th>Answer<th>Marks</tr></thead>"
    return f"<h1>Mark scheme</h1><table>{head}{''.join(rows)}</table>"


WEASYPRINT = System("WeasyPrint", one_by_one(begin), importable("weasyprint"))

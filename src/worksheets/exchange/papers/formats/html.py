"""A paper as one page of HTML that needs no other file, and no script.

Landmarks, headings, lists, tables and groups say what belongs together; whatever is filled in has a
name. What is typed into it is printed with it.
"""

from html import escape

from worksheets.exchange.papers.flow import (
    Details,
    Facts,
    FlowDocument,
    FlowPart,
    FlowSource,
    Grid,
    Heading,
    Listing,
    NumberBox,
    NumberedLine,
    Paragraph,
    Question,
    QuestionBlock,
    School,
)
from worksheets.exchange.papers.formats.html_front import details, facts, number_box
from worksheets.exchange.papers.formats.html_questions import QuestionWriter
from worksheets.exchange.papers.formats.html_style import STYLE
from worksheets.exchange.papers.written import LossList, WrittenPaper

NARROW = 0.9
"""A table whose columns take less than this part of the text's width is as wide as its words."""
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})


def write(flow: FlowDocument, name: str) -> WrittenPaper:
    """The page of a text."""
    lost = LossList()
    return WrittenPaper({f"{name}.html": _Page(flow, lost).page().encode()}, tuple(lost.losses))


class _Page:
    def __init__(self, flow: FlowDocument, lost: LossList) -> None:
        self.flow = flow
        self.lost = lost
        self.questions = QuestionWriter(flow, lost)
        self.headings = 0

    def page(self) -> str:
        flow, tag = self.flow, self.flow.language.tag
        direction = "rtl" if tag.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
        lines = [
            "<!DOCTYPE html>",
            f'<html lang="{escape(tag)}" dir="{direction}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(flow.title)}</title>",
        ]
        for meta, content in (("author", flow.author), ("description", flow.subject)):
            if content:
                lines.append(f'<meta name="{meta}" content="{escape(content)}">')
        lines += [f"<style>\n{STYLE}</style>", "</head>", "<body>", *self._body(), "</body>"]
        return "\n".join([*lines, "</html>", ""])

    def _body(self) -> list[str]:
        """The head of the paper, and its sections from one heading to the next."""
        parts = list(self.flow.parts)
        begins = [n for n, part in enumerate(parts) if n == 0 or _is_title(part)]
        opening = '<header class="cover">' if self.flow.cover else "<header>"
        front = map(self._part, self.flow.front)
        lines = [opening, *self._draft(), *front, "</header>", "<main>"]
        for begin, end in zip(begins, [*begins[1:], len(parts)], strict=True):
            lines += self._section(parts[begin:end])
        foot = f"<footer><p>{escape(self.flow.fingerprint)}</p></footer>"
        return [*lines, "</main>", foot]

    def _draft(self) -> list[str]:
        return [f'<p class="strong">{escape(self.flow.draft)}</p>'] if self.flow.draft else []

    def _section(self, parts: list[FlowPart]) -> list[str]:
        head = parts[0]
        if not isinstance(head, Heading) or head.level != 2:
            return ["<section>", *map(self._part, parts), "</section>"]
        self.headings += 1
        name = f"section-{self.headings}"
        opening = f'<section aria-labelledby="{name}">'
        return [opening, self._heading(head, name), *map(self._part, parts[1:]), "</section>"]

    def _heading(self, heading: Heading, name: str = "") -> str:
        marks = f'<span class="marks">{escape(heading.marks)}</span>' if heading.marks else ""
        own = f' id="{name}"' if name else ""
        level = heading.level
        return f"<h{level}{own}>{marks}{escape(heading.words, quote=False)}</h{level}>"

    def _part(self, part: FlowPart) -> str:
        match part:
            case Heading():
                return self._heading(part)
            case Paragraph():
                return self.questions.paragraph(part)
            case Listing(entries):
                inner = "".join(f"<li>{self.questions.line(entry)}</li>" for entry in entries)
                return f"<ul>{inner}</ul>"
            case School():
                return self._school(part)
            case Facts():
                return facts(part)
            case Details():
                return details(part)
            case NumberBox():
                return number_box(part)
            case Grid():
                return self._grid(part)
            case Question():
                self.lost.span = part.span
                return self.questions.question(part, self._level())
            case FlowSource():
                return self._source(part)

    def _level(self) -> int:
        """The level of headings of questions: under that of a section, if there is one."""
        return 3 if self.headings else 2

    def _school(self, school: School) -> str:
        """The lines of a school, and its logo at their end."""
        lines = "".join(f"<p>{escape(line)}</p>" for line in school.lines)
        logo = self.questions.picture(school.logo) if school.logo else ""
        return f'<div class="school"><div>{lines}</div>{logo}</div>'

    def _grid(self, grid: Grid) -> str:
        head = "".join(f'<th scope="col">{escape(title)}</th>' for title in grid.head)
        rows = ""
        for row in grid.rows:
            cells = ""
            for n, cell in enumerate(row):
                inner = "<br>".join(self.questions.line(words) for words in cell if words)
                is_head = n == 0 and grid.row_heads and bool(inner)
                cells += f'<th scope="row">{inner}</th>' if is_head else f"<td>{inner}</td>"
            rows += f"<tr>{cells}</tr>\n"
        caption = f"<caption>{escape(grid.caption)}</caption>" if grid.caption else ""
        narrow = ' class="narrow"' if sum(grid.widths) < NARROW else ""
        head = f"<thead><tr>{head}</tr></thead>"
        return f"<table{narrow}>{caption}{head}\n<tbody>{rows}</tbody></table>"

    def _source_block(self, block: QuestionBlock | NumberedLine) -> str:
        if not isinstance(block, NumberedLine):
            return self.questions.block(block, "")
        kind = "line stanza" if block.apart else "line"
        number = f'<span class="line-number">{block.number}</span>' if block.number else ""
        return f'<p class="{kind}">{number}{self.questions.line(block.content)}</p>'

    def _source(self, source: FlowSource) -> str:
        self.lost.span = source.span
        self.lost.line_numbers(source)
        level, label = self._level(), escape(source.label)
        inner = "\n".join(map(self._source_block, source.numbered_lines))
        opening = f'<section class="source" aria-label="{label}">'
        return f"{opening}<h{level}>{label}</h{level}>\n{inner}</section>"


def _is_title(part: FlowPart) -> bool:
    return isinstance(part, Heading) and part.level == 2

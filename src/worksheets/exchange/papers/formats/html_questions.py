"""Questions as HTML: a group with a heading, in which all that is filled in has a name."""

from html import escape

from worksheets.exchange.papers.flow import (
    AnswerSpace,
    Drill,
    DrillEntry,
    FlowDocument,
    FlowFigure,
    Paragraph,
    Question,
    QuestionBlock,
)
from worksheets.exchange.papers.formats.html_inlines import HtmlInlines
from worksheets.exchange.papers.formats.html_pictures import data_address, inline_svg
from worksheets.exchange.papers.written import LossList
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Gap,
    Inlines,
    Match,
    Order,
    Para,
    Table,
)
from worksheets.model.paper.lettering import LETTERS

DEEPEST = 6
"""The lowest level of a heading in HTML."""


class QuestionWriter:
    """Writes questions; every control and every group has a name that is used once."""

    def __init__(self, flow: FlowDocument, lost: LossList) -> None:
        self.flow = flow
        self.lost = lost
        self.count = 0
        self.name = ""
        self.blank = ""
        self.boxed = False
        customs = flow.language.customs
        self.inlines = HtmlInlines(flow.language.tag, customs.lists.and_, lost, self._gap)
        self.line = self.inlines.line

    def question(self, question: Question, level: int) -> str:
        """A question with its parts; `level` is that of its heading."""
        if question.span.file:
            self.lost.span = question.span
        inner: list[str] = []
        said = ""
        if question.label:
            said = self.flow.language.say("task.question", label=question.name)
            level = min(level, DEEPEST)
            name = self._id("question")
            shown = _with_unseen(said, question.name, question.label)
            inner.append(f'<h{level} class="number" id="{name}">{shown}</h{level}>')
            opening = f'<div class="question" role="group" aria-labelledby="{name}">'
        else:
            opening = '<div class="question unnumbered">'
        self.name = said
        inner += [self.block(block, said) for block in question.body]
        inner += [self.question(part, level + 1) for part in question.parts]
        return "\n".join([opening, *inner, "</div>"])

    def paragraph(self, paragraph: Paragraph) -> str:
        """A paragraph, with its marks at its end."""
        marks = f'<span class="marks">{escape(paragraph.marks)}</span>' if paragraph.marks else ""
        role = "" if paragraph.role == "body" else f' class="{paragraph.role}"'
        return f"<p{role}>{self.line(paragraph.content)} {marks}</p>".replace(" </p>", "</p>")

    def block(self, block: QuestionBlock, said: str) -> str:
        """A block of a question, of which `said` is the name."""
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Bullets():
                return self._bullets(block)
            case Table():
                return self._table(block)
            case Bank(words):
                inner = "\n".join(f"<li>{self.line(word)}</li>" for word in words)
                return f'<ul class="bank">{inner}</ul>'
            case FlowFigure():
                return self._figure(block)
            case Drill():
                return self._drill(block, said)
            case AnswerSpace():
                return self._space(block, said)
            case Choose():
                return self._choose(block, said)
            case Match(_, prompts, options):
                sides = self._boxes(prompts, numbered=True) + self._lettered(options)
                return f'<div class="match">{sides}</div>'
            case Order(_, entries):
                return self._boxes(entries, numbered=False)

    def _id(self, kind: str) -> str:
        self.count += 1
        return f"{kind}-{self.count}"

    def _gap(self, gap: Gap) -> str:
        words = " ".join(filter(None, (self.name, gap.label, self.flow.words.gap)))
        label = f"{escape(gap.label)} " if gap.label else ""
        wide = f' style="width:{self.blank}"' if self.blank else ""
        kind = "gap boxed" if self.blank and self.boxed else "gap"
        return f'{label}<input type="text" class="{kind}" aria-label="{escape(words)}"{wide}>'

    def _bullets(self, bullets: Bullets) -> str:
        title = f'<p class="strong">{escape(bullets.title)}</p>' if bullets.title else ""
        if not bullets.labels:
            inner = "".join(f"<li>{self.line(entry)}</li>" for entry in bullets.items)
            return f"{title}<ul>{inner}</ul>"
        pairs = zip(bullets.labels, bullets.items, strict=True)
        inner = "".join(
            f'<li><span class="letter">{escape(label)}</span> <span>{self.line(entry)}</span></li>'
            for label, entry in pairs
        )
        return f'{title}<ul class="labelled">{inner}</ul>'

    def _table(self, table: Table) -> str:
        if not table.head and not table.is_labelled:
            return self._cells(table)
        caption = f"<caption>{self.line(table.caption)}</caption>" if table.caption else ""
        head = "".join(map(self._column_head, table.head))
        head = f"<thead><tr>{head}</tr></thead>" if table.head else ""
        rows = ""
        for row in table.rows:
            cells = ""
            for n, cell in enumerate(row):
                inner = self.line(cell)
                is_head = n == 0 and table.is_labelled
                cells += f'<th scope="row">{inner}</th>' if is_head else f"<td>{inner}</td>"
            rows += f"<tr>{cells}</tr>\n"
        return f"<table>{caption}{head}\n<tbody>{rows}</tbody></table>"

    def _cells(self, table: Table) -> str:
        """Cells without heads: questions of their own beside one another."""
        cells = "".join(f"<p>{self.line(cell)}</p>" for row in table.rows for cell in row)
        return f'<div class="cells" style="--columns:{len(table.widths)}">{cells}</div>'

    def _column_head(self, cell: Inlines) -> str:
        """The head of a column; a cell that says nothing is none."""
        words = self.line(cell)
        return f'<th scope="col">{words}</th>' if words.strip() else "<td></td>"

    def _figure(self, figure: FlowFigure) -> str:
        label = f"<strong>{escape(figure.label)}</strong> " if figure.label else ""
        words = label + self.line(figure.caption)
        caption = f"<figcaption>{words}</figcaption>" if words else ""
        return f"<figure>{caption}{self.picture(figure)}</figure>"

    def picture(self, figure: FlowFigure) -> str:
        """A figure without its caption."""
        size = f'width="{figure.width * 4 / 3:.0f}" height="{figure.height * 4 / 3:.0f}"'
        if figure.svg:
            return inline_svg(figure, self._id("figure"), size)
        return f'<img src="{data_address(figure.png)}" alt="{escape(figure.spoken)}" {size}>'

    def _drill(self, drill: Drill, said: str) -> str:
        """Exercises in columns; where there is no room for these, in fewer."""
        self.blank = f"{drill.blank:.0f}mm"
        self.boxed = drill.boxed
        inner = "".join(f"<li>{self._exercise(entry, drill, said)}</li>" for entry in drill.entries)
        self.blank = ""
        kind = "drill down" if drill.down else "drill"
        look = f"--columns:{drill.columns};--rows:{len(drill.rows)}"
        return f'<ul class="{kind}" style="{look}">{inner}</ul>'

    def _exercise(self, entry: DrillEntry, drill: Drill, said: str) -> str:
        label = f'<span class="letter">{escape(entry.label)}</span> ' if entry.label else ""
        name = f"{said} {entry.label}".strip()
        self.name = name
        inner = ""
        if drill.lead:
            inner = f'<span class="lead" style="--lead:{drill.lead:.0f}pt">'
            inner += f"{self.line(entry.before)}</span> "
        for part in entry.parts:
            match part:
                case Para(content):
                    inner += f"<span>{self.line(content)}</span>"
                case FlowFigure():
                    inner += self._figure(part)
                case AnswerSpace():
                    inner += self._space(part, name)
        self.name = said
        return label + inner

    def _space(self, space: AnswerSpace, said: str) -> str:
        words = ", ".join(filter(None, (f"{said} {space.number}".strip(), space.said)))
        number = f'<span class="letter">{escape(space.number)}</span>' if space.number else ""
        about = f'class="{space.ruling}" rows="{space.lines}" aria-label="{escape(words)}"'
        return f"{number}<textarea {about}></textarea>"

    def _choose(self, choose: Choose, said: str) -> str:
        kind = "radio" if choose.count == 1 else "checkbox"
        group = self._id("choice")
        rows = choose.arrangement == "row"
        inner = ""
        for n, option in enumerate(choose.options):
            letter = "" if rows else f'<span class="letter">{LETTERS[n]}</span> '
            tick = f'<input type="{kind}" name="{group}">'
            inner += f"<li><label>{tick} {letter}<span>{self.line(option)}</span></label></li>\n"
        legend = f'<legend class="unseen">{escape(said or self.flow.title)}</legend>'
        shown = "options row" if rows else "options"
        return f'<fieldset>{legend}<ul class="{shown}">{inner}</ul></fieldset>'

    def _boxes(self, entries: tuple[Inlines, ...], *, numbered: bool) -> str:
        inner = ""
        for n, entry in enumerate(entries, 1):
            name = self._id("entry")
            number = f'<span class="letter">{n}</span> ' if numbered else ""
            words = (
                f'<span id="{name}" class="named">{number}<span>{self.line(entry)}</span></span>'
            )
            box = f'<input type="text" class="box" aria-labelledby="{name}">'
            inner += f"<li>{box}{words}</li>\n"
        return f'<ul class="entries">{inner}</ul>'

    def _lettered(self, options: tuple[Inlines, ...]) -> str:
        inner = "".join(
            f'<li><span class="letter">{LETTERS[n]}</span> <span>{self.line(option)}</span></li>\n'
            for n, option in enumerate(options)
        )
        return f'<ul class="labelled">{inner}</ul>'


def _with_unseen(said: str, name: str, label: str) -> str:
    """The label of a question, behind the words that only a listener needs."""
    before, found, _ = said.partition(name)
    unseen = before if found else f"{said} "
    return f'<span class="unseen">{escape(unseen)}</span>{escape(label)}'

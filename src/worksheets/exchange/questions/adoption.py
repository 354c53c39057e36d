"""What an item is turned into a question with: its texts as authors write them, and its losses."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from worksheets.exchange.questions.interaction import (
    Body,
    ExchangeItem,
    Grade,
    Grid,
    Listed,
    Loss,
    Picture,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Code, Inline, Inlines, LineBreak, Text, plain
from worksheets.read.authored_text import authored, merged, undressed
from worksheets.read.yaml_text import Written


@dataclass(slots=True)
class Adoption:
    """An item that becomes a question, in the language of its bank; what it loses, and what is not
    sure of it."""

    item: ExchangeItem
    language: str = "en-GB"
    losses: list[Loss] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def loss(self, grade: Grade, code: str, what: str, instead: str = "") -> None:
        self.losses.append(Loss(self.item.span, grade, code, what, instead))

    def text(self, content: Inlines) -> str:
        """A content as its author would write it, without a dress that no text can say."""
        try:
            return authored(content, self.language)
        except Mistake:
            bare = undressed(content)
        try:
            written = authored(bare, self.language)
        except Mistake as mistake:
            raise NotAQuestion("formula", str(mistake), "write it anew") from None
        self.loss("lost", "layout", f"the dress of '{plain(bare)[:60]}'")
        return written

    def stem(self, body: Body) -> str:
        content = self.stem_content(body)
        if not plain(content).strip():
            raise NotAQuestion("key", "it asks nothing", "write what is asked")
        return self.text(content)

    def stem_content(self, body: Body) -> Inlines:
        """The paragraphs and the lists of a body as one text."""
        parts: list[Inlines] = []
        for part in body:
            match part:
                case Listed(entries, numbered):
                    lines: list[Inlines] = []
                    for n, entry in enumerate(entries, 1):
                        mark = f"{n}. " if numbered else "– "
                        lines.append((Text(mark), *entry))
                    parts.append(_joined(lines, gap=False))
                case (_, *_):
                    parts.append(part)
        return _joined(parts, gap=True)

    def figures(self) -> list[Written]:
        figures: list[Written] = []
        for part in self.item.body:
            match part:
                case Picture(file, alt):
                    if not alt:
                        self.doubts.append("no words for those who cannot see the picture")
                    words = alt or file.rpartition("/")[2]
                    figures.append({"type": "image", "file": f"pictures/{file}", "alt": words})
                case Grid((head, *rows)) if rows and all(map(plain, head)):
                    figures.append(
                        {
                            "type": "table",
                            "head": [self.text(cell) for cell in head],
                            "rows": [[self.text(cell) for cell in row] for row in rows],
                        }
                    )
                case Grid():
                    self.loss("lost", "layout", "a table without a head")
        return figures


def _joined(parts: Sequence[Inlines], *, gap: bool) -> Inlines:
    content: list[Inline] = []
    for part in parts:
        if content and not (is_listing(content[-1]) or is_listing(part[0])):
            content.append(LineBreak(gap))
        content += part
    return merged(tuple(content))


def is_listing(inline: Inline) -> bool:
    """Whether it is code on lines of its own, which needs no line break beside it."""
    return isinstance(inline, Code) and inline.display

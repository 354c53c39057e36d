"""The bytes of a question bank as text, and texts of banks as content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt

from worksheets.exchange.notes.formats.decoding import BYTE_ORDER_MARKS, LINE_ENDS
from worksheets.exchange.questions.hypertext import body_of, line_of, typed
from worksheets.exchange.questions.interaction import Body, Grade, Loss
from worksheets.model.diagnostics import Span
from worksheets.model.paper.content import Inlines

HYPERTEXT = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#?\w{1,31});")
LINE_END = re.compile(r"\n[ \t]*")


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that was guessed, if it does not say its own and is not
    UTF-8."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return LINE_ENDS.sub("\n", data[len(mark) :].decode(encoding, "replace")), ""
    try:
        return LINE_ENDS.sub("\n", data.decode("utf-8")), ""
    except UnicodeDecodeError:
        return LINE_ENDS.sub("\n", data.decode("cp1252", "replace")), "windows-1252"


@dataclass(slots=True)
class Losses:
    """What the questions of a file lose while it is read, in its order."""

    file: str
    found: list[Loss] = field(default_factory=list)

    def at(self, line: int) -> Span:
        return Span(self.file, line)

    def add(self, line: int, grade: Grade, code: str, what: str, instead: str = "") -> None:
        self.found.append(Loss(self.at(line), grade, code, what, instead))

    def lost(self, line: int, things: Sequence[str]) -> None:
        """Things in a text that no body can have."""
        for thing in dict.fromkeys(things):
            self.add(line, "lost", "picture" if "picture" in thing else "layout", thing)


@dataclass(slots=True)
class Texts:
    """Reads the texts of a bank, in HTML, Markdown or plain, in a language."""

    losses: Losses
    language: str = "en-GB"

    def body(self, text: str, line: int, kind: str = "") -> Body:
        body, lost = body_of(self._html(text, kind), self.language)
        self.losses.lost(line, lost)
        return body

    def line(self, text: str, line: int, kind: str = "") -> Inlines:
        """A text in one line, such as an option."""
        if kind in ("", "plain") and not HYPERTEXT.search(text) and "\n" not in text:
            return typed(text, self.language)
        content, lost = line_of(self._html(text, kind), self.language)
        self.losses.lost(line, lost)
        return content

    def _html(self, text: str, kind: str) -> str:
        match kind:
            case "html":
                return text
            case "markdown":
                return str(MarkdownIt("commonmark").enable("table").render(text))
            case "plain":
                text = text.replace("&", "&amp;").replace("<", "&lt;")
        if kind == "" and re.search(r"<(?:p|br|div|table|ul|ol|pre)\b", text, re.IGNORECASE):
            return text
        return LINE_END.sub("<br>", text.strip())

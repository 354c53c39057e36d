"""The words of LaTeX as paragraphs; a command that is not known raises NotAQuestion."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from worksheets.exchange.questions.hypertext import Run
from worksheets.exchange.questions.latex.tree import (
    Command,
    Formula,
    Group,
    Listing,
    Node,
    arguments,
)
from worksheets.exchange.questions.lists.paragraphs import Paragraph
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.paper.content import Code, LineBreak, Maths

DRESS = {
    "textbf": "strong", "emph": "emph", "textit": "emph", "textsl": "emph", "texttt": "code",
    "textsuperscript": "super", "textsubscript": "sub", "text": "", "textrm": "", "textsf": "",
    "textsc": "", "mbox": "", "underline": "", "url": "code", "enquote": "",
}  # fmt: skip
SIGNS = {
    "%": "%", "&": "&", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}", " ": " ", ",": " ",
    ";": " ", ":": " ", "quad": " ", "qquad": " ", "ldots": "…", "dots": "…", "textbackslash": "\\",
    "ss": "ß", "oe": "œ", "OE": "Œ", "ae": "æ", "AE": "Æ", "o": "ø", "O": "Ø", "aa": "å", "l": "ł",
    "L": "Ł", "euro": "€", "pounds": "£", "copyright": "©", "degree": "°", "og": "«", "fg": "»",
    "textgreater": ">", "textless": "<", "textbar": "|", "LaTeX": "LaTeX", "TeX": "TeX", "-": "",
    "/": "", "i": "ı", "S": "§", "textdegree": "°", "textasciitilde": "~", "@": "", "!": "",
}  # fmt: skip
ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
           ".": "\u0307", "c": "\u0327", "v": "\u030c", "H": "\u030b", "u": "\u0306",
           "r": "\u030a", "k": "\u0328"}  # fmt: skip
SILENT = frozenset({
    "noindent", "centering", "smallskip", "medskip", "bigskip", "par", "newpage", "clearpage",
    "raggedright", "small", "large", "normalsize", "footnotesize", "hfill", "vfill", "relax",
    "indent", "null", "strut", "newline", "linebreak", "pagebreak", "nopagebreak", "bfseries",
    "itshape", "displaystyle", "sffamily", "leavevmode",
})  # fmt: skip
IGNORED = frozenset({"vspace", "hspace", "label", "vspace*", "hspace*", "setlength", "index"})
"""Commands that show nothing, with their arguments."""
WRAPPERS = frozenset({"{", "center", "flushleft", "flushright", "quote", "minipage", "multicols"})
LISTS = frozenset({"itemize", "enumerate"})
EMPTY_LINE = re.compile(r"\n[ \t]*\n")
SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class _Words:
    """Collects runs; an empty line, or what begins a paragraph, ends those before it."""

    line: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    lost_picture: bool = False

    def end(self) -> None:
        if any(run.text.strip() or run.inline for run in self.runs):
            self.paragraphs.append(Paragraph(self.line, tuple(self.runs)))
        self.runs = []

    def read(self, nodes: Sequence[Node], dress: tuple[str, ...] = ()) -> None:
        at = 0
        while at < len(nodes):
            node = nodes[at]
            at += 1
            match node:
                case str():
                    self._text(node, dress)
                case Formula(tex, display):
                    self.runs.append(Run("", inline=Maths(tex, display)))
                case Listing(text):
                    self.end()
                    self.paragraphs.append(Paragraph(self.line, part=(Code(text, display=True),)))
                case Group(name) if name in WRAPPERS:
                    self.read(node.nodes, dress)
                case Group(name) if name in LISTS:
                    self.end()
                    self._list(node, dress)
                case Group(name):
                    raise _unknown(f"the environment '{name}'", node.line)
                case Command():
                    at = self._command(node, nodes, at, dress)

    def _text(self, text: str, dress: tuple[str, ...]) -> None:
        pieces = EMPTY_LINE.split(text)
        for n, piece in enumerate(pieces):
            if n:
                self.end()
            words = piece.replace("~", "\u00a0").replace("``", "“").replace("''", "”")
            if words:
                self.runs.append(Run(SPACES.sub(" ", words.replace("\u00a0", " ")), dress))

    def _list(self, group: Group, dress: tuple[str, ...]) -> None:
        count = 0
        entry: list[Node] = []
        for node in [*group.nodes, Command("item", group.line)]:
            if not (isinstance(node, Command) and node.name == "item"):
                entry.append(node)
                continue
            if count:
                mark = f"{count}. " if group.name == "enumerate" else "– "
                self.runs.append(Run(mark))
                self.read(entry, dress)
                self.end()
            count += 1
            entry = []

    def _command(
        self, command: Command, nodes: Sequence[Node], at: int, dress: tuple[str, ...]
    ) -> int:
        name = command.name
        if name == "\\":
            self.runs.append(Run("", inline=LineBreak()))
        elif name in ACCENTS:
            return self._accent(name, nodes, at, dress)
        elif name in SIGNS:
            self.runs.append(Run(SIGNS[name], dress))
        elif name in SILENT:
            if name in ("par", "newline"):
                self.end()
        elif name in IGNORED or name == "includegraphics":
            self.lost_picture |= name == "includegraphics"
            return arguments(nodes, at)[2]
        elif name in DRESS:
            _, groups, end = arguments(nodes, at)
            if len(groups) != 1:
                raise _unknown(f"the command '\\{name}' with {len(groups)} arguments", command.line)
            self.read(groups[0].nodes, (*dress, DRESS[name]) if DRESS[name] else dress)
            return end
        else:
            raise _unknown(f"the command '\\{name}'", command.line)
        return at

    def _accent(self, name: str, nodes: Sequence[Node], at: int, dress: tuple[str, ...]) -> int:
        """A letter with an accent, such as `\\'e` or `\\c{c}`."""
        node = nodes[at] if at < len(nodes) else ""
        if isinstance(node, Group) and node.nodes and isinstance(node.nodes[0], str):
            letters, rest = node.nodes[0], ""
        elif isinstance(node, str):
            letters, rest = node.lstrip()[:1], node.lstrip()[1:]
        else:
            letters, rest = "", ""
        if len(letters) != 1 or not letters.isalpha():
            raise NotAQuestion("formula", "an accent of it has no letter", "write the letter")
        self.runs.append(Run(unicodedata.normalize("NFC", letters + ACCENTS[name]), dress))
        if rest:
            self._text(rest, dress)
        return at + 1


def _unknown(what: str, line: int) -> NotAQuestion:
    return NotAQuestion("formula", f"{what} (line {line}) is not known", "write it without")


def paragraphs_of_nodes(nodes: Sequence[Node], line: int) -> tuple[list[Paragraph], bool]:
    """Nodes as paragraphs, and whether a picture in them is lost; raises NotAQuestion."""
    words = _Words(line)
    words.read(nodes)
    words.end()
    return words.paragraphs, words.lost_picture

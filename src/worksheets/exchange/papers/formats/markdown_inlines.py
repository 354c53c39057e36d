"""Content of one line as CommonMark, with formulas between dollars."""

import re

from worksheets.exchange.formulas.grouping import ungrouped
from worksheets.model.paper.content import (
    Code,
    Emph,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Maths,
    Placeholder,
    Strong,
    Sub,
    Super,
    Text,
    Underlined,
)

MARKS = re.compile(r"[\\`*_{}\[\]<>#|$~&]")
AT_THE_BEGINNING = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
BLANK = r"\_" * 12
"""A blank to write in."""


def escaped(text: str) -> str:
    """Words in which no character is a mark of Markdown, wherever on a line they stand."""
    return MARKS.sub(r"\\\g<0>", " ".join(text.split("\n")))


def line(content: Inlines) -> str:
    """Content as it stands at the beginning of a line, without line ends."""
    return begun("".join(_inline(inline) for inline in content))


def begun(written: str) -> str:
    """A line that begins with no mark of a list or a heading."""
    found = AT_THE_BEGINNING.match(written)
    if found is None:
        return written
    before, mark = found.groups()
    rest = written[found.end() :]
    if mark.isdigit():
        return f"{before}{mark}\\{rest}"
    return f"{before}\\{mark}{rest}"


def cell(content: Inlines) -> str:
    """Content within a cell of a table."""
    return "".join(_inline(inline) for inline in content).replace("\n", "<br>")


def _inside(content: Inlines) -> str:
    return "".join(map(_inline, content))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escaped(text)
        case Strong(inner):
            return _marked("**", _inside(inner))
        case Emph(inner):
            return _marked("*", _inside(inner))
        case Underlined(inner):
            return f"<u>{_inside(inner)}</u>"
        case Sub(inner):
            return f"<sub>{_inside(inner)}</sub>"
        case Super(inner):
            return f"<sup>{_inside(inner)}</sup>"
        case Link(inner, address):
            return f"[{_inside(inner)}](<{address}>)"
        case Maths(tex, display):
            dollars = "$$" if display else "$"
            return f"{dollars}{' '.join(ungrouped(tex).split())}{dollars}"
        case Code(text):
            return code(text)
        case LineBreak(gap):
            return "<br><br>" if gap else "<br>"
        case Gap(label=label):
            return f"{escaped(label)} {BLANK}" if label else BLANK
        case Placeholder(name):
            raise ValueError(f"nothing was filled in for {{{name}}}")


def _marked(mark: str, inner: str) -> str:
    """Words between marks, which stand at words and never at spaces."""
    words = inner.strip()
    if not words:
        return inner
    before = inner[: len(inner) - len(inner.lstrip())]
    after = inner[len(inner.rstrip()) :]
    return f"{before}{mark}{words}{mark}{after}"


def code(text: str) -> str:
    """Characters between as many backticks as none of them are together."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    return f"{ticks} {' '.join(text.split(chr(10)))} {ticks}" if "`" in text else f"`{_bare(text)}`"


def _bare(text: str) -> str:
    return " ".join(text.split("\n"))

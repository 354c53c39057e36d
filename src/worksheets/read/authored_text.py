"""Content as its author would write it: the inverse of light markup."""

import re
from collections.abc import Callable, Iterator

from worksheets.model.diagnostics import Mistake
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
from worksheets.read.markup import markup

MARKS = re.compile(r"[\\*~^$`{}\[\]]")
"""Characters that can be marks, or braces of a blank."""
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
"""All that a backslash protects."""
BRACES = re.compile(r"[{}\\]")
DRESS = (Strong, Emph, Sub, Super, Link)


def authored(content: Inlines, language: str = "en-GB") -> str:
    """A text that markup reads as the content, with as few backslashes as possible.

    Raises Mistake for what no text can say, such as italics within a word.
    """
    for escaped in (BRACES, MARKS, PUNCTUATION):
        text = _written(content, escaped)
        if _reads_as(text, content, language):
            return text
    raise Mistake("no text with light markup says this", "leave its marks out")


def undressed(content: Inlines) -> Inlines:
    """The content without bold type, italics, sub- and superscripts and links."""
    return merged(_undressed(content))


def merged(content: "Iterator[Inline] | Inlines") -> Inlines:
    """The content, of which neighbouring texts are one and none is empty."""
    fewer: list[Inline] = []
    for inline in content:
        match inline, fewer[-1:]:
            case Text(""), _:
                continue
            case Text(after), [Text(before)]:
                fewer[-1] = Text(before + after)
            case _:
                fewer.append(inline)
    return tuple(fewer)


def _undressed(content: Inlines) -> Iterator[Inline]:
    for inline in content:
        match inline:
            case (
                Strong(inner)
                | Emph(inner)
                | Underlined(inner)
                | Sub(inner)
                | Super(inner)
                | Link(inner)
            ):
                yield from _undressed(inner)
            case _:
                yield inline


def _reads_as(text: str, content: Inlines, language: str) -> bool:
    try:
        return merged(markup(text, language)) == merged(content)
    except Mistake:
        return False


def _written(content: Inlines, escaped: re.Pattern[str]) -> str:
    def protected(text: str) -> str:
        return escaped.sub(r"\\\g<0>", text)

    return "".join(_inline(inline, protected, escaped) for inline in content)


def _inline(inline: Inline, protected: Callable[[str], str], escaped: re.Pattern[str]) -> str:
    match inline:
        case Text(text):
            return protected(text)
        case Strong(inner):
            return f"**{_written(inner, escaped)}**"
        case Emph(inner):
            return f"*{_written(inner, escaped)}*"
        case Sub(inner):
            return f"~{_written(inner, escaped)}~"
        case Super(inner):
            return f"^{_written(inner, escaped)}^"
        case Underlined(inner):
            return _written(inner, escaped)
        case Link(inner, address):
            return f"[{_written(inner, escaped)}]({address})"
        case Maths(tex, display):
            return f"$${tex}$$" if display else f"${tex}$"
        case Code(text, display):
            return _listing(text) if display else _code(text)
        case LineBreak(gap):
            return "\n\n" if gap else "\n"
        case Placeholder(name):
            return f"{{{name}}}"
        case Gap(slot):
            raise ValueError(f"the blank {slot} has no answer here")


def _code(text: str) -> str:
    mark = _fence(text, 1)
    padding = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{mark}{padding}{text}{padding}{mark}"


def _listing(text: str) -> str:
    mark = _fence(text, 3)
    return f"\n{mark}\n{text}\n{mark}\n"


def _fence(text: str, least: int) -> str:
    """A run of backticks that is not in the text."""
    runs = {len(run) for run in re.findall("`+", text)}
    return "`" * next(n for n in range(least, least + len(runs) + 1) if n not in runs)

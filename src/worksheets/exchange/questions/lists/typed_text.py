"""The lines of a text file as paragraphs: plain text, with the marks of Markdown in it."""

import re
from collections.abc import Iterator, Sequence

from worksheets.exchange.questions.hypertext import Run
from worksheets.exchange.questions.lists.paragraphs import Paragraph
from worksheets.model.paper.content import Code, Inline, Maths

HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
LABEL = r"(?:[*✓]?[(\[]?(?:[A-Za-z]|\d{1,4})[.)\]]|[-*+]|\[[ xX*]?\])\s+"
FENCE = re.compile(rf"(\s*(?:{LABEL}){{0,3}})(`{{3,}}|~{{3,}})\s*[\w{{}}.+#= -]*")
"""Where code begins, perhaps behind the letter of its option, and where it ends."""
UNDERLINE = re.compile(r"\s{0,3}(={3,}|-{3,})\s*")
HIDDEN_ANSWER = re.compile(
    r"\s*(?:<details[^<>]{0,100}>)?\s*<summary>(?:<\w+>)?\s*"
    r"(?:(?:show|view|see|click)[ \w]{0,20}?)?"
    r"(?:answer|solution|correct answer)\b[^<>]{0,20}(?:</\w+>)?</summary>\s*(?:<\w+>)?\s*",
    re.IGNORECASE,
)
"""How Markdown on the web hides an answer until somebody wants to see it."""
TOKEN = re.compile(r"\\[\\`*_\[\]#.)!>{}+-]|`+|\*\*|\*|\$\$?")
TYPED_WIDTH = 60
"""Characters of a line after which a program may have begun a new one."""
LONGEST = 300
"""Characters of a line that may hide an answer."""
QUOTED = re.compile(r"\A\s*>\s?")


def paragraphs_of(text: str) -> Iterator[Paragraph]:
    """The lines of a text as paragraphs, with code between fences as one."""
    lines = text.split("\n")
    ends = _fence_ends(lines)
    n = 0
    before = ""
    while n < len(lines):
        line = lines[n]
        if n in ends:
            label, further = _label(line), bool(before.strip())
            if label.strip():
                yield Paragraph(
                    n + 1, tuple(runs_of(label)), further=further, indent=_indent(label)
                )
            further |= bool(label.strip())
            yield _code(lines[n : ends[n] + 1], n + 1, further=further)
            n, before = ends[n] + 1, ""
            continue
        under = UNDERLINE.fullmatch(lines[n + 1]) if n + 1 < len(lines) else None
        if heading := HEADING.fullmatch(line):
            yield Paragraph(n + 1, tuple(runs_of(heading[2].rstrip(" #"))), heading=len(heading[1]))
        elif under and line.strip() and not before.strip():
            level = 1 if under[1][0] == "=" else 2
            yield Paragraph(n + 1, tuple(runs_of(line.strip())), heading=level)
            n += 1
        elif "<summary>" in line[:LONGEST] and HIDDEN_ANSWER.fullmatch(line[:LONGEST]):
            yield Paragraph(n + 1, (Run("Answer:"),))
        else:
            line = QUOTED.sub("", line, count=1)
            wrapped = len(before) >= TYPED_WIDTH
            runs = tuple(runs_of(line))
            further = bool(before.strip())
            yield Paragraph(n + 1, runs, further=further, wrapped=wrapped, indent=_indent(line))
        before = line
        n += 1


def _fence_ends(lines: Sequence[str]) -> dict[int, int]:
    """The lines on which code begins, with those on which it ends."""
    ends: dict[int, int] = {}
    opened, mark = -1, ""
    for n, line in enumerate(lines):
        found = FENCE.fullmatch(line)
        if not found:
            continue
        if opened < 0:
            opened, mark = n, found[2]
        elif found[2].startswith(mark) and line.strip() == found[2]:
            ends[opened] = n
            opened = -1
    return ends


def _label(line: str) -> str:
    """What stands before the fence of some code."""
    found = FENCE.fullmatch(line)
    return found[1] if found else ""


def _indent(line: str) -> int:
    """The spaces before a line."""
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _code(lines: Sequence[str], number: int, *, further: bool) -> Paragraph:
    """Code between fences, without the spaces that its fence is moved in by."""
    label = _label(lines[0])
    indent = len(label) if label.strip() else len(lines[0]) - len(lines[0].lstrip())
    own = [line[min(indent, len(line) - len(line.lstrip())) :] for line in lines[1:-1]]
    code = Code("\n".join(own), display=True)
    return Paragraph(number, part=(code,), further=further, indent=indent)


def runs_of(text: str) -> Iterator[Run]:
    """A line as runs: code between backticks, bold type, italics, formulas between dollars."""
    tokens = list(TOKEN.finditer(text))
    following, paired = _following(tokens), _paired_stars(tokens, text)
    strong: tuple[str, ...] = ()
    emph: tuple[str, ...] = ()
    place, n = 0, 0
    while n < len(tokens):
        token, partner = tokens[n], following[n]
        dress = (*strong, *emph)
        yield from _words(text[place : token.start()], dress)
        place = token.end()
        inner = text[token.end() : tokens[partner].start()] if partner else ""
        verbatim = _verbatim(
            token[0], inner, text[tokens[partner].end() : tokens[partner].end() + 1]
        )
        if token[0][0] == "\\":
            yield from _words(token[0][1:], dress)
        elif token[0] == "**" and (strong or inner.strip()):
            strong = () if strong else ("strong",)
        elif n in paired:
            emph = () if emph else ("emph",)
        elif verbatim is not None and partner:
            yield Run("", inline=verbatim)
            place, n = tokens[partner].end(), partner
        else:
            yield from _words(token[0], dress)
        n += 1
    yield from _words(text[place:], (*strong, *emph))


def _verbatim(mark: str, inner: str, after: str) -> Inline | None:
    """What stands between two marks as code or as a formula; None if it is neither."""
    if mark[0] == "`" and inner.strip():
        return Code(inner[1:-1] if inner[:1] == inner[-1:] == " " else inner)
    if mark[0] == "$" and _is_formula(inner, after):
        return Maths(" ".join(inner.split()), mark == "$$")
    return None


def _paired_stars(tokens: Sequence[re.Match[str]], text: str) -> set[int]:
    """The tokens that are stars around words in italics; others are stars before a right option."""
    paired: set[int] = set()
    opened: list[int] = []
    for n, token in enumerate(tokens):
        if token[0] != "*":
            continue
        before, after = (
            text[max(0, token.start() - 1) : token.start()],
            text[token.end() : token.end() + 1],
        )
        if opened and before.strip() and not after.isalnum():
            paired |= {opened.pop(), n}
        elif after.strip() and not before.isalnum():
            opened.append(n)
    return paired


def _words(text: str, dress: tuple[str, ...]) -> Iterator[Run]:
    if text:
        yield Run(text, dress)


def _following(tokens: Sequence[re.Match[str]]) -> list[int]:
    """For each token the place of the next one that is the same; 0 if there is none."""
    following = [0] * len(tokens)
    last: dict[str, int] = {}
    for n in range(len(tokens) - 1, -1, -1):
        following[n] = last.get(tokens[n][0], 0)
        last[tokens[n][0]] = n
    return following


def _is_formula(inner: str, after: str) -> bool:
    """Whether what is between dollars is a formula, and no two prices."""
    return inner == inner.strip() and bool(inner) and not after.isdigit()

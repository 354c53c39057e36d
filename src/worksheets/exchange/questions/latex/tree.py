"""LaTeX as a tree of words, commands, groups, environments and formulas. No macro is expanded."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from worksheets.exchange.questions.shared_syntax import NotAQuestion

TOKEN = re.compile(
    r"%[^\n]*\n?[ \t]*"
    r"|\\begin\s*\{([\w*]{1,40})\}|\\end\s*\{([\w*]{1,40})\}"
    r"|\\\(|\\\[|\$\$?|\\[a-zA-Z]+\*?[ \t]?|\\.|[{}]",
    re.DOTALL,
)
FORMULAS = frozenset({"equation", "align", "gather", "displaymath", "eqnarray", "math", "multline"})
LISTINGS = frozenset({"verbatim", "lstlisting", "Verbatim", "minted", "alltt"})
CLOSERS = {"$": "$", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}
DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name, without the arguments behind it."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as it is written."""

    tex: str
    display: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """Code on lines of its own."""

    text: str


@dataclass(slots=True)
class Group:
    """What stands between braces, or in an environment of a name."""

    name: str
    line: int
    nodes: "list[Node]" = field(default_factory=list)


Node = str | Command | Formula | Listing | Group


def tree_of(text: str) -> Group:
    """The tree of a file; raises NotAQuestion, with its line, for what is not closed."""
    root = Group("", 1)
    stack = [root]
    place, line = 0, 1
    while (token := TOKEN.search(text, place)) is not None:
        _words(stack, text[place : token.start()])
        line += text.count("\n", place, token.start())
        place = _token(text, token, line, stack)
        line += text.count("\n", token.start(), place)
        if len(stack) > DEEPEST:
            raise NotAQuestion("layout", f"it is nested too deeply (line {line})", "take it apart")
    _words(stack, text[place:])
    if len(stack) > 1:
        what = f"'{stack[-1].name or '{'}' of line {stack[-1].line} is never closed"
        raise NotAQuestion("layout", what, "close it")
    return root


def _words(stack: Sequence[Group], text: str) -> None:
    if text:
        stack[-1].nodes.append(text)


def _token(text: str, token: re.Match[str], line: int, stack: list[Group]) -> int:
    """Add a token to the tree; the place behind it."""
    written = token[0]
    if written[0] == "%":
        return token.end()
    if token[1]:
        return _begin(text, token, line, stack)
    if token[2] or written == "}":
        name = token[2] or "{"
        if stack[-1].name != name or len(stack) == 1:
            raise NotAQuestion("layout", f"'{name}' is closed on line {line}, and not open", "")
        stack.pop()
        return token.end()
    if written == "{":
        stack.append(Group("{", line))
        stack[-2].nodes.append(stack[-1])
        return token.end()
    if written in CLOSERS:
        end = _closing(text, token.end(), CLOSERS[written], line)
        formula = Formula(" ".join(text[token.end() : end].split()), written in ("$$", "\\["))
        stack[-1].nodes.append(formula)
        return end + len(CLOSERS[written])
    stack[-1].nodes.append(Command(written[1:].strip() or " ", line))
    return token.end()


def _begin(text: str, token: re.Match[str], line: int, stack: list[Group]) -> int:
    name = token[1]
    bare = name.rstrip("*")
    if bare in FORMULAS or bare in LISTINGS:
        closer = f"\\end{{{name}}}"
        end = _closing(text, token.end(), closer, line)
        inner = text[token.end() : end]
        if bare in LISTINGS:
            inner = re.sub(r"\A(?:\[[^\]]*\])?(?:\{\w+\})?[ \t]*\n", "", inner)
            stack[-1].nodes.append(Listing(inner.rstrip()))
        else:
            tex = inner if bare in ("equation", "displaymath", "math") else _aligned(inner)
            stack[-1].nodes.append(Formula(" ".join(tex.split()), display=True))
        return end + len(closer)
    stack.append(Group(name, line))
    stack[-2].nodes.append(stack[-1])
    return token.end()


def _aligned(inner: str) -> str:
    return rf"\begin{{aligned}}{inner}\end{{aligned}}"


def _closing(text: str, start: int, closer: str, line: int) -> int:
    """The place of a closing mark that has no backslash before it."""
    place = text.find(closer, start)
    while place > 0 and closer[0] == "$" and text[place - 1] == "\\":
        place = text.find(closer, place + 1)
    if place < 0:
        raise NotAQuestion("layout", f"a formula or code of line {line} is never closed", "")
    return place


def arguments(nodes: Sequence[Node], at: int) -> tuple[str, list[Group], int]:
    """Of what stands behind a command: the text in its brackets, its groups, and where they end."""
    option, groups = "", list[Group]()
    while at < len(nodes):
        node = nodes[at]
        if isinstance(node, str) and not node.strip() and "\n\n" not in node:
            if (
                at + 1 < len(nodes)
                and isinstance(nodes[at + 1], Group)
                and _is_braced(nodes[at + 1])
            ):
                at += 1
                continue
            break
        if isinstance(node, str) and not groups and not option and node.lstrip().startswith("["):
            inner, closed, rest = node.lstrip()[1:].partition("]")
            if not closed or rest.strip():
                return inner if closed else "", groups, at
            option = inner
        elif isinstance(node, Group) and node.name == "{":
            groups.append(node)
        else:
            break
        at += 1
    return option, groups, at


def without_option(nodes: Sequence[Node]) -> tuple[str, list[Node]]:
    """The text in brackets that nodes begin with, and what is behind it."""
    match list(nodes):
        case [str(first), *rest] if first.lstrip().startswith("[") and "]" in first:
            option, _, words = first.lstrip()[1:].partition("]")
            return option, [words, *rest]
    return "", list(nodes)


def _is_braced(node: Node) -> bool:
    return isinstance(node, Group) and node.name == "{"


def every_group(group: Group) -> Iterator[Group]:
    """All groups and environments in one, the outer before the inner."""
    for node in group.nodes:
        if isinstance(node, Group):
            yield node
            yield from every_group(node)

"""The tree of topics that a page of notes carries with it: numbers, titles, what is missing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from worksheets.exchange.notes.lines import Line
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sound import bare

NODE = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,5})\.?\s*(?=[^\d\s.,:%+])(.+)")
CODE = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,5}")
LONGEST = 150
"""Letters of a title."""
FEWEST = 4
"""Lines with numbers that are a tree, and no list."""


@dataclass(frozen=True, slots=True)
class Node:
    """A topic: its number, its title, and its line."""

    number: str
    title: str
    line: int

    @property
    def parts(self) -> tuple[int, ...]:
        return tuple(map(int, self.number.split(".")))


def tree_in(lines: Sequence[Line], report: Report) -> tuple[list[Line], list[Node]]:
    """The lines without the longest run of numbered titles that is a tree, and that tree."""
    runs: list[list[tuple[int, Node]]] = []
    last: Node | None = None
    for n, node in enumerate(map(_node, lines)):
        if node is not None and last is not None and _follows(last, node):
            runs[-1].append((n, node))
        elif node is not None and node.number == "1":
            runs.append([(n, node)])
        else:
            node = None  # noqa: PLW2901 what comes next follows nothing
        last = node
    best = max(runs, key=len) if runs else []
    longest = dict(best)
    nodes = list(longest.values())
    if len(nodes) < FEWEST or not any("." in node.number for node in nodes):
        return list(lines), []
    _gaps(nodes, report)
    return [line for n, line in enumerate(lines) if n not in longest], nodes


def _node(line: Line) -> Node | None:
    if line.mark in ("row", "question"):
        return None
    found = NODE.fullmatch(line.words) if len(line.words) <= LONGEST else None
    title = bare(found[2]) if found else ""
    return Node(_number(found[1]), title, line.number) if found and title else None


def _number(written: str) -> str:
    """The number of a topic: without the noughts before its parts."""
    return ".".join(str(int(part)) for part in written.split("."))


def _follows(last: Node, node: Node) -> bool:
    """Whether a number can come after another in a tree, with some left out at most."""
    shared = min(len(last.parts), len(node.parts) - 1)
    if node.parts <= last.parts:
        return False
    if len(node.parts) > len(last.parts):
        return node.parts[:shared] == last.parts[:shared] and len(node.parts) == shared + 1
    *above, number = node.parts
    return list(last.parts[: len(above)]) == above and number - last.parts[len(above)] <= 3


def _gaps(nodes: Sequence[Node], report: Report) -> None:
    known = {node.parts for node in nodes}
    for node in nodes:
        *above, number = node.parts
        for before in range(1, number):
            missing = (*above, before)
            if missing not in known:
                known.add(missing)
                name = ".".join(map(str, missing))
                words = f"there is no topic {name} before {node.number} '{node.title}'"
                report.add("missing", node.line, f"{words}; nothing is renumbered")


def titled(lines: list[Line]) -> tuple[str, str, list[Line]]:
    """The number and the title that notes begin with, if they do, and the lines after them."""
    match lines:
        case [first, second, *rest] if CODE.fullmatch(first.words) and _is_title(second):
            return _number(first.words), bare(second.words), rest
        case [first, *rest] if (node := _node(first)) and "." in node.number:
            return node.number, node.title, rest
        case [first, *rest] if _is_title(first) and (
            first.level == 1 or not first.words.endswith((".", ":", "?", "!"))
        ):
            return "", bare(first.words), rest
    return "", "", lines


def _is_title(line: Line) -> bool:
    """Whether a line is short, and no part of a list or a table."""
    title = line.mark in ("text", "heading") and len(line.words) <= LONGEST
    return title and bool(bare(line.words))

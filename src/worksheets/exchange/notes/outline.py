"""The tree of numbered topics in a page of notes, and the number and title of the notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from worksheets.exchange.notes.lines import NoteLine
from worksheets.exchange.notes.markup_check import plain_text_of
from worksheets.exchange.notes.report import Report

NUMBERED_TITLE = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,5})\.?\s*(?=[^\d\s.,:%+])(.+)")
TOPIC_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,5}")
LONGEST = 150
"""Characters of a title."""
FEWEST = 4
"""The fewest numbered lines that are a tree of topics, and no list."""


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic: its number, its title, and its line."""

    number: str
    title: str
    line: int

    @property
    def parts(self) -> tuple[int, ...]:
        return tuple(map(int, self.number.split(".")))


def find_topic_tree(
    lines: Sequence[NoteLine], report: Report
) -> tuple[list[NoteLine], list[TopicNode]]:
    """The longest run of numbered titles that is a tree, after the lines without it."""
    runs: list[list[tuple[int, TopicNode]]] = []
    last: TopicNode | None = None
    for n, node in enumerate(map(_node, lines)):
        if node is not None and last is not None and _follows(last, node):
            runs[-1].append((n, node))
        elif node is not None and node.number == "1":
            runs.append([(n, node)])
        else:
            node = None  # noqa: PLW2901 what comes next follows nothing
        last = node
    longest_run = max(runs, key=len) if runs else []
    nodes_by_line = dict(longest_run)
    nodes = list(nodes_by_line.values())
    if len(nodes) < FEWEST or not any("." in node.number for node in nodes):
        return list(lines), []
    _report_gaps(nodes, report)
    return [line for n, line in enumerate(lines) if n not in nodes_by_line], nodes


def _node(line: NoteLine) -> TopicNode | None:
    if line.kind in ("row", "question"):
        return None
    match = NUMBERED_TITLE.fullmatch(line.text) if len(line.text) <= LONGEST else None
    title = plain_text_of(match[2]) if match else ""
    return TopicNode(_number(match[1]), title, line.number) if match and title else None


def _number(written: str) -> str:
    """A topic number without leading zeros in its parts."""
    return ".".join(str(int(part)) for part in written.split("."))


def _follows(last: TopicNode, node: TopicNode) -> bool:
    """Whether a node can come after another in a tree, in which at most two numbers are left
    out."""
    shared = min(len(last.parts), len(node.parts) - 1)
    if node.parts <= last.parts:
        return False
    if len(node.parts) > len(last.parts):
        return node.parts[:shared] == last.parts[:shared] and len(node.parts) == shared + 1
    *above, number = node.parts
    return list(last.parts[: len(above)]) == above and number - last.parts[len(above)] <= 3


def _report_gaps(nodes: Sequence[TopicNode], report: Report) -> None:
    numbers = {node.parts for node in nodes}
    for node in nodes:
        *above, number = node.parts
        for before in range(1, number):
            missing = (*above, before)
            if missing not in numbers:
                numbers.add(missing)
                name = ".".join(map(str, missing))
                remark = f"there is no topic {name} before {node.number} '{node.title}'"
                report.add("missing", node.line, f"{remark}; nothing is renumbered")


def find_title(lines: list[NoteLine]) -> tuple[str, str, list[NoteLine]]:
    """The topic number and title at the beginning of notes ("" if missing), and the other lines."""
    match lines:
        case [first, second, *rest] if TOPIC_NUMBER.fullmatch(first.text) and _is_title(second):
            return _number(first.text), plain_text_of(second.text), rest
        case [first, *rest] if (node := _node(first)) and "." in node.number:
            return node.number, node.title, rest
        case [first, *rest] if _is_title(first) and (
            first.level == 1 or not first.text.endswith((".", ":", "?", "!"))
        ):
            return "", plain_text_of(first.text), rest
    return "", "", lines


def _is_title(line: NoteLine) -> bool:
    """Whether a line is short, and no part of a list or a table."""
    title = line.kind in ("text", "heading") and len(line.text) <= LONGEST
    return title and bool(plain_text_of(line.text))

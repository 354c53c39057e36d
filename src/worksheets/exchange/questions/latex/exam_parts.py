"""Questions of the class exam and their parts: each part is a question, with the words above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.exchange.questions.gap_text import FIRST_MARK
from worksheets.exchange.questions.latex.tree import Command, Group, Node, without_option
from worksheets.exchange.questions.shared_syntax import NotAQuestion

PARTS = frozenset({"parts", "subparts", "subsubparts"})
FILLED = re.compile(r"\s*\[([^\[\]]*)\](?:\s*\[[^\[\]]*\])?")
"""The answer of a blank, and perhaps its width."""
COMMANDS = frozenset({"part", "subpart", "subsubpart"})
SOLUTIONS = frozenset({"solution", "solutionorbox", "solutionorlines"})


@dataclass(frozen=True, slots=True)
class ExamPart:
    """A question, or a part of one with the words of the question before its own; `fault` is what
    is wrong with it, if anything is."""

    line: int
    marks: str
    nodes: Sequence[Node]
    fault: str = ""


def parts_of(line: int, nodes: Sequence[Node]) -> Iterator[ExamPart]:
    """The parts of a question of a line, or the question itself if it has none; marks may stand in
    brackets before its words."""
    marks, own = _marks(nodes)
    places = [n for n, one in enumerate(own) if isinstance(one, Group) and one.name in PARTS]
    if not places:
        yield ExamPart(line, marks, own)
        return
    first = places[0]
    group = own[first]
    if not isinstance(group, Group) or any(shows(node) for node in own[first + 1 :]):
        yield ExamPart(line, marks, own, "words stand behind its parts")
        return
    stem = [node for node in own[:first] if not _is_solution(node)]
    for command, inner in between(group.nodes, COMMANDS):
        for part in parts_of(command.line, inner):
            shown = [*stem, "\n\n", *part.nodes] if any(map(shows, stem)) else part.nodes
            yield ExamPart(part.line, part.marks, shown, part.fault)


def _marks(nodes: Sequence[Node]) -> tuple[str, list[Node]]:
    """The marks in brackets that nodes begin with, perhaps with a half, and what is behind them."""
    match list(nodes):
        case [str(first), Command("half"), str(behind), *rest] if first.lstrip().startswith(
            "["
        ) and behind.lstrip().startswith("]"):
            return f"{first.strip()[1:].strip() or 0}.5", [behind.lstrip()[1:], *rest]
    return without_option(nodes)


def with_blanks(nodes: Sequence[Node]) -> tuple[list[Node], list[str]]:
    """Nodes with a mark for each blank, and the answers in brackets behind these; raises
    NotAQuestion if a blank has none."""
    shown: list[Node] = []
    answers: list[str] = []
    for n, node in enumerate(nodes):
        if isinstance(node, Command) and node.name == "fillin":
            behind = nodes[n + 1] if n + 1 < len(nodes) else ""
            found = FILLED.match(behind) if isinstance(behind, str) else None
            if found is None or not found[1].strip():
                raise NotAQuestion("key", "a blank has no answer", r"write \fillin[answer]")
            shown.append(chr(FIRST_MARK + len(answers)))
            answers.append(" ".join(found[1].split()))
        elif isinstance(node, str) and shown and _is_filled(nodes, n):
            shown.append(FILLED.sub("", node, count=1))
        else:
            shown.append(node)
    return shown, answers


def _is_filled(nodes: Sequence[Node], n: int) -> bool:
    before = nodes[n - 1]
    return isinstance(before, Command) and before.name == "fillin"


def between(nodes: Sequence[Node], names: frozenset[str]) -> Iterator[tuple[Command, list[Node]]]:
    """Commands of some names, each with the nodes to the next one; what is before the first of them
    is no part of any."""
    command: Command | None = None
    own: list[Node] = []
    for node in nodes:
        if isinstance(node, Command) and node.name in names:
            if command is not None:
                yield command, own
            command, own = node, []
        else:
            own.append(node)
    if command is not None:
        yield command, own


def shows(node: Node) -> bool:
    """Whether a node is more than space."""
    return not isinstance(node, str) or bool(node.strip())


def _is_solution(node: Node) -> bool:
    return isinstance(node, Group) and node.name in SOLUTIONS

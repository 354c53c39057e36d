"""Strips: unbreakable bands of a page, with the space above them and what a break there costs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from worksheets.model.page import Fill, Mark, Node, Run, Stroke

FREE = 0.0
AVOID = 30.0
GLUED = 1_000_000.0
"""What it costs to begin a page with a strip; a glued one is parted only if it must be."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A band with marks at places relative to its top left corner.

    `above` is the space before it, which is dropped at the top of a page. `head` is a strip to
    repeat where a page begins with this one: the head row of its table. `title` is a bookmark.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    above: float = 0
    cost: float = FREE
    head: "Strip | None" = None
    title: str = ""
    level: int = 0


@dataclass(slots=True)
class Structure:
    """Collects the logical structure in reading order."""

    nodes: list[Node] = field(default_factory=list)

    def add(
        self,
        tag: str,
        parent: Node | None = None,
        alt: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> Node:
        node = Node(tag, parent, alt, attributes or {})
        self.nodes.append(node)
        return node


def moved(marks: Iterable[Mark], x: float, y: float) -> tuple[Mark, ...]:
    """The marks further right and further down."""
    found: list[Mark] = []
    for mark in marks:
        match mark:
            case Run():
                found.append(
                    Run(mark.x + x, mark.y + y, mark.face, mark.size, mark.text, mark.node)
                )
            case Stroke():
                points = tuple((left + x, top + y) for left, top in mark.points)
                found.append(replace(mark, points=points))
            case Fill():
                found.append(replace(mark, x=mark.x + x, y=mark.y + y))
    return tuple(found)


def shifted(strips: Iterable[Strip], x: float) -> list[Strip]:
    """The strips further right, and the head rows they repeat."""
    heads: dict[int, Strip] = {}
    found = []
    for strip in strips:
        head = strip.head
        if head is not None:
            fresh = replace(head, marks=moved(head.marks, x, 0))
            head = heads.setdefault(id(head), fresh)
        found.append(replace(strip, marks=moved(strip.marks, x, 0), head=head))
    return found


def together(strips: Sequence[Strip]) -> list[Strip]:
    """The strips glued to one another."""
    return [strip if n == 0 else replace(strip, cost=GLUED) for n, strip in enumerate(strips)]


def stacked(strips: Sequence[Strip]) -> tuple[float, tuple[Mark, ...]]:
    """Height and marks of strips one under the other."""
    y = 0.0
    marks: list[Mark] = []
    for n, strip in enumerate(strips):
        y += strip.above if n else 0
        marks += moved(strip.marks, 0, y)
        y += strip.height
    return y, tuple(marks)


def box(x: float, y: float, width: float, height: float, weight: float) -> Stroke:
    """A rectangle drawn as a closed stroke."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Stroke(corners, weight, closed=True)

"""The logical structure of a file as it is being laid out."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, TypeVarTuple

from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark

More = TypeVarTuple("More")
Made = TypeVar("Made")


@dataclass(slots=True)
class Structure:
    """Collects the logical structure of a file in reading order; `root` names the kind of file.

    The same place in the tree is the same node in every file of that kind, so that what was set
    for one paper can stand in another.
    """

    root: str = ""
    nodes: list[Node] = field(default_factory=list)
    kids: dict[Node | None, int] = field(default_factory=dict)
    groups: int = 0

    def add(
        self,
        tag: str,
        parent: Node | None = None,
        alt: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> Node:
        """The next node under a parent, or on top."""
        place = self.kids.get(parent, 0)
        self.kids[parent] = place + 1
        pairs = tuple(attributes.items()) if attributes else ()
        node = _node(self.root if parent is None else parent, place, tag, alt, pairs)
        self.nodes.append(node)
        return node

    def branch(self, parent: Node | None) -> "Structure":
        """An empty structure that goes on under a parent, to try something in; see `take`."""
        return Structure(self.root, [], {parent: self.kids.get(parent, 0)})

    def memoised(
        self, make: "Callable[[Structure, *More], Made]", *args: *More, under: Node | None = None
    ) -> Made:
        """The result of a function that adds to the structure on top, or under a node.

        It is remembered, with what it adds, for the same arguments, so it must be immutable.
        """
        place = self.kids.get(under, 0)
        result: tuple[Made, Structure] = _memoised(make, self.root, under, place, *args)
        made, branch = result
        self.take(branch)
        return made

    def take(self, branch: "Structure") -> None:
        """Add the elements of a branch to this structure."""
        self.nodes += branch.nodes
        self.kids |= branch.kids


@memo(1 << 13)
def _memoised(
    make: Callable[..., Made], root: str, under: Node | None, place: int, *args: Any
) -> tuple[Made, Structure]:
    """Without its memo, papers with shuffled options take nearly twice as long."""
    structure = Structure(root, [], {under: place})
    return make(structure, *args), structure


@memo(1 << 15)
def _node(
    parent: Node | str, _: int, tag: str, alt: str, attributes: tuple[tuple[str, str], ...]
) -> Node:
    """The node at a place under its parent, or on top of a kind of file.

    Without its memo, papers with shuffled options take 72 % longer.
    """
    above = parent if isinstance(parent, Node) else None
    return Node(tag, above, alt, dict(attributes))


def inlines_of(marks: Iterable[Mark]) -> tuple[Node, ...]:
    """The inline nodes of some marks, each once, in the order in which they first come."""
    return tuple(dict.fromkeys([mark.node for mark in marks if mark.node and mark.node.inline]))


def inline(
    tag: str, parent: Node, _: Hashable, *, alt: str = "", actual: str = "", address: str = ""
) -> Node:
    """The node of something within a paragraph, such as a blank or a box, at a place of its own."""
    return Node(tag, parent, alt, actual=actual, address=address, inline=True)

"""The structure tree of a PDF: what a listener hears, and where on the pages it stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from worksheets.model.page.page import Node
from worksheets.writers.pdf.attributes import attributes
from worksheets.writers.pdf.boxes import Box
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.syntax import name, references, text

Place: TypeAlias = tuple[int, int]
"""A marked-content sequence: its page, counted from 0, and its number there."""


class Attached(NamedTuple):
    """An annotation: the node it belongs to, its page counted from 0, and its object."""

    node: Node
    page: int
    number: int


def add_structure(
    document: TaggedDocument,
    nodes: Sequence[Node],
    owners: Sequence[Sequence[Node]],
    boxes: Mapping[Node, Box],
    attached: Sequence[Attached] = (),
    spoken: Mapping[Node, str] | None = None,
) -> int:
    """Add the tree to the document, and answer the object number of its root.

    `owners` has, for every page, the nodes of its marked-content sequences by number; `attached`
    the annotations, whose keys in the parent tree follow those of the pages; `spoken` what is
    heard of some nodes beside what they say themselves.
    """
    root = document.upcoming
    numbers: dict[Node | None, int] = {None: root + 1}
    numbers |= {node: root + 2 + index for index, node in enumerate(nodes)}
    pages = document.pages
    places = _places(owners)
    below: defaultdict[Node | None, list[Node]] = defaultdict(list)
    for node in nodes:
        below[node.parent].append(node)
    objects: defaultdict[Node, list[Attached]] = defaultdict(list)
    for one in attached:
        objects[one.node].append(one)
    parents = root + 2 + len(nodes)
    document.add(
        b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        % (root + 1, parents, len(owners) + len(attached))
    )
    listed = references(numbers[node] for node in below[None])
    document.add(b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (root, listed))
    for node in nodes:
        own, mine = places.get(node, ()), below.get(node, ())
        if mine and not own and node not in objects:
            contents = b"/K[%b]" % references([numbers[kid] for kid in mine])
        else:
            kids = _merged(own, mine, places, below) if mine else own
            contents = _contents(kids, objects.get(node, ()), numbers, pages)
        said = node.alt or (spoken or {}).get(node, "")
        if said == node.alt and node not in boxes:
            start, end = _written(node)
        else:
            start, end = _ends(node, said, boxes.get(node))
        document.add(b"%b%d 0 R%b%b" % (start, numbers[node.parent], contents, end))
    document.add(_parent_tree(owners, attached, numbers))
    return root


@lru_cache(maxsize=1 << 14)
def _written(node: Node) -> tuple[bytes, bytes]:
    """The element of a node that stands in many files, but for its parent and what it holds."""
    return _ends(node, node.alt, None)


def _ends(node: Node, said: str, box: Box | None) -> tuple[bytes, bytes]:
    spoken = b"/Alt" + text(said) if said else b""
    actual = b"/ActualText" + text(node.actual) if node.actual else b""
    end = b"%b%b%b>>" % (spoken, actual, attributes(node, box))
    return b"<</Type/StructElem/S%b/P " % name(node.tag), end


def _parent_tree(
    owners: Sequence[Sequence[Node]],
    attached: Sequence[Attached],
    numbers: Mapping[Node | None, int],
) -> bytes:
    """The way back from every page's sequences, and from annotations, to their nodes."""
    rows = [
        b"%d[%b]" % (page, references([numbers[node] for node in nodes]))
        for page, nodes in enumerate(owners)
    ]
    rows += (
        b"%d %d 0 R" % (key, numbers[one.node]) for key, one in enumerate(attached, len(owners))
    )
    return b"<</Nums[%b]>>" % b" ".join(rows)


def _places(owners: Sequence[Sequence[Node]]) -> Mapping[Node, list[Place]]:
    places: defaultdict[Node, list[Place]] = defaultdict(list)
    for at, page in enumerate(owners):
        for sequence, node in enumerate(page):
            places[node].append((at, sequence))
    return places


def _merged(
    own: Sequence[Place],
    below: Sequence[Node],
    places: Mapping[Node, Sequence[Place]],
    all_below: Mapping[Node | None, Sequence[Node]],
) -> list[Node | Place]:
    """What a node holds, in reading order: its own sequences, and nodes among them."""
    waiting = list(reversed(own))
    found: list[Node | Place] = []
    for node in below:
        first = _first(node, places, all_below) if waiting else None
        while first and waiting and waiting[-1] < first:
            found.append(waiting.pop())
        found.append(node)
    return [*found, *reversed(waiting)]


def _first(
    node: Node,
    places: Mapping[Node, Sequence[Place]],
    below: Mapping[Node | None, Sequence[Node]],
) -> Place | None:
    """Where a node, or the first thing in it, is painted first; None if nothing is."""
    firsts = [place for one in below.get(node, ()) if (place := _first(one, places, below))]
    return min([*places.get(node, ())[:1], *firsts], default=None)


def _contents(
    kids: Sequence[Node | Place],
    objects: Sequence[Attached],
    numbers: Mapping[Node | None, int],
    pages: Sequence[int],
) -> bytes:
    """What a node holds; sequences are on the page named first unless they say otherwise."""
    at = None
    held = []
    for kid in kids:
        if isinstance(kid, Node):
            held.append(b"%d 0 R" % numbers[kid])
        elif at is None or kid[0] == at:
            at = kid[0]
            held.append(b"%d" % kid[1])
        else:
            held.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid[0]], kid[1]))
    held += [
        b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[one.page], one.number) for one in objects
    ]
    page = b"" if at is None else b"/Pg %d 0 R" % pages[at]
    return page + (b"/K[%b]" % b" ".join(held) if held else b"")

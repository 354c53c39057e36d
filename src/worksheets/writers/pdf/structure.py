"""The structure tree, which ReportLab lacks: what a listener hears, and where it stands.

There are hundreds of structure elements in a file, so they are formatted here: as ReportLab's
dictionaries they would take ten times as long.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from worksheets.model.page.node import Node
from worksheets.writers.pdf.boxes import Box
from worksheets.writers.pdf.content import FilePlan, grouped
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.syntax import numbers, string

Place: TypeAlias = tuple[int, int]
"""A marked-content sequence: its page, counted from 0, and its number (MCID) there."""
_OWNERS = {
    "ListNumbering": "List",
    **dict.fromkeys(("Scope", "Summary", "RowSpan", "ColSpan"), "Table"),
    **dict.fromkeys(("Placement", "TextAlign"), "Layout"),
}
"""The owners of attributes."""


class Annotation(NamedTuple):
    """An annotation: the node it belongs to, its page counted from 0, and its object."""

    node: Node
    page: int
    number: int


class Tags(NamedTuple):
    """The structure tree of a file: object numbers of pages and nodes, what stands in each node,
    and alternative descriptions beside the nodes' own."""

    pages: Sequence[int]
    numbers: Mapping[Node | None, int]
    children: Mapping[Node | None, Sequence[Node]]
    places: Mapping[Node, Sequence[Place]]
    annotations: Mapping[Node, Sequence[Annotation]]
    alternatives: Mapping[Node, str]
    figures: Mapping[Node, Box]


def add_structure(
    document: TaggedDocument,
    plan: FilePlan,
    annotations: Sequence[Annotation],
    alternatives: Mapping[Node, str],
) -> int:
    """Add the structure tree to a document; returns the object number of its root.

    The keys of annotations in the parent tree follow those of the pages.
    """
    root = document.objectcounter + 1
    pages = [page.owners for page in plan.pages]
    tags = Tags(
        pages=[document.number(f"Page{n + 1}") for n in range(len(pages))],
        numbers={node: root + 1 + n for n, node in enumerate((None, *plan.nodes))},
        children=grouped((node.parent, node) for node in plan.nodes),
        places=grouped(
            (node, (n, mcid)) for n, owners in enumerate(pages) for mcid, node in enumerate(owners)
        ),
        annotations=grouped((annotation.node, annotation) for annotation in annotations),
        alternatives=alternatives,
        figures=dict(plan.figures),
    )
    document.add(
        b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        % (root + 1, root + 2 + len(plan.nodes), len(pages) + len(annotations))
    )
    top = _references(tags.children.get(None, ()), tags)
    document.add(b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (root, top))
    for node in plan.nodes:
        document.add(_element(node, tags))
    # the parent tree: from the sequences of every page, and from annotations, to their elements
    rows = [b"%d[%b]" % (page, _references(owners, tags)) for page, owners in enumerate(pages)]
    for key, annotation in enumerate(annotations, len(pages)):
        rows.append(b"%d %d 0 R" % (key, tags.numbers[annotation.node]))
    document.add(b"<</Nums[%b]>>" % b" ".join(rows))
    return root


def _references(nodes: Iterable[Node], tags: Tags) -> bytes:
    return b" ".join([b"%d 0 R" % tags.numbers[node] for node in nodes])


def _element(node: Node, tags: Tags) -> bytes:
    alternative = node.alt or tags.alternatives.get(node, "")
    return b"<</Type/StructElem/S/%b/P %d 0 R%b%b%b%b>>" % (
        node.tag.encode(),
        tags.numbers[node.parent],
        _kids(node, tags),
        b"/Alt" + string(alternative) if alternative else b"",
        b"/ActualText" + string(node.actual) if node.actual else b"",
        _attributes(node, tags.figures.get(node)),
    )


def _attributes(node: Node, box: Box | None) -> bytes:
    """The attributes of an element, by their owner; `box` is what a figure covers."""
    if not node.attributes and box is None:
        return b""
    owned: defaultdict[str, bytes] = defaultdict(bytes)
    for key, value in node.attributes.items():
        written = string(value) if key == "Summary" else value.encode()
        mark = b"" if key == "Summary" else b" " if value.isdecimal() else b"/"
        owned[_OWNERS[key]] += b"/%b%b%b" % (key.encode(), mark, written)
    if box is not None:
        owned["Layout"] += b"/BBox[%b]" % numbers(*box)
    entries = (b"<</O/%b%b>>" % (owner.encode(), rest) for owner, rest in owned.items())
    return b"/A[%b]" % b"".join(entries)


def _kids(node: Node, tags: Tags) -> bytes:
    """The page and the kids of an element; a sequence on another page says on which one."""
    kids: list[bytes] = []
    element_page: int | None = None
    for kid in _in_reading_order(node, tags):
        if isinstance(kid, Node):
            kids.append(b"%d 0 R" % tags.numbers[kid])
            continue
        page, sequence = kid
        if element_page is None or page == element_page:
            element_page = page
            kids.append(b"%d" % sequence)
        else:
            kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (tags.pages[page], sequence))
    for _, page, number in tags.annotations.get(node, ()):
        kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (tags.pages[page], number))
    if not kids:
        return b""
    of_page = b"" if element_page is None else b"/Pg %d 0 R" % tags.pages[element_page]
    return b"%b/K[%b]" % (of_page, b" ".join(kids))


def _in_reading_order(node: Node, tags: Tags) -> Sequence[Node | Place]:
    """The sequences of a node and the nodes in it, each before what is painted after it."""
    places, children = tags.places.get(node, ()), tags.children.get(node, ())
    if not places or not children:
        return places or children
    waiting = list(reversed(places))
    kids: list[Node | Place] = []
    for child in children:
        first = _first(child, tags) if waiting else None
        while first and waiting and waiting[-1] < first:
            kids.append(waiting.pop())
        kids.append(child)
    return [*kids, *reversed(waiting)]


def _first(node: Node, tags: Tags) -> Place | None:
    """The first sequence of a node and the nodes in it; None if there is none."""
    inside = (_first(child, tags) for child in tags.children.get(node, ()))
    firsts = [place for place in inside if place is not None]
    return min([*tags.places.get(node, ())[:1], *firsts], default=None)

"""Attributes of structure elements: who owns them, and how their values are written."""

from collections import defaultdict
from collections.abc import Callable

from worksheets.model.page.page import Node
from worksheets.writers.pdf.boxes import Box
from worksheets.writers.pdf.syntax import name, numbers, text

_KNOWN: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "ListNumbering": ("List", name),
    "Scope": ("Table", name),
    "Summary": ("Table", text),
    "RowSpan": ("Table", lambda count: b" %d" % int(count)),
    "ColSpan": ("Table", lambda count: b" %d" % int(count)),
    "Placement": ("Layout", name),
    "TextAlign": ("Layout", name),
}


def attributes(node: Node, box: Box | None) -> bytes:
    """The /A entry of a node's element; `box` is what a figure covers, counted from below."""
    owned: defaultdict[str, bytes] = defaultdict(bytes)
    for key, value in node.attributes.items():
        owner, written = _KNOWN[key]
        owned[owner] += name(key) + written(value)
    if box is not None:
        owned["Layout"] += b"/BBox[%b]" % numbers(*box)
    if not owned:
        return b""
    return b"/A[%b]" % b"".join(b"<</O%b%b>>" % (name(o), rest) for o, rest in owned.items())

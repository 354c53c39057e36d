"""The elements of a document's logical structure."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One element of the document's logical structure; a listener hears nodes in tree order.

    `tag` is a standard structure type of PDF 1.7 (H1, P, L, LI, Lbl, LBody, Table, TR, TH, TD,
    Div, Span, Figure ...). `alt` describes what is drawn, for a listener; `actual` is the text that
    drawn strokes stand for, such as a blank. `attributes` are those of the tag's owner:
    ListNumbering, Scope, Summary. `address` is where a Link leads. One that is `inline` was made
    within a paragraph, and comes right after its parent.
    """

    tag: str
    parent: "Node | None" = None
    alt: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    actual: str = ""
    address: str = ""
    inline: bool = False

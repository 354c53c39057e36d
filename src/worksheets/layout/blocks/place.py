"""The place where a block is set: how wide it may be, in which style, under which element."""

from typing import NamedTuple

from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.page.node import Node


class BlockPlace(NamedTuple):
    """A measure in points, a style, and the structure that collects elements under a parent.

    A structure changes as it collects, so a place has no hash and is no argument of a memo.
    """

    measure: float
    style: Style
    structure: Structure
    parent: Node | None = None

    def within(self, measure: float) -> "BlockPlace":
        """The same place with another measure."""
        return BlockPlace(measure, self.style, self.structure, self.parent)

    def under(self, parent: Node) -> "BlockPlace":
        """The same place under another element."""
        return BlockPlace(self.measure, self.style, self.structure, parent)

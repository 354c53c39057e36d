"""The place where a block is set."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.structure import Structure
from worksheets.layout.style import style_of
from worksheets.model.page.node import Node

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


def test_a_place_inside_collects_into_the_same_structure() -> None:
    place = BlockPlace(300, STYLE, Structure())
    inside = place.within(200).under(Node("LI"))
    inside.structure.add("P", inside.parent)
    assert (inside.measure, [node.tag for node in place.structure.nodes]) == (200, ["P"])


def test_a_place_is_no_key_of_a_memo() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(BlockPlace(300, STYLE, Structure()))

"""Links as annotations: where on a page they are, and where they lead."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from worksheets.layout.type.fonts import Typeface
from worksheets.model.page.page import Mark, Node, Run
from worksheets.writers.pdf.boxes import Box, corners_of
from worksheets.writers.pdf.syntax import numbers, text

_PRINTED = 4


def link_annotations(
    found: Iterable[Mark], height: float, typefaces: Mapping[str, Typeface]
) -> list[tuple[Node, bytes]]:
    """The links among marks of a page so high, in reading order: their nodes, and the inside of
    their annotations."""
    marks: defaultdict[Node, list[Mark]] = defaultdict(list)
    for mark in found:
        if isinstance(mark, Run) and mark.node and mark.node.address:
            marks[mark.node].append(mark._replace(text=mark.text.rstrip()))
    return [
        (node, _annotation(node, [corners_of(mark, typefaces) for mark in runs], height))
        for node, runs in marks.items()
    ]


def _annotation(node: Node, boxes: list[Box], height: float) -> bytes:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    whole = numbers(min(lefts), height - max(bottoms), max(rights), height - min(tops))
    quads = b" ".join(
        numbers(left, height - top, right, height - top, left, height - foot, right, height - foot)
        for left, top, right, foot in boxes
    )
    return (
        b"/Type/Annot/Subtype/Link/Rect[%b]/QuadPoints[%b]/Border[0 0 0]/F %d/Contents%b"
        b"/A<</Type/Action/S/URI/URI%b>>"
        % (whole, quads, _PRINTED, text(node.address), text(node.address))
    )

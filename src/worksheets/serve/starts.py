"""Where the questions of a paper begin on its pages, so that a click leads to their lines."""

from collections.abc import Collection
from typing import NamedTuple

from worksheets.model.page.node import Node
from worksheets.model.page.page import Page, Run


class Start(NamedTuple):
    """The printed number of a question, and its place: points from the left and from the top."""

    number: str
    x: float
    y: float


def starts_on(page: Page, numbers: Collection[str]) -> list[Start]:
    """The questions of some numbers that begin on a page, or of which a scheme says the marks.

    Their numbers are labels of the outermost list, head cells of an outermost table, or what a
    paragraph of a mark scheme begins with; the labels of options and parts lie deeper.
    """
    found: list[Start] = []
    before: Node | None = None
    for mark in page.marks:
        if not isinstance(mark, Run) or mark.node is None:
            continue
        number = mark.text.strip().partition("(")[0]  # a scheme may label parts only: 10(a)
        if number in numbers and _is_number(mark, before):
            found.append(Start(number, round(mark.x, 1), round(mark.y - mark.size, 1)))
        before = mark.node
    return found


def _is_number(mark: Run, before: Node | None) -> bool:
    """Whether a run labels an entry of a list, or of a table, that lies in no other, or is the bold
    beginning of a paragraph; `before` is the node of the run before it."""
    node = mark.node
    if node is None:
        return False
    if node.tag == "P":
        return node.parent is None and node is not before and mark.face == "strong"
    if node.tag not in ("Lbl", "TH"):
        return False
    around = node.parent
    entries = 0
    while around is not None:
        entries += around.tag in ("LI", "TR")
        around = around.parent
    return entries == 1

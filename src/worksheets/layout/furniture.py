"""What stands in the footer of every page: title, form, fingerprint, page x of y."""

from worksheets.layout.pages import Furniture
from worksheets.layout.style import Style
from worksheets.layout.words import width
from worksheets.model.page import Mark, Run, Stroke
from worksheets.model.paper import Front
from worksheets.model.units import MILLIMETRE


def footer(front: Front, style: Style, *, title: str = "", prefix: str = "") -> Furniture:
    """The footer of a paper, or with a title and a prefix that of its mark scheme."""
    name = f"{title} · {front.title}" if title else front.title
    form = f"Form {front.form} · " if front.form else ""

    def paint(page: int, count: int) -> tuple[Mark, ...]:
        y = style.height - style.margin + 5 * MILLIMETRE
        right = f"{prefix}{page} of {count}" if prefix else f"Page {page} of {count}"
        code = f"{form}{front.fingerprint}"
        edge = style.width - style.margin
        middle = style.width / 2 - width(code, "text", style.small) / 2
        room = middle - style.margin - style.unit
        return (
            Stroke(((style.margin, y - 11), (edge, y - 11)), style.rule),
            Run(style.margin, y, "text", style.small, _shortened(name, room, style.small)),
            Run(middle, y, "text", style.small, code),
            Run(edge - width(right, "text", style.small), y, "text", style.small, right),
        )

    return Furniture(paint, lambda page: f"{prefix}{page}")


def _shortened(words: str, room: float, size: float) -> str:
    """The words, or as many of them as there is room for."""
    if width(words, "text", size) <= room:
        return words
    kept = words.split(" ")
    while len(kept) > 1 and width(" ".join(kept) + "…", "text", size) > room:
        kept.pop()
    return " ".join(kept).rstrip(",:;·– ") + "…"

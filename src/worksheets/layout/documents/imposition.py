"""Pages side by side on larger sheets, for the print shop: folded booklets, copies to be cut."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from worksheets.language.language import Language
from worksheets.layout.pagination.strips import artifacts
from worksheets.model.layout_spec import Imposition
from worksheets.model.page.page import Document, Mark, Page, Stroke, moved, single

CUT = 0.5
"""The weight of the line to cut along."""


def booklet_order(pages: int) -> list[tuple[int, int]]:
    """Left and right page of every side of a folded booklet, from 1; 0 is a blank.

    Sides come in the order of printing: front and back of the outermost sheet first. Pages are
    filled up to a multiple of four with blanks at the end.
    """
    padded = -(-pages // 4) * 4
    sides: list[tuple[int, int]] = []
    for sheet in range(padded // 4):
        sides.append((padded - 2 * sheet, 2 * sheet + 1))
        sides.append((2 * sheet + 2, padded - 2 * sheet - 1))
    return [(left if left <= pages else 0, right if right <= pages else 0) for left, right in sides]


def imposed(document: Document, imposition: Imposition, language: Language) -> Document:
    """The document on larger sheets; it has no tags and no zones, for nobody but a printer is to
    read it."""
    shape = document.pages[0]
    match imposition:
        case "booklet":
            sides = [
                [page and document.pages[page - 1] for page in side]
                for side in booklet_order(len(document.pages))
            ]
            pages = [_sheet(side, shape, 2, 1, cut=False) for side in sides]
            title = language.say("file.booklet", title=document.title)
        case "2-up":
            pages = [_sheet([page, page], shape, 2, 1, cut=True) for page in document.pages]
            title = language.say("file.two-up", title=document.title)
        case "4-up":
            pages = [_sheet([page] * 4, shape, 2, 2, cut=True) for page in document.pages]
            title = language.say("file.four-up", title=document.title)
        case "none":
            return document
    labels = count(1)
    return replace(
        document,
        title=title,
        pages=tuple(replace(page, label=str(next(labels))) for page in pages),
        nodes=(),
        bookmarks=(),
        fields=(),
    )


def _sheet(pages: Sequence[Page | int], shape: Page, across: int, down: int, *, cut: bool) -> Page:
    """Pages of one shape in rows from the top left; a number stands for a blank."""
    wide, tall = shape.width, shape.height
    marks: list[Mark] = []
    for n, page in enumerate(pages):
        if isinstance(page, Page):
            row, column = divmod(n, across)
            marks += artifacts(moved(page.marks, column * wide, row * tall))
    if cut:
        marks += [
            Stroke(((n * wide, 0), (n * wide, down * tall)), CUT, dots=True)
            for n in range(1, across)
        ]
        marks += [
            Stroke(((0, n * tall), (across * wide, n * tall)), CUT, dots=True)
            for n in range(1, down)
        ]
    return Page("", across * wide, down * tall, single(marks))

"""Finished pages as text, for people and for tests that compare pages."""

from collections.abc import Iterator

from worksheets.model.page.page import (
    Document,
    Fill,
    Foreign,
    MatrixCode,
    Page,
    Picture,
    Run,
    Shape,
    Stroke,
)
from worksheets.model.page.zones import Field


def files(name: str, document: Document, _: str) -> Iterator[tuple[str, bytes]]:
    """One text file."""
    yield f"{name}.txt", write(document)


def write(document: Document) -> bytes:
    """Every mark of every page, in the order of painting; lengths in points."""
    lines = [f"{document.title} ({document.language})"]
    for page in document.pages:
        lines += ["", f"page {page.label}, {page.width:.0f} x {page.height:.0f}", *_marks(page)]
    lines += [
        "",
        *(f"bookmark {bookmark.page + 1} {bookmark.title}" for bookmark in document.bookmarks),
    ]
    return ("\n".join(lines) + "\n").encode()


def _marks(page: Page) -> list[str]:
    lines = []
    for mark in page.marks:
        tag = mark.node.tag if mark.node else "-"
        match mark:
            case Run():
                place = f"{mark.x:6.1f} {mark.y:6.1f}"
                lines.append(f"{place} {tag:6} {mark.face} {mark.size:g} {mark.text!r}")
            case Stroke():
                (x, y), *_, (right, bottom) = mark.points
                shape = "box " if mark.closed else "line"
                lines.append(f"{x:6.1f} {y:6.1f} {tag:6} {shape} to {right:.1f} {bottom:.1f}")
            case Fill():
                size = f"{mark.width:.1f} x {mark.height:.1f}"
                lines.append(f"{mark.x:6.1f} {mark.y:6.1f} {tag:6} fill {size}")
            case Picture() | Foreign():
                kind = "picture" if isinstance(mark, Picture) else "foreign page"
                size = f"{mark.width:.1f} x {mark.height:.1f}"
                lines.append(f"{mark.x:6.1f} {mark.y:6.1f} {tag:6} {kind} {size}")
            case Shape():
                alternative = f" {mark.node.alt!r}" if mark.node else ""
                lines.append(f"{mark.x:6.1f} {mark.y:6.1f} {tag:6} shape{alternative}")
            case MatrixCode():
                size = f"{mark.side:.1f}, {mark.squares} squares in a row"
                lines.append(f"{mark.x:6.1f} {mark.y:6.1f} {tag:6} code {size}")
            case Field():
                raise TypeError(f"{mark} is not painted")
    return lines

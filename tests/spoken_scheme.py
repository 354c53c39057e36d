"""What a listener must hear of a mark scheme: every answer and every level in a cell of a table."""

from collections.abc import Iterator

from spoken import SAID, squeezed, words_of
from structure import Element, listened
from worksheets.model.paper.content import Inlines
from worksheets.model.paper.item import Scheme
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.scheme_table import leaves

HEADS = ("Question Answer Marks Guidance", "Question Answer Marks", "Marks Level")
GLANCE = tuple(" ".join(["Qu. Answer"] * across) for across in (1, 2, 3))


def rows_told(paper: Paper) -> Iterator[tuple[str, ...]]:
    """How every row of the tables must begin, in order: question, answer, marks; marks, level."""
    for section in paper.sections:
        for name, item in leaves(section.items):
            if item.scheme is not None:
                yield from _scheme_told(name, item.scheme)


def _scheme_told(name: str, scheme: Scheme) -> Iterator[tuple[str, ...]]:
    if scheme.levels:
        for level in scheme.levels:
            one = level.least == level.most
            band = str(level.most) if one else f"{level.least}–{level.most}"
            yield band, _said(level.descriptor)
        return
    alone = len(scheme.points) == 1
    if not alone:
        several = "mark" if scheme.marks == 1 else "marks"
        yield (
            name,
            _said(scheme.rule) or f"{scheme.marks} {several} in all.",
            str(scheme.marks or "–"),
        )
    for point in scheme.points:
        if alone:
            yield name, _said(point.answer), str(scheme.marks)
        else:
            yield "", _said(point.answer), str(point.marks or "–")


def listed_told(paper: Paper) -> Iterator[str]:
    """What is listed under tables of levels: content an answer might use, and notes."""
    for section in paper.sections:
        for _, item in leaves(section.items):
            if item.scheme and item.scheme.levels:
                for side in item.scheme.indicative:
                    yield from map(_said, side.points)
                yield from map(_said, item.scheme.notes)


def check_scheme(data: bytes, paper: Paper) -> None:
    """Fail unless a mark scheme has every answer and level in a row, and lists what it lists."""
    found = listened(data)
    rows = list(_rows(found))
    for wanted in rows_told(paper):
        at = next((n for n, row in enumerate(rows) if row[: len(wanted)] == wanted), None)
        assert at is not None, f"no row {wanted} after what came before it"
        rows = rows[at + 1 :]
    bodies = [squeezed(element.text) for element in found if element.tag == "LBody"]
    assert bodies == list(listed_told(paper))


def _rows(found: list[Element]) -> Iterator[tuple[str, ...]]:
    """The cells of every row, without the head rows."""
    row: list[str] = []
    for element in [*found, Element("TR", 0)]:
        if element.tag == "TR":
            yield tuple(row)
            row = []
        elif element.tag == "TD":
            row.append(squeezed(element.text))


def _said(content: Inlines) -> str:
    """The words of an answer, with what is heard in the place of formulas."""
    return squeezed(SAID.sub(r"\1", words_of(content)))

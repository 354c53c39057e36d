"""Pages on a printer's sheets."""

import pytest

from words import ENGLISH
from worksheets.layout.documents.imposition import booklet_order, imposed
from worksheets.model.page.page import Document, Page, Run, single


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (4, [(4, 1), (2, 3)]),
        (6, [(0, 1), (2, 0), (6, 3), (4, 5)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (12, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
    ],
)
def test_order_of_a_folded_booklet(pages: int, sides: list[tuple[int, int]]) -> None:
    assert booklet_order(pages) == sides


def document(count: int) -> Document:
    pages = tuple(
        Page(str(n), 100, 150, single([Run(10, 20, "text", 9, f"page {n}")]))
        for n in range(1, count + 1)
    )
    return Document("T", "A", "S", (), "en-GB", pages, (), (), ())


def words(page: Page) -> list[tuple[float, float, str]]:
    return [(mark.x, mark.y, mark.text) for mark in page.marks if isinstance(mark, Run)]


def test_a_booklet_has_two_pages_a_side() -> None:
    sheets = imposed(document(6), "booklet", ENGLISH).pages
    assert [(page.width, page.height) for page in sheets] == [(200, 150)] * 4
    assert words(sheets[0]) == [(110, 20, "page 1")]
    assert words(sheets[2]) == [(10, 20, "page 6"), (110, 20, "page 3")]


def test_copies_stand_side_by_side_with_a_line_to_cut_along() -> None:
    (sheet,) = imposed(document(1), "2-up", ENGLISH).pages
    assert words(sheet) == [(10, 20, "page 1"), (110, 20, "page 1")]
    assert len(sheet.marks) == 3
    (sheet,) = imposed(document(1), "4-up", ENGLISH).pages
    assert (sheet.width, sheet.height) == (200, 300)
    assert [place[:2] for place in words(sheet)] == [(10, 20), (110, 20), (10, 170), (110, 170)]


def test_none_leaves_the_document_alone() -> None:
    one = document(3)
    assert imposed(one, "none", ENGLISH) is one

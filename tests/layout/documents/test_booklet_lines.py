"""Lines of a long answer in a booklet: they fill its pages."""

import pytest

from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.documents.booklet import _to_the_foot
from worksheets.layout.style import style_of


@pytest.mark.parametrize("name", THEMES)
def test_an_answer_ends_at_the_foot_of_a_page(name: str) -> None:
    style = style_of(theme(name), "A4", ENGLISH)
    page = int(style.depth / style.pitch)
    first = _to_the_foot(1, style)
    assert 0 < first < page
    for room in range(first, first + 3 * page):
        lines = _to_the_foot(room, style)
        assert (lines - first) % page == 0
        assert -page / 4 <= lines - room < page * 3 / 4

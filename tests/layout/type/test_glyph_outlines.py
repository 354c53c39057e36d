"""The outlines of words: where their letters stand."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.style import style_of
from worksheets.layout.type.fonts import PER_EM
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.model.page.geometry import extent

FACES = style_of(theme("worksheet"), "A4", ENGLISH).faces


@pytest.mark.parametrize("text", ["Seoul", "A", "38th parallel", "−2", "y = x + 1"])
def test_letters_stand_within_the_width_of_their_text(text: str) -> None:
    left, top, right, bottom = extent(text_outline(FACES.typeface("text"), text))
    assert -20 < left < 120
    wide = FACES.width(text, "text", PER_EM)
    assert wide - 120 < right <= wide + 20
    assert -800 < top < bottom < 260


def test_letters_stand_on_the_baseline_and_follow_one_another() -> None:
    face = FACES.typeface("text")
    left, top, _, bottom = extent(text_outline(face, "H"))
    assert bottom == pytest.approx(0, abs=1)
    assert -top == pytest.approx(698, abs=5)
    after = extent(text_outline(face, "H H"))
    assert after.right - FACES.width("H ", "text", PER_EM) == pytest.approx(
        extent(text_outline(face, "H")).right
    )
    assert after.left == left

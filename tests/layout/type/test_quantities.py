"""Quantities and sums of numbers are set in the face of the text; all other formulas are not."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.style import style_of
from worksheets.layout.type.fonts import Typeface
from worksheets.layout.type.formulas import formula
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.quantities import in_face_of_text


@pytest.fixture
def typeface() -> Typeface:
    return style_of(theme("worksheet"), "A4", ENGLISH).faces.typeface("text")


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\qty{8.0}{m/s}", "8.0 m/s"),
        (r"\unit{\kilo\gram}", "kg"),
        (r"\ang{30}", "30°"),
        (r"25 \times 9.8 \times 2.0", "25 × 9.8 × 2.0"),
        ("-5", "−5"),
    ],
)
def test_a_quantity_has_the_letters_of_the_text(typeface: Typeface, tex: str, text: str) -> None:
    drawn = in_face_of_text(formula(tex, "en", False), typeface)
    assert drawn is not None
    assert drawn.outline.paths == text_outline(typeface, text).paths
    assert drawn.width == pytest.approx(typeface.width(text, 1000))
    assert drawn.in_text_face
    assert drawn.spoken == formula(tex, "en", False).spoken


@pytest.mark.parametrize(
    "tex",
    ["a = 3", r"\frac{1}{2}", "2^{3^2}", r"\sqrt{2}", "f(3)", "x", "10^23", "10^{2}3", "2^{(3)}"],
)
def test_any_other_formula_is_drawn_as_one(typeface: Typeface, tex: str) -> None:
    assert in_face_of_text(formula(tex, "en", False), typeface) is None


@pytest.mark.parametrize(
    ("tex", "line", "power"),
    [("10^{12}", "10", "12"), (r"\qty{9.8}{m.s^{-2}}", "9.8 m.s", "−2")],
)
def test_a_power_is_small_and_raised(typeface: Typeface, tex: str, line: str, power: str) -> None:
    drawn = in_face_of_text(formula(tex, "en", False), typeface)
    assert drawn is not None
    on_line, raised = text_outline(typeface, line).paths, text_outline(typeface, power).paths
    assert drawn.outline.paths[: len(on_line)] == on_line
    for path, unraised in zip(drawn.outline.paths[len(on_line) :], raised, strict=True):
        assert [step[-1] for step in path] == pytest.approx(
            [step[-1] * 0.7 - 350 for step in unraised]
        )
    assert drawn.width < typeface.width(line + power, 1000)

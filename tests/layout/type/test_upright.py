"""Quantities, sums of numbers and chemical formulas are set in the face of the text; others not."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.style import style_of
from worksheets.layout.type.fonts import Typeface
from worksheets.layout.type.formulas import formula
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.upright import in_face_of_text


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
        (r"\ce{NaCl(aq)}", "NaCl(aq)"),
        (r"\ce{C + S -> CS}", "C + S → CS"),
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
    [
        "a = 3",
        r"\frac{1}{2}",
        "2^{3^2}",
        r"\sqrt{2}",
        "f(3)",
        "x",
        "10^23",
        "10^{2}3",
        "2^{(3)}",
        r"\ce{x + y}",
        r"\ce{C_nH_{2n}}",
        r"\ce{1/2O2}",
        r"\ce{^{14}_{6}C}",
    ],
)
def test_any_other_formula_is_drawn_as_one(typeface: Typeface, tex: str) -> None:
    assert in_face_of_text(formula(tex, "en", False), typeface) is None


@pytest.mark.parametrize(
    ("tex", "parts"),
    [
        ("10^{12}", (("10", 0), ("12", 350))),
        (r"\qty{9.8}{m.s^{-2}}", (("9.8 m.s", 0), ("−2", 350))),
        (r"\ce{CuSO4.5H2O}", (("CuSO", 0), ("4", -150), ("·5 H", 0), ("2", -150), ("O", 0))),
        (r"\ce{SO4^2-}", (("SO", 0), ("4", -150), ("2−", 350))),
        (
            r"\ce{C12H22O11}",
            (("C", 0), ("12", -150), ("H", 0), ("22", -150), ("O", 0), ("11", -150)),
        ),
    ],
)
def test_powers_charges_and_indices_are_small(
    typeface: Typeface, tex: str, parts: tuple[tuple[str, int], ...]
) -> None:
    drawn = in_face_of_text(formula(tex, "en", False), typeface)
    assert drawn is not None
    heights = [step[-1] for path in drawn.outline.paths for step in path]
    expected: list[float] = []
    for text, rise in parts:
        size = 0.7 if rise else 1
        for path in text_outline(typeface, text).paths:
            expected += [step[-1] * size - rise for step in path]
    assert heights == pytest.approx(expected)
    assert drawn.width < typeface.width("".join(text for text, _ in parts), 1000)

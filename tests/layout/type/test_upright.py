"""Quantities, sums of numbers and chemical formulas are set in the face of the text; others not."""

import re

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.style import style_of
from worksheets.layout.text.runs import growth
from worksheets.layout.text.words import Word
from worksheets.layout.type.faces import Piece
from worksheets.layout.type.fonts import Typeface
from worksheets.layout.type.formulas import formula
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.outlines import Points
from worksheets.layout.type.stacked import BAR, BESIDE, OVER
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
        r"\frac{1}{2}x",
        r"\frac{x}{2}",
        r"\frac{1}{\square}",
        r"\frac{1}{2} = \frac{\square}{4}",
        r"\left(\frac{1}{2}\right)^2",
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


FRACTIONS = {
    r"\frac{3}{4}": 1,
    r"{\frac{11}{24}}": 1,
    r"2\frac{1}{3}": 1,
    r"{1\frac{10}{63}}": 1,
    r"\dfrac{1}{2} + \frac{0.5}{7} \times 3 =": 2,
    r"-\frac{1}{2}": 1,
}


@pytest.mark.parametrize(("tex", "count"), FRACTIONS.items())
def test_a_fraction_of_numbers_has_the_figures_of_the_text(
    typeface: Typeface, tex: str, count: int
) -> None:
    drawn = in_face_of_text(formula(tex, "en", True), typeface)
    assert drawn is not None
    bars = [path for path in drawn.outline.paths if len(path) == 4 and _height(path) == BAR]
    assert len(bars) == count
    assert len({path[0][1] for path in bars}) == 1
    for number in re.findall(r"\{([\d.]+)\}", tex):
        for figure in text_outline(typeface, number).paths:
            assert _shape(figure) in map(_shape, drawn.outline.paths)


def _height(path: Points) -> float:
    return max(point[-1] for point in path) - min(point[-1] for point in path)


def _shape(path: Points) -> list[tuple[float, ...]]:
    """A path with its first point at 0, 0."""
    left, top = path[0][:2]
    return [
        tuple(round(value - (top if n % 2 else left), 3) for n, value in enumerate(step))
        for step in path
    ]


def test_a_fraction_within_a_line_has_smaller_figures_and_keeps_the_leading(
    typeface: Typeface,
) -> None:
    """design: 0.8 of the text, leading 14 for type of 10.5 points."""
    full, small = (formula(r"\frac{3}{4}", "en", display) for display in (True, False))
    large, little = (in_face_of_text(one, typeface) for one in (full, small))
    assert large is not None
    assert little is not None
    assert little.width - 2 * OVER - 2 * BESIDE == pytest.approx(
        0.8 * (large.width - 2 * OVER - 2 * BESIDE)
    )
    line = (Word((Piece("", "text", 10.5, 10, formula=little),), 10),)
    above, below = growth(line, 14, 10.5)
    assert above == 0
    assert below < 1

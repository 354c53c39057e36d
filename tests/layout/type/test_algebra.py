"""Letters, numbers, powers, fractions and roots are set in the faces of the text; no others."""

import re

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.style import style_of
from worksheets.layout.text.runs import growth
from worksheets.layout.text.words import Word
from worksheets.layout.type.algebra import in_faces_of_text
from worksheets.layout.type.boxes import BAR, BESIDE, OVER
from worksheets.layout.type.faces import Piece
from worksheets.layout.type.fonts import Typeface
from worksheets.layout.type.formulas import Formula, formula
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.outlines import Points


def faces(name: str = "worksheet") -> tuple[Typeface, Typeface]:
    of_theme = style_of(theme(name), "A4", ENGLISH).faces
    return of_theme.typeface("text"), of_theme.typeface("emph")


ROMAN, ITALIC = faces()


def set_in_text(tex: str, *, display: bool = True, name: str = "worksheet") -> Formula | None:
    return in_faces_of_text(formula(tex, "en", display), *faces(name))


def shape(path: Points, scale: float = 1.0) -> list[tuple[float, ...]]:
    """A path with its first point at 0, 0."""
    left, top = path[0][:2]
    return [
        tuple(round((value - (top if n % 2 else left)) * scale, 3) for n, value in enumerate(step))
        for step in path
    ]


def has(drawn: Formula, text: str, typeface: Typeface, scale: float = 1.0) -> bool:
    """Whether a formula has the outlines of letters in it, so many times as large."""
    shapes = [shape(path) for path in drawn.outline.paths]
    return all(shape(path, scale) in shapes for path in text_outline(typeface, text).paths)


def bars(drawn: Formula) -> list[Points]:
    heights = [{point[-1] for point in path} for path in drawn.outline.paths]
    return [
        path
        for path, ends in zip(drawn.outline.paths, heights, strict=True)
        if len(path) == 4 and round(max(ends) - min(ends), 3) == BAR
    ]


@pytest.mark.parametrize(
    ("tex", "count"),
    [
        (r"\frac{3}{4}", 1),
        (r"{\frac{11}{24}}", 1),
        (r"2\frac{1}{3}", 1),
        (r"\dfrac{1}{2} + \frac{0.5}{7} \times 3 =", 2),
        (r"-\frac{1}{2}", 1),
    ],
)
def test_a_fraction_of_numbers_has_the_figures_of_the_text(tex: str, count: int) -> None:
    drawn = set_in_text(tex)
    assert drawn is not None
    assert drawn.in_text_face
    assert len(bars(drawn)) == count
    assert len({path[0][1] for path in bars(drawn)}) == 1
    for number in re.findall(r"\{([\d.]+)\}", tex):
        assert all(has(drawn, figure, ROMAN) for figure in number)


def test_variables_are_italic_and_all_else_is_upright() -> None:
    drawn = set_in_text(r"3x^2 + \sin y")
    assert drawn is not None
    for text, typeface, scale in (
        ("3", ROMAN, 1),
        ("x", ITALIC, 1),
        ("2", ROMAN, 0.7),
        ("+", ROMAN, 1),
        ("s", ROMAN, 1),
        ("y", ITALIC, 1),
    ):
        assert has(drawn, text, typeface, scale), text
    assert not has(drawn, "x", ROMAN)


@pytest.mark.parametrize(
    ("tex", "parts"),
    [
        ("x + y", ["x", " ", "+", " ", "y"]),
        ("-x", ["−", "x"]),
        ("y = -x", ["y", " ", "=", " ", "−", "x"]),
        ("(x - 3)", ["(", "x", " ", "−", " ", "3", ")"]),
        ("4xy", ["4", "x", "y"]),
        (r"45^\circ", ["45", "°"]),
        ("y''", ["y", "″"]),
        (r"\theta + 1", ["θ", " ", "+", " ", "1"]),
        (r"x \le 5", ["x", " ", "≤", " ", "5"]),
    ],
)
def test_signs_of_operation_stand_between_spaces(tex: str, parts: list[str]) -> None:
    drawn = set_in_text(tex)
    assert drawn is not None
    widths = [(ITALIC if part in "xy" else ROMAN).width(part, 1000) for part in parts]
    assert drawn.width == pytest.approx(sum(widths))


@pytest.mark.parametrize(
    "tex",
    [
        r"\left(\frac{1}{2}\right)^2",
        r"(\frac{1}{2})",
        r"\frac{\frac{1}{2}}{3}",
        r"x^{\frac{1}{2}}",
        r"x^{y^{z^2}}",
        r"\sqrt[3]{8}",
        r"\overline{x}",
        r"\vec{F}",
        r"\binom{n}{r}",
        r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}",
        r"\sum_{n=1}^{3} n",
        r"\int_0^1 x",
        r"{}^{14}_{6}\mathrm{C}",
        r"\lim_{x \to 0} x",
        r"\mathbf{F}",
        r"\ce{x + y}",
    ],
)
def test_any_other_formula_is_drawn_as_it_was(tex: str) -> None:
    assert set_in_text(tex) is None


def test_a_quantity_stands_in_its_formula() -> None:
    drawn = set_in_text(r"g = \qty{9.8}{\newton\per\kilogram}")
    assert drawn is not None
    assert has(drawn, "g", ITALIC)
    assert all(has(drawn, part, ROMAN) for part in ("9", "N", "kg"))


def test_a_root_of_a_fraction_stands_in_no_line() -> None:
    assert set_in_text(r"\sqrt{\frac{1}{2}}") is not None
    assert set_in_text(r"\sqrt{\frac{1}{2}}", display=False) is None


@pytest.mark.parametrize("name", ["dyslexia", "primary", "large-print-18"])
def test_without_italics_variables_are_the_upright_letters_of_the_text(name: str) -> None:
    """Emphasis is bold in these themes, and bold letters are vectors."""
    drawn = set_in_text("x + 1", name=name)
    assert drawn is not None
    roman, bold = faces(name)
    assert has(drawn, "x", roman)
    assert not has(drawn, "x", bold)
    assert set_in_text(r"\mathbf{F}", name=name) is None


def test_a_fraction_within_a_line_has_smaller_figures_and_keeps_the_leading() -> None:
    """design: 0.8 of the text, leading 14 for type of 10.5 points."""
    large, little = (set_in_text(r"\frac{3}{4}", display=display) for display in (True, False))
    assert large is not None
    assert little is not None
    sides = 2 * OVER + 2 * BESIDE
    assert little.width - sides == pytest.approx(0.8 * (large.width - sides))
    line = (Word((Piece("", "text", 10.5, 10, formula=little),), 10),)
    above, below = growth(line, 14, 10.5)
    assert above == 0
    assert below < 1


def test_a_root_is_over_all_that_is_under_it() -> None:
    inner, outer = set_in_text("b^2 - 4ac"), set_in_text(r"\sqrt{b^2 - 4ac}")
    assert inner is not None
    assert outer is not None
    (bar,) = bars(outer)
    assert bar[1][0] - bar[0][0] > inner.width
    assert -bar[0][1] > inner.ascent
    assert outer.ascent == pytest.approx(-bar[0][1])

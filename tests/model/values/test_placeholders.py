"""Placeholders in texts and formulas."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.model.authored import Filled
from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.exact import letter
from worksheets.model.numbers.results import Record, Result
from worksheets.model.values.patterns import Printers

DRAW: dict[str, Result] = {
    "a": Fraction(-1),
    "b": Fraction(3),
    "z": Fraction(0),
    "q": Fraction(7, 4),
    "n": Fraction(12_500),
    "h": (Fraction(2), Fraction(10)),
    "x": letter("x"),
    "who": Record((("name", "Mei"), ("they", "she"))),
}


def printed(text: str, tag: str = "en-GB") -> str:
    filled = Printers.of(SHIPPED.of(tag)).filled(text, DRAW)
    assert isinstance(filled, str)
    return filled.printed if isinstance(filled, Filled) else filled


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{b}} and {{12345.5}}", "3 and 12,345.5"),
        ("{{a * x + b}}", "−x + 3"),
        ("x² {{a * x:+}} {{b:+}}", "x² − x + 3"),
        ("$x^2 {{a * x:+}} {{z:+}}$", "$x^2 - x$"),
        ("{{b}} × {{a:()}}", "3 × (−1)"),
        ("{{b:()}} + {{x + 1:()}}", "3 + (x + 1)"),
        ("{{q as fraction}}, {{q as mixed}}, {{q}}", "7/4, 1 3/4, 1.75"),
        ("${{q as mixed}}$", "${1\\frac{3}{4}}$"),
        ("$\\frac{{a}}{{b}}$", "$\\frac{-1}{3}$"),
        ("$x^{{n}}$", "$x^{\\num{12500}}$"),
        ("{{2/3 to 2 dp}} {{2.995 to 2 dp}} {{2 to 2 dp}}", "0.67 3.00 2.00"),
        ("{{1234 to 2 sf}} {{0.0995 to 2 sf}} {{2/3 within 3 sf}}", "1200 0.10 0.667"),
        ("{{2.5 within 3 sf}}", "2.5"),
        ("{{q as percent}} {{1/3 as percent to 1 dp}}", "175% 33.3%"),
        ("{{sqrt(12)}} {{9 * pi}} ${{sqrt(12)}}$", "2√3 9π ${2\\sqrt{3}}$"),
        ("{{0.00012 as standard form}}", "1.2 × 10⁻⁴"),
        ("${{45600 as standard form to 2 sf}}$", "${4.6 \\times 10^{4}}$"),
        ("{{360 as factors}}", "2³ × 3² × 5"),
        ("{{2.5 as money}} {{-3 as money}} {{2.5 as €}}", "£2.50 −£3 €2.50"),
        ("{{12000 as money}}", "£12,000"),
        ("{{135 as time}} {{135 as duration}} {{120 as duration}}", "2:15 2 h 15 min 2 h"),
        ("{{6:8 as ratio}} {{0.5:2:1.5 as ratio}}", "3 : 4 1 : 4 : 3"),
        ("{{12 as words}} {{22 as ordinal}} {{12 as roman}}", "twelve 22nd XII"),
        ("{{h}} and {{h[2]}}", "2, 10 and 10"),
        ("{{who}}: {{who.they}}", "Mei: she"),
        ("{{a}} × {{b}} = {{{a * b}}}", "−1 × 3 = {−3}"),
        ("{{{b}}|{{b as words}}}", "{3|three}"),
        ("{{b}} {{plural(b, 'apple', 'apples')}}", "3 apples"),
        ("{{x / 3}} and {{0.5 * x}}", "x/3 and 0.5x"),
        ("{{sin(37) to 3 sf}}", "0.602"),
    ],
)
def test_what_is_printed(text: str, shown: str) -> None:
    assert printed(text).replace("\xa0", " ") == shown


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("de", "12.500; −0,5; 175\xa0%; 2,50\xa0€; 3."),
        ("fr", "12\xa0500; −0,5; 175\xa0%; 2,50\xa0€; 3e"),
        ("en-US", "12,500; −0.5; 175%; \\$2.50; 3rd"),
    ],
)
def test_numbers_are_those_of_the_language(tag: str, shown: str) -> None:
    text = "{{n}}; {{-1/2}}; {{q as percent}}; {{2.5 as money}}; {{b as ordinal}}"
    assert printed(text, tag).replace("\u202f", "\xa0") == shown


def test_fields_that_are_no_prose_read_plain_numbers() -> None:
    printers = Printers.of(SHIPPED.of("de"))
    for text, plain in (
        ("{{n}}", "12500"),
        ("{{-1/2}}", "-0.5"),
        ("{{q as fraction}}", "7/4"),
        ("1/{{b}}", "1/3"),
        ("{{b == 3}}", "true"),
    ):
        assert printers.filled(text, DRAW) == plain
    assert printers.filled("{{h}}", DRAW) == ["2", "10"]
    assert printers.filled("{{q as forms}}", DRAW) == ["7/4", "1,75", "1 3/4", "175\xa0%"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{1/3}}", "an endless decimal"),
        ("{{sin(37)}}", "0.601815…, an endless decimal"),
        ("{{who.age}}", "nothing called 'age'"),
        ("{{b as shillings}}", "there is no form 'shillings'"),
        ("{{2.505 as money}}", "no amount of money"),
        ("{{4000 as roman}}", "from 1 to 3999"),
        ("{{}}", "two braces begin no placeholder"),
        ("{{ }}", "nothing between the braces"),
        ("{{b", "two braces begin no placeholder"),
        ("{{b to 50 dp}}", "50 decimal places"),
        ("so many: {{q as forms}}", "forms are a list"),
        ("{{10^30}}", "more than 24 digits"),
    ],
)
def test_what_cannot_be_printed(text: str, why: str) -> None:
    with pytest.raises(Mistake) as found:
        printed(text)
    assert why in str(found.value)
    assert found.value.hints


@given(
    st.lists(st.integers(-3, 3), min_size=1, max_size=4),
    st.sampled_from(LANGUAGES),
    st.booleans(),
)
def test_sums_have_right_signs(factors: list[int], tag: str, tex: bool) -> None:
    """No two signs side by side, no 1x, no term that is 0."""
    value = " + ".join(f"({factor}) * x^{power}" for power, factor in enumerate(factors))
    shown = printed(f"${{{{{value}}}}}$" if tex else f"{{{{{value}}}}}", tag)
    bare = shown.replace(" ", "").replace("−", "-")
    assert not any(pair in bare for pair in ("+-", "--", "-+", "++"))
    assert not re.search(r"(?<!\d)[01]x", bare)
    assert not bare.strip("${}").startswith("+")


def test_english_is_the_reference() -> None:
    assert printed("{{n}}") == ENGLISH.number(12_500)

"""Values in texts and formulas: signs, brackets, factors of 1, and the same result as before."""

import re
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.authored import read_prose
from worksheets.model.numbers.evaluation import value_of
from worksheets.model.numbers.expression import expression
from worksheets.model.numbers.filling import in_content, in_tex, in_text
from worksheets.model.paper.content import Emph, Maths, Placeholder, Super, Text, plain
from worksheets.read.markup import markup

VALUES = {
    "m": Decimal(1), "n": Decimal(-1), "c": Decimal(-5), "x": Decimal(-2), "a": Decimal(3),
    "b": Decimal(4), "k": Decimal(12), "p": Decimal("1.5"), "q": Decimal("1.20"),
}  # fmt: skip


CONTEXT = SimpleNamespace(context={"markup": markup})
"""What reading knows of a text."""


def printed(words: str, **values: Decimal) -> str:
    content = read_prose(words, CONTEXT)  # type: ignore[arg-type]
    return plain(in_content(content, {**VALUES, **values})).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Work out y = {m}x + {c} for x = {x}.", "Work out y = x − 5 for x = −2."),
        ("y = {n}x - {c}", "y = −x + 5"),
        ("{a} - {b}", "3 − 4"),
        ("{a} + {b}", "3 + 4"),
        ("{a}*{b}*{x}", "3*4*(−2)"),
        ("{a} × {x}", "3 × (−2)"),
        ("{a} ÷ {x}", "3 ÷ (−2)"),
        ("{x} × {a}", "−2 × 3"),
        ("({x} + {a})", "(−2 + 3)"),
        ("{a} − {x}", "3 + 2"),
        ("-{x} and -{a}", "−(−2) and −3"),
        ("{x}² + 1", "(−2)² + 1"),
        ("{x}^2^ + 1", "(−2)2 + 1"),
        ("2{x}", "2(−2)"),
        ("{x} °C", "−2 °C"),
        ("It was cold – {c} °C at night", "It was cold – −5 °C at night"),
        ("a {m}m stick and a {m} m stick", "a 1m stick and a 1 m stick"),
        ("{m}st place, {m}kg", "1st place, 1kg"),
        ("3 × {m}x", "3 × x"),
        ("{k}{m}x", "121x"),
        ("{m}*x*", "x"),
        ("£{p}, £{q} and £{a}", "£1.50, £1.20 and £3"),
        ("£{x}", "−£2"),
        ("a {a}-sided shape", "a 3-sided shape"),
        ("{a} + **{c}**", "3 + (−5)"),
        (r"the set \{a\} and {a}", "the set {a} and 3"),
    ],
)
def test_in_text(words: str, said: str) -> None:
    assert printed(words) == said


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\frac{a}{b}", r"\frac{3}{4}"),
        (r"\frac{{a}}{{b}}", r"\frac{3}{4}"),
        (r"\frac{ {a} }{ {b} }", r"\frac{ 3 }{ 4 }"),
        (r"\frac{ a }{ b }", r"\frac{ a }{ b }"),
        (r"\frac{{m}x}{2}", r"\frac{x}{2}"),
        (r"\sqrt{k}", r"\sqrt{12}"),
        (r"\sqrt[3]{k}", r"\sqrt[3]{12}"),
        (r"x^{k}", r"x^{12}"),
        (r"x^{x}", r"x^{-2}"),
        (r"{x}^2", r"(-2)^2"),
        (r"y = {m}x + {c}", r"y = x - 5"),
        (r"y = {n}x - {c}", r"y = -x + 5"),
        (r"\alpha - {c}", r"\alpha + 5"),
        (r"3 \times {x}", r"3 \times (-2)"),
        (r"\pi{x}", r"\pi(-2)"),
        (r"{m}\mathrm{kg}", r"1\mathrm{kg}"),
        (r"{m}\times 2", r"1\times 2"),
        (r"E_{\mathrm{k}} = \text{a}", r"E_{\mathrm{k}} = \text{a}"),
        (r"\qty{{k}}{\metre} \qty{k}{m}", r"\qty{12}{\metre} \qty{12}{m}"),
        (r"\overline{k} + \vec{{a}}", r"\overline{12} + \vec{3}"),
        (r"\sin{x} \cdot {{x}}", r"\sin(-2) \cdot (-2)"),
        (r"\left({x}\right)", r"\left(-2\right)"),
    ],
)
def test_in_formulas(tex: str, said: str) -> None:
    assert in_tex(tex, VALUES) == said


def test_a_relation_keeps_its_letters() -> None:
    relation = (Maths(r"v = \frac{a}{b} \times {{k}}"), Text(" with "), Placeholder("k"))
    assert in_content(relation, VALUES, lettered=True) == (
        Maths(r"v = \frac{a}{b} \times 12"),
        Text(" with 12"),
    )


def test_words_without_markup_are_filled_too() -> None:
    assert in_text("A {a}, y = {m}x + {c}, {unknown}", VALUES) == "A 3, y = x − 5, {unknown}"


def test_dressed_neighbours() -> None:
    assert in_content((Placeholder("m"), Emph((Text("x"),))), VALUES) == (
        Text(""),
        Emph((Text("x"),)),
    )
    assert in_content((Placeholder("x"), Super((Text("2"),))), VALUES)[0] == Text("(−2)")


OPERATORS = st.sampled_from([" + ", " − ", " × ", " ÷ ", "*"])


@given(st.lists(st.integers(-9, 9), min_size=2, max_size=6), st.data())
def test_a_filled_sum_comes_to_the_same(numbers: list[int], data: st.DataObject) -> None:
    """Signs are joined and brackets set, and the sum that is printed has the same value."""
    names = [f"q{n}" for n in range(len(numbers))]
    signs = [data.draw(OPERATORS) for _ in names[1:]]
    sum_ = "".join(f"{sign}{{{name}}}" for sign, name in zip(["", *signs], names, strict=True))
    values = {name: Decimal(number) for name, number in zip(names, numbers, strict=True)}
    wanted = expression(re.sub(r"[{}]", "", sum_))
    shown = printed(sum_, **values)
    assert "+ −" not in shown
    assert "− −" not in shown
    try:
        value: object = value_of(wanted, values)
    except ValueError:
        return
    assert value_of(expression(shown), {}) == value
    tex = sum_.replace("−", "-").replace("×", r"\times").replace("÷", "/").replace("*", r"\cdot ")
    filled = in_tex(tex, values).replace(r"\times", "*").replace(r"\cdot", "*")
    assert value_of(expression(filled), {}) == value


@given(st.integers(-3, 3), st.integers(-9, 9), st.integers(-9, 9))
def test_a_line_has_its_value(m: int, c: int, x: int) -> None:
    values = {"m": Decimal(m), "c": Decimal(c)}
    shown = printed("{m}x + {c}", **values)
    multiplied = re.sub(r"(?<=\d)x", "*x", shown)
    assert value_of(expression(multiplied), {"x": Decimal(x)}) == Fraction(m * x + c)

"""Formulas in MathML and OMML, by the tree that they are drawn from."""

from typing import cast

import pytest
from lxml.etree import fromstring

from worksheets.exchange.formulas.mathml import KINDS, UnknownFormula, mathml, plain_formula
from worksheets.exchange.formulas.omml import NAMESPACE, omml

M = f"{{{NAMESPACE}}}"
FORMULAS = {
    r"\frac{1}{2}": ("mfrac", "f"),
    r"\dfrac{a}{b}": ("mfrac", "f"),
    r"x_i^2": ("msubsup", "sSubSup"),
    r"\sqrt{x}": ("msqrt", "rad"),
    r"\sqrt[3]{x}": ("mroot", "rad"),
    r"\sum_{i=1}^n i": ("munderover", "nary"),
    r"\int_0^1 f": ("msubsup", "nary"),
    r"\lim_{x\to 0} x": ("munder", "limLow"),
    r"\left(\frac{a}{b}\right)": ("mfrac", "d"),
    r"\left.x\right|_0": ("msub", "d"),
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}": ("mtable", "m"),
    r"\begin{cases}x&y>0\\2&z\end{cases}": ("mtable", "d"),
    r"\vec{v}": ("mover", "acc"),
    r"\overline{AB}": ("mover", "bar"),
    r"\underbrace{a+b}_{c}": ("munder", "groupChr"),
    r"\cancel{x}": ("menclose", "borderBox"),
    r"\phantom{x}y": ("mphantom", "phant"),
    r"\overset{a}{=}": ("mover", "limUpp"),
    r"\binom{n}{k}": ("mfrac", "d"),
}


@pytest.mark.parametrize("tex", FORMULAS)
def test_each_kind_of_formula_has_its_element(tex: str) -> None:
    web, word = FORMULAS[tex]
    assert [one for one in fromstring(mathml(tex)).iter() if one.tag.endswith(f"}}{web}")]
    assert fromstring(omml(tex)).findall(f".//{M}{word}")


@pytest.mark.parametrize("tex", [*FORMULAS, r"\ce{2H2 + O2 ->[x] 2H2O}", r"\text{if $x$ is 2}"])
def test_both_have_the_same_characters(tex: str) -> None:
    def characters(xml: str) -> str:
        signs = "".join(fromstring(xml).itertext())
        return "".join(sorted(sign for sign in signs if sign.isalnum()))

    assert characters(omml(tex)) == characters(mathml(tex)) != ""


def test_units_are_what_they_are() -> None:
    text = "".join(fromstring(mathml(r"\qty{19500}{\kilo\metre\per\second}")).itertext())
    assert text == "19\u2009500km/s"


def test_styles_have_characters_of_their_own() -> None:
    written = mathml(r"\mathbf{v}\mathbb{R}\mathcal{L}\boldsymbol{\alpha}\mathrm{d}")
    assert "".join(fromstring(written).itertext()) == "𝐯ℝℒ𝜶d"
    assert 'mathvariant="normal">d<' in written


def test_a_sum_has_what_is_added_in_it() -> None:
    nary = fromstring(omml(r"\sum_{i=1}^n i + 1")).find(f"{M}nary")
    assert nary is not None
    assert ["".join(part.itertext()) for part in nary[1:]] == ["i=1", "n", "i"]


def test_a_fence_keeps_what_is_in_it() -> None:
    fence = fromstring(omml(r"\left(a\middle|b\right]")).find(f"{M}d")
    assert fence is not None
    assert ["".join(part.itertext()) for part in fence.findall(f"{M}e")] == ["a", "b"]


def test_what_is_not_known_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(cast("dict[str, object]", KINDS), "fraction")
    with pytest.raises(UnknownFormula, match="fraction"):
        mathml(r"\frac{3}{17}")


def test_a_formula_in_plain_characters() -> None:
    assert plain_formula(r"\frac{1}{2}") == "1/2"

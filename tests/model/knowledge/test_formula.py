"""Calculations as authors write them: what they come to, and what is wrong with them."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from worksheets.checking.sums import sum_errors
from worksheets.model.diagnostics import Mistake
from worksheets.model.knowledge.formula import CalculationFields
from worksheets.model.numbers.rounding import written
from worksheets.model.numbers.stated_rounding import speaks_of_rounding, stated_roundings
from worksheets.model.paper.content import plain, text
from worksheets.model.paper.key import Number

S = {"symbol": "s", "least": "1", "most": "10", "step": "1"}


def calculation(
    answer: str, *quantities: object, stem: str = "", **fields: object
) -> CalculationFields:
    words = stem or " ".join(f"{{{one['symbol']}}}" for one in quantities)  # type: ignore[index]
    return CalculationFields.model_validate(
        {"stem": words, "answer": answer, "quantities": quantities, **fields}
    )


def fixed(symbol: str, value: str) -> dict[str, str]:
    return {"symbol": symbol, "least": value, "most": value, "step": "1"}


def result(answer: str, values: dict[str, str], **fields: object) -> str:
    found = calculation(answer, *(fixed(*one) for one in values.items()), **fields)
    return written(found.result(found.drawn(Random(1))))


@pytest.mark.parametrize(
    ("answer", "values", "fields", "words"),
    [
        ("a + b", {"a": "7663", "b": "4914"}, {}, "12577"),
        ("a * n", {"a": "12", "n": "9"}, {}, "108"),
        ("a - b", {"a": "3", "b": "8"}, {}, "−5"),
        ("3 * p", {"p": "1.15"}, {}, "3.45"),
        ("3 * p", {"p": "1.15"}, {"figures": 2}, "3.5"),
        ("3 * p", {"p": "1.15"}, {"places": 1}, "3.5"),
        ("p * n", {"p": "1.20", "n": "2"}, {"currency": "£"}, "2.40"),
        ("p * n", {"p": "1.20", "n": "2"}, {"unit": text("£")}, "2.40"),
        ("p * n", {"p": "3", "n": "2"}, {"currency": "$"}, "6.00"),
        ("p / n", {"p": "10", "n": "3"}, {"currency": "£", "places": 2}, "3.33"),
        ("p * n", {"p": "120", "n": "2"}, {"currency": "¥"}, "240"),
        ("a + b", {"a": "763", "b": "914"}, {"places": -2}, "1700"),
    ],
)
def test_results(
    answer: str, values: dict[str, str], fields: dict[str, object], words: str
) -> None:
    assert result(answer, values, **fields) == words


@pytest.mark.parametrize(
    ("answer", "quantities", "fields", "message"),
    [
        ("1/(s-5)", (S,), {}, "'1/(s-5)' has no value for s = 5"),
        ("sqrt(s - 3)", (S,), {"figures": 2}, "has no value for s = 1"),
        ("2^(s^9)", (S,), {"figures": 2}, "too large"),
        ("s / 3", (S,), {}, "for s = 1 's / 3' comes to 0.333333…, an endless decimal"),
        ("s / 3", (S,), {}, "(7 of 10 draws)"),
        ("s / 1000", (S,), {"currency": "£"}, "comes to £0.001, which is no amount of money"),
        ("s * v", (S,), {}, "no quantity is called 'v'"),
    ],
)
def test_draws_without_a_result(
    answer: str, quantities: tuple[object, ...], fields: dict[str, object], message: str
) -> None:
    found = list(calculation(answer, *quantities, **fields).problems_of_numbers())
    assert all(problem.path == ("answer",) and problem.hints for problem in found)
    assert any(message in problem.message for problem in found)


def test_a_draw_without_a_result_that_was_not_tried_is_passed_over() -> None:
    one = {"symbol": "s", "least": "1", "most": "9000", "step": "1"}
    found = calculation("1 / (s - 5)", one, figures=2)
    for seed in range(50):
        found.result(found.drawn(Random(seed)))
    hopeless = calculation("1 / (s - s)", one)
    with pytest.raises(Mistake, match="has no value"):
        hopeless.drawn(Random(1))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"figures": 2, "places": 1}, "rounded in two ways"),
        ({"currency": "GBP"}, "'GBP' is no sign of a currency"),
        ({"currency": "£", "unit": text("kg")}, "a unit and a currency"),
        ({"quantities": [S, S]}, "two quantities are called 's'"),
    ],
)
def test_fields_that_do_not_go_together(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        CalculationFields.model_validate(
            {"stem": "Take {s}.", "answer": "s", "quantities": [S], **fields}
        )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("to two significant figures?", ["2 significant figures"]),
        ("correct to 3 s.f.", ["3 significant figures"]),
        ("to 1 decimal place", ["1 decimal place"]),
        ("Give it to 2 d.p.", ["2 decimal places"]),
        ("to the nearest whole number", ["the nearest whole number"]),
        ("to the nearest penny", ["2 decimal places"]),
        ("to the nearest 100", ["the nearest 100"]),
        ("to the nearest metre", []),
        ("How far is it?", []),
    ],
)
def test_what_a_stem_says_of_rounding(words: str, said: list[str]) -> None:
    assert [str(one) for one in stated_roundings(words)] == said
    assert speaks_of_rounding(words) == (words != "How far is it?")


@pytest.mark.parametrize(
    ("stem", "fields", "message"),
    [
        ("Work out {s} to 2 d.p.", {}, "asks for 2 decimal places, and the answer is not rounded"),
        (
            "{s} to 3 significant figures",
            {"figures": 2},
            "and the answer has 2 significant figures",
        ),
        ("{s} to 2 significant figures", {"figures": 2}, ""),
        ("3.5 was rounded to 1 decimal place. Give {s} to 3 s.f.", {"figures": 3}, ""),
    ],
)
def test_a_stem_that_asks_for_another_rounding(
    stem: str, fields: dict[str, object], message: str
) -> None:
    found = [one.message for one in calculation("s", S, stem=stem, **fields)._rounded_otherwise()]
    assert bool(found) == bool(message)
    assert all(message in one for one in found)


SUMS = st.recursive(
    st.one_of(
        st.sampled_from(["s", "t"]),
        st.integers(0, 40).map(str),
        st.decimals(0, 9, places=2).map(lambda number: f"{number:f}"),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", " - ", " * ", " / "]), inner).map("".join),
        inner.map("({})".format),
        inner.map("({})^2".format),
        inner.map("sqrt({})".format),
    ),
    max_leaves=6,
)
ROUNDINGS = st.one_of(
    st.builds(dict),
    st.builds(dict, figures=st.integers(1, 5)),
    st.builds(dict, places=st.integers(-2, 4)),
)


@given(SUMS, st.decimals(-30, 30, places=1), st.decimals(1, 30, places=2), ROUNDINGS)
def test_every_key_is_what_its_sum_comes_to(
    answer: str, s: Decimal, t: Decimal, fields: dict[str, int]
) -> None:
    """The second reading, which `stress` does too, agrees with the first, however it is rounded."""
    found = calculation(answer, fixed("s", f"{s:f}"), fixed("t", f"{t:f}"), **fields)
    try:
        number = found.result({"s": s, "t": t})
    except Mistake:
        return
    working = found.worked({"s": s, "t": t})
    key = Number(number, text(str(number)), working, found.figures, found.places)
    assert not list(sum_errors(key))
    exponent = -found.places if found.places is not None else int(number.as_tuple().exponent)
    if found.figures:
        exponent = number.adjusted() - found.figures + 1
    wrong = Number(
        number + Decimal(2).scaleb(exponent), text("wrong"), working, found.figures, found.places
    )
    assert list(sum_errors(wrong))


def test_a_key_whose_half_went_down_is_seen() -> None:
    key = Number(Decimal("3.4"), text("3.4"), "3 * (1.15)", figures=2)
    (said,) = sum_errors(key)
    assert "a half of 3 * (1.15) is rounded down" in said
    assert plain(key.shown) in said

"""Braces around a whole formula say nothing, and are left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.exchange.formulas.grouping import ungrouped

GROUPS = st.recursive(
    st.sampled_from(("x", r"\frac{1}{2}", r"\{", r"\}", "2^{5}", "a+b")),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(lambda all_: f"{{{''.join(all_)}}}"),
)


@pytest.mark.parametrize(
    ("tex", "bare"),
    [
        (r"{\frac{11}{24}}", r"\frac{11}{24}"),
        (r"{{x}}", "x"),
        (r"{a}{b}", r"{a}{b}"),
        (r"{a} + {b}", r"{a} + {b}"),
        (r"\{a\}", r"\{a\}"),
        (r"{a\}", r"{a\}"),
        (r"{\{a}", r"\{a"),
        ("x", "x"),
        ("", ""),
    ],
)
def test_only_braces_around_all_of_it_are_left_out(tex: str, bare: str) -> None:
    assert ungrouped(tex) == bare


@given(GROUPS)
def test_a_formula_in_braces_is_written_as_one_without(tex: str) -> None:
    assert ungrouped(f"{{{tex}}}") == ungrouped(tex)

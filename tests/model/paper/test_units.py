"""Which answers have a unit, so that a scheme says what a missing one costs."""

import pytest

from worksheets.model.paper.content import Maths, text
from worksheets.model.paper.units import has_unit


@pytest.mark.parametrize(
    "answer",
    ["4.2 g/cm³", "735 J", "18.2 m/s", "40 Bq", "4200 J/(kg °C)", "3 m s⁻²", "1.2 × 10⁵ Pa"],
)
def test_a_number_with_a_unit(answer: str) -> None:
    assert has_unit(text(answer))


@pytest.mark.parametrize("answer", ["1945", "7 days later", "1 – A 13 m deep", "35%", "£0.39"])
def test_no_number_with_a_unit(answer: str) -> None:
    assert not has_unit(text(answer))


def test_a_quantity_in_a_formula() -> None:
    assert has_unit((Maths(r"\qty{490}{\joule}"),))
    assert not has_unit((Maths(r"25 \times 9.8"),))

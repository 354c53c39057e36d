"""Units for which others may stand."""

import pytest

from worksheets.model.numbers.measured import has_others
from worksheets.model.paper.content import Super, Text, text


@pytest.mark.parametrize(
    "unit", ["m", "km/h", "m/s²", "N/kg", "g/cm³", "kJ", "µm", "ml", "min", "km/s", "m s⁻¹"]
)
def test_markers_are_told_of_other_units_that_are_in_use(unit: str) -> None:
    assert has_others(text(unit))


def test_powers_may_be_raised() -> None:
    assert has_others((Text("m s"), Super(text("−2"))))


@pytest.mark.parametrize("unit", ["mol", "mol/dm³", "g/mol", "%", "°C", "°", "", "people", "£"])
def test_and_not_where_there_are_none(unit: str) -> None:
    assert not has_others(text(unit))

"""Units that a question names, and units of what it gives."""

import pytest

from worksheets.model.numbers.stated_units import names_unit
from worksheets.model.paper.content import text


@pytest.mark.parametrize(
    ("stem", "unit", "named"),
    [
        ("Find the concentration in g/dm³.", "g/dm³", True),
        ("Find the speed in m/s, to 2 significant figures.", "m/s", True),
        ("Berechne die Geschwindigkeit in m/s.", "m/s", True),
        ("Calculez la vitesse en m/s.", "m/s", True),
        ("Find her average speed, and give its unit.", "m/s", False),
        ("A cyclist rides 120 m in 20 s. How far is that in m/s?", "m", False),
        ("How far does she ride in 20 s?", "s", False),
        ("A car of mass m speeds up. Find its mass.", "m", False),
        ("Give the area in m².", "m", False),
    ],
)
def test_a_unit_is_named_behind_its_preposition(stem: str, unit: str, named: bool) -> None:
    assert names_unit(text(stem), text(unit)) is named

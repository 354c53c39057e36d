"""Numbers stay beside their units, and names beside their Roman numbers."""

import pytest

from worksheets.layout.text.bound import bound


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It runs at 20 m/s for 5 min.", ["It", "runs", "at", "20 m/s", "for", "5 min."]),
        ("an area of 30 cm², 4 kg", ["an", "area", "of", "30 cm²,", "4 kg"]),
        ("5 men and 7 m", ["5", "men", "and", "7 m"]),
        ("SALT I and Pershing II (1979)", ["SALT I", "and", "Pershing II", "(1979)"]),
        ("When I came, X was there", ["When", "I", "came,", "X", "was", "there"]),
        ("at 37 °C or 98 %", ["at", "37 °C", "or", "98 %"]),
        ("in 1990 A and B", ["in", "1990 A", "and", "B"]),
    ],
)
def test_what_stays_on_one_line(text: str, parts: list[str]) -> None:
    assert [part.replace("\u00a0", " ") for part in bound(text).split(" ")] == parts

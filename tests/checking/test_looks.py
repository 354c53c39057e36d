"""What sets the key apart from the other numbers."""

import pytest

from worksheets.checking.looks import looks_of
from worksheets.model.paper.content import text


@pytest.mark.parametrize(
    ("options", "looks"),
    [
        (["2.5", "2.35", "3.15"], ["the fewest decimals"]),
        (["2.50", "2.3", "3"], ["the most decimals"]),
        (["5 cm", "7", "9"], ["a unit"]),
        (["5", "7 cm", "9 cm"], ["no unit"]),
        (["−5", "7", "9"], ["a minus"]),
        (["5", "−7", "−9"], ["no minus"]),
        (["5", "7", "9"], []),
        (["5", "−7", "9.5"], []),
    ],
)
def test_what_only_the_key_looks_like(options: list[str], looks: list[str]) -> None:
    assert list(looks_of([text(option) for option in options], 0)) == looks

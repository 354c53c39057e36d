"""What the words of a question say about rounding, in English."""

import re
from collections.abc import Mapping

from worksheets.model.numbers.rounding import Rounding

_NUMBERS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
_COUNTED = re.compile(
    rf"\b(\d|{'|'.join(_NUMBERS)})\s(?:(significant\sfigures?|sig\.?\sfigs?|s\.?f\.?)"
    r"|(?:decimal\splaces?|d\.?p\.?))(?!\w)",
    re.IGNORECASE,
)
_NEAREST = re.compile(r"\bto\sthe\snearest\s(\w+)", re.IGNORECASE)
_PLACES: Mapping[str, int] = {
    "whole": 0, "integer": 0, "unit": 0, "tenth": 1, "hundredth": 2, "thousandth": 3,
    "ten": -1, "10": -1, "hundred": -2, "100": -2, "thousand": -3, "1000": -3,
    "penny": 2, "pence": 2, "cent": 2,
}  # fmt: skip


def stated_roundings(text: str) -> tuple[Rounding, ...]:
    """All that the words say of rounding in figures, in places, or 'to the nearest tenth'."""
    roundings = []
    for counted in _COUNTED.finditer(text):
        number = _NUMBERS.get(counted[1].lower()) or int(counted[1])
        roundings.append(Rounding(figures=number) if counted[2] else Rounding(places=number))
    nearest = [phrase[1].lower() for phrase in _NEAREST.finditer(text)]
    return (*roundings, *(Rounding(places=_PLACES[word]) for word in nearest if word in _PLACES))


def speaks_of_rounding(text: str) -> bool:
    """Whether the words ask for rounding in some way: 'to the nearest metre' does too."""
    return bool(stated_roundings(text)) or _NEAREST.search(text) is not None

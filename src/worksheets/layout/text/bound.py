"""Spaces that no line ends at: between a number and its unit, and before a Roman number."""

import re

from worksheets.layout.type.faces import NO_BREAK

UNITS = (
    *("%", "°C", "°F", "K", "m", "km", "cm", "mm", "nm", "g", "kg", "mg", "t", "s", "ms", "h"),
    *("min", "N", "kN", "J", "kJ", "MJ", "W", "kW", "MW", "V", "kV", "A", "mA", "Pa", "kPa"),
    *("Hz", "kHz", "MHz", "mol", "l", "L", "ml", "mL", "cl", "kWh", "Nm", "Bq", "eV", "Ω"),
)
"""The units that are written behind numbers in texts, with what may stand behind them: m/s, cm²."""
_AFTER = r"(?=[.,;:!?)’”»]|\s|$)"
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_BOUND = re.compile(
    rf"(?<=\d) (?=(?:{_UNIT})(?:[²³]|[/⁻·][^\s,;]*)?{_AFTER})"
    rf"|(?<=[A-Z]{{2}}) (?=[IVX]+{_AFTER})|(?<=[a-z]) (?=(?:I[IVX]|[VX]I)[IVX]*{_AFTER})"
)


def bound(text: str) -> str:
    """A text in which '20 m/s', 'SALT I' and 'Pershing II' are never on two lines."""
    return _BOUND.sub(NO_BREAK, text)

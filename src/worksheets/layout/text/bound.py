"""Spaces that no line ends at: between a number and its unit, and before a Roman number."""

import re

from worksheets.layout.type.faces import NO_BREAK

UNITS = (
    r"%|°[CF]|kWh|N?m|[kcmn]m|k?g|mg|t|m?s|h|min|[kM]?[NJWV]|m?A|k?Pa|[kM]?Hz|mol|[cm]?[lL]"
    r"|[BK]q?|eV|Ω"
)
"""The units that are written behind numbers in texts, with what may stand behind them: m/s, cm²."""
_AFTER = r"(?=[.,;:!?)’”»]|\s|$)"
_BOUND = re.compile(
    rf"(?<=\d) (?=(?:{UNITS})(?:[²³]|[/⁻·][^\s,;]*)?{_AFTER})"
    rf"|(?<=[A-Z]{{2}}) (?=[IVX]+{_AFTER})|(?<=[a-z]) (?=(?:I[IVX]|[VX]I)[IVX]*{_AFTER})"
)


def bound(text: str) -> str:
    """A text in which '20 m/s', 'SALT I' and 'Pershing II' are never on two lines."""
    return _BOUND.sub(NO_BREAK, text)

"""Plain text escaped as the markup of courses."""

import re

POWER = re.compile(r"(?<=[\w)])\^\(?([-−+]?\w{1,20})\)?")
FORMULA = re.compile(r"\$(?=[^$\s])(?=[^$]*[\\^_=])[^$]*[^$\s]\$(?!\d)")
SPECIAL = re.compile(r"([\\*~^${}]|\](?=\())")


def escape(text: str) -> str:
    """The text with its marks escaped; x^2 keeps its power, and $…$ its formula."""
    parts: list[str] = []
    end = 0
    for formula in FORMULA.finditer(text):
        parts += [_escape_but_powers(text[end : formula.start()]), formula[0]]
        end = formula.end()
    return "".join((*parts, _escape_but_powers(text[end:])))


def escape_all(text: str) -> str:
    """The text with every mark escaped."""
    return SPECIAL.sub(r"\\\1", text)


def _escape_but_powers(text: str) -> str:
    parts = POWER.split(text)
    parts[::2] = map(escape_all, parts[::2])
    parts[1::2] = (f"^{power}^" for power in parts[1::2])
    return "".join(parts)

"""Words that mean themselves, in the markup of courses."""

import re

POWER = re.compile(r"(?<=[\w)])\^\(?([-−+]?\w{1,20})\)?")
FORMULA = re.compile(r"\$(?=[^$\s])(?=[^$]*[\\^_=])[^$]*[^$\s]\$(?!\d)")
SPECIAL = re.compile(r"([\\*~^${}]|\](?=\())")


def escaped(words: str) -> str:
    """The words with marks escaped that are not meant; x^2 keeps its power, $…$ its formula."""
    parts: list[str] = []
    end = 0
    for formula in FORMULA.finditer(words):
        parts += [_marked(words[end : formula.start()]), formula[0]]
        end = formula.end()
    return "".join((*parts, _marked(words[end:])))


def literal(words: str) -> str:
    """The words with every mark escaped."""
    return SPECIAL.sub(r"\\\1", words)


def _marked(words: str) -> str:
    parts = POWER.split(words)
    parts[::2] = map(literal, parts[::2])
    parts[1::2] = (f"^{power}^" for power in parts[1::2])
    return "".join(parts)

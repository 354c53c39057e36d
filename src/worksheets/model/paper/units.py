"""Whether an answer has a unit, which can be missing."""

import re

from worksheets.model.paper.content import Inlines, Maths, plain

SYMBOL = (
    r"(?:(?:[pnµμmcdhkMGT]|da)?(?:m|g|s|l|L|J|W|V|A|N|Pa|Hz|mol|eV|Ω|F|C|T|Bq|Wh)"
    r"|min|h|t|ha|K|°C)(?:[²³]|⁻[¹²³])?"
)
NUMBER = r"[−-]?\d[\d.,\s]*(?:\s?×\s?10[⁻⁰¹²³⁴-⁹]+\s?)?"
MEASURED = re.compile(rf"{NUMBER}(?<=\s){SYMBOL}(?:[\s·/(]{{1,2}}{SYMBOL}\)?)*")
"""A number with a unit behind it: 4.2 g/cm³, 4200 J/(kg °C)."""
QUANTITY = r"\qty{"
"""A number with a unit in a formula."""


def has_unit(answer: Inlines) -> bool:
    """Whether an answer is a number with a unit."""
    match answer:
        case (Maths(tex=tex),):
            return tex.startswith(QUANTITY)
    return MEASURED.fullmatch(plain(answer).strip()) is not None

"""Parts of marks as other programs write them: rounded per cents, read as the fractions meant."""

import re
from fractions import Fraction

MEANT = sorted(
    {Fraction(part, parts) for parts in (*range(1, 13), 15, 16, 20) for part in range(parts + 1)}
)
"""The parts that are written as per cents: Moodle's list, and all parts of up to twelve."""
CLOSE = Fraction(1, 20_000)
"""How far a rounded per cent may be from the part that it means: 33.33 % is a third."""


def worth_of(per_cent: str) -> Fraction:
    """The part of the marks that a per cent means: 33.33333 is one third; raises ValueError."""
    exact = Fraction(per_cent.strip().removesuffix("%").strip().replace(",", ".")) / 100
    nearest = min(MEANT, key=lambda part: abs(part - abs(exact)))
    near = abs(nearest - abs(exact)) <= CLOSE
    return (nearest if exact >= 0 else -nearest) if near else exact


def per_cent(worth: Fraction) -> str:
    """A part of the marks as a per cent with five places at most, as Moodle writes it."""
    text = f"{float(worth * 100):.5f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def whole_marks(written: str) -> Fraction:
    """The marks that a cell says, if they are a whole number up to 999; else 1."""
    whole = written.partition(".")[0] if re.fullmatch(r"\d+\.0+", written) else written
    return Fraction(int(whole)) if re.fullmatch(r"[1-9]\d{0,2}", whole) else Fraction(1)

"""The characters of formulas: letters in styles of mathematics, grouped digits, spaces."""

from unicodedata import lookup

THIN_SPACE = "\u2009"
GROUPED_FROM = 5
"""Digits from which on a number is written in groups of three."""
STYLES = {
    "bold": "BOLD",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "calligraphic": "SCRIPT",
    "fraktur": "FRAKTUR",
    "sans-serif": "SANS-SERIF",
    "monospace": "MONOSPACE",
}
"""What Unicode calls the styles of letters."""
GREEK = {
    "α": "ALPHA",
    "β": "BETA",
    "γ": "GAMMA",
    "δ": "DELTA",
    "ε": "EPSILON",
    "ζ": "ZETA",
    "η": "ETA",
    "θ": "THETA",
    "ι": "IOTA",
    "κ": "KAPPA",
    "λ": "LAMDA",
    "μ": "MU",
    "ν": "NU",
    "ξ": "XI",
    "ο": "OMICRON",
    "π": "PI",
    "ρ": "RHO",
    "σ": "SIGMA",
    "τ": "TAU",
    "υ": "UPSILON",
    "φ": "PHI",
    "χ": "CHI",
    "ψ": "PSI",
    "ω": "OMEGA",
}
"""Unicode's names of Greek letters."""


def grouped(value: str) -> str:
    """A number whose digits before the point are in groups of three, if they are many."""
    whole, point, rest = value.partition(".")
    if len(whole) >= GROUPED_FROM and whole.isdecimal():
        whole = f"{int(whole):,}".replace(",", THIN_SPACE)
    return f"{whole}{point}{rest}"


def styled(letter: str, style_name: str) -> str:
    """A letter in a style of mathematics, which has a character of its own, if there is one."""
    style = STYLES[style_name]
    size = "CAPITAL" if letter.isupper() else "SMALL"
    known = letter.upper() if letter.isascii() else GREEK.get(letter.lower(), letter)
    names = (f"MATHEMATICAL {style} {size} {known}", f"{style} {size} {known}")
    for name in names:
        try:
            return lookup(name)
        except KeyError:
            continue
    return letter


def with_outer_spaces(words: str) -> str:
    """Words whose outer spaces are kept, as readers of XML drop them."""
    inner = words.strip(" ")
    before = len(words) - len(words.lstrip(" "))
    after = len(words) - len(words.rstrip(" ")) if inner else 0
    return "\u00a0" * before + inner + "\u00a0" * after

"""Hints for a character that no font here has: the font package that has it."""

from unicodedata import name

FAMILIES = {
    "ARABIC": "Amiri",
    "BENGALI": "Hind Siliguri",
    "CYRILLIC": "Noto Sans",
    "DEVANAGARI": "Noto Sans Devanagari",
    "GREEK": "Noto Sans",
    "HEBREW": "Heebo",
    "KHMER": "Noto Sans Khmer",
    "LATIN": "Noto Sans",
    "TAMIL": "Noto Sans Tamil",
    "TELUGU": "Noto Sans Telugu",
    "THAI": "Noto Sans Thai",
}
"""By the first word of the Unicode name of a letter, a family that has its script as a package."""


def font_hint(letter: str) -> str:
    """A hint that names a font package to install and a family for the theme."""
    family = FAMILIES.get(name(letter, "").partition(" ")[0], "")
    if not family:
        return "use another character, or name a family that has it in the theme, as a fallback"
    package = f"fontpkg-{family.lower().replace(' ', '-')}"
    return f"pip install {package}, and write fallback: [Source Sans 3, {family}] in the theme"

"""What to do about a character that no typeface here has: the font package that would help."""

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


def wanted_for(letter: str) -> str:
    """What to install, and to name in the theme, for a character to be printed."""
    family = FAMILIES.get(name(letter, "").partition(" ")[0], "")
    if not family:
        return "use another character, or name a family that has it in the theme, as a fallback"
    package = f"fontpkg-{family.lower().replace(' ', '-')}"
    return f"pip install {package}, and write fallback: [Source Sans 3, {family}] in the theme"

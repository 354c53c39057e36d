"""The font files that every peer embeds: those of this program's standard theme."""

from worksheets.layout.type.faces import DEFAULT
from worksheets.layout.type.font_files import font_file

FAMILY = DEFAULT[0]


def files() -> dict[str, str]:
    """Paths of the upright, bold, italic and bold italic faces."""
    wanted = {
        "regular": (400, False),
        "bold": (700, False),
        "italic": (400, True),
        "bold-italic": (700, True),
    }
    return {
        name: font_file(FAMILY, weight, italic=italic).path
        for name, (weight, italic) in wanted.items()
    }

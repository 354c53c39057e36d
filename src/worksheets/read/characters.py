"""Characters no typeface has are found in the file, before anything is printed."""

from worksheets.model.diagnostics import Sink, Span
from worksheets.read.files import place_of

UNPRINTED = frozenset("\n\t ")
OTHER = "name a family that has it in the theme, as a fallback"
HINT = "use another character, or put its name in words"


def check_characters(
    text: str, name: str, covered: frozenset[str], sink: Sink, *, certain: bool = True
) -> None:
    """An error at the first place of every character that cannot be printed.

    It is a warning if another theme may print it.
    """
    for letter in sorted(set(text) - covered - UNPRINTED):
        place = place_of(text, text.index(letter))
        what = f"no typeface here has the character '{letter}' (U+{ord(letter):04X})"
        if certain:
            sink.error(Span(name, *place), what, HINT)
        else:
            sink.warn(Span(name, *place), what, OTHER)

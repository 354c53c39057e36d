"""Characters no typeface has are found in the file, before anything is printed."""

from worksheets.model.diagnostics import Sink, Span
from worksheets.read.files import place_of

UNPRINTED = frozenset("\n\t ")
HINT = "use another character, or put its name in words"


def check_characters(text: str, name: str, covered: frozenset[str], sink: Sink) -> None:
    """An error at the first place of every character that cannot be printed."""
    for letter in sorted(set(text) - covered - UNPRINTED):
        place = place_of(text, text.index(letter))
        what = f"no typeface here has the character '{letter}' (U+{ord(letter):04X})"
        sink.error(Span(name, *place), what, HINT)

"""The words that a theme prints: that it can."""

from worksheets.model.diagnostics import Sink
from worksheets.read.coverage import check_characters
from worksheets.read.theme import ThemeFiles
from worksheets.read.yaml_events import Mapped, Tree, tree

PRINTED = frozenset({"marks", "furniture", "school"})
"""Keys of a theme under which there are words that it prints."""


def check_words(theme: ThemeFiles, covered: frozenset[str], sink: Sink) -> None:
    """An error for a character in the words of a theme that is not `covered`, where it stands.

    What a theme puts in the place of words of one that it is based on is what is printed.
    """
    for origin in theme.origins:
        value = tree(origin.text, origin.name, Sink())
        if not isinstance(value, Mapped):
            continue
        for key in value.keys() - PRINTED:
            del value[key]
        check_characters(_standing(value, theme.value), origin.text, origin.name, covered, sink)


def _standing(part: Tree, whole: Tree) -> Tree:
    """What of a part still stands in the whole that was laid over it."""
    if not isinstance(part, Mapped) or not isinstance(whole, Mapped):
        return part if part == whole else None
    standing = Mapped(part.line, part.column)
    for key, value in part.items():
        if key in whole:
            standing[key] = _standing(value, whole[key])
    return standing

"""Whether a theme can print its own texts."""

from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped, Tree
from worksheets.read.theme import ThemeFiles
from worksheets.read.unprintable import check_characters
from worksheets.read.yaml_events import tree

PRINTED_KEYS = frozenset({"marks", "furniture", "school"})
"""Keys of a theme with texts that it prints."""


def check_theme_texts(theme: ThemeFiles, printable: frozenset[str], sink: Sink) -> None:
    """Errors for characters in the texts of a theme that are not `printable`.

    Texts of a base theme that the theme replaces are not printed, and so not checked.
    """
    for file in theme.files:
        value = tree(file.text, file.name, Sink())
        if not isinstance(value, Mapped):
            continue
        for key in value.keys() - PRINTED_KEYS:
            del value[key]
        check_characters(_printed_part(value, theme.value), file, printable, sink)


def _printed_part(own: Tree, merged: Tree) -> Tree:
    """The values of a theme file that are also those of the merged theme."""
    if not isinstance(own, Mapped) or not isinstance(merged, Mapped):
        return own if own == merged else None
    printed = Mapped(own.line, own.column)
    for key, value in own.items():
        if key in merged:
            printed[key] = _printed_part(value, merged[key])
    return printed

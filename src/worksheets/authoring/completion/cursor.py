"""Where the cursor is in a spec whose text may be broken, for somebody is writing it.

A mark is put where the cursor is, in the ways in which that may be YAML; the first of them that can
be read says where that is.
"""

from collections.abc import Iterator
from typing import NamedTuple

from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.read.yaml_events import tree

MARK = "xCURSORx"
"""What stands where the cursor is, in a text that is only looked at."""
_CLOSING = {"{": "}", "[": "]"}


class Place(NamedTuple):
    """Where the cursor is in a tree: at a key of the mapping at a path, or at the value there."""

    tree: Tree
    path: Path
    is_key: bool


def places(before: str, after: str) -> Iterator[Place]:
    """The places that the cursor may be at, the likeliest first."""
    next_lines = after[after.find("\n") :] if "\n" in after else ""
    closing = _closing(before)
    for rest in dict.fromkeys((after, closing + next_lines, closing)):
        for written in (MARK, f"{MARK}: 1"):
            value = tree(before + written + rest, "", Sink())
            path = _path_of_mark(value)
            if path is not None:
                yield Place(value, *path)


def _closing(before: str) -> str:
    """What closes the quotation marks and brackets that are open at the end of the last line."""
    opened: list[str] = []
    quote = ""
    for character in before.rpartition("\n")[2]:
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character in _CLOSING:
            opened.append(_CLOSING[character])
        elif opened and character == opened[-1]:
            opened.pop()
    return quote + "".join(reversed(opened))


def _path_of_mark(value: Tree, path: Path = ()) -> tuple[Path, bool] | None:
    """The path of the mark in a tree, and whether it is a key; None if it is not alone there."""
    match value:
        case str() if value == MARK:
            return path, False
        case Mapped() if MARK in value:
            return path, True
        case Mapped():
            inner = [((*path, key), one) for key, one in value.items()]
        case list():
            inner = [((*path, n), one) for n, one in enumerate(value)]
        case _:
            return None
    found = (_path_of_mark(one, where) for where, one in inner)
    return next(filter(None, found), None)

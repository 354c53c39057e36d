"""Entries put into lists of a YAML text at a place, while all that was there stays as it was."""

from worksheets.model.mapped import Path
from worksheets.read.yaml_edits import Edit, Extent, apply_edits, extents


def with_entry_before(text: str, path: Path, entry: str) -> str:
    """The text with an entry, in flow style, right before the one at a path of a list."""
    places = extents(text)
    listing, here = places[path[:-1]], places[path]
    if listing.flow:
        return apply_edits(text, [Edit(here.start, here.start, f"{entry}, ")])
    start = start_of_lines(text, listing, here)
    return apply_edits(text, [Edit(start, start, f"{' ' * listing.column}- {entry}\n")])


def with_entry_after(text: str, path: Path, entry: str) -> str:
    """The text with an entry, in flow style, right behind the one at a path of a list."""
    places = extents(text)
    listing, here = places[path[:-1]], places[path]
    if listing.flow:
        return apply_edits(text, [Edit(here.end, here.end, f", {entry}")])
    end = text.find("\n", here.end)
    end = len(text) if end < 0 else end
    return apply_edits(text, [Edit(end, end, f"\n{' ' * listing.column}- {entry}")])


def start_of_lines(text: str, listing: Extent, here: Extent) -> int:
    """Where the line begins that has the hyphen of an entry of a block list."""
    start = text.rfind("\n", 0, here.start) + 1
    while text[start + listing.column : start + listing.column + 1] != "-":
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def with_key_renamed(text: str, path: Path, key: str, new_text: str) -> str:
    """The text with `new_text`, a key and its value, in place of a key of a mapping."""
    places = extents(text)
    old = places[(*path, key)]
    start = text.rindex(key, places[path].start, old.start)
    return apply_edits(text, [Edit(start, old.end, new_text)])

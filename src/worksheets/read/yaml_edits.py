"""Edits of YAML text that keep the rest as it was: comments, order, quotes."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from worksheets.model.mapped import Path
from worksheets.read.yaml_events import LOADER
from worksheets.read.yaml_text import Writable, entry, inline, value


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a value begins and ends, as offsets, and its column; `flow` values have brackets."""

    start: int
    end: int
    column: int
    flow: bool = True


class Edit(NamedTuple):
    """The replacement of a part of a text."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after some edits, none of which overlaps another."""
    parts: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join((*parts, text[end:]))


def extents(text: str) -> Mapping[Path, Extent]:
    """The extents of all values of a valid document by path; block values end with their last
    part."""
    extents_by_path: dict[Path, Extent] = {}
    parser = LOADER(text)
    try:
        while not isinstance(parser.get_event(), yaml.DocumentStartEvent):
            pass
        _add_extents(parser, parser.get_event(), (), extents_by_path, text)
    finally:
        parser.dispose()
    return extents_by_path


def _add_extents(
    parser: Any, event: Any, path: Path, extents_by_path: dict[Path, Extent], text: str
) -> Extent:
    """The extent of a value; it is added to the extents, as are those of all values in it."""
    start: Any = event.start_mark
    scalar: bool = isinstance(event, yaml.ScalarEvent)
    if scalar:
        end = event.end_mark.index
        while event.style in ("|", ">") and text[end - 1 : end].isspace():
            end -= 1
        extents_by_path[path] = Extent(start.index, end, start.column)
        return extents_by_path[path]
    mapping = isinstance(event, yaml.MappingStartEvent)
    end, count = start.index, 0
    while not _is_end(inner := parser.get_event()):
        name: str | int = inner.value if mapping else count
        value_event = parser.get_event() if mapping else inner
        end = _add_extents(parser, value_event, (*path, name), extents_by_path, text).end
        count += 1
    if event.flow_style:
        end = inner.end_mark.index
    extents_by_path[path] = Extent(start.index, end, start.column, bool(event.flow_style))
    return extents_by_path[path]


def _is_end(event: Any) -> bool:
    return isinstance(event, yaml.CollectionEndEvent)


def with_value(text: str, path: Path, key: str, given: Writable) -> str:
    """The text with a value for a key of a mapping; the key is added if it is missing."""
    return with_values(text, {(*path, key): given})


def with_values(text: str, values: Mapping[Path, Writable]) -> str:
    """The text with values for keys of mappings, each by the path of its key."""
    extents_by_path = extents(text)
    return apply_edits(
        text, (_value_edit(text, extents_by_path, path, given) for path, given in values.items())
    )


def _value_edit(
    text: str, extents_by_path: Mapping[Path, Extent], path: Path, given: Writable
) -> Edit:
    mapping, key = extents_by_path[path[:-1]], path[-1]
    if path in extents_by_path:
        old = extents_by_path[path]
        new_text = inline(given) if mapping.flow or old.flow else value(given, mapping.column)
        gap = "" if text[old.start - 1 : old.start].isspace() else " "
        return Edit(old.start, old.end, gap + new_text.lstrip())
    if mapping.flow:
        end = mapping.end - 1
        return Edit(len(text[:end].rstrip()), end, f", {key}: {inline(given)}")
    end = _line_end(text, mapping.end)
    new_text = f"{key}: {value(given, mapping.column)}".replace(": \n", ":\n")
    return Edit(end, end, f"\n{' ' * mapping.column}{new_text}")


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def without_value(text: str, path: Path, key: str) -> str:
    """The text without a key of a mapping; unchanged if there is no such key, or no other."""
    extents_by_path = extents(text)
    mapping = extents_by_path[path]
    keys = [
        other for other in extents_by_path if len(other) == len(path) + 1 and other[:-1] == path
    ]
    if (*path, key) not in extents_by_path or len(keys) == 1:
        return text
    old = extents_by_path[(*path, key)]
    start = text.rindex(key, mapping.start, old.start)
    if not mapping.flow and text[:start].rpartition("\n")[2].strip() == "":
        return apply_edits(text, [_deletion(text, _line_start(text, start), old.end)])
    return _without_part(text, start, old.end, is_last=keys[-1][-1] == key)


def without_entry(text: str, path: Path) -> str:
    """The text without an entry of a list; a list that is empty then goes with its key."""
    return without_entries(text, path[:-1], [int(path[-1])])


def without_entries(text: str, path: Path, places: Collection[int]) -> str:
    """The text without some entries of a list; a list that is empty then goes with its key."""
    extents_by_path = extents(text)
    listing = extents_by_path[path]
    siblings = sum(
        1 for other in extents_by_path if len(other) == len(path) + 1 and other[:-1] == path
    )
    if siblings == len(set(places)):
        return _without_key(text, extents_by_path, path)
    if listing.flow:
        for place in sorted(places, reverse=True):
            text = _without_flow(text, extents(text)[(*path, place)])
        return text
    here = (extents_by_path[(*path, place)] for place in set(places))
    return apply_edits(
        text, (_deletion(text, _line_start(text, other.start), other.end) for other in here)
    )


def _without_flow(text: str, extent: Extent) -> str:
    """The text without an entry between brackets, and without its comma."""
    is_last = not text[extent.end :].lstrip().startswith(",")
    return _without_part(text, extent.start, extent.end, is_last=is_last)


def _without_part(text: str, start: int, end: int, *, is_last: bool) -> str:
    """The text without a part between brackets, and without a comma.

    Where a comment may stand before it, its line end and the comma stay: YAML lets a comma stand
    before a bracket, and what follows a comment on its line is lost.
    """
    if not is_last:
        after = len(text) - len(text[end:].lstrip(" \t\n,"))
        return text[:start] + (" " if text.startswith("#", after) else "") + text[after:]
    before = len(text[:start].rstrip(" \t\n,"))
    if "#" in text[_line_start(text, before) : before]:
        return text[:start] + text[end:]
    return text[:before] + text[end:]


def _without_key(text: str, extents_by_path: Mapping[Path, Extent], path: Path) -> str:
    """The text without a key and its value; a mapping that is empty then goes too."""
    parent, extent = extents_by_path[path[:-1]], extents_by_path[path]
    keys = sum(
        1 for other in extents_by_path if len(other) == len(path) and other[:-1] == path[:-1]
    )
    if keys == 1 and len(path) > 1:
        return _without_key(text, extents_by_path, path[:-1])
    if parent.flow:
        return without_value(text, path[:-1], str(path[-1]))
    start = _line_start(text, text.rindex(":", 0, extent.start))
    return apply_edits(text, [_deletion(text, start, extent.end)])


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _deletion(text: str, start: int, end: int) -> Edit:
    """An edit that deletes the lines from one offset to another."""
    stop = text.find("\n", end)
    return Edit(start, len(text) if stop < 0 else stop + 1, "")


def with_entry(text: str, parent: Path, name: str, fields: Mapping[str, Writable]) -> str:
    """The text with one more entry at the end of a list, which is made if it is not there."""
    return with_entries(text, parent, name, [fields])


def with_entries(
    text: str, parent: Path, name: str, entries: Sequence[Mapping[str, Writable]]
) -> str:
    """The text with more entries at the end of a list, which is made if it is not there."""
    text = text if text.endswith("\n") else text + "\n"
    extents_by_path = extents(text)
    path = (*parent, name)
    flow_entries = ", ".join(
        f"{{{', '.join(f'{key}: {inline(given)}' for key, given in fields.items())}}}"
        for fields in entries
    )

    def lines(column: int) -> str:
        return "".join(entry(fields, column) for fields in entries)

    extent = extents_by_path.get(path)
    if extent is None:
        return apply_edits(
            text, [_new_key_edit(text, extents_by_path, path, lines, f"[{flow_entries}]")]
        )
    if extent.flow:
        end = extent.end - 1
        inside = text[extent.start + 1 : end].strip()
        comma = ", " if inside and not inside.endswith(",") else ""
        return apply_edits(text, [Edit(len(text[:end].rstrip()), end, comma + flow_entries)])
    end = _line_end(text, extent.end) + 1
    return apply_edits(text, [Edit(end, end, lines(extent.column))])


def _new_key_edit(
    text: str,
    extents_by_path: Mapping[Path, Extent],
    path: Path,
    lines: Callable[[int], str],
    new_text: str,
) -> Edit:
    """An edit that adds a key with its value, and the mappings around it that are missing.

    `lines` returns the value as a block indented by so many spaces; `new_text` is it in flow style.
    """
    parent, name = extents_by_path.get(path[:-1]), path[-1]
    if parent is None:

        def under(column: int) -> str:
            return f"{' ' * column}{name}:\n{lines(column + 2)}"

        return _new_key_edit(text, extents_by_path, path[:-1], under, f"{{{name}: {new_text}}}")
    if parent.flow:
        end = parent.end - 1
        comma = ", " if text[parent.start + 1 : end].strip() else ""
        return Edit(len(text[:end].rstrip()), end, f"{comma}{name}: {new_text}")
    end = _line_end(text, parent.end) + 1
    return Edit(end, end, f"{' ' * parent.column}{name}:\n{lines(parent.column + 2)}")

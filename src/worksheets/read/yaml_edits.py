"""Changes to a YAML text that leave all else in it as it was: comments, order, quotes."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from worksheets.read.yaml_events import LOADER, Path
from worksheets.read.yaml_text import Writable, entry, inline, value


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a value begins and ends, in characters; a `flow` one has brackets."""

    start: int
    end: int
    column: int
    flow: bool = True


class Edit(NamedTuple):
    """Other words for a part of a text."""

    start: int
    end: int
    words: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after some edits, none of which overlaps another."""
    parts: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += [text[end : edit.start], edit.words]
        end = edit.end
    return "".join((*parts, text[end:]))


def extents(text: str) -> Mapping[Path, Extent]:
    """Where every value of a sound document stands; without brackets it ends with its last part."""
    found: dict[Path, Extent] = {}
    parser = LOADER(text)
    try:
        while not isinstance(parser.get_event(), yaml.DocumentStartEvent):
            pass
        _node(parser, parser.get_event(), (), found, text)
    finally:
        parser.dispose()
    return found


def _node(parser: Any, event: Any, path: Path, found: dict[Path, Extent], text: str) -> Extent:
    """The extent of a value, noted with those of all in it."""
    start: Any = event.start_mark
    scalar: bool = isinstance(event, yaml.ScalarEvent)
    if scalar:
        end = event.end_mark.index
        while event.style in ("|", ">") and text[end - 1 : end].isspace():
            end -= 1
        found[path] = Extent(start.index, end, start.column)
        return found[path]
    mapping = isinstance(event, yaml.MappingStartEvent)
    end, count = start.index, 0
    while not _ends(inner := parser.get_event()):
        name: str | int = inner.value if mapping else count
        value_event = parser.get_event() if mapping else inner
        end = _node(parser, value_event, (*path, name), found, text).end
        count += 1
    if event.flow_style:
        end = inner.end_mark.index
    found[path] = Extent(start.index, end, start.column, bool(event.flow_style))
    return found[path]


def _ends(event: Any) -> bool:
    return isinstance(event, yaml.CollectionEndEvent)


def with_value(text: str, path: Path, key: str, given: Writable) -> str:
    """The text with a value for a key of a mapping, which gets the key if it has it not."""
    return with_values(text, {(*path, key): given})


def with_values(text: str, values: Mapping[Path, Writable]) -> str:
    """The text with values for keys of mappings, each by the path of its key."""
    known = extents(text)
    return edited(text, (_valued(text, known, path, given) for path, given in values.items()))


def _valued(text: str, known: Mapping[Path, Extent], path: Path, given: Writable) -> Edit:
    here, key = known[path[:-1]], path[-1]
    if path in known:
        old = known[path]
        said = inline(given) if here.flow or old.flow else value(given, here.column)
        gap = "" if text[old.start - 1 : old.start].isspace() else " "
        return Edit(old.start, old.end, gap + said.lstrip())
    if here.flow:
        end = here.end - 1
        return Edit(len(text[:end].rstrip()), end, f", {key}: {inline(given)}")
    end = _line_end(text, here.end)
    said = f"{key}: {value(given, here.column)}".replace(": \n", ":\n")
    return Edit(end, end, f"\n{' ' * here.column}{said}")


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def without_value(text: str, path: Path, key: str) -> str:
    """The text without a key of a mapping; the same text if it has it not, or has no other."""
    known = extents(text)
    here = known[path]
    keys = [one for one in known if len(one) == len(path) + 1 and one[:-1] == path]
    if (*path, key) not in known or len(keys) == 1:
        return text
    old = known[(*path, key)]
    start = text.rindex(key, here.start, old.start)
    if not here.flow and text[:start].rpartition("\n")[2].strip() == "":
        return edited(text, [_line_edit(text, _line_start(text, start), old.end)])
    after = len(text[old.end :]) - len(text[old.end :].lstrip(" \n,"))
    if keys[-1][-1] != key:
        return text[:start] + text[old.end + after :]
    return text[: len(text[:start].rstrip(" \n,"))] + text[old.end :]


def without_entry(text: str, path: Path) -> str:
    """The text without an entry of a list; a list that is empty then goes with its key."""
    return without_entries(text, path[:-1], [int(path[-1])])


def without_entries(text: str, path: Path, places: Collection[int]) -> str:
    """The text without some entries of a list; a list that is empty then goes with its key."""
    known = extents(text)
    whole = known[path]
    siblings = sum(1 for one in known if len(one) == len(path) + 1 and one[:-1] == path)
    if siblings == len(set(places)):
        return _without_key(text, known, path)
    if whole.flow:
        for place in sorted(places, reverse=True):
            text = _without_flow(text, extents(text)[(*path, place)])
        return text
    here = (known[(*path, place)] for place in set(places))
    return edited(text, (_line_edit(text, _line_start(text, one.start), one.end) for one in here))


def _without_flow(text: str, here: Extent) -> str:
    """The text without an entry between brackets, and without its comma."""
    start, end = here.start, here.end
    following = text[end:].lstrip()
    if following.startswith(","):
        end = text.index(",", end) + 1
        end += len(text[end:]) - len(text[end:].lstrip())
    else:
        start = text.rindex(",", 0, start)
    return text[:start] + text[end:]


def _without_key(text: str, known: Mapping[Path, Extent], path: Path) -> str:
    """The text without a key and its value; a mapping that is empty then goes too."""
    parent, whole = known[path[:-1]], known[path]
    keys = sum(1 for one in known if len(one) == len(path) and one[:-1] == path[:-1])
    if keys == 1 and len(path) > 1:
        return _without_key(text, known, path[:-1])
    if parent.flow:
        return without_value(text, path[:-1], str(path[-1]))
    start = _line_start(text, text.rindex(":", 0, whole.start))
    return edited(text, [_line_edit(text, start, whole.end)])


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_edit(text: str, start: int, end: int) -> Edit:
    """Nothing in the place of the lines from one place to another."""
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
    known = extents(text)
    path = (*parent, name)
    said = ", ".join(
        f"{{{', '.join(f'{key}: {inline(one)}' for key, one in fields.items())}}}"
        for fields in entries
    )

    def lines(column: int) -> str:
        return "".join(entry(fields, column) for fields in entries)

    here = known.get(path)
    if here is None:
        return edited(text, [_put(text, known, path, lines, f"[{said}]")])
    if here.flow:
        end = here.end - 1
        inside = text[here.start + 1 : end].strip()
        comma = ", " if inside and not inside.endswith(",") else ""
        return edited(text, [Edit(len(text[:end].rstrip()), end, comma + said)])
    end = _line_end(text, here.end) + 1
    return edited(text, [Edit(end, end, lines(here.column))])


def _put(
    text: str, known: Mapping[Path, Extent], path: Path, lines: Callable[[int], str], said: str
) -> Edit:
    """A value for a key that is not there: as lines that are indented by so much, or between
    brackets. What it belongs to is made too."""
    parent, name = known.get(path[:-1]), path[-1]
    if parent is None:

        def under(column: int) -> str:
            return f"{' ' * column}{name}:\n{lines(column + 2)}"

        return _put(text, known, path[:-1], under, f"{{{name}: {said}}}")
    if parent.flow:
        end = parent.end - 1
        comma = ", " if text[parent.start + 1 : end].strip() else ""
        return Edit(len(text[:end].rstrip()), end, f"{comma}{name}: {said}")
    end = _line_end(text, parent.end) + 1
    return Edit(end, end, f"{' ' * parent.column}{name}:\n{lines(parent.column + 2)}")

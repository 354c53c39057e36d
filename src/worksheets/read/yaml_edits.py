"""Changes to a YAML text that leave all else in it as it was: comments, order, quotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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


def extents(text: str) -> Mapping[Path, Extent]:
    """Where every value of a sound document stands; without brackets it ends with its last part."""
    found: dict[Path, Extent] = {}
    parser = LOADER(text)
    try:
        while not isinstance(parser.get_event(), yaml.DocumentStartEvent):
            pass
        _node(parser, parser.get_event(), (), found)
    finally:
        parser.dispose()
    return found


def _node(parser: Any, event: Any, path: Path, found: dict[Path, Extent]) -> Extent:
    """The extent of a value, noted with those of all in it."""
    start: Any = event.start_mark
    scalar: bool = isinstance(event, yaml.ScalarEvent)
    if scalar:
        found[path] = Extent(start.index, event.end_mark.index, start.column)
        return found[path]
    mapping = isinstance(event, yaml.MappingStartEvent)
    end, count = start.index, 0
    while not _ends(inner := parser.get_event()):
        name: str | int = inner.value if mapping else count
        value_event = parser.get_event() if mapping else inner
        end = _node(parser, value_event, (*path, name), found).end
        count += 1
    if event.flow_style:
        end = inner.end_mark.index
    found[path] = Extent(start.index, end, start.column, bool(event.flow_style))
    return found[path]


def _ends(event: Any) -> bool:
    return isinstance(event, yaml.CollectionEndEvent)


def with_value(text: str, path: Path, key: str, given: Writable) -> str:
    """The text with a value for a key of a mapping, which gets the key if it has it not."""
    known = extents(text)
    here = known[path]
    if (*path, key) in known:
        old = known[(*path, key)]
        said = inline(given) if here.flow or old.flow else value(given, here.column)
        return text[: old.start] + said.lstrip() + text[old.end :]
    if here.flow:
        end = here.end - 1
        return f"{text[:end].rstrip()}, {key}: {inline(given)}{text[end:]}"
    end = text.find("\n", here.end)
    end = len(text) if end < 0 else end
    said = f"{key}: {value(given, here.column)}".replace(": \n", ":\n")
    return f"{text[:end]}\n{' ' * here.column}{said}{text[end:]}"


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
        return _without_lines(text, text.rfind("\n", 0, start) + 1, old.end)
    after = len(text[old.end :]) - len(text[old.end :].lstrip(" \n,"))
    if keys[-1][-1] != key:
        return text[:start] + text[old.end + after :]
    return text[: len(text[:start].rstrip(" \n,"))] + text[old.end :]


def without_entry(text: str, path: Path) -> str:
    """The text without an entry of a list; a list that is empty then goes with its key."""
    known = extents(text)
    whole = known[path[:-1]]
    siblings = [one for one in known if len(one) == len(path) and one[:-1] == path[:-1]]
    if len(siblings) == 1:
        return _without_lines(text, text.rfind("\n", 0, _key_of(text, whole)) + 1, whole.end)
    here = known[path]
    if not whole.flow:
        return _without_lines(text, text.rfind("\n", 0, here.start) + 1, here.end)
    start, end = here.start, here.end
    following = text[end:].lstrip()
    if following.startswith(","):
        end = text.index(",", end) + 1
        end += len(text[end:]) - len(text[end:].lstrip())
    else:
        start = text.rindex(",", 0, start)
    return text[:start] + text[end:]


def _key_of(text: str, whole: Extent) -> int:
    """Where the line ends that has the key of a list."""
    return text.rindex(":", 0, whole.start)


def _without_lines(text: str, start: int, end: int) -> str:
    stop = text.find("\n", end)
    return text[:start] + ("" if stop < 0 else text[stop + 1 :])


def with_entry(text: str, parent: Path, name: str, fields: Mapping[str, Writable]) -> str:
    """The text with one more entry at the end of a list, which is made if it is not there."""
    known = extents(text)
    text = text if text.endswith("\n") else text + "\n"
    path = (*parent, name)
    if path not in known:
        here = known[parent]
        end = text.find("\n", here.end) + 1
        added = f"{' ' * here.column}{name}:\n{entry(fields, here.column + 2)}"
        return text[:end] + added + text[end:]
    here = known[path]
    if here.flow:
        end = here.end - 1
        comma = "" if text[here.start + 1 : end].strip() == "" else ", "
        said = ", ".join(f"{key}: {inline(one)}" for key, one in fields.items())
        return f"{text[:end].rstrip()}{comma}{{{said}}}{text[end:]}"
    end = text.find("\n", here.end) + 1
    return text[:end] + entry(fields, here.column) + text[end:]

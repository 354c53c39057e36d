"""Mappings of a YAML text brought to other values, key by key and entry by entry.

What stays as it was keeps its comments, its order and its quotes; the text that comes out is read
again, so a change that would not be read as it is meant is refused.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.read.yaml_edits import Edit, apply_edits, extents, without_entries, without_value
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_lists import with_entry_after, with_entry_before
from worksheets.read.yaml_nested import with_nested
from worksheets.read.yaml_text import Written, behind, one_line

_BLOCK_TEXT = re.compile(r"(?m)\|-$")
"""Matches values with a text of several lines, which begins below its key."""


def with_mapping(text: str, path: Path, wanted: Mapping[str, Written]) -> str:
    """The text in which the mapping at a path has just these keys, and all else is as it was.

    Raises Mistake if no edit comes to that.
    """
    before = tree(text, "", Sink())
    here = value_at(before, path)
    if not isinstance(here, Mapped):
        raise TypeError(f"there is no mapping at {path}")
    changed = _with_keys(text, path, here, wanted)
    return checked(changed, with_part(before, path, as_tree(wanted)))


def with_entry_instead(text: str, path: Path, wanted: Mapping[str, Written]) -> str:
    """The text with another mapping in the place of an entry of a list, which is on one line only
    where its list is. Raises Mistake if that is not read as it is meant."""
    places = extents(text)
    listing, old = places[path[:-1]], places[path]
    new = _block(wanted, old.column)
    if listing.flow or (_BLOCK_TEXT.search(new) and _is_followed(text, old.end)):
        new = one_line(wanted)
    changed = apply_edits(text, [Edit(old.start, old.end, new)])
    return checked(changed, with_part(tree(text, "", Sink()), path, as_tree(wanted)))


def checked(text: str, wanted: Tree) -> str:
    """The text, if it is read as a tree; raises Mistake if it is not."""
    sink = Sink()
    if tree(text, "", sink) != wanted or sink.failed:
        message = "the text is written in a way that this change cannot be made in"
        raise Mistake(message, "change it in the text itself")
    return text


def as_tree(given: Written) -> Tree:
    """What is read of a value that is written."""
    match given:
        case bool():
            return "true" if given else "false"
        case int():
            return str(given)
        case str():
            return given
        case Mapping():
            mapped = Mapped(1, 1)
            mapped.update({key: as_tree(one) for key, one in given.items()})
            return mapped
    return [as_tree(one) for one in given]


def value_at(value: Tree, path: Path) -> Tree:
    """The value at a path of a tree; None if there is none."""
    for part in path:
        match value:
            case Mapped():
                value = value.get(str(part))
            case list() if isinstance(part, int) and part < len(value):
                value = value[part]
            case _:
                return None
    return value


def with_part(value: Tree, path: Path, part: Tree) -> Tree:
    """A tree with another value at a path."""
    if not path:
        return part
    first, *rest = path
    match value:
        case Mapped():
            mapped = Mapped(value.line, value.column)
            mapped.update(value)
            mapped[str(first)] = with_part(value.get(str(first)), tuple(rest), part)
            return mapped
        case list():
            return [
                with_part(one, tuple(rest), part) if n == first else one
                for n, one in enumerate(value)
            ]
    return value


def _with_keys(text: str, path: Path, before: Mapped, wanted: Mapping[str, Written]) -> str:
    for key, given in wanted.items():
        if key not in before:
            text = with_nested(text, path, key, given)
        else:
            text = _with_value(text, (*path, key), before[key], given)
    for key in before.keys() - wanted.keys():  # last, for a mapping must not become empty
        text = without_value(text, path, key)
    return text


def _with_value(text: str, path: Path, before: Tree, given: Written) -> str:
    """The text with another value at a path where there is one, unless it reads the same."""
    match before, given:
        case _ if before == as_tree(given):
            return text
        case Mapped(), Mapping():
            return _with_keys(text, path, before, given)
        case list(), Sequence() if before and given and not isinstance(given, str):
            return _with_list(text, path, before, given)
    return _with_other(text, path, given)


def _with_list(text: str, path: Path, before: list[Tree], given: Sequence[Written]) -> str:
    """The text with other entries in a list: those between the first and the last that differ."""
    after = [as_tree(one) for one in given]
    first = _alike(before, after)
    last = _alike(before[first:][::-1], after[first:][::-1])
    old, new = before[first : len(before) - last], given[first : len(given) - last]
    for n, (was, one) in enumerate(zip(old, new, strict=False), first):
        text = _with_value(text, (*path, n), was, one)
    both = first + min(len(old), len(new))
    for n, one in enumerate(new[len(old) :], both):
        text = _with_entry(text, (*path, n), one)
    if len(old) > len(new):
        text = without_entries(text, path, range(both, first + len(old)))
    return text


def _alike(one: Sequence[Tree], other: Sequence[Tree]) -> int:
    """How many entries two lists share at their beginnings."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _with_entry(text: str, path: Path, given: Written) -> str:
    """The text with one entry more, which stands at a path then."""
    text = text if text.endswith("\n") else f"{text}\n"
    flow = extents(text)[path[:-1]].flow
    is_text = isinstance(given, str) and not flow
    entry = behind(given, 0).strip() if is_text and "\n" not in str(given) else one_line(given)
    if path[-1] == 0:
        return with_entry_before(text, path, entry)
    return with_entry_after(text, (*path[:-1], int(path[-1]) - 1), entry)


def _with_other(text: str, path: Path, given: Written) -> str:
    """The text with a value of whatever kind in the place of another."""
    places = extents(text)
    around, old = places[path[:-1]], places[path]
    is_scalar = text[old.start : old.start + 1] not in ("[", "{") and old.flow
    start = old.start
    if around.flow or given in ([], {}):
        new = one_line(given)
    elif isinstance(given, (str, int)):
        new = behind(given, around.column).lstrip()
    elif old.flow and not is_scalar:
        new = one_line(given)
    elif is_scalar and isinstance(path[-1], str):
        start = len(text[:start].rstrip(" "))
        new = behind(given, around.column)
    else:
        new = _block(given, old.column)
    if _BLOCK_TEXT.search(new) and _is_followed(text, old.end):
        new, start = one_line(given), old.start
    gap = " " if text[start - 1] == ":" and not new.startswith("\n") else ""
    return apply_edits(text, [Edit(start, old.end, gap + new)])


def _is_followed(text: str, end: int) -> bool:
    """Whether anything stands on the line behind a value: a comment, which would be read as the
    last line of a text in a block."""
    return bool(text[end:].partition("\n")[0].strip())


def _block(given: Written, column: int) -> str:
    """A list or a mapping as lines, of which the first begins in a column already."""
    return behind(given, column - 2).removeprefix("\n")[column:]

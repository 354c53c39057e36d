"""Entries of lists moved within a YAML text, each with the comments that belong to it.

To an entry of a block list belong the comment lines right above its hyphen that are indented as
much, the one behind it, and those below it that are indented more.
"""

from collections.abc import Mapping
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Path
from worksheets.read.yaml_edits import Edit, Extent, apply_edits, extents, without_entry
from worksheets.read.yaml_lists import start_of_lines, with_entry_after, with_entry_before


class _Piece(NamedTuple):
    """The text of an entry: lines with a hyphen in a `column`, or a value in flow style."""

    text: str
    column: int = 0
    is_flow: bool = False


def with_entry_moved(text: str, path: Path, to: Path) -> str:
    """The text with an entry of a list moved to another place, in that list or in another one.

    `to` is its place after the move. The list must not be empty without it. Raises Mistake if an
    entry of several lines would have to stand between brackets.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    places = extents(text)
    if places[path[:-1]].flow:
        here = places[path]
        piece = _Piece(text[here.start : here.end], is_flow=True)
        return _with_piece(without_entry(text, path), to, piece)
    start, end = _lines_of(text, places, path)
    piece = _Piece(text[start:end], places[path[:-1]].column)
    return _with_piece(apply_edits(text, [Edit(start, end, "")]), to, piece)


def with_entry_put(text: str, to: Path, entry: str) -> str:
    """The text with an entry, in flow style, at a place of a list, where it stands then.

    Unlike `yaml_lists.with_entry_after` it does not come between an entry and comments below it.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    return _with_piece(text, to, _Piece(entry, is_flow=True))


def _with_piece(text: str, to: Path, piece: _Piece) -> str:
    places = extents(text)
    listing, before = places[to[:-1]], (*to[:-1], int(to[-1]) - 1)
    if listing.flow:
        value = piece.text if piece.is_flow else _between_brackets(piece.text)
        if to in places:
            return with_entry_before(text, to, value)
        return with_entry_after(text, before, value)
    at = _lines_of(text, places, to)[0] if to in places else _lines_of(text, places, before)[1]
    lines = _Piece(f"- {piece.text}\n") if piece.is_flow else piece
    return apply_edits(text, [Edit(at, at, _shifted(lines, listing.column))])


def _between_brackets(text: str) -> str:
    """An entry of a block list as one of a flow list; raises Mistake if that cannot be."""
    value = text.strip().removeprefix("-").strip()
    if value.startswith("{") and value.endswith("}") and "\n" not in value:
        return value
    hint = "write the entries of that list on a line each, with hyphens"
    raise Mistake("an entry of several lines, or with a comment, fits no list in brackets", hint)


def _shifted(piece: _Piece, column: int) -> str:
    """The lines of an entry for a list in another column."""
    more = column - piece.column
    lines = piece.text.splitlines(keepends=True)
    return "".join(
        line if not line.strip() else f"{' ' * more}{line}" if more >= 0 else line[-more:]
        for line in lines
    )


def _lines_of(text: str, places: Mapping[Path, Extent], path: Path) -> tuple[int, int]:
    """Where the lines of an entry of a block list begin, with its comments, and where they end."""
    listing, here = places[path[:-1]], places[path]
    start, end = start_of_lines(text, listing, here), _next_line(text, here.end)
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if _indent_of_comment(text[above:start]) != listing.column:
            break
        start = above
    while (_indent_of_comment(text[end : _next_line(text, end)]) or 0) > listing.column:
        end = _next_line(text, end)
    return start, end


def _next_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _indent_of_comment(line: str) -> int | None:
    """How far a line is indented that has a comment and nothing else; None for other lines."""
    bare = line.lstrip(" ")
    return len(line) - len(bare) if bare.startswith("#") else None

"""Questions of a table, of clues and of a puzzle, whose answers are the points of a scheme.

What they are is seen from the letters of an item alone: cells that are worth marks, labelled
entries beside labelled points, blanks that no key fills.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from worksheets.exchange.questions.interaction import (
    Body,
    ExtendedText,
    Grid,
    Interaction,
    Listed,
    Match,
    NumericEntry,
    Order,
    Part,
    TextEntry,
)
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Emph,
    Figure,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Strong,
    Table,
    Text,
    plain,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme

BLANK = "_____"
"""A blank that is seen, and answered in words of one's own."""
IN_SQUARES = re.compile(r"([^()]+) \(([^\W_]+)\)")
"""A word as it is written, and behind it as it stands in the squares of a puzzle."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its point, and other ways to write its answer."""

    content: Inlines
    point: MarkPoint
    answers: tuple[Inlines, ...]


def asked_in_cells(item: Item) -> tuple[Asked, ...]:
    """The questions of the cells of a table, each of which is worth marks; none if a cell is not
    that of its point."""
    tables = [block for block in item.body if isinstance(block, Table) and block.marks]
    scheme = item.scheme or Scheme(0)
    if len(tables) != 1 or item.keys:
        return ()
    (table,) = tables
    cells = [
        (cell, marks) for row in table.rows for cell, marks in zip(row, table.marks, strict=True)
    ]
    if len(cells) != len(scheme.points):
        return ()
    asked = []
    for (cell, marks), point in zip(cells, scheme.points, strict=True):
        match cell:
            case (Text(label), *content, LineBreak(), Gap()):
                if label.strip() != point.label or point.marks != marks:
                    return ()
                asked.append(Asked(tuple(content), point, (point.answer, *point.accept)))
            case _:
                return ()
    return tuple(asked)


def titles_of_columns(item: Item) -> list[str]:
    """What the heads of columns say above their marks."""
    heads = chain.from_iterable(
        block.head for block in item.body if isinstance(block, Table) and block.marks
    )
    return [plain(head[: head.index(LineBreak())]).strip() for head in heads if LineBreak() in head]


def asked_in_clues(item: Item) -> tuple[Asked, ...]:
    """The clues of a puzzle with their words; none if an entry is not that of its point."""
    lists = [block for block in item.body if isinstance(block, Bullets) and block.labels]
    has_puzzle = any(isinstance(block, Figure) for block in item.body)
    if not lists or not has_puzzle or item.keys or item.scheme is None:
        return ()
    entries = [pair for listed in lists for pair in zip(listed.labels, listed.items, strict=True)]
    points = item.scheme.points
    if len(entries) != len(points):
        return ()
    pairs = list(zip(entries, points, strict=True))
    if any(label not in re.findall(r"\d+", point.label) for (label, _), point in pairs):
        return ()
    return tuple(
        Asked(content, point, (*_spelt(point.answer), *point.accept))
        for (_, content), point in pairs
    )


def _spelt(answer: Inlines) -> tuple[Inlines, ...]:
    """A word of a puzzle as it is written, and as it stands in the squares if that is told."""
    found = IN_SQUARES.fullmatch(plain(answer))
    return (answer,) if found is None else ((Text(found[1]),), (Text(found[2]),))


def words_to_find(item: Item) -> tuple[Inlines, ...]:
    """The words that are listed beside a picture, of an item that asks nothing."""
    return tuple(chain.from_iterable(one.words for one in item.body if isinstance(one, Bank)))


def with_blanks_shown(body: Body) -> Body:
    """A body whose blanks are words: its label, and a line."""
    shown: list[Part] = []
    for part in body:
        match part:
            case Listed(entries):
                shown.append(replace(part, entries=tuple(map(_shown, entries))))
            case Grid(rows):
                shown.append(Grid(tuple(tuple(map(_shown, row)) for row in rows)))
            case tuple():
                shown.append(_shown(part))
            case _:
                shown.append(part)
    return tuple(shown)


def _shown(content: Inlines) -> Inlines:
    def changed(inline: Inline) -> Inline:
        match inline:
            case Gap(_, label):
                return Text(f"{label} {BLANK}".strip())
            case Strong(inner) | Emph(inner):
                return replace(inline, content=_shown(inner))
        return inline

    return tuple(map(changed, content))


def said_to_markers(scheme: Scheme) -> tuple[Inlines, ...]:
    """The points of a scheme with their labels, what else is accepted, and its rule."""
    return (*map(point_for_markers, scheme.points), *filter(None, (scheme.rule, *scheme.notes)))


def point_for_markers(point: MarkPoint) -> Inlines:
    """A point behind its label, with what else is accepted and its note."""
    label: Inlines = (Text(f"{point.label} "),) if point.label else ()
    ways = tuple(_between(" / ", (point.answer, *point.accept)))
    note: Inlines = (Text(" – "), *point.note) if plain(point.note) else ()
    return (*label, *ways, *note)


def _between(mark: str, contents: Sequence[Inlines]) -> Iterator[Inline]:
    for n, content in enumerate(contents):
        if n:
            yield Text(mark)
        yield from content


def untold(scheme: Scheme, interaction: Interaction, *, by_hand_in_body: bool) -> str:
    """What a scheme says to markers that a question elsewhere has no place for; "" for nothing.

    Notes of options are said of these, and the notes of what is answered in a body by hand stand
    among its points.
    """
    match interaction:
        case ExtendedText():
            more = (*scheme.exemplars, *(() if by_hand_in_body else scheme.notes), *scheme.others)
            if more or any(point.reject or point.develop for point in scheme.points):
                return "what markers are told besides the points"
        case TextEntry() | NumericEntry() | Match() | Order():
            if scheme.notes or any(plain(point.note) or point.reject for point in scheme.points):
                return "notes for markers"
    return ""

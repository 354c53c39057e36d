"""Zones: where candidates write and tick, on which page, and of which question."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from worksheets.model.page.node import Node

FieldKind: TypeAlias = Literal["text", "digits", "lines", "tick", "one", "pick"]
"""`text` on a line, `digits` in a row of boxes, `lines` of text, a box to `tick`, `one` of several
ticks (fields of one slot), or a `pick` from a list."""


class Field(NamedTuple):
    """A place to write or to tick in while a page is being set; finished pages list their `Zone`s.

    `slot` names the answer in its question, or the detail of the candidate, and `option` the letter
    that is ticked. `tip` is its label, `choices` is what can be picked. What is written there
    belongs to the node; a Form can be typed in.
    """

    x: float
    y: float
    width: float
    height: float
    kind: FieldKind
    slot: str
    tip: str
    choices: tuple[str, ...] = ()
    option: str = ""
    node: Node | None = None


class FieldsAt(NamedTuple):
    """Fields with the labels of their questions, so far to the right of their places and so far
    below them."""

    x: float
    y: float
    fields: tuple[tuple[str, Field], ...]


class Zone(NamedTuple):
    """A place with a meaning: where a candidate writes or ticks something.

    It is the `slot` of the question labelled `item` (3, 3(a)), or without one a detail of the
    candidate, such as the name. `option` is the letter that a box to tick stands for. `box` is
    left, top, right and bottom on a page (counted from 0); `kind`, `tip`, `choices` and `node` are
    those of its field.
    """

    item: str
    slot: str
    option: str
    page: int
    box: tuple[float, float, float, float]
    kind: FieldKind
    tip: str
    choices: tuple[str, ...] = ()
    node: Node | None = None

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def zones_of(pages: Sequence[Iterable[FieldsAt]]) -> tuple[Zone, ...]:
    """The zones of pages: the lines of one answer are one zone a page."""
    zones: list[Zone] = []
    for number, page in enumerate(pages):
        places: dict[tuple[str, str], int] = {}
        for x, y, fields in page:
            for item, field in fields:
                zone = _zone(item, field, x, y, number)
                place = places.setdefault((item, field.slot), len(zones))
                if place < len(zones) and field.kind in ("text", "lines"):
                    zones[place] = zones[place]._replace(box=_around(zones[place], zone))
                else:
                    zones.append(zone)
    return tuple(zones)


def _zone(item: str, field: Field, x: float, y: float, page: int) -> Zone:
    left, top, width, height, kind, slot, tip, choices, option, node = field
    box = (x + left, y + top, x + left + width, y + top + height)
    return Zone(item, slot, option, page, box, kind, tip, choices, node)


def _around(first: Zone, second: Zone) -> tuple[float, float, float, float]:
    """The box around both."""
    left, top, right, foot = first.box
    beside, above, end, below = second.box
    return min(left, beside), min(top, above), max(right, end), max(foot, below)


def fields_of(zones: Iterable[Zone], pages: int) -> tuple[tuple[FieldsAt, ...], ...]:
    """The zones as the fields of so many pages."""
    listed: list[list[tuple[str, Field]]] = [[] for _ in range(pages)]
    for zone in zones:
        left, top, _, _ = zone.box
        field = Field(
            left,
            top,
            zone.width,
            zone.height,
            zone.kind,
            zone.slot,
            zone.tip,
            zone.choices,
            zone.option,
            zone.node,
        )
        listed[zone.page].append((zone.item, field))
    return tuple((FieldsAt(0, 0, tuple(fields)),) for fields in listed)

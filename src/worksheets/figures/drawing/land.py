"""Maps: land, lines and places in a frame, with degrees at the edges, a key and a scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from worksheets.figures.drawing.chart import Sheet
from worksheets.figures.drawing.entries import HAND
from worksheets.figures.drawing.geojson import Feature
from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import (
    BLACK,
    MINOR,
    TINT,
    WHITE,
    area,
    arrow,
    circle,
    line,
    rectangle,
)
from worksheets.figures.drawing.placing import Tag, placed
from worksheets.figures.drawing.scale import number, step, ticks
from worksheets.figures.drawing.terrain import KILOMETRES, Chart, Window
from worksheets.model.drawing import Drawing, Misfit
from worksheets.model.fitting import LARGER
from worksheets.model.geometry import Box, Point, within
from worksheets.model.page import Colour, Hatch

Fill: TypeAlias = Literal["", "grey", "rising", "falling", "crossed", "level", "upright", "dots"]

MOST_POINTS = 30_000
"""Bends that can be seen, of all borders and rivers."""
BORDER = 0.7
"""How black coasts and borders are."""
WIDE = 28
"""A map whose author says nothing is so many sizes of type wide."""


@dataclass(frozen=True, slots=True)
class Area:
    """A feature of the file and how its land is filled."""

    feature: Feature
    fill: Fill


@dataclass(frozen=True, slots=True)
class Named:
    """A place in degrees with its name; a blank one has a box for it."""

    place: Point
    label: str
    dot: bool
    strong: bool
    blank: bool


@dataclass(frozen=True, slots=True)
class Trail:
    """A line through places in degrees."""

    places: tuple[Point, ...]
    label: str
    dashed: bool
    arrow: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a map shows."""

    window: Window
    areas: Sequence[Area]
    spots: Sequence[Named]
    trails: Sequence[Trail]
    keys: Sequence[tuple[Fill, str]]
    ticks: float
    scale_bar: bool


@dataclass(slots=True)
class _Drawn:
    """What lies in the frame, for labels to keep off."""

    hatched: list[list[list[Point]]] = field(default_factory=list)
    lines: list[list[Point]] = field(default_factory=list)


def drawn_map(kind: Lettering, plan: Plan, width: float) -> Drawing | Misfit:
    """The map as wide as asked, or as its shape and the room allow."""
    room, size = kind.room, kind.size
    left, foot = _edges(kind, plan)
    asked = min(width or size * WIDE, room.width) - left
    deep = sum(len(kind.wrapped(words, asked - size * 2.6)) - 1 for _, words in plan.keys)
    under = (size * (0.8 + 1.6 * len(plan.keys)) + deep * kind.leading) * bool(plan.keys)
    under += size * 2.6 if plan.scale_bar else 0
    inset = room.line / 2
    tallest = room.height - foot - under - 2 * inset
    wide = min(asked - 2 * inset, tallest / plan.window.shape)
    if wide < size * 6 or wide * plan.window.shape < size * 3:
        return Misfit("there is no room for the map", f"choose other bounds for it, or {LARGER}")
    box = Box(left + inset, inset, left + inset + wide, inset + wide * plan.window.shape)
    sheet = Sheet(kind, left + wide + 2 * inset)
    chart = Chart(plan.window, box)
    drawn = _land(sheet, chart, plan.areas)
    if sum(len(path) for mark in sheet.marks for path in mark.outline.paths) > MOST_POINTS:
        hint = "simplify the file, or show a smaller part of it"
        return Misfit(
            f"the borders have more than {MOST_POINTS} bends on paper", hint, certain=True
        )
    _trails(sheet, chart, plan.trails, drawn)
    if crowded := _names(sheet, chart, plan, drawn):
        return crowded
    sheet.marks.append(rectangle(box.left, box.top, wide, box.bottom - box.top, weight=room.line))
    if plan.ticks:
        _degrees(sheet, chart, plan.ticks)
    sheet.y = box.bottom + inset + foot
    if plan.keys:
        _key(sheet, plan.keys, left)
    if plan.scale_bar:
        _bar(sheet, chart, left)
    return sheet.finished()


def _edges(kind: Lettering, plan: Plan) -> tuple[float, float]:
    """Room for the degrees left of the map and under it."""
    if not plan.ticks:
        return 0.0, 0.0
    return kind.across("00° N") + kind.size * 0.6, kind.size * 0.6 + kind.tall(("",))


LOOKS: dict[Fill, tuple[Colour, Hatch]] = {
    "": (WHITE, ""),
    "grey": (TINT, ""),
    "rising": (WHITE, "rising"),
    "falling": (WHITE, "falling"),
    "crossed": (WHITE, "crossed"),
    "level": (WHITE, "level"),
    "upright": (WHITE, "upright"),
    "dots": (WHITE, "dots"),
}


def _land(sheet: Sheet, chart: Chart, areas: Sequence[Area]) -> _Drawn:
    """Land first, then what lines and points the file has."""
    drawn = _Drawn()
    for one in areas:
        colour, hatch = LOOKS[one.fill]
        for rings in chart.areas(one.feature):
            sheet.marks.append(area(rings, colour, hatch=hatch, weight=MINOR, black=BORDER))
            if hatch:
                drawn.hatched.append(rings)
    for one in areas:
        for places in one.feature.lines:
            for piece in chart.lines(places):
                sheet.marks.append(line(piece, MINOR, black=BORDER))
        for longitude, latitude in one.feature.points:
            if spot := chart.spot(longitude, latitude):
                sheet.marks.append(circle(*spot, sheet.lettering.size * 0.15, BLACK))
    return drawn


def _trails(sheet: Sheet, chart: Chart, trails: Sequence[Trail], drawn: _Drawn) -> None:
    weight = sheet.lettering.room.line
    for trail in trails:
        pieces = list(chart.lines(trail.places))
        drawn.lines += pieces
        for piece in pieces:
            sheet.marks.append(line(piece, weight * 1.5, dashed=trail.dashed))
        if trail.arrow and pieces:
            size = sheet.lettering.size * 0.7
            sheet.marks.append(arrow(pieces[-1][-2], pieces[-1][-1], size))


def _names(sheet: Sheet, chart: Chart, plan: Plan, drawn: _Drawn) -> Misfit | None:
    """Dots and names, unless a name has no place."""
    kind, size = sheet.lettering, sheet.lettering.size
    dot = size * 0.2
    words: list[tuple[tuple[str, ...], bool]] = []
    tags: list[Tag] = []
    dots: list[Box] = []
    for spot in plan.spots:
        at = chart.spot(*spot.place)
        if at is None:
            continue
        if spot.dot:
            sheet.marks.append(circle(*at, dot, BLACK, weight=0))
            dots.append(Box(at[0] - dot, at[1] - dot, at[0] + dot, at[1] + dot))
        lines = () if spot.blank else kind.wrapped(spot.label, size * 9)
        wide = size * 7 if spot.blank else kind.widest(lines, strong=spot.strong)
        tall = max(HAND, kind.leading * 1.3) if spot.blank else kind.tall(lines)
        gap = dot + size * 0.3
        tag = Tag(*at, wide, tall, gap, spot.label)
        tags.append(tag if spot.dot else _over(tag))
        words.append((lines, spot.strong))
    for trail in plan.trails:
        pieces = list(chart.lines(trail.places)) if trail.label else []
        if pieces:
            lines = kind.wrapped(trail.label, size * 12)
            end = max(pieces[-1][0], pieces[-1][-1])
            wide, tall = kind.widest(lines), kind.tall(lines)
            sides = ((-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (0.0, 1.0))
            tags.append(Tag(*end, wide, tall, size * 0.4, trail.label, sides))
            words.append((lines, False))
    found = placed(tags, chart.box.grown(-size * 0.2), dots, drawn.lines)
    if isinstance(found, Misfit):
        return found
    for (lines, strong), box in zip(words, found, strict=True):
        _written(sheet, lines, box, strong=strong, hatched=_meets(box, drawn.hatched))
    return None


def _over(tag: Tag) -> Tag:
    """A name without a dot stands on its place, or near it."""
    return replace(tag, y=tag.y - tag.height / 2, sides=((0, 1), (0, -1), (1, 0), (-1, 0)))


def _written(
    sheet: Sheet, lines: tuple[str, ...], box: Box, *, strong: bool, hatched: bool
) -> None:
    """A name in its box, or the box to write it in; white hides a pattern behind it."""
    edges = (box.left, box.top, box.right - box.left, box.bottom - box.top)
    if not lines:
        sheet.marks.append(rectangle(*edges, WHITE, weight=MINOR))
        return
    if hatched:
        pad = sheet.lettering.size * 0.12
        grown = box.grown(pad)
        edges = (grown.left, grown.top, edges[2] + 2 * pad, edges[3] + 2 * pad)
        sheet.marks.append(rectangle(*edges, WHITE))
    sheet.labels += sheet.lettering.labels(lines, box.left, box.top, strong=strong)


def _meets(box: Box, areas: Sequence[Sequence[Sequence[Point]]]) -> bool:
    across = [box.left + (box.right - box.left) * n / 6 for n in range(7)]
    return any(
        within((x, y), rings)
        for rings in areas
        for x in across
        for y in (box.top, (box.top + box.bottom) / 2, box.bottom)
    )


def _degrees(sheet: Sheet, chart: Chart, apart: float) -> None:
    """Ticks at the edges with their degrees, as many as have room."""
    kind, size, box, window = sheet.lettering, sheet.lettering.size, chart.box, chart.window
    long = size * 0.3
    last = -1e9
    for longitude in ticks(window.west, window.east, apart):
        x, _ = chart.at((longitude, window.north))
        words = _named((longitude + 180) % 360 - 180, "WE")
        wide = kind.across(words)
        sheet.marks.append(line([(x, box.bottom), (x, box.bottom + long)], MINOR))
        if x - wide / 2 > last and x + wide / 2 <= sheet.width:
            sheet.labels += kind.labels([words], x, box.bottom + long + size * 0.2, "middle")
            last = x + wide / 2 + size * 0.5
    last = 1e9
    for latitude in ticks(window.south, window.north, apart):
        _, y = chart.at((window.west, latitude))
        sheet.marks.append(line([(box.left - long, y), (box.left, y)], MINOR))
        inside = size * 0.55 <= y <= box.bottom - size * 0.2
        if inside and last - y > kind.leading:
            words = _named(latitude, "SN")
            sheet.labels += kind.middle([words], box.left - long - size * 0.25, y, "end")
            last = y


def _named(degrees: float, letters: str) -> str:
    return f"{number(abs(degrees))}°" + (f"\u00a0{letters[degrees > 0]}" if degrees else "")


def _key(sheet: Sheet, keys: Sequence[tuple[Fill, str]], left: float) -> None:
    kind, size = sheet.lettering, sheet.lettering.size
    sheet.y += size * 0.6
    for fill, words in keys:
        colour, hatch = LOOKS[fill]
        box = (left, sheet.y, size * 2, size * 0.95)
        sheet.marks.append(rectangle(*box, colour, hatch=hatch, weight=MINOR))
        sheet.write(kind.wrapped(words, sheet.width - left - size * 2.6), left + size * 2.6)
        sheet.y += size * 0.4


def _bar(sheet: Sheet, chart: Chart, left: float) -> None:
    """A length in kilometres along the middle latitude: black and white halves."""
    kind, size = sheet.lettering, sheet.lettering.size
    point = KILOMETRES / chart.degree
    longest = (sheet.width - left) * 0.45 * point
    long = next(_round_lengths(longest))
    wide = long / point
    sheet.y += size * 0.8
    tall = size * 0.35
    for n, fill in enumerate((BLACK, WHITE)):
        box = (left + n * wide / 2, sheet.y, wide / 2, tall)
        sheet.marks.append(rectangle(*box, fill, weight=MINOR))
    middle = sheet.y + tall / 2
    said = f"{number(long)}\u00a0km"
    sheet.labels += kind.middle([said], left + wide + size * 0.5, middle, "start")
    sheet.y += size * 1.0


def _round_lengths(longest: float) -> Iterator[float]:
    """The largest 1, 2 or 5 times a power of ten that is no more than a length."""
    for part in (1, 2, 5):
        found = step(0, longest, part)
        if found <= longest:
            yield found
    yield longest

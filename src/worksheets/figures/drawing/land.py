"""Maps: land, lines and places in a frame, with degrees at the edges, a key and a scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from worksheets.figures.drawing.chart import DrawingSheet
from worksheets.figures.drawing.entries import HAND
from worksheets.figures.drawing.geojson import Feature
from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.margins import LOOKS, Fill, degrees, key, latitudes, scale_bar
from worksheets.figures.drawing.pen import (
    BLACK,
    MINOR,
    WHITE,
    area,
    arrow,
    circle,
    line,
    rectangle,
)
from worksheets.figures.drawing.placing import SIDES, Care, Obstacles, Tag, away, nearest, placed
from worksheets.figures.drawing.terrain import Chart, Window
from worksheets.model.page.drawing import Drawing, Misfit
from worksheets.model.page.fitting import LARGER
from worksheets.model.page.geometry import Box, Point, within

MOST_POINTS = 30_000
"""Bends that can be seen, of all borders and rivers."""
WIDE = 28
"""A map whose author says nothing is so many sizes of type wide."""
DOT = 0.2
"""The radius of a dot in sizes of type."""
ALONG: tuple[Point, ...] = ((-1, -1), (-1, 1), (1, -1), (1, 1), (0, 1))
"""Where the name of a line may stand at either end of it."""
FAR = 1.7
"""A name that is so many gaps from its place has a line to it."""


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
    """All that a map shows, in degrees."""

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
    borders: list[list[Point]] = field(default_factory=list)
    arrows: list[list[Point]] = field(default_factory=list)


def drawn_map(
    kind: Lettering, plan: Plan, width: float, care: Care = Care.NOT_MISLEADING
) -> Drawing | Misfit:
    """The map as wide as asked, or as its shape and the room allow, with names placed with some
    care."""
    room, size = kind.room, kind.size
    left, foot = _edges(kind, plan)
    asked = min(width or size * WIDE, room.width) - left
    deep = sum(len(kind.wrapped(label, asked - size * 2.6)) - 1 for _, label in plan.keys)
    under = (size * (0.8 + 1.6 * len(plan.keys)) + deep * kind.leading) * bool(plan.keys)
    under += size * 2.6 if plan.scale_bar else 0
    inset = room.line / 2
    tallest = room.height - foot - under - 2 * inset
    wide = min(asked - 2 * inset, tallest / plan.window.shape)
    if wide < size * 6 or wide * plan.window.shape < size * 3:
        return Misfit("there is no room for the map", f"choose other bounds for it, or {LARGER}")
    box = Box(left + inset, inset, left + inset + wide, inset + wide * plan.window.shape)
    sheet = DrawingSheet(kind, left + wide + 2 * inset)
    chart = Chart(plan.window, box)
    drawn = _land(sheet, chart, plan.areas)
    if sum(len(path) for mark in sheet.marks for path in mark.outline.paths) > MOST_POINTS:
        hint = "simplify the file, or show a smaller part of it"
        return Misfit(
            f"the borders have more than {MOST_POINTS} bends on paper", hint, certain=True
        )
    _trails(sheet, chart, plan.trails, drawn)
    if crowded := _names(sheet, chart, plan, drawn, care):
        return crowded
    sheet.marks.append(rectangle(box.left, box.top, wide, box.bottom - box.top, weight=room.line))
    if plan.ticks:
        degrees(sheet, chart, plan.ticks)
    sheet.y = box.bottom + inset + foot
    if plan.keys:
        key(sheet, plan.keys, left)
    if plan.scale_bar:
        scale_bar(sheet, chart, left)
    return sheet.finished()


def _edges(kind: Lettering, plan: Plan) -> tuple[float, float]:
    """Room for the degrees left of the map and under it."""
    if not plan.ticks:
        return 0.0, 0.0
    labels = latitudes(plan.window, plan.ticks, kind.room.language)
    widest = max((kind.across(label) for _, label in labels), default=0.0)
    return widest + kind.size * 0.6, kind.size * 0.6 + kind.tall(("",))


def _land(sheet: DrawingSheet, chart: Chart, areas: Sequence[Area]) -> _Drawn:
    """Land first, then what lines and points the file has."""
    drawn = _Drawn()
    for region in areas:
        colour, hatch = LOOKS[region.fill]
        for rings in chart.areas(region.feature):
            sheet.marks.append(area(rings, colour, hatch=hatch, weight=MINOR))
            drawn.borders += ([*ring, ring[0]] for ring in rings)
            if hatch:
                drawn.hatched.append(rings)
    for region in areas:
        for places in region.feature.lines:
            for piece in chart.lines(places):
                sheet.marks.append(line(piece, MINOR))
                drawn.borders.append(piece)
        for longitude, latitude in region.feature.points:
            if spot := chart.spot(longitude, latitude):
                sheet.marks.append(circle(*spot, sheet.lettering.size * 0.15, BLACK))
    return drawn


def _trails(sheet: DrawingSheet, chart: Chart, trails: Sequence[Trail], drawn: _Drawn) -> None:
    weight = sheet.lettering.room.line
    for trail in trails:
        pieces = list(chart.lines(trail.places))
        drawn.lines += pieces
        for piece in pieces:
            sheet.marks.append(line(piece, weight * 1.5, dashed=trail.dashed))
        if trail.arrow and pieces:
            drawn.arrows += pieces
            size = sheet.lettering.size * 0.7
            sheet.marks.append(arrow(pieces[-1][-2], pieces[-1][-1], size))


class _Name(NamedTuple):
    """A name on a map: its place, and its lines or none for a box to write in."""

    tag: Tag
    lines: tuple[str, ...]
    strong: bool = False


def _names(
    sheet: DrawingSheet, chart: Chart, plan: Plan, drawn: _Drawn, care: Care
) -> Misfit | None:
    """Dots and names, unless a name has no place."""
    size = sheet.lettering.size
    dot = size * DOT
    dots: list[Box] = []
    for spot in plan.spots:
        at = chart.spot(*spot.place) if spot.dot else None
        if at:
            sheet.marks.append(circle(*at, dot, BLACK, weight=0))
            dots.append(Box(at[0] - dot, at[1] - dot, at[0] + dot, at[1] + dot))
    names = list(_tagged(sheet.lettering, chart, plan))
    frame = chart.box.grown(-size * 0.2)
    obstacles = Obstacles(dots, drawn.lines, drawn.borders, drawn.arrows)
    boxes = placed([name.tag for name in names], frame, obstacles, care)
    if isinstance(boxes, Misfit):
        return boxes
    for name, box in zip(names, boxes, strict=True):
        if leader := _leader(name.tag, box):
            sheet.marks.append(line(leader, MINOR))
        hatched = _meets(box, drawn.hatched)
        _written(sheet, name.lines, box, strong=name.strong, hatched=hatched)
    return None


def _tagged(kind: Lettering, chart: Chart, plan: Plan) -> Iterator[_Name]:
    """The names of a map: first what must be in place, last those of dots, which have most places
    to be."""
    yield from _spots(kind, chart, [spot for spot in plan.spots if not spot.dot])
    for trail in plan.trails:
        pieces = list(chart.lines(trail.places)) if trail.label else []
        if pieces:
            lines = kind.wrapped(trail.label, kind.size * 12)
            other, end = sorted((pieces[-1][0], pieces[-1][-1]))
            wide, tall = kind.widest(lines), kind.tall(lines)
            tag = Tag(*end, wide, tall, kind.size * 0.4, trail.label, ALONG, ends=(other,))
            yield _Name(tag, lines)
    yield from _spots(kind, chart, [spot for spot in plan.spots if spot.dot])


def _spots(kind: Lettering, chart: Chart, spots: Sequence[Named]) -> Iterator[_Name]:
    """Those of some places that are on the map."""
    for spot in spots:
        at = chart.spot(*spot.place)
        if at is None:
            continue
        lines = () if spot.blank else kind.wrapped(spot.label, kind.size * 9)
        wide = kind.size * 7 if spot.blank else kind.widest(lines, strong=spot.strong)
        tall = max(HAND, kind.leading * 1.3) if spot.blank else kind.tall(lines)
        tag = Tag(*at, wide, tall, kind.size * (DOT + 0.3), spot.label)
        yield _Name(tag if spot.dot else _over(tag), lines, spot.strong)


def _leader(tag: Tag, box: Box) -> list[Point]:
    """The line from a place to its name, where that stands far from it."""
    place = tag.nearest_to(box)
    if tag.of_area or away(box, place) <= FAR * tag.gap:
        return []
    return [place, nearest(box, place)]


def _over(tag: Tag) -> Tag:
    """A name without a dot stands on its place, or as near to it as it can within its country."""
    return replace(tag, sides=((0, 0), *SIDES), of_area=True)


def _written(
    sheet: DrawingSheet, lines: tuple[str, ...], box: Box, *, strong: bool, hatched: bool
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

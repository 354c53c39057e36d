"""A window on the globe: places in degrees to points on paper, and what of the land is in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from worksheets.figures.drawing.clipping import simplified, simplified_ring, turns, unwrapped
from worksheets.figures.drawing.geojson import Feature
from worksheets.model.page.geometry import Box, Point, clipped_line, clipped_ring
from worksheets.model.page.units import MILLIMETRE

FINEST = 0.15 * MILLIMETRE
"""Bends smaller than this are not drawn."""
KILOMETRES = 111.195
"""In a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Window:
    """Degrees of longitude and latitude; `east` is above 180 where it lies over the antimeridian.

    The projection is equirectangular, true to scale along the middle latitude.
    """

    west: float
    east: float
    south: float
    north: float

    @property
    def narrowing(self) -> float:
        """A degree of longitude in degrees of latitude."""
        return max(cos(radians((self.south + self.north) / 2)), 0.05)

    @property
    def shape(self) -> float:
        """Height in that of the width."""
        return (self.north - self.south) / ((self.east - self.west) * self.narrowing)


@dataclass(frozen=True, slots=True)
class Chart:
    """A window drawn in a box."""

    window: Window
    box: Box

    @property
    def degree(self) -> float:
        """A degree of latitude in points."""
        return (self.box.bottom - self.box.top) / (self.window.north - self.window.south)

    def at(self, place: Point) -> Point:
        longitude, latitude = place
        across = (longitude - self.window.west) * self.window.narrowing
        down = self.window.north - latitude
        return self.box.left + across * self.degree, self.box.top + down * self.degree

    def spot(self, longitude: float, latitude: float) -> Point | None:
        """A place on paper, whichever turn of the globe is in the window."""
        for turn in (0, 360, -360):
            x, y = self.at((longitude + turn, latitude))
            inside = self.box.left <= x <= self.box.right and self.box.top <= y <= self.box.bottom
            if inside:
                return x, y
        return None

    def areas(self, feature: Feature) -> Iterator[list[list[Point]]]:
        """The areas of a feature in the window, each with its holes."""
        for area in feature.areas:
            for turned in self._turned(area):
                rings = [clipped_ring(list(map(self.at, ring)), self.box) for ring in turned]
                outlines = [simpler for ring in rings if (simpler := simplified_ring(ring, FINEST))]
                if outlines:
                    yield outlines

    def _turned(self, area: Sequence[Sequence[Point]]) -> Iterator[list[list[Point]]]:
        """An area with its holes, once for each turn of the globe that is in the window."""
        outer, *holes = [unwrapped(ring) for ring in area if ring]
        for turned in turns(outer, self.window.west, self.window.east):
            turn = turned[0][0] - outer[0][0]
            reach = min(x for x, _ in turned), max(x for x, _ in turned)
            yield [turned, *(_beside(hole, reach, turn) for hole in holes)]

    def lines(self, places: Sequence[Point]) -> Iterator[list[Point]]:
        """The pieces of a line in the window."""
        for turned in turns(unwrapped(places), self.window.west, self.window.east):
            for piece in clipped_line(list(map(self.at, turned)), self.box):
                yield simplified(piece, FINEST)


def _beside(hole: Sequence[Point], reach: Point, turn: float) -> list[Point]:
    """A hole in the same turn of the globe as what it is in, which reaches from west to east."""
    low, high = reach
    for shift in (turn, turn + 360, turn - 360):
        if all(low <= x + shift <= high for x, _ in hole):
            return [(x + shift, y) for x, y in hole]
    return [(x + turn, y) for x, y in hole]

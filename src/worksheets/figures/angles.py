"""Angles in triangles and polygons, on a line, around a point and at parallel lines."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import accumulate, pairwise
from math import atan2, pi, radians, sin, tan
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from worksheets.figures.drawing.angle_arcs import angle_arc, ray
from worksheets.figures.drawing.angle_sizes import Angle, check_total, drawable, sizes
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import AXIS, MINOR, area, line
from worksheets.figures.drawing.sketch import framed, in_room, noted, right_angle
from worksheets.figures.drawing.wording import sentences, series
from worksheets.language.language import Language
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER
from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

LARGE = (18.0, 13.0, 10.0)
"""How wide a polygon is in sizes of type; each is tried in turn."""
SHARPEST, SHARPEST_CORNER = 16.0, 18.0
"""The smallest angles, in degrees, that are drawn as they are: on a line, and in a polygon."""
ARM = 0.5
"""How long the sides of an angle on a line or around a point are, in that."""
COUNTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "triangle": (3, 3),
        "polygon": (4, 8),
        "line": (2, 6),
        "point": (2, 8),
        "parallel": (1, 8),
    }
)
"""How many angles there are, at least and at most."""
STEEP = 60.0
"""The angle at which a line crosses parallel ones if no angle says it, in degrees."""


class Angles(Illustration):
    """Angles with arcs: each is degrees, a letter or '?'. A right angle has its own sign.

    They stand clockwise from the lower left corner of a triangle or a polygon, from left to right
    on a line, clockwise from the top around a point. Angles without a size share what is left
    evenly; {size: 40, label: a} says both. At parallel lines `places` has a number for each: 1 to 4
    clockwise from above on the left at the upper line, 5 to 8 at the lower line.

    type: angles
    shape: triangle
    angles: [56, 88, '?']
    """

    type: Literal["angles"] = "angles"
    shape: Literal["triangle", "line", "point", "parallel", "polygon"]
    angles: Annotated[tuple[Angle, ...], Field(min_length=1, max_length=8)]
    places: Annotated[tuple[Annotated[int, Field(ge=1, le=8)], ...], Field(max_length=8)] = ()

    @property
    def _total(self) -> float:
        match self.shape:
            case "triangle" | "line":
                return 180.0
            case "polygon":
                return (len(self.angles) - 2) * 180.0
        return 360.0

    @property
    def _sizes(self) -> tuple[list[float], bool]:
        """What is drawn, and whether these are the angles."""
        true = sizes(self.angles, self._total)
        drawn = drawable(true, SHARPEST if self.shape in ("line", "point") else SHARPEST_CORNER)
        return drawn, drawn == true

    @property
    def _lean(self) -> float:
        """The angle above the upper parallel line on the right, by the first that has a size."""
        for angle, place in zip(self.angles, self.places, strict=False):
            if angle.size is not None:
                return angle.size if place % 2 == 0 else 180 - angle.size
        return STEEP

    def described(self, language: Language) -> str:
        spoken = [angle.spoken(language) for angle in self.angles]
        if self.shape == "parallel":
            named = (
                language.say("figure.value", name=_place_name(place, language), value=angle)
                for angle, place in zip(spoken, self.places, strict=False)
            )
            return sentences((language.say("figure.angles.parallel"), series(named, language)))
        note = "" if self._sizes[1] else language.say("figure.not-to-scale-spoken")
        return sentences((self._shown(series(spoken, language), language), note))

    def _shown(self, angles: str, language: Language) -> str:
        match self.shape:
            case "triangle":
                return language.say("figure.angles.triangle", angles=angles)
            case "line":
                return language.say("figure.angles.line", angles=angles)
            case "point":
                return language.say("figure.angles.point", angles=angles)
        return language.say("figure.angles.polygon", sides=len(self.angles), angles=angles)

    def problems(self) -> Iterator[Problem]:
        least, most = COUNTS[self.shape]
        if not least <= len(self.angles) <= most:
            span = f"{least}" if least == most else f"{least} to {most}"
            message = f"there are {len(self.angles)} angles, and '{self.shape}' has {span}"
            yield Problem(("angles",), message, ("leave some out, or add some",))
            return
        if self.shape == "parallel":
            yield from self._misplaced()
            return
        if self.places:
            message = f"'{self.shape}' has its angles in one order"
            yield Problem(("places",), message, ("leave the places out",))
        utmost = 360.0 if self.shape == "point" else 180.0
        yield from check_total(self.angles, self._total, utmost)

    def _misplaced(self) -> Iterator[Problem]:
        if len(self.places) != len(self.angles):
            message = f"there are {len(self.angles)} angles and {len(self.places)} places"
            yield Problem(("places",), message, ("write a number from 1 to 8 for each angle",))
        for n, (angle, place) in enumerate(zip(self.angles, self.places, strict=False)):
            if place in self.places[:n]:
                yield Problem(("places", n), f"place {place} is there twice", ("choose another",))
            size = self._lean if place % 2 == 0 else 180 - self._lean
            if angle.size is not None and not 25 <= angle.size <= 155:
                message = f"an angle of {angle.size:g}° cannot be drawn here"
                yield Problem(("angles", n), message, ("write one from 25° to 155°",))
            elif angle.size is not None and angle.size != size:
                message = f"the angle at place {place} is {size:g}° by the first one"
                yield Problem(("angles", n), message, (f"write {size:g}, a letter or '?'",))

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, *(partial(self._drawn, large=large) for large in LARGE))

    def _drawn(self, kind: Lettering, *, large: float) -> Drawing | Misfit:
        wide = min(kind.size * large, kind.room.width * 0.9, kind.room.height)
        if wide < kind.size * 6:
            return Misfit("there is no room for the angles", LARGER)
        if self.shape == "parallel":
            return in_room(self._parallel(kind, wide), kind.room, "the parallel lines")
        if self.shape in ("line", "point"):
            drawing = self._rays(kind, wide * ARM)
        else:
            drawing = self._polygon(kind, wide)
        drawing = drawing if self._sizes[1] else noted(kind, drawing)
        return in_room(drawing, kind.room, plural(len(self.angles), "angle"))

    def _polygon(self, kind: Lettering, wide: float) -> Drawing:
        """A polygon whose sides all touch one circle; it has any angles that add up."""
        turns = [radians(size) for size in self._sizes[0]]
        normals = list(accumulate((pi - turn for turn in turns), initial=pi))
        places = [
            ray((0, 0), start + (pi - turn) / 2, 1 / sin(turn / 2))
            for start, turn in zip(normals, turns, strict=False)
        ]
        across = max(x for x, _ in places) - min(x for x, _ in places)
        down = max(y for _, y in places) - min(y for _, y in places)
        times = min(wide / across, wide * 0.8 / down)
        corners = [(x * times, y * times) for x, y in places]
        marks: list[Shape] = [area([corners], weight=kind.room.line * AXIS)]
        labels: list[Label] = []
        around = [corners[-1], *corners, corners[0]]
        for n, corner in enumerate(corners, 1):
            start = _direction(corner, around[n + 1])
            mark, words = self._marked(n - 1, kind, corner, (start, start + turns[n - 1]))
            marks.append(mark)
            labels += words
        return framed(kind, marks, labels)

    def _rays(self, kind: Lettering, arm: float) -> Drawing:
        """Angles one after another: on a line from its left end, or around a point from the top."""
        turns = [radians(size) for size in self._sizes[0]]
        first = -pi / 2 if self.shape == "line" else 0.0
        directions = list(accumulate(turns, initial=first))
        heavy = kind.room.line * AXIS
        arms = directions if self.shape == "line" else directions[1:]
        marks = [line([(0, 0), ray((0, 0), way, arm)], heavy) for way in arms]
        labels: list[Label] = []
        for n, sides in enumerate(pairwise(directions)):
            mark, words = self._marked(n, kind, (0, 0), sides)
            marks.append(mark)
            labels += words
        return framed(kind, marks, labels)

    def _parallel(self, kind: Lettering, wide: float) -> Drawing:
        """Two level lines with arrows on them, and a line that crosses both."""
        lean, heavy, apart = radians(self._lean), kind.room.line * AXIS, wide * 0.4
        over = kind.size * 3.2
        shift = apart / tan(lean)
        crossings = (shift / 2, 0.0), (-shift / 2, apart)
        marks: list[Shape] = []
        for _, y in crossings:
            marks.append(line([(-wide / 2, y), (wide / 2, y)], heavy))
            tip = wide / 2 - kind.size, y
            back = [(tip[0] - kind.size * 0.5, y + side * kind.size * 0.3) for side in (-1, 1)]
            marks.append(line([back[0], tip, back[1]], heavy))
        upper, lower = pi / 2 - lean, pi / 2 - lean + pi
        ends = ray(crossings[0], upper, over), ray(crossings[1], lower, over)
        marks.append(line(ends, heavy))
        labels: list[Label] = []
        sides = (-pi / 2, upper), (upper, pi / 2), (pi / 2, lower), (lower, 1.5 * pi)
        for n, place in enumerate(self.places):
            vertex = crossings[(place - 1) // 4]
            mark, words = self._marked(n, kind, vertex, sides[(place - 1) % 4])
            marks.append(mark)
            labels += words
        return framed(kind, marks, labels)

    def _marked(
        self, n: int, kind: Lettering, vertex: Point, sides: tuple[float, float]
    ) -> tuple[Shape, list[Label]]:
        """The arc and the label of an angle, or the sign of a right one."""
        weight = max(MINOR, kind.room.line * 0.8)
        if self.angles[n].is_right:
            legs = (ray(vertex, side, 1) for side in sides)
            return right_angle(vertex, *legs, size=kind.size * 0.9, weight=weight), []
        printed = self.angles[n].printed(kind.room.language)
        return angle_arc(kind, vertex, sides, [printed], weight)


def _direction(start: Point, end: Point) -> float:
    """Where a place lies from another, in radians clockwise from straight up."""
    return atan2(end[0] - start[0], start[1] - end[1])


def _place_name(place: int, language: Language) -> str:
    """Where an angle at two parallel lines is."""
    names = (
        language.say("figure.angles.above-left"),
        language.say("figure.angles.above-right"),
        language.say("figure.angles.below-right"),
        language.say("figure.angles.below-left"),
    )
    where = names[(place - 1) % 4]
    if place <= 4:
        return language.say("figure.angles.upper-line", where=where)
    return language.say("figure.angles.lower-line", where=where)


TYPE = Angles

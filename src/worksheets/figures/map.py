"""A map drawn from borders in a file of the course."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial, reduce
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field, ValidationInfo

from worksheets.figures.drawing.compass import latitude, longitude
from worksheets.figures.drawing.geojson import Feature, read_features
from worksheets.figures.drawing.land import Area, Named, Plan, Trail, drawn_map
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.margins import Fill
from worksheets.figures.drawing.placing import Care
from worksheets.figures.drawing.scale import Pair, Positive, exact
from worksheets.figures.drawing.steps import check_steps
from worksheets.figures.drawing.terrain import Window
from worksheets.figures.drawing.wording import Words, sentences
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL, Reads
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.figure import NO_FILES, Files, Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.problem import Problem
from worksheets.model.shapes import STRING

NEAREST = 0.001
"""Degrees from side to side, at least: a hundred metres."""

ORDINARY = 8.5
"""The type of labels for which authors choose a width."""
GROWTH = 0.2
"""How much larger a map is for larger type, in parts of what the type is larger: names have more
room, and the parts of its question stay on its page."""

WIDER = 1.4
"""How much wider still it is if names would cover its lines."""

Longitude: TypeAlias = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude: TypeAlias = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]


def _features(value: object, info: ValidationInfo) -> tuple[Feature, ...]:
    if not isinstance(value, str):
        raise Mistake("a map is named by its file", "write file: borders.geojson")
    files: Files = info.context["files"] if info.context else NO_FILES
    return read_features(files.text(value), value)


GeoFile: TypeAlias = Annotated[tuple[Feature, ...], Reads(_features, STRING)]


class Highlight(BaseModel):
    """A feature that stands out, in a grey or a pattern; `key` says under the map what it means."""

    model_config = AUTHORED

    name: str
    fill: Literal["grey", "rising", "falling", "crossed", "level", "upright", "dots"] = "rising"
    key: Words = ""

    def spoken(self, language: Language) -> str:
        if self.key in ("", self.name):
            return language.say("figure.map.stands-out", name=self.name)
        return language.say("figure.map.stands-out-for", name=self.name, meaning=self.key)


class Spot(BaseModel):
    """A place with its name; `blank` prints a box to write the name in, `dot: false` no dot."""

    model_config = AUTHORED

    label: Words
    lat: Latitude
    lon: Longitude
    dot: bool = True
    strong: bool = False
    blank: bool = False

    def spoken(self, language: Language) -> str:
        """The place in words: where it is, and its name if that is printed."""
        place = _spoken(self.lon, self.lat, language)
        if self.blank:
            return language.say("figure.map.box", place=place)
        return language.say("figure.map.place-named", label=self.label, place=place)


class Route(BaseModel):
    """A line through places, each [longitude, latitude]."""

    model_config = AUTHORED

    points: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=200)]
    label: Words = ""
    dashed: bool = True
    arrow: bool = False

    def spoken(self, language: Language) -> str:
        def onwards(before: str, after: str) -> str:
            return language.say("figure.map.onwards", before=before, after=after)

        places = reduce(onwards, (_spoken(point[0], point[1], language) for point in self.points))
        if not self.label:
            return language.say("figure.map.line", places=places)
        return language.say("figure.map.line-named", label=self.label, places=places)


class Map(Illustration):
    """The part of a GeoJSON file within four bounds, with your own places and lines.

    `highlight` names features by their `property`. `ticks` draws a tick every so many degrees at
    the edges and prints as many of their numbers as there is room for, `scale-bar` a length in
    kilometres. `width` is in millimetres for ordinary type; a map in large print is larger.

    type: map
    file: korea.geojson
    west: 123
    east: 132
    south: 33
    north: 43
    property: name
    highlight: [{name: South Korea, fill: rising, key: Republic of Korea}]
    places:
      - {label: Seoul, lat: 37.57, lon: 126.98}
      - {label: Pyongyang, lat: 39.02, lon: 125.75}
      - {label: Busan, lat: 35.18, lon: 129.08, blank: true}
    lines:
      - {label: 38th parallel, points: [[124, 38], [131, 38]]}
    ticks: 2
    scale-bar: true
    caption: Korea in 1950
    """

    type: Literal["map"] = "map"
    file: GeoFile
    west: Longitude
    east: Longitude
    south: Latitude
    north: Latitude
    property_: str = "name"
    land: Literal["grey", "white"] = "grey"
    highlight: Annotated[tuple[Highlight, ...], SEVERAL, Field(max_length=30)] = ()
    places: Annotated[tuple[Spot, ...], SEVERAL, Field(max_length=60)] = ()
    lines: Annotated[tuple[Route, ...], SEVERAL, Field(max_length=30)] = ()
    ticks: Annotated[Positive, Field(le=90)] | None = None
    scale_bar: bool = False
    width: Annotated[float, Field(ge=30, le=400)] | None = None

    @property
    def _window(self) -> Window:
        over = 360 if self.east <= self.west else 0
        return Window(self.west, self.east + over, self.south, self.north)

    def described(self, language: Language) -> str:
        texts = [
            language.say(
                "figure.map.shows",
                west=longitude(_rounded(self.west), language),
                east=longitude(_rounded(self.east), language),
                south=latitude(_rounded(self.south), language),
                north=latitude(_rounded(self.north), language),
            )
        ]
        texts += (light.spoken(language) for light in self.highlight)
        if named := [spot.spoken(language) for spot in self.places if not spot.blank]:
            texts.append(language.say("figure.map.places", places=language.all_of(named)))
        texts += (spot.spoken(language) for spot in self.places if spot.blank)
        texts += (route.spoken(language) for route in self.lines)
        return sentences(texts)

    def problems(self) -> Iterator[Problem]:
        if self.south >= self.north:
            message = f"the map reaches from south: {self.south:g} to north: {self.north:g}"
            yield Problem(("north",), message, ("write the larger number as north",))
            return
        if self.west == self.east:
            yield Problem(("east",), "west and east are the same", ("write other longitudes",))
            return
        window = self._window
        if min(window.east - window.west, window.north - window.south) < NEAREST:
            message = f"the map is less than {NEAREST} degrees wide or high"
            yield Problem(("west",), message, ("choose bounds further apart",))
            return
        if self.ticks:
            yield from check_steps(window.west, window.east, self.ticks, ("ticks",))
            yield from check_steps(window.south, window.north, self.ticks, ("ticks",))
        names = {feature.properties.get(self.property_, "") for feature in self.file} - {""}
        for n, light in enumerate(self.highlight):
            path = ("highlight", n)
            if light.name not in names:
                hints = did_you_mean(light.name, names) or (f"no feature has a '{self.property_}'",)
                yield Problem((*path, "name"), f"the file has no '{light.name}'", hints[:1])
            if light.fill == "grey" and self.land == "grey":
                message = "land is grey already, so grey does not stand out"
                yield Problem((*path, "fill"), message, ("write land: white, or another fill",))
        for n, spot in enumerate(self.places):
            if not self._holds(spot.lon, spot.lat):
                message = f"'{spot.label}' is outside the map"
                hint = "look at its lat and lon, or make the map larger"
                yield Problem(("places", n), message, (hint,))
        for n, route in enumerate(self.lines):
            if wrong := next((p for p in route.points if abs(p[0]) > 180 or abs(p[1]) > 90), None):
                message = f"({wrong[0]:g}, {wrong[1]:g}) is no longitude and latitude"
                hint = "each point is [longitude, latitude], in degrees"
                yield Problem(("lines", n, "points"), message, (hint,))
            elif not any(self._holds(point[0], point[1]) for point in route.points):
                hint = "each point is [longitude, latitude], in this order"
                yield Problem(("lines", n, "points"), "no point of the line is on the map", (hint,))

    def _holds(self, longitude: float, latitude: float) -> bool:
        window = self._window
        inside = any(window.west <= longitude + turn <= window.east for turn in (0, 360))
        return inside and window.south <= latitude <= window.north

    def drawn(self, room: Room) -> Drawing | Misfit:
        """The map as wide as its author wants, in large type wider if its names need that, or at
        last as wide as the room, where a name may stand far from its place, with a line to it."""
        asked = (self.width or 0) * MILLIMETRE
        larger = max(0.0, room.size / ORDINARY - 1)
        wide = asked * (1 + GROWTH * larger)
        drawn = partial(self._drawn, wide)
        wider = [partial(self._drawn, wide * WIDER, Care.OFF_LINES)] if larger and asked else []
        return fitted(
            room,
            partial(drawn, Care.OFF_LINES),
            *wider,
            partial(drawn, Care.NOT_MISLEADING),
            partial(self._drawn, room.width, Care.NOT_MISLEADING),
            partial(self._drawn, room.width, Care.WHERE_THEY_CAN),
        )

    def _drawn(self, wide: float, care: Care, kind: Lettering) -> Drawing | Misfit:
        fills: dict[str, Fill] = {light.name: light.fill for light in self.highlight}
        plain: Fill = "grey" if self.land == "grey" else ""
        areas = [
            Area(feature, fills.get(feature.properties.get(self.property_, ""), plain))
            for feature in self.file
        ]
        spots = [
            Named((spot.lon, spot.lat), spot.label, spot.dot, spot.strong, spot.blank)
            for spot in self.places
        ]
        trails = [
            Trail(tuple((p[0], p[1]) for p in route.points), route.label, route.dashed, route.arrow)
            for route in self.lines
        ]
        keys = [(light.fill, light.key) for light in self.highlight if light.key]
        plan = Plan(self._window, areas, spots, trails, keys, self.ticks or 0, self.scale_bar)
        return drawn_map(kind, plan, wide, care)


def _rounded(degrees: float) -> Decimal:
    """Degrees as near as a listener needs them."""
    return exact(float(f"{degrees:g}"))


def _spoken(across: float, up: float, language: Language) -> str:
    return language.say(
        "figure.map.place",
        latitude=latitude(_rounded(up), language),
        longitude=longitude(_rounded(across), language),
    )


TYPE = Map

"""GeoJSON: what is in a file of borders, rivers and places, or why it cannot be read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from worksheets.model.diagnostics import Mistake
from worksheets.model.page.geometry import Point

Ring: TypeAlias = tuple[Point, ...]
MOST_POINTS = 110_000
"""Points of a file; a world map at 1 : 50 million has 100,000."""
GEOMETRY = "save it as GeoJSON, with longitude and latitude in degrees"


@dataclass(frozen=True, slots=True, eq=False)
class Feature:
    """Areas (rings, the outer one first), lines and points in degrees: longitude, latitude."""

    properties: Mapping[str, str]
    areas: tuple[tuple[Ring, ...], ...] = field(default=(), repr=False)
    lines: tuple[Ring, ...] = field(default=(), repr=False)
    points: Ring = ()


def read_features(text: str, name: str) -> tuple[Feature, ...]:
    """The features of a GeoJSON text; raises Mistake."""
    try:
        value = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        message = f"'{name}' is not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        raise Mistake(message, GEOMETRY) from error
    except ValueError as error:
        raise Mistake(f"'{name}' has a number that is none", GEOMETRY) from error
    except RecursionError as error:
        raise Mistake(f"'{name}' is nested too deeply", GEOMETRY) from error
    if isinstance(value, dict) and value.get("type") == "Topology":
        raise Mistake(f"'{name}' is TopoJSON", "convert it to GeoJSON")
    try:
        features = tuple(_features(value))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise Mistake(f"'{name}' is not GeoJSON as it should be", GEOMETRY) from error
    except RecursionError as error:
        raise Mistake(f"'{name}' is nested too deeply", GEOMETRY) from error
    if not any(feature.areas or feature.lines or feature.points for feature in features):
        raise Mistake(f"there is nothing to draw in '{name}'", GEOMETRY)
    count = 0
    for feature in features:
        count += _check_degrees(feature, name)
    if count > MOST_POINTS:
        message = f"'{name}' has {count} points, and {MOST_POINTS} are the most"
        raise Mistake(message, "simplify it, or cut out the part that the map shows")
    return features


def _no_number(word: str) -> float:
    raise ValueError(word)


def _features(value: Any) -> Iterator[Feature]:
    match value["type"]:
        case "FeatureCollection":
            for entry in value["features"]:
                yield from _features(entry)
        case "Feature":
            shapes = list(_geometries(value.get("geometry")))
            properties = value.get("properties") or {}
            yield _feature({str(key): str(entry) for key, entry in properties.items()}, shapes)
        case _:
            yield _feature({}, list(_geometries(value)))


def _feature(properties: Mapping[str, str], shapes: list[tuple[str, Any]]) -> Feature:
    areas: list[tuple[Ring, ...]] = []
    lines: list[Ring] = []
    points: list[Point] = []
    for kind, coordinates in shapes:
        match kind:
            case "Polygon":
                areas.append(tuple(map(_ring, coordinates)))
            case "MultiPolygon":
                areas += (tuple(map(_ring, area)) for area in coordinates)
            case "LineString":
                lines.append(_ring(coordinates))
            case "MultiLineString":
                lines += map(_ring, coordinates)
            case "Point":
                points += _ring([coordinates])
            case "MultiPoint":
                points += _ring(coordinates)
            case _:
                raise ValueError(kind)
    closed_areas = tuple(area for area in areas if area and len(area[0]) > 2)
    return Feature(
        properties, closed_areas, tuple(path for path in lines if len(path) > 1), tuple(points)
    )


def _geometries(value: Any) -> Iterator[tuple[str, Any]]:
    if value is None:
        return
    if value["type"] == "GeometryCollection":
        for entry in value["geometries"]:
            yield from _geometries(entry)
    else:
        yield value["type"], value["coordinates"]


def _ring(positions: Any) -> Ring:
    return tuple((_degrees(place[0]), _degrees(place[1])) for place in positions)


def _degrees(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(value)
    return float(value)


def _check_degrees(feature: Feature, name: str) -> int:
    """How many points a feature has, all of which are places on the globe; raises Mistake."""
    rings = [ring for area in feature.areas for ring in area]
    for ring in (*rings, *feature.lines, feature.points):
        for longitude, latitude in ring:
            if not (abs(longitude) <= 540 and abs(latitude) <= 90.001):
                place = f"({longitude:g}, {latitude:g})"
                message = f"'{name}' has the place {place}, which is no longitude and latitude"
                raise Mistake(message, "save it in WGS 84 (EPSG:4326)")
    return sum(map(len, (*rings, *feature.lines, feature.points)))

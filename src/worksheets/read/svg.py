"""Drawings in SVG files, as outlines; what paper cannot hold is refused with a reason."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from worksheets.model.diagnostics import Mistake
from worksheets.model.drawing import Drawing, Label
from worksheets.model.page import Colour, Ink, Outline, Shape
from worksheets.model.picture import Artwork
from worksheets.read.colours import contrasts

LARGEST, MOST_POINTS = 2_000_000, 20_000
"""Octets of a file, and points of its outlines; more is a scan or a map, not a drawing."""
REFUSED = {
    rb"<!DOCTYPE|<!ENTITY": "a document type",
    rb"<(?:\w+:)?script\b|\son\w+\s*=": "a script",
    rb"<(?:\w+:)?(?:image|foreignObject|video|audio|iframe)\b": "a picture in it",
    rb"<(?:\w+:)?(?:linearGradient|radialGradient|meshgradient|pattern)\b": "a gradient or pattern",
    rb"<(?:\w+:)?(?:filter|mask|clipPath)\b": "a filter, a mask or a clip",
    rb"(?:href|src)\s*=\s*[\"'](?!#)": "a reference to another file",
    rb"url\(\s*[\"']?(?!#)": "a reference to another file",
    rb"<(?:\w+:)?(?:animate\w*|set)\b": "an animation",
}
"""What a file must not have, as it is written there."""
SEE_THROUGH = 0.02
"""Ink of less is not drawn."""


def read_svg(path: Path, name: str) -> Artwork:
    """The drawing in a file; raises Mistake."""
    if path.stat().st_size > LARGEST:
        raise Mistake(f"the picture '{name}' has more than 2 MB", "simplify it, or save it as PNG")
    data = path.read_bytes()
    _check(data, name)
    drawing = _drawing(data, name)
    colours = dict.fromkeys(
        colour
        for mark in drawing.marks
        if isinstance(mark, Shape)
        for colour in (mark.ink.fill, mark.ink.line)
        if colour is not None
    )
    octets = [(round(r * 255), round(g * 255), round(b * 255)) for r, g, b in colours]
    return Artwork(drawing, contrasts(octets))


def _check(data: bytes, name: str) -> None:
    for pattern, what in REFUSED.items():
        if re.search(pattern, data, re.IGNORECASE):
            hint = "save it as plain SVG with outlines only, or as PNG"
            raise Mistake(f"the picture '{name}' has {what}", hint)


def _drawing(data: bytes, name: str) -> Drawing:
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 few papers have a drawing

    import svgelements  # noqa: PLC0415

    try:
        wide, tall = _natural(data)
        whole = svgelements.SVG.parse(BytesIO(data), ppi=72, reify=True, width=wide, height=tall)
    except (ParseError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        message = f"the picture '{name}' cannot be read: {error}"
        raise Mistake(message, "save it as plain SVG, or as PNG") from error
    width, height = float(whole.width or 0), float(whole.height or 0)
    if not 0 < width < 1e5 or not 0 < height < 1e5:
        raise Mistake(f"the picture '{name}' has no size", "give it a width and a height")
    marks: list[Shape] = []
    labels: list[Label] = []
    points = 0
    for element in whole.elements():
        if isinstance(element, svgelements.Text):
            labels += _label(element)
        elif isinstance(element, svgelements.Shape):
            shape = _shape(element, svgelements)
            points += sum(len(one) for one in shape.outline.paths) if shape else 0
            marks += [shape] if shape else []
    if len({(label.x, label.y) for label in labels}) < len(labels):
        hint = "turn the words into outlines, or write each of them on its own"
        raise Mistake(f"the picture '{name}' has words in several pieces", hint)
    if points > MOST_POINTS:
        message = f"the picture '{name}' has {points} points"
        raise Mistake(message, f"simplify it to {MOST_POINTS}, or save it as PNG")
    if not marks and not labels:
        raise Mistake(f"the picture '{name}' is empty", "look at it in a browser")
    return Drawing(width, height, tuple(marks), tuple(labels))


def _natural(data: bytes) -> tuple[float, float]:
    """The size of a drawing that does not state it: that of its view, or what keeps its shape."""
    from svgelements import Length  # noqa: PLC0415

    (head,) = re.findall(rb"<(?:\w+:)?svg\b[^>]*>", data)[:1] or [b""]
    sizes = {
        key.decode(): Length(value.decode()).value(ppi=72, relative_length=0)
        for key, value in re.findall(rb"\s(width|height)\s*=\s*[\"']([\d.]+[a-z]*)[\"']", head)
    }
    view = re.search(rb"viewBox\s*=\s*[\"']([^\"']+)", head)
    if view is None:
        return sizes.get("width", 0.0), sizes.get("height", 0.0)
    _, _, wide, tall = (float(part) for part in view[1].replace(b",", b" ").split())
    if "width" in sizes and "height" not in sizes:
        return sizes["width"], sizes["width"] * tall / wide
    if "height" in sizes and "width" not in sizes:
        return sizes["height"] * wide / tall, sizes["height"]
    return wide, tall


def _shape(element: Any, svgelements: Any) -> Shape | None:
    """A shape with its ink, or nothing if it has none."""
    lone = isinstance(element, svgelements.SimpleLine)
    fill, line = None if lone else _colour(element.fill), _colour(element.stroke)
    weight = float(element.stroke_width or 0) if line else 0.0
    path = abs(svgelements.Path(element))  # with all transforms applied
    closed = any(isinstance(segment, svgelements.Close) for segment in path)
    paths = tuple(tuple(points) for points in _paths(path, svgelements) if len(points) > 1)
    if not paths or (fill is None and not weight):
        return None
    even_odd = element.values.get("fill-rule") == "evenodd"
    ink = Ink(fill, line if weight else None, weight)
    return Shape(0, 0, 1, Outline(paths, closed=closed, even_odd=even_odd), ink)


def _paths(path: Any, svgelements: Any) -> Iterator[list[tuple[float, ...]]]:
    """The outlines of a path, with its arcs and quadratic curves as cubic ones."""
    points: list[tuple[float, ...]] = []
    path.approximate_arcs_with_cubics()
    for segment in path:
        match segment:
            case svgelements.Move():
                if points:
                    yield points
                points = [_point(segment.end)]
            case svgelements.CubicBezier():
                handles = segment.control1, segment.control2, segment.end
                points.append(tuple(value for place in handles for value in _point(place)))
            case svgelements.QuadraticBezier():
                points.append(_cubic(segment))
            case svgelements.Line():
                points.append(_point(segment.end))
    if points:
        yield points


def _cubic(segment: Any) -> tuple[float, ...]:
    (x, y), (across, down), (end, foot) = map(_point, (segment.start, segment.control, segment.end))
    return (
        x + (across - x) * 2 / 3,
        y + (down - y) * 2 / 3,
        end + (across - end) * 2 / 3,
        foot + (down - foot) * 2 / 3,
        end,
        foot,
    )


def _point(place: Any) -> tuple[float, float]:
    return round(float(place.x), 3), round(float(place.y), 3)


def _colour(colour: Any) -> Colour | None:
    """A colour on white paper; see-through ink is lighter."""
    if colour is None or colour.value is None or colour.opacity < SEE_THROUGH:
        return None
    opacity = float(colour.opacity)
    red, green, blue = (1 - opacity * (1 - part / 255) for part in (*_rgb(colour),))
    return red, green, blue


def _rgb(colour: Any) -> tuple[int, int, int]:
    return int(colour.red), int(colour.green), int(colour.blue)


def _label(element: Any) -> Iterator[Label]:
    """Words where they stand; their size is in points until the figure is drawn."""
    words = " ".join(str(element.text or "").split())
    if not words:
        return
    place = element.transform.point_in_matrix_space((float(element.x), float(element.y)))
    size = float(element.values.get("font_size") or element.font_size or 12)
    scale = abs(element.transform.determinant) ** 0.5
    anchors = {"middle": "middle", "end": "end"}
    anchor: Any = anchors.get(str(element.anchor), "start")
    strong = str(element.values.get("font-weight", "")) in ("bold", "700", "800", "900")
    x, y = _point(place)
    yield Label(x, y, words, anchor, strong, size * scale)

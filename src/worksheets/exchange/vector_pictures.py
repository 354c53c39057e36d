"""Drawings as SVG: nothing but outlines, so no font and no other file is needed."""

from collections.abc import Iterable, Iterator, Sequence

from worksheets.layout.style import Style
from worksheets.layout.type.fonts import PER_EM, RIGHT_TO_LEFT_OVERRIDE
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.model.page.page import Colour, Fill, Hatch, Mark, Outline, Run, Shape, Stroke
from worksheets.model.page.zones import Field

NAMESPACE = "http://www.w3.org/2000/svg"
CLIP = "clip-"
"""How the names of areas begin within which lines of a hatch are drawn."""
PITCH, THIN, DOT = 4.0, 0.5, 1.1
"""How far lines of a hatch are apart, how heavy they are, and how large its dots are, in points."""
DOTS = 3
"""From one dot of a dotted line to the next, in points."""
SLOPES: dict[Hatch, tuple[float, ...]] = {
    "rising": (-1.0,),
    "falling": (1.0,),
    "crossed": (-1.0, 1.0),
    "level": (0.0,),
    "dots": (0.0,),
}


def vector_picture(marks: Sequence[Mark], width: float, height: float, style: Style) -> str:
    """Marks on a ground of a size in points, as an SVG element without a name; "" if one is a
    picture of dots, or anything else that is no drawing."""
    if not all(isinstance(mark, (Run, Stroke, Fill, Shape, Field)) for mark in marks):
        return ""
    inner = "".join(_drawn(mark, n, style) for n, mark in enumerate(marks, 1))
    box = f'viewBox="0 0 {_number(width)} {_number(height)}"'
    return f'<svg xmlns="{NAMESPACE}" {box}>{inner}</svg>'


def _drawn(mark: Mark, number: int, style: Style) -> str:
    match mark:
        case Run(x, y, face, size, words, _, right_to_left, black):
            order = RIGHT_TO_LEFT_OVERRIDE if right_to_left else ""
            outline = text_outline(style.faces.typeface(face), order + words)
            fill = _colour((1 - black,) * 3)
            return _at(x, y, size / PER_EM, f'<path fill="{fill}" d="{_path(outline, 0)}"/>')
        case Stroke(points, weight, closed, dots, _, black):
            joined = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
            look = f'stroke="{_colour((1 - black,) * 3)}" stroke-width="{_number(weight)}"'
            look += f' stroke-linecap="round" stroke-dasharray="0 {DOTS}"' if dots else ""
            tag = "polygon" if closed else "polyline"
            return f'<{tag} fill="none" {look} points="{joined}"/>'
        case Fill(x, y, width, height, colour):
            place = f'x="{_number(x)}" y="{_number(y)}"'
            room = f'width="{_number(width)}" height="{_number(height)}"'
            return f'<rect {place} {room} fill="{_colour(colour)}"/>'
        case Shape(x, y, scale):
            return _at(x, y, scale, "".join(_shape(mark, number)))
    return ""


def _shape(shape: Shape, number: int) -> Iterator[str]:
    """A shape in its own unit: filled, hatched, and its line drawn."""
    ink, path = shape.ink, _path(shape.outline, 2)
    rule = ' fill-rule="evenodd"' if shape.outline.even_odd else ""
    if ink.fill is not None:
        yield f'<path{rule} fill="{_colour(ink.fill)}" d="{path}"/>'
    if ink.hatch:
        clip = rule.replace("fill", "clip")
        yield f'<clipPath id="{CLIP}{number}"><path{clip} d="{path}"/></clipPath>'
        yield f'<g clip-path="url(#{CLIP}{number})">{_hatch(shape)}</g>'
    if ink.line is not None and ink.weight:
        dashes = f"{_number(4 / shape.scale)} {_number(2.5 / shape.scale)}"
        dashed = f' stroke-dasharray="{dashes}"' if ink.dashed else ""
        look = f'stroke="{_colour(ink.line)}" stroke-width="{_number(ink.weight / shape.scale)}"'
        yield f'<path fill="none" stroke-linejoin="round" {look}{dashed} d="{path}"/>'


def _hatch(shape: Shape) -> str:
    """Lines over the box of an outline, at multiples of the pitch from the origin of the shape."""
    hatch, pitch = shape.ink.hatch, PITCH / shape.scale
    left, top, right, bottom = _bounds(shape.outline)
    lines: list[tuple[float, float, float, float]] = []
    if hatch == "upright":
        lines = [(n * pitch, top, n * pitch, bottom) for n in _steps((left, right), pitch)]
    for slope in SLOPES.get(hatch, ()):
        step = pitch * (1.414 if slope else 1)
        starts = [y - slope * x for x in (left, right) for y in (top, bottom)]
        for n in _steps(starts, step):
            lines.append((left, n * step + slope * left, right, n * step + slope * right))
    path = "".join(f"M{_number(a)} {_number(b)}L{_number(c)} {_number(d)}" for a, b, c, d in lines)
    weight = (DOT if hatch == "dots" else THIN) / shape.scale
    round_ends = f' stroke-linecap="round" stroke-dasharray="0 {_number(pitch)}"'
    dotted = round_ends if hatch == "dots" else ""
    return f'<path fill="none" stroke="#000" stroke-width="{_number(weight)}"{dotted} d="{path}"/>'


def _steps(ends: Iterable[float], step: float) -> range:
    """The multiples of a step from the least of some places to the greatest."""
    places = list(ends)
    return range(int(min(places) // step), int(-(-max(places) // step)) + 1)


def _bounds(outline: Outline) -> tuple[float, float, float, float]:
    xs = [x for path in outline.paths for step in path for x in step[::2]]
    ys = [y for path in outline.paths for step in path for y in step[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _at(x: float, y: float, scale: float, inner: str) -> str:
    sized = "" if scale == 1 else f" scale({scale:.6g})"
    return f'<g transform="translate({_number(x)} {_number(y)}){sized}">{inner}</g>'


def _path(outline: Outline, digits: int) -> str:
    """An outline as the data of a path."""
    written = ""
    for first, *steps in outline.paths:
        written += f"M{_numbers(first, digits)}"
        for step in steps:
            written += f"{'L' if len(step) == 2 else 'C'}{_numbers(step, digits)}"
        written += "Z" if outline.closed else ""
    return written


def _numbers(values: Iterable[float], digits: int) -> str:
    return " ".join(_number(value, digits) for value in values)


def _number(value: float, digits: int = 2) -> str:
    """A number of so many decimals at most, without zeros that say nothing."""
    written = f"{value:.{digits}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _colour(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)

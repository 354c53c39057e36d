"""The computed styles of SVG elements: attributes, style sheets and inheritance."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from worksheets.model.page.page import Colour
from worksheets.read.svg.values import points_of, properties_in

INHERITED_PROPERTIES = (
    *("fill", "stroke", "color", "fill-opacity", "stroke-opacity", "fill-rule"),
    *("stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor"),
)
LEAST_OPACITY = 0.02
"""Ink that is more transparent is not drawn."""
INITIAL_STYLE = {
    "fill": "black",
    "stroke": "none",
    "color": "black",
    "stroke-width": "1",
    "font-size": "16",
}
_MIXED = re.compile(r"rgba?\(\s*(\d+%?)\s*,\s*(\d+%?)\s*,\s*(\d+%?)\s*(?:,\s*([\d.]+)\s*)?\)")

ComputedStyle = Mapping[str, str]
"""The properties of an element by name."""


def computed_style(
    element: Element, parent: ComputedStyle, rules: Mapping[str, str], name: str
) -> ComputedStyle:
    """The style of an element, with the properties that it inherits from its parent's style."""
    own: dict[str, str] = {key: parent[key] for key in INHERITED_PROPERTIES if key in parent}
    specified = dict(element.attrib)
    for selector in selectors_of(element):
        if rule := rules.get(selector):
            specified.update(properties_in(rule, name))
    specified.update(properties_in(element.get("style", ""), name))
    own.update(
        (key, value.strip()) for key, value in specified.items() if value.strip() != "inherit"
    )
    for key in ("fill", "stroke"):
        if own[key].lower() == "currentcolor":
            own[key] = own["color"]
    return own


def selectors_of(element: Element) -> Iterator[str]:
    """The selectors that match an element, the most specific last."""
    yield from ("*", element.tag)
    for name in element.get("class", "").split():
        yield f".{name}"
    for name in element.get("class", "").split():
        yield f"{element.tag}.{name}"
    yield f"#{element.get('id', '')}"


def colour_of(style: ComputedStyle, key: str) -> Colour | None:
    """The colour of a fill or stroke on white paper, with opacity applied; None if there is
    none."""
    octets = _colour_and_alpha(style.get(key, "none"))
    if octets is None:
        return None
    *colour, alpha = octets
    opacity = alpha * _fraction(style, f"{key}-opacity") * _fraction(style, "opacity")
    if opacity < LEAST_OPACITY:
        return None
    red, green, blue = (1 - opacity * (1 - octet / 255) for octet in colour)
    return red, green, blue


def _colour_and_alpha(text: str) -> tuple[float, float, float, float] | None:
    """Red, green and blue from 0 to 255 and opacity from 0 to 1; None for no colour."""
    from PIL.ImageColor import getrgb  # noqa: PLC0415 few papers have a drawing

    word = text.lower()
    if word in ("none", "transparent", ""):
        return None
    if function := _MIXED.fullmatch(word):
        red, green, blue = (_channel(channel) for channel in function.groups()[:3])
        return red, green, blue, min(1.0, float(function[4] or 1))
    red, green, blue, *alpha = getrgb(word)
    return red, green, blue, alpha[0] / 255 if alpha else 1.0


def _channel(text: str) -> float:
    return min(255.0, float(text[:-1]) * 2.55 if text.endswith("%") else float(text))


def _fraction(style: ComputedStyle, key: str) -> float:
    text = style.get(key, "") or "1"
    part = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    return max(0.0, min(1.0, part))


def stroke_width(style: ComputedStyle, full: float) -> float:
    """The width of a stroke in units of the drawing."""
    return points_of(style["stroke-width"], full)

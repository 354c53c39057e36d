"""How parts of a drawing in SVG look: their styles, and what they inherit."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from worksheets.model.page.page import Colour
from worksheets.read.svg.values import points_of, styles_of

INHERITED = (
    *("fill", "stroke", "color", "fill-opacity", "stroke-opacity", "fill-rule"),
    *("stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor"),
)
SEE_THROUGH = 0.02
"""Ink of less is not drawn."""
ROOT = {"fill": "black", "stroke": "none", "color": "black", "stroke-width": "1", "font-size": "16"}
_MIXED = re.compile(r"rgba?\(\s*(\d+%?)\s*,\s*(\d+%?)\s*,\s*(\d+%?)\s*(?:,\s*([\d.]+)\s*)?\)")

Look = Mapping[str, str]
"""The properties of a part by their names."""


def look_of(element: Element, around: Look, rules: Mapping[str, str], name: str) -> Look:
    """The properties of an element within those of what is around it."""
    own: dict[str, str] = {key: around[key] for key in INHERITED if key in around}
    said = dict(element.attrib)
    for selector in selectors(element):
        if rule := rules.get(selector):
            said.update(styles_of(rule, name))
    said.update(styles_of(element.get("style", ""), name))
    own.update((key, value.strip()) for key, value in said.items() if value.strip() != "inherit")
    for key in ("fill", "stroke"):
        if own[key].lower() == "currentcolor":
            own[key] = own["color"]
    return own


def selectors(element: Element) -> Iterator[str]:
    """What rules of a style sheet call an element, the weightiest last."""
    yield from ("*", element.tag)
    for name in element.get("class", "").split():
        yield f".{name}"
    for name in element.get("class", "").split():
        yield f"{element.tag}.{name}"
    yield f"#{element.get('id', '')}"


def colour_of(look: Look, key: str) -> Colour | None:
    """A fill or a stroke on white paper: see-through ink is lighter, and None if there is none."""
    octets = _octets(look.get(key, "none"))
    if octets is None:
        return None
    *colour, alpha = octets
    opacity = alpha * _part(look, f"{key}-opacity") * _part(look, "opacity")
    if opacity < SEE_THROUGH:
        return None
    red, green, blue = (1 - opacity * (1 - octet / 255) for octet in colour)
    return red, green, blue


def _octets(words: str) -> tuple[float, float, float, float] | None:
    """Red, green and blue to 255, and how much of it is there, to 1."""
    from PIL.ImageColor import getrgb  # noqa: PLC0415 few papers have a drawing

    word = words.lower()
    if word in ("none", "transparent", ""):
        return None
    if mixed := _MIXED.fullmatch(word):
        red, green, blue = (_octet(one) for one in mixed.groups()[:3])
        return red, green, blue, min(1.0, float(mixed[4] or 1))
    red, green, blue, *alpha = getrgb(word)
    return red, green, blue, alpha[0] / 255 if alpha else 1.0


def _octet(words: str) -> float:
    return min(255.0, float(words[:-1]) * 2.55 if words.endswith("%") else float(words))


def _part(look: Look, key: str) -> float:
    said = look.get(key, "") or "1"
    part = float(said[:-1]) / 100 if said.endswith("%") else float(said)
    return max(0.0, min(1.0, part))


def weight_of(look: Look, across: float) -> float:
    """How heavy a line is."""
    return points_of(look["stroke-width"], across)

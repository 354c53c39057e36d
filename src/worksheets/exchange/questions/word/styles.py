"""Styles of a Word document: headings, lists, and the look of characters.

The source is ECMA-376, part 1, section 17.7; of toggles only the nearest counts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from worksheets.exchange.questions.word.numbering import value_of
from worksheets.exchange.questions.xml_files import child, local_name

OFF = frozenset({"0", "false", "off", "none"})
HEADING = re.compile(r"heading ([1-9])")
NO_COLOUR = frozenset({"", "auto", "none", "clear", "white", "FFFFFF"})
DARK, GREY = 0x60, 0x18
"""A colour with no part above the first, and its parts no further apart than the second, is that
of ordinary print."""
DEEPEST = 20
Look = Mapping[str, str]
"""What characters look like: `bold`, `emph`, `underlined`, `highlighted`, `colour`, `script`, and
whether they are not read: `strike`, `dstrike`, `vanish`."""
NOT_READ = ("strike", "dstrike", "vanish")
"""Characters that are struck through or hidden."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: the level of its heading (0 for none), its list, and its look."""

    heading: int = 0
    list: str = ""
    depth: int = 0
    look: Look = field(default_factory=dict)
    based_on: str = ""


def styles_of(root: "etree._Element | None") -> dict[str, Style]:
    """The styles of a document by their identifiers, each with what it takes from others."""
    own: dict[str, Style] = {}
    for element in root if root is not None else ():
        if local_name(element) == "style":
            own[value_of(element, "styleId")] = _style(element)
    return {name: _whole_style(name, own) for name in own}


def _style(element: "etree._Element") -> Style:
    name = value_of(child(element, "name")).lower()
    properties = child(element, "pPr")
    outline = value_of(child(properties, "outlineLvl"))
    heading = HEADING.fullmatch(name)
    level = int(heading[1]) if heading else int(name == "title")
    if re.fullmatch("[0-8]", outline):
        level = int(outline) + 1
    numbering = child(properties, "numPr")
    depth = value_of(child(numbering, "ilvl"))
    return Style(
        level,
        value_of(child(numbering, "numId")),
        int(depth) if re.fullmatch("[0-8]", depth) else 0,
        look_of(child(element, "rPr")),
        value_of(child(element, "basedOn")),
    )


def _whole_style(name: str, own: Mapping[str, Style]) -> Style:
    style = own[name]
    seen = {name}
    while style.based_on in own and style.based_on not in seen and len(seen) < DEEPEST:
        seen.add(style.based_on)
        below = own[style.based_on]
        style = replace(
            style,
            heading=style.heading or below.heading,
            list=style.list or below.list,
            depth=style.depth if style.list else below.depth,
            look={**below.look, **style.look},
            based_on=below.based_on,
        )
    return style


def look_of(properties: "etree._Element | None") -> dict[str, str]:
    """The look that properties of characters say; what they turn off is an empty text."""
    look: dict[str, str] = {}
    for element in properties if properties is not None else ():
        value = value_of(element)
        match local_name(element):
            case "b":
                look["bold"] = "" if value.lower() in OFF else "bold"
            case "i":
                look["emph"] = "" if value.lower() in OFF else "emph"
            case "u":
                look["underlined"] = "" if value.lower() in OFF else "underlined"
            case "highlight":
                look["highlighted"] = "" if value in NO_COLOUR else value
            case "shd":
                look["highlighted"] = shading(element) or look.get("highlighted", "")
            case "color":
                look["colour"] = _colour(value)
            case name if name in NOT_READ:
                look[name] = "" if value.lower() in OFF else name
            case "vertAlign":
                look["script"] = {"subscript": "sub", "superscript": "super"}.get(value, "")
    return look


def is_read(look: Look) -> bool:
    """Whether characters of a look are part of a text: neither struck through nor hidden."""
    return not any(look.get(name) for name in NOT_READ)


def shading(element: "etree._Element | None") -> str:
    """The colour of the ground; empty if it has none."""
    fill = value_of(element, "fill")
    return "" if fill in NO_COLOUR or fill.upper() == "FFFFFF" else fill.upper()


def _colour(value: str) -> str:
    """A colour of letters; empty if it is that of ordinary print."""
    if value in NO_COLOUR or not re.fullmatch("[0-9A-Fa-f]{6}", value):
        return ""
    parts = [int(value[n : n + 2], 16) for n in (0, 2, 4)]
    is_print = max(parts) <= DARK and max(parts) - min(parts) <= GREY
    return "" if is_print else value.upper()


def dress_of(look: Look) -> tuple[str, ...]:
    """A look as the dress of a run."""
    dress = ["strong"] * bool(look.get("bold")) + ["emph"] * bool(look.get("emph"))
    dress += [look["script"]] if look.get("script") else []
    dress += ["underlined"] if look.get("underlined") else []
    dress += [f"highlighted:{look['highlighted']}"] if look.get("highlighted") else []
    dress += [f"colour:{look['colour']}"] if look.get("colour") else []
    return tuple(dress)

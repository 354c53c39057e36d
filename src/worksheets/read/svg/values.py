"""The attributes and styles of drawings in SVG: what is drawn of them, and what is refused."""

import re
from collections.abc import Iterator
from math import isfinite

from worksheets.model.diagnostics import Mistake

LARGEST_NUMBER = 1e7
"""The largest absolute value of a number."""
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}
"""Pixels in a unit of length, as CSS has them."""
_LENGTH = re.compile(NUMBER.pattern + r"(?:px|pt|pc|mm|cm|in|%)?")
_PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*")
_SELECTOR = re.compile(r"\*|[#.]?[\w-]+|[\w-]+\.[\w-]+")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_MIXED = re.compile(r"rgba?\(\s*\d+%?\s*,\s*\d+%?\s*,\s*\d+%?\s*(?:,\s*[\d.]+\s*)?\)", re.ASCII)
MOST_RULES, LONGEST_SHEET, LONGEST_VALUE = 500, 50_000, 2_000
"""Rules and letters of a style sheet, and letters of a value that is neither a path nor a style."""
SAVE_HINT = "save it as plain SVG with outlines only, or as PNG"
LENGTHS = frozenset(
    [
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "stroke-width",
        "font-size",
    ]
)
NOT_NEGATIVE = frozenset(("r", "rx", "ry", "width", "height", "stroke-width", "font-size"))
FRACTIONS = frozenset(("opacity", "fill-opacity", "stroke-opacity"))
DEFAULTS = ("", "none", "auto", "normal", "inherit", "initial")
REFUSED_PROPERTIES = {
    "filter": "a filter, a mask or a clip",
    "mask": "a filter, a mask or a clip",
    "clip-path": "a filter, a mask or a clip",
    "marker": "markers, such as heads of arrows",
    "marker-start": "markers, such as heads of arrows",
    "marker-mid": "markers, such as heads of arrows",
    "marker-end": "markers, such as heads of arrows",
    "mix-blend-mode": "colours that are mixed",
    "transform-origin": "a transform-origin",
    "textLength": "words that are stretched",
    "letter-spacing": "words that are stretched",
    "writing-mode": "words from top to bottom",
    "baseline-shift": "words that are raised",
    "dominant-baseline": "words that hang from their line (dominant-baseline)",
    "alignment-baseline": "words that hang from their line (alignment-baseline)",
}
"""How messages call refused properties, unless they have a default value."""
SHIFTS = frozenset(("dx", "dy", "rotate"))


def check_attribute(tag: str, key: str, value: str, name: str, *, styled: bool = False) -> None:
    """Raise Mistake for an attribute, or a property of a style, that cannot be printed."""
    text = value.strip()
    fault = ""
    if len(text) > LONGEST_VALUE and key not in ("d", "points", "style"):
        fault = f"too long a {key}"
    elif key.lower().startswith("on"):
        fault = "a script"
    elif (key in ("href", "src") and not text.startswith("#")) or _refers_elsewhere(text):
        fault = "a reference to another file"
    elif key in ("fill", "stroke") and "url(" in text:
        fault = "a gradient or pattern"
    elif (
        key in REFUSED_PROPERTIES
        and text not in DEFAULTS
        and text not in ("alphabetic", "baseline", "0")
    ):
        fault = REFUSED_PROPERTIES[key]
    elif key in SHIFTS and tag in ("text", "tspan") and text.strip("0., "):
        fault = f"words that are moved or turned ({key})"
    elif key == "visibility" and text not in ("visible", "inherit"):
        fault = "parts that are hidden"
    elif key == "opacity" and tag in ("svg", "g", "a", "use") and text not in ("1", "1.0", "100%"):
        fault = "groups that are see-through"
    elif "!important" in text:
        fault = "a style that overrules others"
    elif key == "transform" and styled:
        fault = "a transform in a style"
    if fault:
        raise Mistake(f"the picture '{name}' has {fault}", SAVE_HINT)
    _check_value(tag, key, text, name)


def _refers_elsewhere(text: str) -> bool:
    return re.search(r"url\(\s*[\"']?(?!#)", text) is not None


def _check_value(tag: str, key: str, text: str, name: str) -> None:
    """Raise Mistake for an invalid number, path or colour."""
    valid = True
    if key in LENGTHS:
        is_length = _LENGTH.fullmatch(text) is not None and not (
            key in NOT_NEGATIVE and text.startswith("-")
        )
        valid = text in DEFAULTS or is_length
    elif key in FRACTIONS:
        valid = text in DEFAULTS or re.fullmatch(NUMBER.pattern + "%?", text) is not None
    elif key == "d" and tag == "path":
        valid = _PATH.fullmatch(text) is not None and text[:1] in ("", "M", "m")
    elif key == "points":
        valid = not NUMBER.sub("", text).strip(" ,\t\r\n") and len(NUMBER.findall(text)) % 2 == 0
    elif key == "viewBox":
        valid = _is_view(text)
    elif key in ("fill", "stroke", "color"):
        valid = _is_colour(text)
    elif key != "transform":
        return
    if not valid or not _is_in_range(key, text):
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        message = f"the picture '{name}' has {key}=\"{shown}\", which cannot be drawn"
        raise Mistake(message, "mend it, or save the picture as PNG")


def _is_in_range(key: str, text: str) -> bool:
    """Whether all numbers are within the limit."""
    if key in ("fill", "stroke", "color"):
        return True
    return all(abs(float(number)) <= LARGEST_NUMBER for number in NUMBER.findall(text))


def _is_view(text: str) -> bool:
    parts = text.replace(",", " ").split()
    if len(parts) != 4 or not all(map(NUMBER.fullmatch, parts)):
        return False
    _, _, wide, tall = map(float, parts)
    return wide > 0 and tall > 0 and 1e-3 <= wide / tall <= 1e3 and isfinite(wide * tall)


def _is_colour(text: str) -> bool:
    from PIL.ImageColor import colormap  # noqa: PLC0415 few papers have a drawing

    word = text.lower()
    named = word in ("none", "transparent", "currentcolor", "inherit", "") or word in colormap
    return named or bool(_HEX.fullmatch(text) or _MIXED.fullmatch(word))


def properties_in(style: str, name: str) -> Iterator[tuple[str, str]]:
    """The properties of a style and their values; raises Mistake."""
    for part in style.split(";"):
        key, colon, value = part.partition(":")
        if colon:
            yield key.strip(), value.strip()
        elif part.strip():
            raise Mistake(f"the picture '{name}' has the style '{part.strip()[:40]}'", "delete it")


def style_rules(sheet: str, name: str) -> list[tuple[str, str]]:
    """The selectors of a style sheet and their properties; raises Mistake for complex rules."""
    if len(sheet) > LONGEST_SHEET:
        raise Mistake(f"the picture '{name}' has a style sheet of {len(sheet)} letters", SAVE_HINT)
    *parts, rest = _uncommented(sheet).split("}")
    if rest.strip() or len(parts) > MOST_RULES:
        raise Mistake(f"the picture '{name}' has a style sheet of more than plain rules", SAVE_HINT)
    rules = []
    for part in parts:
        selectors, _, body = part.partition("{")
        for key, value in properties_in(body, name):
            check_attribute("g" if key == "opacity" else "", key, value, name, styled=True)
        for selector in map(str.strip, selectors.split(",")):
            if not _SELECTOR.fullmatch(selector):
                message = f"the picture '{name}' has a style for '{selector[:40]}'"
                raise Mistake(message, "save it as plain SVG, with its styles in its elements")
            rules.append((selector, body.strip()))
    return rules


def _uncommented(text: str) -> str:
    parts = []
    while "/*" in text:
        before, _, text = text.partition("/*")
        parts.append(before)
        text = text.partition("*/")[2]
    return "".join([*parts, text]).replace("<!--", "").replace("-->", "")


def points_of(length: str, full: float) -> float:
    """A valid length in units of the drawing; percentages are of `full`."""
    length = length.strip()
    number = NUMBER.match(length)
    if number is None:
        return 0.0
    unit = length[number.end() :]
    return float(number[0]) * (full / 100 if unit == "%" else UNITS[unit])

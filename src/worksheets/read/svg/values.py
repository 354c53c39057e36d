"""The attributes and styles of drawings in SVG: what is drawn of them, and what is refused."""

import re
from collections.abc import Iterator
from math import isfinite

from worksheets.model.diagnostics import Mistake

LARGEST = 1e7
"""The size of a number in a drawing."""
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
MOST_RULES, LONGEST_SHEET, LONGEST = 500, 50_000, 2_000
"""Rules and letters of a style sheet, and letters of a value that is neither a path nor a style."""
HINT = "save it as plain SVG with outlines only, or as PNG"
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
SIZES = frozenset(("r", "rx", "ry", "width", "height", "stroke-width", "font-size"))
PARTS = frozenset(("opacity", "fill-opacity", "stroke-opacity"))
PLAIN = ("", "none", "auto", "normal", "inherit", "initial")
REFUSED = {
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
"""What is said of properties that are not drawn, if they say anything."""
SHIFTS = frozenset(("dx", "dy", "rotate"))


def check_attribute(tag: str, key: str, value: str, name: str, *, styled: bool = False) -> None:
    """Refuse an attribute, or a property of a style, that would be lost or that nobody can draw."""
    said = value.strip()
    what = ""
    if len(said) > LONGEST and key not in ("d", "points", "style"):
        what = f"too long a {key}"
    elif key.lower().startswith("on"):
        what = "a script"
    elif (key in ("href", "src") and not said.startswith("#")) or _elsewhere(said):
        what = "a reference to another file"
    elif key in ("fill", "stroke") and "url(" in said:
        what = "a gradient or pattern"
    elif key in REFUSED and said not in PLAIN and said not in ("alphabetic", "baseline", "0"):
        what = REFUSED[key]
    elif key in SHIFTS and tag in ("text", "tspan") and said.strip("0., "):
        what = f"words that are moved or turned ({key})"
    elif key == "visibility" and said not in ("visible", "inherit"):
        what = "parts that are hidden"
    elif key == "opacity" and tag in ("svg", "g", "a", "use") and said not in ("1", "1.0", "100%"):
        what = "groups that are see-through"
    elif "!important" in said:
        what = "a style that overrules others"
    elif key == "transform" and styled:
        what = "a transform in a style"
    if what:
        raise Mistake(f"the picture '{name}' has {what}", HINT)
    _check_value(tag, key, said, name)


def _elsewhere(said: str) -> bool:
    return re.search(r"url\(\s*[\"']?(?!#)", said) is not None


def _check_value(tag: str, key: str, said: str, name: str) -> None:
    """Refuse what is no number, no path or no colour where there should be one."""
    right = True
    if key in LENGTHS:
        sized = _LENGTH.fullmatch(said) is not None and not (key in SIZES and said.startswith("-"))
        right = said in PLAIN or sized
    elif key in PARTS:
        right = said in PLAIN or re.fullmatch(NUMBER.pattern + "%?", said) is not None
    elif key == "d" and tag == "path":
        right = _PATH.fullmatch(said) is not None and said[:1] in ("", "M", "m")
    elif key == "points":
        right = not NUMBER.sub("", said).strip(" ,\t\r\n") and len(NUMBER.findall(said)) % 2 == 0
    elif key == "viewBox":
        right = _is_view(said)
    elif key in ("fill", "stroke", "color"):
        right = _is_colour(said)
    elif key != "transform":
        return
    if not right or not _measured(key, said):
        shown = said if len(said) <= 40 else f"{said[:39]}…"
        message = f"the picture '{name}' has {key}=\"{shown}\", which cannot be drawn"
        raise Mistake(message, "mend it, or save the picture as PNG")


def _measured(key: str, said: str) -> bool:
    """Whether no number is beyond all measure."""
    if key in ("fill", "stroke", "color"):
        return True
    return all(abs(float(one)) <= LARGEST for one in NUMBER.findall(said))


def _is_view(said: str) -> bool:
    parts = said.replace(",", " ").split()
    if len(parts) != 4 or not all(map(NUMBER.fullmatch, parts)):
        return False
    _, _, wide, tall = map(float, parts)
    return wide > 0 and tall > 0 and 1e-3 <= wide / tall <= 1e3 and isfinite(wide * tall)


def _is_colour(said: str) -> bool:
    from PIL.ImageColor import colormap  # noqa: PLC0415 few papers have a drawing

    word = said.lower()
    named = word in ("none", "transparent", "currentcolor", "inherit", "") or word in colormap
    return named or bool(_HEX.fullmatch(said) or _MIXED.fullmatch(word))


def styles_of(words: str, name: str) -> Iterator[tuple[str, str]]:
    """The properties of a style and their values."""
    for part in words.split(";"):
        key, colon, value = part.partition(":")
        if colon:
            yield key.strip(), value.strip()
        elif part.strip():
            raise Mistake(f"the picture '{name}' has the style '{part.strip()[:40]}'", "delete it")


def check_style(words: str, name: str) -> list[tuple[str, str]]:
    """What is styled by a style sheet, and how; raises Mistake for a rule that is not plain."""
    if len(words) > LONGEST_SHEET:
        raise Mistake(f"the picture '{name}' has a style sheet of {len(words)} letters", HINT)
    *parts, rest = _uncommented(words).split("}")
    if rest.strip() or len(parts) > MOST_RULES:
        raise Mistake(f"the picture '{name}' has a style sheet of more than plain rules", HINT)
    rules = []
    for part in parts:
        selectors, _, body = part.partition("{")
        for key, value in styles_of(body, name):
            check_attribute("g" if key == "opacity" else "", key, value, name, styled=True)
        for selector in map(str.strip, selectors.split(",")):
            if not _SELECTOR.fullmatch(selector):
                message = f"the picture '{name}' has a style for '{selector[:40]}'"
                raise Mistake(message, "save it as plain SVG, with its styles in its elements")
            rules.append((selector, body.strip()))
    return rules


def _uncommented(words: str) -> str:
    kept = []
    while "/*" in words:
        before, _, words = words.partition("/*")
        kept.append(before)
        words = words.partition("*/")[2]
    return "".join([*kept, words]).replace("<!--", "").replace("-->", "")


def points_of(length: str, whole: float) -> float:
    """A length that was looked at, in units of the drawing; percentages are parts of a whole."""
    found = NUMBER.match(length)
    if found is None:
        return 0.0
    unit = length[found.end() :]
    return float(found[0]) * (whole / 100 if unit == "%" else UNITS[unit])

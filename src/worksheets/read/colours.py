"""Colours that can be told apart on a screen but not on a photocopy."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from PIL.Image import Image

Octets: TypeAlias = tuple[int, int, int]

SAMPLE_SIDE = 64
"""Pixels along a side of the small copy whose colours are counted."""
MOST_COLOURS, SMALLEST_AREA = 8, 0.03
"""The main colours of a picture, each of at least this part of it."""
DISTINCT, SAME_GREY = 120, 24
"""Colours so far apart that they mean different things, and greys nobody can tell apart."""


def lost_contrasts(image: "Image") -> tuple[tuple[str, str], ...]:
    """A message and a hint if two main colours of a picture become one grey; empty if none do."""
    return contrasts(_main_colours(image))


def contrasts(colours: list[Octets]) -> tuple[tuple[str, str], ...]:
    """A message and a hint on the first two colours that become one grey; empty if none do."""
    for first, second in _lost_pairs(colours):
        pair = f"{_hexadecimal(first)} and {_hexadecimal(second)}"
        message = f"{pair} become the same grey on a photocopier"
        return ((message, "make one of them lighter, or use patterns"),)
    return ()


def _lost_pairs(colours: list[Octets]) -> Iterator[tuple[Octets, Octets]]:
    for first, second in combinations(colours, 2):
        distance = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5
        if distance >= DISTINCT and abs(_grey(first) - _grey(second)) < SAME_GREY:
            yield first, second


def _main_colours(image: "Image") -> list[Octets]:
    small = image.convert("RGB")
    small.thumbnail((SAMPLE_SIDE, SAMPLE_SIDE))
    reduced = small.quantize(MOST_COLOURS)
    palette = reduced.getpalette() or []
    counts = sorted(reduced.getcolors() or [], reverse=True)
    least = SMALLEST_AREA * small.width * small.height
    colours = []
    for count, index in counts:
        offset = 3 * int(str(index))
        if count >= least:
            colours.append((palette[offset], palette[offset + 1], palette[offset + 2]))
    return colours


def _grey(colour: Octets) -> float:
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _hexadecimal(colour: Octets) -> str:
    return "#" + "".join(f"{part:02X}" for part in colour)

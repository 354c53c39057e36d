"""Colours that differ on a screen and not on a photocopy."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from PIL.Image import Image

Octets: TypeAlias = tuple[int, int, int]

COUNTED = 64
"""Pixels along a side of the small copy that is looked at."""
COLOURS, AREA = 8, 0.03
"""The main colours of a picture, each of at least this part of it."""
APART, ALIKE = 120, 24
"""Colours so far apart that they mean different things, and greys nobody can tell apart."""


def lost_contrasts(image: "Image") -> tuple[tuple[str, str], ...]:
    """What a photocopier would lose of a picture, with a hint; nothing if it loses nothing."""
    return contrasts(_main_colours(image))


def contrasts(colours: list[Octets]) -> tuple[tuple[str, str], ...]:
    """The first two colours that become one grey, in words, with a hint."""
    for one, other in _lost(colours):
        message = f"{_named(one)} and {_named(other)} become the same grey on a photocopier"
        return ((message, "make one of them lighter, or use patterns"),)
    return ()


def _lost(colours: list[Octets]) -> Iterator[tuple[Octets, Octets]]:
    for one, other in combinations(colours, 2):
        distance = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        if distance >= APART and abs(_grey(one) - _grey(other)) < ALIKE:
            yield one, other


def _main_colours(image: "Image") -> list[Octets]:
    small = image.convert("RGB")
    small.thumbnail((COUNTED, COUNTED))
    reduced = small.quantize(COLOURS)
    palette = reduced.getpalette() or []
    counts = sorted(reduced.getcolors() or [], reverse=True)
    least = AREA * small.width * small.height
    found = []
    for count, index in counts:
        at = 3 * int(str(index))
        if count >= least:
            found.append((palette[at], palette[at + 1], palette[at + 2]))
    return found


def _grey(colour: Octets) -> float:
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _named(colour: Octets) -> str:
    return "#" + "".join(f"{part:02X}" for part in colour)

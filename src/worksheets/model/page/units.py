"""Lengths: layout and pages count in points from the top left corner of the page."""

MILLIMETRE = 72 / 25.4
"""One millimetre in points."""

_PORTRAIT: dict[str, tuple[float, float]] = {
    "A3": (297 * MILLIMETRE, 420 * MILLIMETRE),
    "A4": (210 * MILLIMETRE, 297 * MILLIMETRE),
    "A5": (148 * MILLIMETRE, 210 * MILLIMETRE),
    "Letter": (8.5 * 72, 11 * 72),
}

PAGE_SIZES: dict[str, tuple[float, float]] = {
    **_PORTRAIT,
    **{f"{name}-landscape": (height, width) for name, (width, height) in _PORTRAIT.items()},
}
"""Width and height in points (ISO 216; ANSI A)."""

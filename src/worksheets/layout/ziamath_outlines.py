"""Formulas drawn by ziamath, for themes that ask for it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from worksheets.layout.outlines import Drawn, Points, box, steps
from worksheets.model.page import Outline

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PER_EM = 1000.0


def drawn_by_ziamath(tex: str, *, display: bool) -> Drawn:
    """A formula in thousandths of the type size; raises LookupError without the package."""
    try:
        from ziamath.zmath import Latex  # noqa: PLC0415 an extra
    except ImportError as error:
        raise LookupError("the package ziamath, which draws the formulas") from error
    root = Latex(tex, size=PER_EM, inline=not display).svgxml()
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    paths = tuple(tuple(_moved(step, -left, 0, 1) for step in path) for path in _paths(root))
    return Outline(paths), width, -top, height + top


def _paths(root: "Element") -> Iterator[Points]:
    """The outlines of glyphs and bars in their order; y counts downwards."""
    glyphs: dict[str, Element] = {}
    for thing in root:
        match thing.tag:
            case "symbol":
                glyphs[thing.attrib["id"]] = thing
            case "use":
                yield from _placed(thing, glyphs[thing.attrib["href"][1:]])
            case "rect":
                left, top, wide, tall = (
                    float(thing.attrib[key]) for key in ("x", "y", "width", "height")
                )
                yield box(left, top, wide, tall)
            case other:
                raise ValueError(f"ziamath drew a {other}, which is not known here")


def _placed(use: "Element", glyph: "Element") -> Iterator[Points]:
    left, top, _, height = map(float, glyph.attrib["viewBox"].split())
    scale = float(use.attrib["height"]) / height
    x, y = float(use.attrib["x"]) - left * scale, float(use.attrib["y"]) - top * scale
    for outline in glyph:
        for path in steps(outline.attrib["d"]):
            yield tuple(_moved(step, x, y, scale) for step in path)


def _moved(step: tuple[float, ...], x: float, y: float, scale: float) -> tuple[float, ...]:
    return tuple((y if n % 2 else x) + value * scale for n, value in enumerate(step))

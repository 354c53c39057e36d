"""Formulas drawn by ziamath, for themes that ask for it."""

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from worksheets.layout.type.outlines import DrawnFormula, Points, box, glyph_paths
from worksheets.model.page.page import Outline

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PER_EM = 1000.0
DEEPEST = 6
"""Braces within braces; every further one doubles the time that latex2mathml takes."""


class UndrawnByZiamath(ValueError):
    """TeX that mathra understands and ziamath does not."""


def drawn_by_ziamath(tex: str, *, display: bool) -> DrawnFormula:
    """A formula in thousandths of the type size.

    Raises LookupError without the package, UndrawnByZiamath if it cannot draw the formula.
    """
    try:
        from ziamath.zmath import Latex  # noqa: PLC0415 an extra
    except ImportError as error:
        raise LookupError("the package ziamath, which draws the formulas") from error
    if max(accumulate((letter == "{") - (letter == "}") for letter in tex), default=0) > DEEPEST:
        raise UndrawnByZiamath(f"there are more than {DEEPEST} braces within one another")
    try:
        root = Latex(tex, size=PER_EM, inline=not display).svgxml()
    except _refusals() as error:
        raise UndrawnByZiamath(str(error) or type(error).__name__) from error
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    paths = tuple(tuple(_moved(step, -left, 0, 1) for step in path) for path in _paths(root))
    return Outline(paths), width, -top, height + top


def _refusals() -> tuple[type[Exception], ...]:
    """What ziamath and latex2mathml raise for TeX that they do not understand."""
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415

    from latex2mathml import exceptions  # noqa: PLC0415 an extra

    classes = (value for value in vars(exceptions).values() if isinstance(value, type))
    return (ParseError, AttributeError, LookupError, TypeError, ValueError, *classes)


def _paths(root: "Element") -> Iterator[Points]:
    """The outlines of glyphs and bars in their order; y counts downwards."""
    glyphs: dict[str, Element] = {}
    for element in root:
        match element.tag:
            case "symbol":
                glyphs[element.attrib["id"]] = element
            case "use":
                yield from _placed(element, glyphs[element.attrib["href"][1:]])
            case "rect":
                left, top, wide, tall = (
                    float(element.attrib[key]) for key in ("x", "y", "width", "height")
                )
                yield box(left, top, wide, tall)
            case other:
                raise UndrawnByZiamath(f"it is drawn with a {other}, which is not known here")


def _placed(use: "Element", glyph: "Element") -> Iterator[Points]:
    left, top, _, height = map(float, glyph.attrib["viewBox"].split())
    scale = float(use.attrib["height"]) / height
    x, y = float(use.attrib["x"]) - left * scale, float(use.attrib["y"]) - top * scale
    for outline in glyph:
        for path in glyph_paths(outline.attrib["d"]):
            yield tuple(_moved(step, x, y, scale) for step in path)


def _moved(step: tuple[float, ...], x: float, y: float, scale: float) -> tuple[float, ...]:
    return tuple((y if n % 2 else x) + value * scale for n, value in enumerate(step))

"""The outlines of words in a face, for what is painted around their letters."""

from worksheets.layout.type.fonts import PER_EM, Typeface
from worksheets.layout.type.outlines import Points
from worksheets.model.page.page import Outline


class _Pen:
    """Collects the paths of glyphs; places count from the baseline, downwards."""

    def __init__(self, scale: float) -> None:
        self.paths: list[Points] = []
        self.x = self.y = 0.0
        self._scale = scale
        self._path: list[tuple[float, ...]] = []

    def _at(self, place: tuple[float, float]) -> tuple[float, float]:
        return self.x + place[0] * self._scale, self.y - place[1] * self._scale

    def moveTo(self, place: tuple[float, float]) -> None:  # noqa: N802 the names that HarfBuzz calls
        self._path = [self._at(place)]

    def lineTo(self, place: tuple[float, float]) -> None:  # noqa: N802
        self._path.append(self._at(place))

    def curveTo(self, *places: tuple[float, float]) -> None:  # noqa: N802
        first, second, end = map(self._at, places)
        self._path.append((*first, *second, *end))

    def qCurveTo(self, handle: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        start, (x, y), (right, foot) = self._path[-1][-2:], self._at(handle), self._at(end)
        first = (start[0] + (x - start[0]) * 2 / 3, start[1] + (y - start[1]) * 2 / 3)
        second = (right + (x - right) * 2 / 3, foot + (y - foot) * 2 / 3)
        self._path.append((*first, *second, right, foot))

    def closePath(self) -> None:  # noqa: N802
        self.paths.append(tuple(self._path))


def text_outline(typeface: Typeface, text: str) -> Outline:
    """The letters of a text on one line, in thousandths of the type size."""
    pen = _Pen(PER_EM / typeface.units)
    across = 0.0
    for n, word in enumerate(text.split(" ")):
        across += typeface.width(" ", PER_EM) if n else 0.0
        for glyph in typeface.shape(word) if word else ():
            pen.x, pen.y = across + glyph.shift, -glyph.rise
            typeface.font.draw_glyph_with_pen(glyph.number, pen)
            across += glyph.advance
    return Outline(tuple(pen.paths))

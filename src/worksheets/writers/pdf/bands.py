"""Bands as they are painted, kept for the next page or file that they stand on."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from worksheets.layout.fonts import Typeface, load
from worksheets.model.kept import Kept
from worksheets.model.page import Band, Face, Field, Foreign, Mark, Node, Picture, Run
from worksheets.writers.pdf.boxes import Box, figures_covered
from worksheets.writers.pdf.paint import fragment
from worksheets.writers.pdf.spoken import Misread, unfamiliar

KEPT = 1 << 12
"""Bands that are kept; the oldest go first."""


class Painted(NamedTuple):
    """A band seen from its corner.

    `parts` are operators with the node they belong to, neighbours of one node together; `words`,
    by face, are those that not every file has the glyphs of; `figures` say how far the figures
    reach; `special` are links, fields, pictures and foreign pages.
    """

    parts: tuple[tuple[Node | None, bytes], ...]
    words: tuple[tuple[str, frozenset[str]], ...]
    figures: tuple[tuple[Node, Box], ...]
    special: tuple[Mark, ...]


class Painter:
    """Paints bands in the typefaces of a document, each once."""

    def __init__(self, typefaces: Mapping[str, Typeface]) -> None:
        self.typefaces = typefaces
        self._painted: Callable[[tuple[Mark, ...]], Painted] = Kept(self._paint, KEPT).of

    def of(self, band: Band) -> Painted:
        """A band as it is painted if no word must be spelled out."""
        return self._paint(band.marks) if band.once else self._painted(band.marks)

    def spelled(self, band: Band, odd: Mapping[str, Misread]) -> Painted:
        """The marks, with odd words spelled out."""
        return self.of(band)._replace(parts=tuple(self._parts(band.marks, odd)))

    def _paint(self, marks: tuple[Mark, ...]) -> Painted:
        words: defaultdict[str, set[str]] = defaultdict(set)
        for mark in marks:
            if isinstance(mark, Run):
                words[mark.face] |= unfamiliar(self.typefaces[mark.face], mark.text, mark.leftward)
        return Painted(
            tuple(self._parts(marks, {})),
            tuple((face, frozenset(found)) for face, found in words.items()),
            tuple(figures_covered(marks, self.typefaces).items()),
            tuple(filter(_special, marks)),
        )

    def _parts(
        self, marks: tuple[Mark, ...], odd: Mapping[str, Misread]
    ) -> Iterator[tuple[Node | None, bytes]]:
        painted = (mark for mark in marks if not isinstance(mark, Field))
        for node, found in groupby(painted, attrgetter("node")):
            yield node, fragment(found, 0, self.typefaces, odd)


def _special(mark: Mark) -> bool:
    if isinstance(mark, Run):
        return mark.node is not None and mark.node.address != ""
    return isinstance(mark, Field | Picture | Foreign)


class _Typefaces(dict[str, Typeface]):
    """Typefaces by name, loaded when they are first wanted."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self.faces = {face.name: face for face in faces}

    def __missing__(self, name: str) -> Typeface:
        found = self[name] = load(self.faces[name])
        return found


@lru_cache(maxsize=8)
def painter(faces: tuple[Face, ...]) -> Painter:
    """The painter of all documents with these faces."""
    return Painter(_Typefaces(faces))

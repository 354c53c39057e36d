"""Bands as they are painted: every mark in the operators of its node."""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from worksheets.layout.type.fonts import Typeface, load
from worksheets.model.hashed import the_same
from worksheets.model.page.page import Face, Field, Foreign, Mark, Node, Picture, Run
from worksheets.writers.pdf.boxes import Box, figures_around, figures_covered
from worksheets.writers.pdf.paint import fragment
from worksheets.writers.pdf.spoken import Misread, unfamiliar

SPECIAL = Field, Picture, Foreign
"""Marks that are more than ink; a link is too."""


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
        self._fragment = lru_cache(maxsize=1 << 14)(partial(fragment, typefaces=typefaces))

    def painted(self, marks: tuple[Mark, ...]) -> Painted:
        """Marks as they are painted if no word must be spelled out."""
        words: dict[str, frozenset[str]] = {}
        special: list[Mark] = []
        figures = False
        for mark in marks:
            if isinstance(mark, Run):
                face, node = mark.face, mark.node
                odd = unfamiliar(self.typefaces[face], mark.text, mark.leftward)
                if odd or face not in words:
                    words[face] = words.get(face, odd) | odd
                if node is not None and node.address:
                    special.append(mark)
            elif isinstance(mark, SPECIAL):
                special.append(mark)
            figures = figures or (mark.node is not None and bool(figures_around(mark.node)))
        return Painted(
            tuple([(node, self._fragment(found)) for node, found in _by_node(marks)]),
            the_same(tuple(words.items())),
            tuple(figures_covered(marks, self.typefaces).items()) if figures else (),
            tuple(special),
        )

    def spelled(
        self, marks: tuple[Mark, ...], odd: Mapping[str, Misread]
    ) -> Iterator[tuple[Node | None, bytes]]:
        """The parts of a band with odd words spelled out."""
        for node, found in _by_node(marks):
            yield node, fragment(found, typefaces=self.typefaces, odd=odd)


def _by_node(marks: tuple[Mark, ...]) -> Iterator[tuple[Node | None, tuple[Mark, ...]]]:
    """What is painted, neighbours of one node together."""
    painted = [mark for mark in marks if not isinstance(mark, Field)]
    for node, found in groupby(painted, attrgetter("node")):
        yield node, tuple(found)


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

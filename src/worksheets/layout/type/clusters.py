"""Text cut where one face takes over from another; a letter keeps its accents."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from worksheets.layout.type.fonts import Typeface
from worksheets.layout.unsettable import Unsettable
from worksheets.model.characters import INVISIBLE, seen

TypefaceOf = Callable[[str], Typeface]
"""The typeface of a face by its name."""


def clusters(text: str) -> Iterator[str]:
    """The letters of a text, each with its accents and joiners."""
    start = 0
    for n, letter in enumerate(text):
        joined = n and (INVISIBLE.match(letter) or unicodedata.category(letter)[0] == "M")
        if n and not joined and text[n - 1] != "\u200d":
            yield text[start:n]
            start = n
    if text:
        yield text[start:]


def by_face(text: str, chain: Sequence[str], typeface_of: TypefaceOf) -> Iterator[tuple[str, str]]:
    """Runs of a text, each with the name of the first face of a chain that has its characters.

    A letter and its accents are parted only where no face has them all. Raises Unsettable for a
    letter that none has.
    """
    run, run_face = "", ""
    for letter, face in _faces_of_clusters(text, chain, typeface_of):
        if run and face != run_face:
            yield run, run_face
            run = ""
        run, run_face = run + letter, face
    if run:
        yield run, run_face


def _faces_of_clusters(
    text: str, chain: Sequence[str], typeface_of: TypefaceOf
) -> Iterator[tuple[str, str]]:
    for cluster in clusters(text):
        face = _first_face(cluster, chain, typeface_of)
        if face:
            yield cluster, face
        else:
            yield from ((letter, _face_of_letter(letter, chain, typeface_of)) for letter in cluster)


def _face_of_letter(letter: str, chain: Sequence[str], typeface_of: TypefaceOf) -> str:
    if face := _first_face(letter, chain, typeface_of):
        return face
    message = f"no typeface here has the character '{letter}' (U+{ord(letter):04X})"
    raise Unsettable(message, "name a family that has it in the theme, as a fallback")


def _first_face(cluster: str, chain: Sequence[str], typeface_of: TypefaceOf) -> str:
    """The first face with all visible characters of a cluster; "" if there is none."""
    visible = seen(cluster)
    return next((name for name in chain if typeface_of(name).characters.issuperset(visible)), "")

"""Text cut where one face takes over from another; a letter keeps its accents."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from worksheets.layout.type.fonts import Typeface
from worksheets.layout.unsettable import Unsettable
from worksheets.model.characters import INVISIBLE, seen

Faces = Callable[[str], Typeface]
"""Typefaces by their names."""


def clusters(words: str) -> Iterator[str]:
    """Letters, each with the marks that belong to it."""
    start = 0
    for n, letter in enumerate(words):
        joined = n and (INVISIBLE.match(letter) or unicodedata.category(letter)[0] == "M")
        if n and not joined and words[n - 1] != "\u200d":
            yield words[start:n]
            start = n
    if words:
        yield words[start:]


def by_face(words: str, chain: Sequence[str], faces: Faces) -> Iterator[tuple[str, str]]:
    """Runs of text with the name of the first typeface of a chain that has it.

    A letter and its accents are parted only where no typeface has them all. Raises Unsettable for
    a letter that none has.
    """
    run, last = "", ""
    for letter, face in _dressed(words, chain, faces):
        if run and face != last:
            yield run, last
            run = ""
        run, last = run + letter, face
    if run:
        yield run, last


def _dressed(words: str, chain: Sequence[str], faces: Faces) -> Iterator[tuple[str, str]]:
    for cluster in clusters(words):
        face = _first(cluster, chain, faces)
        if face:
            yield cluster, face
        else:
            yield from ((letter, _only(letter, chain, faces)) for letter in cluster)


def _only(letter: str, chain: Sequence[str], faces: Faces) -> str:
    if face := _first(letter, chain, faces):
        return face
    message = f"no typeface here has the character '{letter}' (U+{ord(letter):04X})"
    raise Unsettable(message, "name a family that has it in the theme, as a fallback")


def _first(cluster: str, chain: Sequence[str], faces: Faces) -> str:
    """The first typeface with all characters of a cluster that are seen, or nothing."""
    wanted = seen(cluster)
    return next((name for name in chain if faces(name).characters.issuperset(wanted)), "")

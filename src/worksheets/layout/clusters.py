"""Text cut where one face takes over from another; a letter keeps its accents."""

import unicodedata
from collections.abc import Iterator, Sequence

from worksheets.layout.fonts import Typeface

_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


def clusters(words: str) -> Iterator[str]:
    """Letters, each with the marks that belong to it."""
    start = 0
    for n, letter in enumerate(words):
        joined = n and (letter in _JOINERS or unicodedata.category(letter)[0] == "M")
        if n and not joined and words[n - 1] != "\u200d":
            yield words[start:n]
            start = n
    if words:
        yield words[start:]


def by_face(words: str, chain: Sequence[tuple[str, Typeface]]) -> Iterator[tuple[str, str]]:
    """Runs of text with the name of the first typeface that has it.

    A letter and its accents are parted only where no typeface has them all.
    """
    run, last = "", ""
    for letter, face in _dressed(words, chain):
        if run and face != last:
            yield run, last
            run = ""
        run, last = run + letter, face
    if run:
        yield run, last


def _dressed(words: str, chain: Sequence[tuple[str, Typeface]]) -> Iterator[tuple[str, str]]:
    for cluster in clusters(words):
        face = _first(cluster, chain)
        if face:
            yield cluster, face
        else:
            yield from ((letter, _first(letter, chain) or chain[0][0]) for letter in cluster)


def _first(cluster: str, chain: Sequence[tuple[str, Typeface]]) -> str:
    """The first typeface with all characters of a cluster, or nothing."""
    for name, typeface in chain:
        if typeface.characters.issuperset(cluster):
            return name
    return ""

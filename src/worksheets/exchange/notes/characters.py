"""The characters of notes: what means nothing on paper is taken out, and what none can print."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.notes.lines import MISSING, Line
from worksheets.layout.type.faces import covered

PLAIN = re.compile(r"[ -~]*")
LETTERS = ("L", "M", "N")
"""Categories of characters without which a line says something else."""
SELECTORS = re.compile("[\ufe00-\ufe0f]")
"""They choose between two pictures of the character before them."""
JOINERS = "\u200c\u200d\u200e\u200f"
DAMAGED = "\ufffd"
LONGEST = 4_000
"""Letters of a paragraph; a longer one is cut between its sentences, or else its words."""


def readable(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[int, str]]]:
    """The lines with characters that can be printed, and what was left out of them.

    A line with a letter that no typeface here has is left out, unless most lines have such: then
    the notes are in another script, for which a theme may name a typeface.
    """
    known = covered()
    everything = [" ".join((line.words, *line.head)) for line in lines]
    unknown = [_unknown(words, known) for words in everything]
    other = 2 * sum(map(bool, unknown)) > len(lines)
    lost: list[tuple[int, str]] = []
    found: list[Line] = []
    for line, words, letter in zip(lines, everything, unknown, strict=True):
        if PLAIN.fullmatch(words):
            found += _cut(line)
            continue
        if letter and not other:
            lost.append((line.number, f"the line, as no typeface here has its {_named(letter)},"))
            continue
        symbols = sorted({one for one in words if one.isprintable() and _drops(one, known)})
        if symbols:
            names = ", ".join(map(_named, symbols[:5]))
            lost.append((line.number, f"what no typeface here has, {names},"))
        found += _cut(_clean_line(line, known))
    return found, lost


def _named(letter: str) -> str:
    return f"'{letter}' (U+{ord(letter):04X})"


def _unknown(words: str, known: frozenset[str]) -> str:
    """The first letter, mark or digit that cannot be printed, or nothing."""
    if PLAIN.fullmatch(words):
        return ""
    words = SELECTORS.sub("", unicodedata.normalize("NFC", words))
    strange = (one for one in words if one not in known)
    return next((one for one in strange if unicodedata.category(one).startswith(LETTERS)), "")


def _clean_line(line: Line, known: frozenset[str]) -> Line:
    return replace(
        line,
        words=_clean(line.words, known),
        cells=tuple(_clean(cell, known) for cell in line.cells),
        head=tuple(_clean(cell, known) for cell in line.head),
    )


def _clean(words: str, known: frozenset[str]) -> str:
    if PLAIN.fullmatch(words):
        return words
    words = SELECTORS.sub("", unicodedata.normalize("NFC", words))
    letters = (" " if _parts(one) else "" if _drops(one, known) else one for one in words)
    return " ".join("".join(letters).split()).replace(DAMAGED, MISSING)


def _parts(one: str) -> bool:
    """Whether a character stands between words: spaces, and the ends of lines and pages."""
    return one.isspace() or unicodedata.category(one) == "Cc"


def _drops(one: str, known: frozenset[str]) -> bool:
    """Whether a character is left out: what controls or is nobody's, and symbols unknown."""
    if one in (MISSING, DAMAGED) or _parts(one):
        return False
    category = unicodedata.category(one)
    if category.startswith("C"):
        return one not in JOINERS or one not in known
    return one not in known and not category.startswith(LETTERS)


def _cut(line: Line) -> Iterator[Line]:
    """A line that has words, or the parts of a very long paragraph."""
    words = line.words
    while line.mark != "row" and len(words) > LONGEST:
        end = words.rfind(". ", 0, LONGEST) + 1 or words.rfind(" ", 0, LONGEST)
        end = end if end > 0 else LONGEST
        yield replace(line, words=words[:end].strip(), mark="text", level=0)
        words = words[end:].strip()
    if words.replace(MISSING, "").strip(" |"):
        yield line if words is line.words else replace(line, words=words)

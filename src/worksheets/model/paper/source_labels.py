"""What sources are called on a paper: Source A, Extract B, M 3."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.model.paper.content import Source
from worksheets.model.paper.lettering import LETTERS, source_letter

LETTER = r"[A-Z]\d*"
"""What a letter of a source looks like, for a regular expression."""
NUMBER = r"\d+"
SHOWN = re.compile(r"\{(letter|n)\}")
"""What stands in the label of a source for its letter, and for its number."""


class SourceLabels(NamedTuple):
    """How sources are called: a label with {letter} or {n}, or that of the language if it is empty.

    A label with {n} counts sources, and one without has letters.
    """

    label: str = ""

    def of(self, number: int, language: Language, key: str = "") -> str:
        """The label of a source, counted from 0; its `key` is the letter or the number that the
        paper gives it, if it gives one."""
        letter = key or source_letter(number)
        if not self.label:
            return language.say("source.label", letter=letter)
        shown = {"letter": letter, "n": str(number + 1)}
        return SHOWN.sub(lambda place: shown[place[1]], self.label)

    def finder(self, language: Language, *, counted: bool) -> re.Pattern[str]:
        """What finds labels in a text; if they are `counted` they have numbers, else letters."""
        key = rf"({NUMBER if counted else LETTER})\b"
        if not self.label:
            return language.pattern("source.label", letter=key)
        before, shown, after = SHOWN.split(self.label)
        key = rf"({NUMBER})\b" if shown == "n" else key
        return re.compile(re.escape(before) + key + re.escape(after))


def rank(source: Source) -> tuple[int, str]:
    """What sources are sorted by in the order of their letters or numbers."""
    return len(source.label), source.label


def labels_of(sources: Sequence[Source], language: Language) -> str:
    """What several sources are called together, in the order of their letters: 'Sources B and
    C'."""
    sources = sorted(sources, key=rank)
    if len(sources) == 1:
        return sources[0].label
    finder = language.pattern("source.label", letter=f"({LETTER}|{NUMBER})")
    found = [finder.fullmatch(source.label) for source in sources]
    letters = [label[1] for label in found if label]
    if len(letters) < len(sources):
        return language.all_of(source.label for source in sources)
    return language.say("source.several", letters=language.all_of(letters))


def label_of_lines(lines: str, language: Language) -> str:
    """Lines of a source in words, of '3' or '3-7': 'lines 3–7'."""
    first, _, last = lines.partition("-")
    if not last or int(last) == int(first):
        return language.say("source.line", line=first)
    return language.say("source.lines", first=first, last=last)


def key_number(key: str) -> int | None:
    """The number, counted from 0, of a source that a paper calls A, or 1; None if it is neither."""
    if re.fullmatch("[1-9][0-9]?", key):
        return int(key) - 1
    return LETTERS.index(key) if len(key) == 1 and key in LETTERS else None

"""Texts with placeholders, and what they are when values are filled in."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from worksheets.language.language import Language
from worksheets.memo import memo
from worksheets.model.authored import Filled
from worksheets.model.braces import FORMULA
from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.forms import ALL_FORMS
from worksheets.model.numbers.printing import Printer
from worksheets.model.numbers.results import Result
from worksheets.model.values.placeholders import Placeholder, placeholder
from worksheets.model.values.values import Draw, check_names

OPENING = "{{"
PLACE = re.compile(r"\{\{(?!\{)([^{}]+?)\}\}")
"""A third brace before it opens a blank, within which the placeholder stands."""
_TIGHT = re.compile(r"(?:\\[A-Za-z]+|[\^_}\]])\s*$")
"""After this a formula takes one group for an argument."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A placeholder with the text before it; whether it stands in a formula."""

    before: str
    place: Placeholder
    tex: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text with placeholders in it, cut into pieces, and what stands behind the last of them."""

    pieces: tuple[Piece, ...]
    after: str

    @property
    def sole(self) -> Placeholder | None:
        """The placeholder that is all of the text, if one is."""
        if len(self.pieces) == 1 and not (self.pieces[0].before + self.after).strip():
            return self.pieces[0].place
        return None

    @property
    def skeleton(self) -> tuple[str, ...]:
        """The text around its placeholders."""
        return (*(piece.before for piece in self.pieces), self.after)

    def check(self, known: frozenset[str]) -> None:
        """Raises Mistake for a name that no value has."""
        for piece in self.pieces:
            for part in piece.place.parts:
                check_names(part, known)


@memo(1 << 12)  # a check of questions with values takes 5 % longer without it
def pattern(text: str) -> Pattern:
    """A text cut at its placeholders; raises Mistake for what looks like one and is none."""
    masked = PLACE.sub(lambda place: "x" * len(place[0]), text)
    if OPENING in masked:
        near = text[max(0, masked.index(OPENING) - 5) :][:30].strip()
        raise Mistake(
            f"two braces begin no placeholder: '{near}'",
            "write {{a * b}}, or a space between two braces that are printed or belong to TeX",
        )
    formulas = [formula.span() for formula in FORMULA.finditer(masked)]
    pieces, end = [], 0
    for place in PLACE.finditer(text):
        tex = any(start < place.start() < stop for start, stop in formulas)
        pieces.append(Piece(text[end : place.start()], placeholder(place[1]), tex))
        end = place.end()
    return Pattern(tuple(pieces), text[end:])


Leaf: TypeAlias = "str | list[str]"


@dataclass(frozen=True, slots=True)
class Printers:
    """What prints values in texts and in formulas of a language."""

    text: Printer
    tex: Printer

    @classmethod
    def of(cls, language: Language) -> "Printers":
        return cls(Printer(language), Printer(language, tex=True))

    def filled(self, text: str, draw: Draw) -> Leaf:
        """A text with the values of a draw; a list if it is one placeholder for a list.

        Raises Mistake for a value that is not there, or cannot be printed.
        """
        if OPENING not in text:
            return text
        cut = pattern(text)
        if cut.sole:
            return self._entry(cut.sole, draw)
        printed, plain = "", ""
        for piece in cut.pieces:
            value = piece.place.value(draw, self.text)
            before, shown = self._shown(piece, value, printed + piece.before)
            printed = before + shown
            plain += piece.before + (shown if piece.tex else piece.place.plain(value, self.text))
        return _both(plain + cut.after, printed + cut.after)

    def _entry(self, place: Placeholder, draw: Draw) -> Leaf:
        """What an entry becomes that is one placeholder."""
        value = place.value(draw, self.text)
        if place.form == ALL_FORMS:
            return list(place.all_forms(value, self.text))
        if isinstance(value, tuple) and not place.form:
            return [self._single(place, entry) for entry in value]
        return self._single(place, value)

    def _single(self, place: Placeholder, value: Result) -> str:
        return _both(place.plain(value, self.text), place.printed(value, self.text))

    def _shown(self, piece: Piece, value: Result, before: str) -> tuple[str, str]:
        """The text before a value, and the value: one group of a formula, but for a further term
        of a sum."""
        shown = piece.place.printed(value, self.tex if piece.tex else self.text)
        if piece.place.joined == "+":
            return (before if shown else before.rstrip(" ")), shown
        if piece.tex and (len(shown) > 1 or _TIGHT.search(before)):
            return before, f"{{{shown}}}"
        return before, shown


def _both(plain: str, printed: str) -> str:
    return plain if plain == printed else Filled(plain, printed)

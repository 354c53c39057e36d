"""Numbers before a letter of algebra that nobody writes: 1x, 0x."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Path
from worksheets.model.numbers.evaluation import given
from worksheets.model.problem import Problem
from worksheets.model.template import Template
from worksheets.model.values.filling import OWN, leaves
from worksheets.model.values.patterns import OPENING, Pattern, Piece, Printers, pattern
from worksheets.model.values.permutation import KeyedOrder
from worksheets.model.values.values import Draw

DRAWS = 2_000
"""Draws in which a number of 1 or 0 is looked for."""
UNKNOWNS = "xyz"
"""Letters that outside formulas are unknowns, and no units."""
LETTER = re.compile(r"([A-Za-z])(?:([²³])|\^\{?(\d)\}?)?")
SQUARES = {"²": "2", "³": "3"}
ARGUMENT = re.compile(r"(?:\\(?:[dt]?frac|sqrt|text\w*|math\w+)|[\^_}\]]|[\d.])\s*$")
"""In a formula, before a group that belongs to a command, or the digits of a number."""
WITHIN = re.compile(r"[\w./,]$")
"""Before a placeholder that is a part of a number or a word."""
SIGNS = re.compile(r"[-−+()\s]")


class Coefficient(NamedTuple):
    """A placeholder before a letter, with the power of that as an author types it: x^2, and how it
    stands in the text."""

    piece: Piece
    letter: str
    written: str

    def hint(self) -> str:
        """What to write, so that the letter knows of its number."""
        place = self.piece.place
        if place.form or place.rounding:
            return "say in where that it is neither 1 nor 0"
        (part,) = place.parts
        number = f"({part.text})" if re.search(r"[^\w\s.*()]", part.text) else part.text
        joined = f":{place.joined}" if place.joined else ""
        name = self.letter[0]
        return f"write {{{{{number} * {self.letter}{joined}}}}}, with letters: [{name}]"

    def shown(self, draw: Draw, printers: Printers) -> str | None:
        """What is printed if that is nothing that anybody writes; else None."""
        try:
            value = self.piece.place.value(draw, printers.text)
            number = self.piece.place.printed(value, printers.text)
        except Mistake:  # other checks say why
            return None
        bare = SIGNS.sub("", number)
        return f"{number}{self.written}" if bare in ("", "0", "1") else None


def check_coefficients(template: Template, printers: Printers) -> Iterator[Problem]:
    """A warning for each text in which the number before a letter can be 1 or 0."""
    for path, text in leaves(template.source.written):
        if OPENING not in text or set(OWN).intersection(path):
            continue
        for coefficient in _coefficients(pattern(text), template.source.values.letters):
            if (found := _odd(coefficient, template, path, printers)) is not None:
                yield found
                break


def _coefficients(cut: Pattern, letters: tuple[str, ...]) -> Iterator[Coefficient]:
    """The placeholders of a text that stand before a letter."""
    around = cut.skeleton
    for n, piece in enumerate(cut.pieces):
        behind = around[n + 1]
        found = LETTER.match(behind.lstrip() if piece.tex else behind)
        if found is None or len(piece.place.parts) != 1 or (n and not piece.before):
            continue
        if (ARGUMENT if piece.tex else WITHIN).search(piece.before):
            continue
        more = behind.lstrip()[found.end() :]
        is_word = not piece.tex and (found[1] not in (*letters, *UNKNOWNS) or more[:1].isalnum())
        is_sign = not piece.tex and not more and n + 1 < len(cut.pieces)  # 3x4
        if is_word or is_sign:
            continue
        power = SQUARES.get(found[2] or "", found[3])
        yield Coefficient(piece, f"{found[1]}^{power}" if power else found[1], found[0])


def _odd(
    coefficient: Coefficient, template: Template, path: Path, printers: Printers
) -> Problem | None:
    for draw, values in _draws(template, path, printers):
        shown = coefficient.shown(draw, printers)
        if shown is not None:
            message = f"'{shown}' is printed{given(draw, values)}"
            return Problem(path, message, (coefficient.hint(),), "warning")
    return None


def _draws(
    template: Template, path: Path, printers: Printers
) -> Iterator[tuple[Draw, tuple[str, ...]]]:
    """Draws that fit, and the names of what is drawn: of the question, and of an entry that repeats
    if the text stands in one."""
    source = template.source
    repeats = [one for place, one in source.repeats.items() if path[: len(place)] == place]
    for _, draw in islice(source.values.fitting(KeyedOrder("check"), {}, printers.text), DRAWS):
        if not repeats:
            yield draw, tuple(source.values.drawn)
            continue
        (repeat,) = repeats
        names = (*source.values.drawn, *repeat.values.drawn)
        fitting = repeat.values.fitting(KeyedOrder("check"), draw, printers.text)
        for _, inner in islice(fitting, DRAWS):
            yield {**draw, **inner}, names
        return

"""The characters of notes: those that cannot be printed are removed, and reported."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.notes.lines import UNREADABLE, NoteLine
from worksheets.layout.type.faces import covered

PLAIN = re.compile(r"[ -~]*")
LETTERS = ("L", "M", "N")
"""Unicode categories of characters that a line cannot lose: letters, marks, numbers."""
SELECTORS = re.compile("[\ufe00-\ufe0f]")
"""Variation selectors, which choose between two glyphs of the character before them."""
JOINERS = "\u200c\u200d\u200e\u200f"
DAMAGED = "\ufffd"
LONGEST = 4_000
"""Characters; a longer paragraph is split between sentences, or else between words."""


def printable_lines(lines: Sequence[NoteLine]) -> tuple[list[NoteLine], list[tuple[int, str]]]:
    """The lines with printable characters, and what was left out, with line numbers.

    A line with a letter that no font here has is left out, unless most lines have such letters:
    then the notes are in another script, for which a theme may name a font.
    """
    printable = covered()
    texts = [" ".join((line.text, *line.head)) for line in lines]
    unprintable = [_first_unprintable(text, printable) for text in texts]
    is_other_script = 2 * sum(map(bool, unprintable)) > len(lines)
    losses: list[tuple[int, str]] = []
    result: list[NoteLine] = []
    for line, text, letter in zip(lines, texts, unprintable, strict=True):
        if PLAIN.fullmatch(text):
            result += _split_long(line)
            continue
        if letter and not is_other_script:
            losses.append(
                (line.number, f"the line, as no typeface here has its {_quoted(letter)},")
            )
            continue
        symbols = sorted(
            {sign for sign in text if sign.isprintable() and _is_dropped(sign, printable)}
        )
        if symbols:
            names = ", ".join(map(_quoted, symbols[:5]))
            losses.append((line.number, f"what no typeface here has, {names},"))
        result += _split_long(_clean_line(line, printable))
    return result, losses


def _quoted(letter: str) -> str:
    return f"'{letter}' (U+{ord(letter):04X})"


def _first_unprintable(text: str, printable: frozenset[str]) -> str:
    """The first letter, mark or digit that cannot be printed; "" if there is none."""
    if PLAIN.fullmatch(text):
        return ""
    text = SELECTORS.sub("", unicodedata.normalize("NFC", text))
    unprintable = (letter for letter in text if letter not in printable)
    return next(
        (letter for letter in unprintable if unicodedata.category(letter).startswith(LETTERS)), ""
    )


def _clean_line(line: NoteLine, printable: frozenset[str]) -> NoteLine:
    return replace(
        line,
        text=_clean_text(line.text, printable),
        cells=tuple(_clean_text(cell, printable) for cell in line.cells),
        head=tuple(_clean_text(cell, printable) for cell in line.head),
    )


def _clean_text(text: str, printable: frozenset[str]) -> str:
    if PLAIN.fullmatch(text):
        return text
    text = SELECTORS.sub("", unicodedata.normalize("NFC", text))
    letters = (
        " " if _is_separator(letter) else "" if _is_dropped(letter, printable) else letter
        for letter in text
    )
    return " ".join("".join(letters).split()).replace(DAMAGED, UNREADABLE)


def _is_separator(letter: str) -> bool:
    """Whether a character separates words: spaces, and ends of lines and pages."""
    return letter.isspace() or unicodedata.category(letter) == "Cc"


def _is_dropped(letter: str, printable: frozenset[str]) -> bool:
    """Whether a character is dropped: control and unassigned ones, and unprintable symbols."""
    if letter in (UNREADABLE, DAMAGED) or _is_separator(letter):
        return False
    category = unicodedata.category(letter)
    if category.startswith("C"):
        return letter not in JOINERS or letter not in printable
    return letter not in printable and not category.startswith(LETTERS)


def _split_long(line: NoteLine) -> Iterator[NoteLine]:
    """The line, or the parts of a very long paragraph; nothing for an empty line."""
    text = line.text
    while line.kind != "row" and len(text) > LONGEST:
        end = text.rfind(". ", 0, LONGEST) + 1 or text.rfind(" ", 0, LONGEST)
        end = end if end > 0 else LONGEST
        yield replace(line, text=text[:end].strip(), kind="text", level=0)
        text = text[end:].strip()
    if text.replace(UNREADABLE, "").strip(" |"):
        yield line if text is line.text else replace(line, text=text)

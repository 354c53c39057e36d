"""The numbers and letters by which questions, parts, options, sources and blanks are called."""

import re
from string import ascii_uppercase
from typing import Literal, NamedTuple, TypeAlias

from worksheets.language.language import Language

LETTERS = ascii_uppercase
"""An interaction has no more options than there are letters."""
ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
ABBREVIATION = re.compile(r"^[^\W\d_]+(?=\d)")

Numbering: TypeAlias = Literal["1", "Q1", "01", "1.1", "01.1", "1. a)"]
"""How questions are numbered: as the first of them is, or its first part if parts have decimals or
letters as in German papers: 1. a) aa)."""
FigureNumbers: TypeAlias = Literal["all", "mentioned"]
"""Whether all figures of a paper are numbered, or only where a text speaks of one by its number."""

AttributionPlace: TypeAlias = Literal["above", "below"]
"""Where what a source comes from is said: behind its name, or below its text."""


class Labels(NamedTuple):
    """How questions of a paper are numbered, from which number on, whether each section begins anew
    with its letter before the numbers, and whether figures have numbers."""

    questions: Numbering = "1"
    figures: FigureNumbers = "mentioned"
    first: int = 1
    by_section: bool = False

    def question(self, section: int, number: int, language: Language) -> str:
        """The label of a question, its section and its number in what is counted counted from 0."""
        if not self.by_section:
            return question_label(self.first + number, self.questions, language)
        plain: Numbering = "1" if self.questions == "Q1" else self.questions
        label = question_label(self.first + number, plain, language)
        return f"{source_letter(section)}.{label}"


def question_label(number: int, numbering: Numbering, language: Language) -> str:
    """The label of a question, counted from 1: 3, Q3 or 03."""
    if numbering == "Q1":
        return language.say("task.numbered", number=number)
    return f"{number:02}" if numbering.startswith("0") else str(number)


def without_abbreviation(label: str) -> str:
    """The label of a question as it stands behind the word 'question': 3 for Q3."""
    return ABBREVIATION.sub("", label)


def roman(number: int) -> str:
    """A number in lower-case Roman numerals, as innermost parts and blanks are labelled."""
    hundreds, rest = divmod(number, 100)
    return "c" * hundreds + TENS[rest // 10] + ONES[rest % 10]


def printed_number(label: str, numbering: Numbering) -> str:
    """The label of a question where it stands before the question: 3, or 3. in German papers."""
    return f"{label}." if numbering == "1. a)" else label


def part_label(number: int, depth: int, numbering: Numbering = "1") -> str:
    """The label of a part, counted from 1: (a), (b) or .1, .2 at depth 0, and within those (i).

    Behind the label of what it is a part of, it is the part's whole label: 3(a), 03.1.
    """
    if depth == 0 and numbering.endswith(".1"):
        return f".{number}"
    if numbering == "1. a)":
        return f"{LETTERS[number - 1].lower() * (depth + 1)})"
    return f"({LETTERS[number - 1].lower() if depth == 0 else roman(number)})"


def is_decimal(label: str) -> bool:
    """Whether the label of a part is printed behind that of its question, as 03.1 is."""
    return label.startswith(".")


def source_letter(number: int) -> str:
    """The letter of a source, counted from 0: A to Z, then A1 and so on."""
    return f"{LETTERS[number % len(LETTERS)]}{number // len(LETTERS) or ''}"


def pair_label(number: int, option: int) -> str:
    """The label of a prompt with the letter of its option: '1 – B', of which options count from
    0."""
    return f"{number}\u2009\u2013\u2009{LETTERS[option]}"

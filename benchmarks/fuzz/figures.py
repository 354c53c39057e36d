"""Specs with figures of every kind, whose YAML is changed: numbers, words, keys and lists."""

import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from pathlib import Path
from random import Random
from textwrap import dedent, indent

from benchmarks.fuzz.pictures import COMMAND, MAKERS, OUTLINE

from worksheets.figures import registry

THEMES = ("worksheet", "quiz", "exam", "dyslexia", "large-print-18", "large-print-24")
NUMBERS = (
    *("0", "-0", "1", "-1", "1e-9", "1e9", "1e12", "1e13", "1e308", "1e-308", "5e-324", "-1e12"),
    *(".nan", ".inf", "-.inf", "1/3", "1/0", "0.1", "99999999999999999999", "1e999", "200", "0x10"),
    *("1950", "0000", "9999", "1950-02-30", "'25:61'", "true", "null", "[]", "{}", "''", "1_000"),
)
WORDS = (
    *(
        "A",
        "''",
        "' '",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 3,
        "'$x^2$'",
        "\u202e",
    ),
    *("a long label of many words that go on and on " * 6, "'\u0661'", "'\U0001f600'", "'**b**'"),
    *("Before the attack of June 1950", "in the North and the South", "Unabhängigkeitserklärung"),
)
_NUMBER = re.compile(r"(?<![\w'\"/-])-?\d[\d./-]*(?![\w'\"])")
_WORD = re.compile(r"(?<=: )[A-Za-z][\w ]*(?=[,}\]\n])|(?<=\[)[A-Za-z][\w ]*(?=[,\]])")
_ENTRY = re.compile(r"\{[^{}]*\}|\[[^\[\]{}]*\]")
SPEC = """title: T
course: course
layout: {{theme: {theme}, page: {page}}}
sections: [{{questions: [{{id: one}}]}}]
"""
QUESTION = """questions:
  - type: short-answer
    id: one
    stem: What do you see?
    points: [A picture]
    figure:
"""


def inputs(rng: Random, folder: Path) -> Iterator[Sequence[str]]:
    """A spec with its course, whose one question has a figure, to be built."""
    kinds = registry()
    example = cleandoc(kinds[rng.choice(sorted(kinds))].__doc__ or "").split("\n\n")[-1]
    course = folder / "course"
    course.mkdir()
    (course / "cartoon.png").write_bytes(MAKERS["grey.png"]())
    (course / "korea.geojson").write_bytes(MAKERS["a.geojson"]())
    (course / "outline.yaml").write_text(OUTLINE)
    words = changed(rng, dedent(example))
    (course / "1.yaml").write_text(QUESTION + indent(words, " " * 6) + "\n")
    theme, page = rng.choice(THEMES), rng.choice(("A4", "A5"))
    (folder / "spec.yaml").write_text(SPEC.format(theme=theme, page=page))
    yield COMMAND


def changed(rng: Random, words: str) -> str:
    """The YAML of a figure with some of its parts changed."""
    for _ in range(rng.choice((0, 1, 1, 2, 3, 6))):
        match rng.randrange(6):
            case 0:
                words = _replaced(rng, _NUMBER, words, rng.choice(NUMBERS))
            case 1:
                words = _replaced(rng, _NUMBER, words, str(rng.randrange(-20, 300)))
            case 2 | 3:
                words = _replaced(rng, _WORD, words, rng.choice(WORDS))
            case 4:
                words = _replaced(rng, _ENTRY, words, None)
            case 5:
                lines = words.split("\n")
                at = rng.choice([n for n, one in enumerate(lines) if "- " in one] or [-1])
                lines[at : at + 1] = [lines[at]] * rng.choice((0, 2, 5, 12, 60))
                words = "\n".join(lines)
    return words


def _replaced(rng: Random, pattern: re.Pattern[str], words: str, new: str | None) -> str:
    """The words with one place changed: for what is given, or for itself several times."""
    found = list(pattern.finditer(words))
    if not found:
        return words
    one = rng.choice(found)
    many = ", ".join([one[0]] * rng.choice((0, 2, 5, 30, 300)))
    return words[: one.start()] + (many if new is None else new) + words[one.end() :]

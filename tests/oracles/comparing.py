"""Keys of draws of the skills of a course, held against keys that were worked out another way."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import sympy

import worksheets
from words import ENGLISH
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.skill import ANSWER
from worksheets.model.mapped import Mapped
from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.expression import expression
from worksheets.model.numbers.results import Record, Result
from worksheets.model.values.patterns import Printers, pattern
from worksheets.model.values.permutation import KeyedOrder
from worksheets.model.values.values import Draw, values_of
from worksheets.read.yaml_events import tree

DRAWS = int(os.environ.get("DRAWS_OF_SKILLS", "40"))
"""Draws of each skill; DRAWS_OF_SKILLS=1000 asks for more."""
COURSES = Path(worksheets.__file__).parent / "courses"
PRINTERS = Printers.of(ENGLISH)
PEOPLE: list[dict[str, str]] = [
    {**one, **{key.title(): word.capitalize() for key, word in one.items()}}
    for one in (person.model_dump() for person in ENGLISH.customs.people)
]
NUMBER = re.compile(
    r"(?P<sign>[-−+]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?"
    r"(?: × 10(?P<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?"
)
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
ROUNDED = re.compile(r"\s(?:to|within) \d+ (?:dp|sf)")
Values: TypeAlias = Mapping[str, Any]
"""What is drawn, by name: exact numbers, words, and records, which are mappings themselves."""
Oracle: TypeAlias = Callable[[Values], Any]


@dataclass(frozen=True)
class SkillDraw:
    """A skill with one of its draws."""

    skill: Mapped
    draw: Draw

    @property
    def values(self) -> Values:
        return {name: _plain(value) for name, value in self.draw.items()}

    @property
    def key(self) -> Any:
        """The number that the answer is, for sympy; None if it is none."""
        return self._worth(self.skill["answer"], self.skill.get("comes-to"))

    @property
    def errors(self) -> list[tuple[str, Any]]:
        """Wrong answers as they are printed, and the numbers that they are."""
        return [
            (self.filled(error["text"]), self._worth(error["text"], error.get("is")))
            for error in self.skill.get("errors", [])
        ]

    @property
    def answer(self) -> str:
        return self.filled(self.skill["answer"])

    @property
    def is_rounded(self) -> bool:
        return ROUNDED.search(self.skill["answer"]) is not None

    def filled(self, text: str) -> str:
        """A text as it is printed in this draw."""
        leaf = PRINTERS.filled(text, self.draw)
        assert isinstance(leaf, str)
        return str(getattr(leaf, "printed", leaf))

    def texts(self) -> Iterator[str]:
        """All that is printed of the draw."""
        for part in _texts({key: self.skill[key] for key in PRINTED if key in self.skill}):
            leaf = PRINTERS.filled(part.replace(ANSWER, self.answer), self.draw)
            for text in leaf if isinstance(leaf, list) else [leaf]:
                yield str(getattr(text, "printed", text))

    def _worth(self, text: str, whole: str | None) -> Any:
        if whole:
            return _plain(result_of(expression(whole), self.draw, PRINTERS.text))
        pieces = pattern(text).pieces
        numbers = [_plain(piece.place.value(self.draw, PRINTERS.text)) for piece in pieces]
        return numbers[0] if len(numbers) == 1 and not isinstance(numbers[0], str) else None


PRINTED = ("ask", "exercise", "answer", "accept", "errors", "working", "says", "prompt")
"""Keys of a skill whose texts are printed."""


def _texts(node: Any) -> Iterator[str]:
    match node:
        case str():
            yield node
        case list():
            for entry in node:
                yield from _texts(entry)
        case dict():
            for key, entry in node.items():
                if key != "is":
                    yield from _texts(entry)


def _plain(value: Result) -> Any:
    """A value of the program as what sympy, or Python, has for it."""
    match value:
        case Record():
            return {name: _plain(value.get(name)) for name in value.names}  # type: ignore[arg-type]
        case tuple():
            return [_plain(entry) for entry in value]
        case bool() | str():
            return value
        case Fraction():
            return sympy.Rational(value.numerator, value.denominator)
    return sympy.sympify(str(value))


@cache
def skills_of(course: str) -> Mapping[str, Mapped]:
    """The skills of a course that is shipped, by their identifiers."""
    skills: dict[str, Mapped] = {}
    for path in sorted((COURSES / course).glob("[0-9]*.yaml")):
        sink = Sink()
        topic = tree(path.read_text(encoding="utf-8"), path.name, sink)
        assert not list(sink)
        for skill in topic.get("knowledge", {}).get("skills", []):  # type: ignore[union-attr]
            assert skill["id"] not in skills
            skills[skill["id"]] = skill
    return skills


@cache
def draws_of(course: str, name: str, count: int) -> tuple[SkillDraw, ...]:
    """So many draws of a skill of a course, or all there are."""
    skill = skills_of(course)[name]
    fitting = values_of(skill, (), PEOPLE).fitting(KeyedOrder("oracles"), {}, PRINTERS.text)
    return tuple(SkillDraw(skill, draw) for _, draw in islice(fitting, count))


def read_back(text: str) -> tuple[Any, Any]:
    """The one number in a printed text, and the unit of its last place."""
    found = list(NUMBER.finditer(text))
    assert len(found) == 1, f"no number, or several, in '{text}'"
    parts = found[0]
    decimals = parts["decimals"] or ""
    power = int((parts["power"] or "⁰").translate(RAISED))
    size = sympy.Integer(int(parts["whole"].replace(",", "") + decimals))
    unit = sympy.Rational(10) ** (power - len(decimals))
    return (-size if parts["sign"] in ("-", "−") else size) * unit, unit


def judge(one: SkillDraw, oracle: Oracle) -> None:
    """Hold a draw against an oracle: its key, its printed answer, and its errors."""
    expected = oracle(one.values)
    where = f"{one.skill['id']}: {one.filled(one.skill['ask'])}"
    assert one.key - expected == 0, f"{where} {one.key}, not {expected}"
    printed, unit = read_back(one.answer)
    off = abs(printed - expected)
    assert off <= unit / 2 if one.is_rounded else off == 0, f"{where} {one.answer}"
    last = [text for step in one.skill["working"] for code, text in step.items() if code[0] in "AB"]
    assert one.answer in one.filled(last[-1]), f"{where} {one.filled(last[-1])}"

"""The course of mathematics: every key is what an independent oracle says, and is printed so."""

import os
import re
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.exact import Exact
from worksheets.model.numbers.expression import expression
from worksheets.model.numbers.results import Record, Result
from worksheets.model.values.patterns import pattern

sympy = __import__("sympy") if os.environ.get("CI") else pytest.importorskip("sympy")
from oracles.comparing import DRAWS, PRINTERS, SkillDraw, draws_of, skills_of  # noqa: E402 it needs sympy
from oracles.mathematics import ORACLES, SAME_FORMULA  # noqa: E402 it needs sympy

NAMES = sorted(skills_of("mathematics"))
UNITS = r"(?: ?(?:°C|°|%|p|c?m[²³]?|mm[²³]|k?m|k?g|ml|litres|km/h|g/cm³|days|[²³]))?"
NUMBER = re.compile(rf"£?(-?[\d,]+(?:\.\d+)?){UNITS}")
FRACTION = re.compile(r"(-?)(\d*)\\frac\{?(\d+)\}?\{?(\d+)\}?")
POWER = re.compile(r"([\d.]+) \\times 10\^\{(-?\d+)\}")
TIME = re.compile(r"(\d+):(\d\d)")
DURATION = re.compile(r"(?:(\d+) h)? ?(?:(\d+) min)?")


def draws(name: str, count: int = DRAWS) -> tuple[SkillDraw, ...]:
    return draws_of("mathematics", name, count)


def given(value: Result) -> Any:
    """A value as an oracle gets it."""
    match value:
        case Fraction():
            return value.numerator if value.denominator == 1 else value
        case tuple():
            return [given(entry) for entry in value]
        case Record():
            return SimpleNamespace(**{name: given(value.get(name)) for name in value.names})
    return value


def key(one: SkillDraw) -> Any:
    """What the skill says that its answer is, for sympy."""
    skill, draw = one.skill, one.draw
    if "comes-to" in skill:
        return judged(result_of(expression(str(skill["comes-to"])), draw, PRINTERS.text))
    places = [piece.place for piece in pattern(str(skill["answer"])).pieces]
    values = tuple(judged(place.value(draw, PRINTERS.text)) for place in places)
    return values[0] if len(values) == 1 else values


def judged(value: Any) -> Any:
    """A value of the program's, or of an oracle's, for sympy; texts stay as they are."""
    match value:
        case Exact():
            return sum((term(*one) for one in value.terms), sympy.Integer(0))
        case Fraction():
            return sympy.Rational(value.numerator, value.denominator)
        case Decimal():
            return sympy.Float(str(value), 40)
        case tuple() | list():
            return tuple(map(judged, value))
        case str():
            return value
    return sympy.sympify(value)


def term(monomial: Any, factor: Fraction) -> Any:
    letters = sympy.prod([sympy.Symbol(name) ** power for name, power in monomial.letters])
    root, circle = sympy.sqrt(monomial.root), sympy.pi**monomial.pi
    return sympy.Rational(factor.numerator, factor.denominator) * root * circle * letters


def alike(one: Any, other: Any) -> bool:
    if isinstance(one, tuple) or isinstance(other, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, str) or isinstance(other, str):
        return bool(one == other)
    difference = sympy.expand(one - other)
    if difference.free_symbols:
        return False
    return difference == 0 or abs(sympy.N(difference, 30)) < Fraction(1, 10**9)


def read_back(text: str) -> tuple[Fraction, int] | None:
    """The number that is printed and its decimal places, as a strict reader has it; None for what
    is no single number."""
    bare = text.replace("−", "-").replace("$", "").replace("\u00a0", " ").strip()
    bare = re.sub(r"\\num\{([\d.]+)\}", r"\1", bare.removeprefix("x = "))
    bare = bare[1:-1] if bare.startswith("{") and bare.endswith("}") else bare
    if found := FRACTION.fullmatch(bare.replace("{{", "{").replace("}}", "}")):
        sign, whole, top, bottom = found.groups()
        value = int(whole or 0) + Fraction(int(top), int(bottom))
        return (-value if sign else value), 0
    if found := POWER.fullmatch(re.sub(r"^\{|\}$(?<!\d\})", "", bare)):
        return Fraction(found[1]) * Fraction(10) ** int(found[2]), 0
    if found := TIME.fullmatch(bare):
        return Fraction(60 * int(found[1]) + int(found[2])), 0
    if bare and (found := DURATION.fullmatch(bare)):
        return Fraction(60 * int(found[1] or 0) + int(found[2] or 0)), 0
    if found := NUMBER.fullmatch(bare):
        digits = found[1].replace(",", "")
        return Fraction(digits), len(digits.partition(".")[2])
    return None


def test_every_skill_has_an_oracle() -> None:
    assert sorted(ORACLES) == NAMES
    assert set(NAMES) >= SAME_FORMULA
    assert len(SAME_FORMULA) < len(NAMES) / 2


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_what_oracles_say(name: str) -> None:
    solve = ORACLES[name]
    for one in draws(name):
        values = {value: given(v) for value, v in one.draw.items() if not isinstance(v, Exact)}
        told = judged(solve(SimpleNamespace(**values)))
        assert alike(key(one), told), f"{values}: {key(one)}, but {told}"
        shown = one.answer
        back = read_back(shown)
        if back is not None:
            number, places = back
            exact = sympy.Rational(number.numerator, number.denominator)
            off = abs(sympy.N(exact - told, 30))
            endless = not getattr(told, "is_Rational", False)
            most = Fraction(1, 2 * 10**places) if endless else Fraction(1, 10**12)
            assert off <= most, f"{values}: {shown} is printed, but it is {told}"


@pytest.mark.parametrize("name", NAMES)
def test_working_ends_in_the_answer(name: str) -> None:
    for one in draws(name, 10):
        working: Any = one.skill["working"]
        (last,) = (text for code, text in working[-1].items() if code[0] in "AB")
        assert one.answer in one.filled(last)


def test_most_printed_answers_are_read_back() -> None:
    read = 0
    for name in NAMES:
        (one,) = draws(name, 1)
        read += read_back(one.answer) is not None
    assert read >= 0.75 * len(NAMES)

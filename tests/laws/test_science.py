"""Keys of the skills of physics and chemistry are those that oracles find another way."""

import os
import re

import pytest

sympy = __import__("sympy") if os.environ.get("CI") else pytest.importorskip("sympy")
from oracles.chemical_formulas import MASSES, NAMES, atoms, simplest  # noqa: E402 they need sympy
from oracles.comparing import DRAWS, SkillDraw, draws_of, judge, skills_of  # noqa: E402
from oracles.science import CHEMISTRY, PHYSICS  # noqa: E402

FORMULAS = {"empirical-formula"}
"""Skills whose answers are no numbers."""
SOMETIMES_RIGHT = {
    "percentage-by-mass": "Counted one atom of the element only.",
    "atom-economy": "Left out the number before the product in the equation.",
    "reacting-mass": "Did not use the numbers of moles in the equation.",
}
"""What is no error where there is one atom, or a ratio of 1 : 1."""
SKILLS = [(course, skill) for course in ("physics", "chemistry") for skill in skills_of(course)]


@pytest.mark.parametrize(("course", "skill"), SKILLS)
def test_keys_are_those_of_an_oracle(course: str, skill: str) -> None:
    oracles = {**PHYSICS, **CHEMISTRY}
    for one in draws_of(course, skill, DRAWS):
        if skill not in FORMULAS:
            judge(one, oracles[skill])


def test_every_oracle_has_its_skill() -> None:
    assert set(skills_of("physics")) == set(PHYSICS)
    assert set(skills_of("chemistry")) == {*CHEMISTRY, *FORMULAS}


def test_empirical_formulas_have_the_ratio_of_their_moles() -> None:
    for one in draws_of("chemistry", "empirical-formula", DRAWS):
        asked = one.filled(one.skill["ask"])
        grams = [sympy.Rational(found) for found in re.findall(r"([\d.]+) g", asked)]
        symbols = [NAMES[name] for name in re.findall(r" g of (\w+)", asked)]
        moles = [g / MASSES[symbol] for g, symbol in zip(grams, symbols, strict=True)]
        assert tuple(atoms(one.answer).items()) == tuple(
            zip(symbols, simplest(*moles), strict=True)
        )
        for wrong, _ in one.errors:
            assert atoms(wrong) != atoms(one.answer)


@pytest.mark.parametrize(("course", "skill"), SKILLS)
def test_errors_are_wrong_and_different(course: str, skill: str) -> None:
    """In print and by value; at least three are left in every draw."""
    excused = SOMETIMES_RIGHT.get(skill)
    for one in draws_of(course, skill, DRAWS):
        wrong = one.errors
        reasons = [one.filled(error["why"]) for error in one.skill["errors"]]
        for (text, worth), why in zip(wrong, reasons, strict=True):
            right = text == one.answer or (worth is not None and worth == one.key)
            assert not right or excused == why or _ratio_is_1(one), f"{one.values} {text} {why}"
        assert len({text for text, _ in wrong} - {one.answer}) >= 3


def _ratio_is_1(one: SkillDraw) -> bool:
    record = one.values.get("r", {})
    return "i" in record and record["i"] == record["j"]

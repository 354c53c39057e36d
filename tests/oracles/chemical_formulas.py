"""Chemical formulas and equations, read as a pupil reads them: counts of atoms, masses, bonds."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import count

from sympy import Rational, sympify

LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
TOKEN = re.compile(r"([A-Z][a-z]?)(\d*)|(\()|\)(\d*)")
ELEMENTS = re.findall(
    r"\w+",
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se "
    "Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy "
    "Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U",
)
"""Symbols in the order of atomic numbers."""
NAMES = {
    "hydrogen": "H", "carbon": "C", "nitrogen": "N", "oxygen": "O", "sodium": "Na",
    "magnesium": "Mg", "aluminium": "Al", "phosphorus": "P", "sulfur": "S", "chlorine": "Cl",
    "potassium": "K", "calcium": "Ca", "chromium": "Cr", "manganese": "Mn", "iron": "Fe",
    "copper": "Cu", "lead": "Pb",
}  # fmt: skip
MASSES = {
    "H": 1, "Li": 7, "C": 12, "N": 14, "O": 16, "F": 19, "Na": 23, "Mg": 24, "Al": 27, "P": 31,
    "S": 32, "Cl": Rational(71, 2), "K": 39, "Ca": 40, "Ti": 48, "Cr": 52, "Mn": 55, "Fe": 56,
    "Ni": 59, "Cu": Rational(127, 2), "Zn": 65, "Br": 80, "Ag": 108, "I": 127, "Ba": 137, "W": 184,
    "Pb": 207,
}  # fmt: skip
"""Relative atomic masses as examination papers in England round them."""
BONDS: Mapping[str, Mapping[str, int]] = {
    "H₂": {"H–H": 1}, "O₂": {"O=O": 1}, "N₂": {"N≡N": 1}, "F₂": {"F–F": 1}, "Cl₂": {"Cl–Cl": 1},
    "Br₂": {"Br–Br": 1}, "I₂": {"I–I": 1}, "HF": {"F–H": 1}, "HCl": {"Cl–H": 1},
    "HBr": {"Br–H": 1}, "HI": {"H–I": 1}, "H₂O": {"H–O": 2}, "NH₃": {"H–N": 3},
    "CO₂": {"C=O": 2}, "CH₄": {"C–H": 4}, "CH₃Cl": {"C–H": 3, "C–Cl": 1},
    "CH₃Br": {"Br–C": 1, "C–H": 3}, "CH₂=CH₂": {"C=C": 1, "C–H": 4},
    "CH₃–CH₃": {"C–C": 1, "C–H": 6}, "CH₂Br–CH₂Br": {"Br–C": 2, "C–C": 1, "C–H": 4},
    "CH₃–CH₂Br": {"Br–C": 1, "C–C": 1, "C–H": 5},
}  # fmt: skip


def atoms(formula: str) -> Counter[str]:
    """How many atoms of each element a formula has; bonds in it count for nothing."""
    plain = re.sub("[–=≡]", "", formula.translate(LOWERED))
    levels: list[Counter[str]] = [Counter()]
    end = 0
    for token in TOKEN.finditer(plain):
        assert token.start() == end, formula
        end = token.end()
        if token[1]:
            levels[-1][token[1]] += int(token[2] or 1)
        elif token[3]:
            levels.append(Counter())
        else:
            inner = levels.pop()
            levels[-1].update({one: n * int(token[4] or 1) for one, n in inner.items()})
    assert end == len(plain), formula
    assert len(levels) == 1, formula
    return levels[0]


def mass(formula: str) -> Rational:
    """The relative formula mass."""
    return Rational(sum(MASSES[one] * n for one, n in atoms(formula).items()))


def sides(equation: str) -> list[dict[str, int]]:
    """The two sides of an equation, which is balanced: how many of each formula."""
    both = [dict(map(_term, side.split(" + "))) for side in equation.split(" → ")]
    left, right = (sum((_times(*term) for term in side.items()), Counter()) for side in both)
    assert left == right, equation
    return both


def _term(term: str) -> tuple[str, int]:
    number, formula = re.fullmatch(r"(\d*)(.+)", term).groups()  # type: ignore[union-attr]
    return formula, int(number or 1)


def _times(formula: str, number: int) -> Counter[str]:
    return Counter({one: n * number for one, n in atoms(formula).items()})


def charge(ion: str) -> int:
    """The charge of an ion: 2 for Mg²⁺."""
    found = re.search("([⁰¹²³⁴⁵⁶⁷⁸⁹]*)([⁺⁻])$", ion)
    assert found, ion
    size = int(found[1].translate(RAISED) or 1)
    return size if found[2] == "⁺" else -size


def atomic_number(symbol: str) -> int:
    return ELEMENTS.index(symbol) + 1


def bond_energies(listed: str) -> dict[str, int]:
    """The energies of a list such as 'H–H 436, H–Cl 431', by bonds in alphabetical order."""
    found = re.findall(r"([A-Z][a-z]?)([–=≡])([A-Z][a-z]?) (\d+)", listed)
    assert len(found) == listed.count(",") + 1, listed
    return {_bond(one, kind, other): int(energy) for one, kind, other, energy in found}


def _bond(one: str, kind: str, other: str) -> str:
    first, second = sorted((one, other))
    return f"{first}{kind}{second}"


def energy_of(side: Mapping[str, int], energies: Mapping[str, int]) -> int:
    """The energy of all bonds on one side of an equation."""
    return sum(
        number * times * energies[bond]
        for formula, number in side.items()
        for bond, times in BONDS[formula].items()
    )


def relative_masses(listed: str) -> dict[str, Rational]:
    """The masses of a list such as 'Ca 40, C 12, O 16'."""
    entries = (entry.rsplit(" ", 1) for entry in listed.split(", "))
    return {name: Rational(sympify(number, rational=True)) for name, number in entries}


def simplest(*amounts: Rational) -> tuple[int, ...]:
    """The smallest whole numbers in the ratio of some amounts."""
    least = min(amounts)
    for times in count(1):
        ratio = [amount / least * times for amount in amounts]
        if all(number.is_integer for number in ratio):
            return tuple(map(int, ratio))
    raise AssertionError

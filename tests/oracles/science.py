"""The skills of physics and chemistry solved another way: from the numbers that pupils read, by
solving the law for what is asked, by integrals, and from formulas and equations themselves."""

from collections.abc import Mapping

from sympy import Expr, Integer, Poly, Rational, symbols

from oracles.chemical_formulas import (
    MASSES,
    NAMES,
    atomic_number,
    atoms,
    bond_energies,
    charge,
    energy_of,
    mass,
    relative_masses,
    sides,
)
from oracles.comparing import Oracle, Values

X = symbols("x")
T = symbols("t", real=True)
G = Rational(98, 10)


def solved(left: Expr, right: Expr) -> object:
    """The one value of x for which both are equal, of which neither has a power of x."""
    slope, constant = Poly(left - right, X).all_coeffs()
    return -constant / slope


def integral(rate: Expr, start: Expr, end: Expr) -> Expr:
    """What a rate, which may change with t, adds up to between two values of t."""
    primitive = Poly(rate, T).integrate()
    return primitive.eval(end) - primitive.eval(start)


def braking(v: Values) -> object:
    """The mean speed is that of a steady acceleration: time from s = (u + v)/2 · t."""
    time = v["s"] / ((v["u"] + v["v"]) / 2)
    return (v["v"] - v["u"]) / time


def work(force: object, distance: object) -> object:
    return integral(force, 0, distance)


def balance(v: Values) -> object:
    return solved(v["F"] * v["a"] - X * v["b"], 0)


def decayed(v: Values) -> object:
    """Half of what is left goes in every half-life."""
    left, days = v["N"], v["n"] * v["T"]
    while days > 0:
        left, days = left - left / 2, days - v["T"]
    assert days == 0
    return left


def after_decays(v: Values) -> object:
    number = v["Z"]
    for _ in range(v["a"]):
        number -= atomic_number("He")
    for _ in range(v["b"]):
        number += 1  # a neutron became a proton
    return number


def cost(v: Values) -> object:
    """In pounds: joules, of which a kilowatt-hour has 3,600,000."""
    joules = v["P"] * v["t"] * 3600
    return joules / 3_600_000 * v["c"] / 100


def heat(v: Values) -> object:
    capacity = v["m"] * v["s"]["c"]
    return integral(capacity, v["a"], v["b"])


PHYSICS: Mapping[str, Oracle] = {
    "speed": lambda v: solved(X * v["t"], v["s"]),
    "distance-travelled": lambda v: integral(v["v"], 0, v["m"] * 60),
    "acceleration": lambda v: solved(v["u"] + integral(X, 0, v["t"]), v["v"]),
    "acceleration-over-distance": braking,
    "force-and-acceleration": lambda v: solved(X / v["m"], v["a"]),
    "weight": lambda v: solved(X / v["p"]["g"], v["m"]),
    "hookes-law": lambda v: solved(X / (v["e"] / 100), v["k"]),
    "moments": balance,
    "momentum": lambda v: solved(X / v["v"], v["m"]),
    "density": lambda v: solved(X * v["V"], v["m"]),
    "pressure": lambda v: solved(X * v["A"], v["F"]),
    "pressure-in-a-liquid": lambda v: integral(v["l"]["d"] * G, 0, v["h"]),
    "kinetic-energy": lambda v: integral(v["m"] * T, 0, v["v"]),
    "gravitational-potential-energy": lambda v: work(v["m"] * G, v["h"]),
    "work-done": lambda v: work(v["F"], v["d"]),
    "power": lambda v: solved(integral(X, 0, v["t"]), v["E"]),
    "efficiency": lambda v: solved(v["i"] * X / 100, v["u"]),
    "specific-heat-capacity": heat,
    "latent-heat": lambda v: solved(X / v["s"]["L"] * 1000, v["g"]),
    "charge": lambda v: integral(v["I"], 0, 60 * v["m"]),
    "resistance": lambda v: solved(v["I"] * X, v["V"]),
    "current-in-series": lambda v: solved(v["R"] * X + v["S"] * X, v["V"]),
    "electrical-power": lambda v: solved(X / v["I"], v["V"]),
    "cost-of-energy": cost,
    "transformer": lambda v: solved(v["V"] * v["k"], X * v["n"]),
    "frequency": lambda v: solved(X * v["t"], v["n"]),
    "wave-speed": lambda v: solved(X / v["l"], v["f"]),
    "radio-wavelength": lambda v: solved(X * v["f"] * 10**6, 3 * 10**8),
    "half-life": decayed,
    "decay-numbers": after_decays,
}


def neutrons(v: Values) -> object:
    return v["a"]["A"] - atomic_number(v["a"]["s"])


def electrons(v: Values) -> object:
    ion = v["i"]
    symbol = ion["f"].rstrip("⁺⁻¹²³")
    assert ion["Z"] == atomic_number(symbol)
    return Integer(atomic_number(symbol) - charge(ion["f"]))


STANDARD_MASSES = {
    "lithium": 6.94, "boron": 10.81, "neon": 20.18, "chlorine": 35.45, "potassium": 39.10,
    "copper": 63.55, "gallium": 69.72, "rubidium": 85.47, "indium": 114.82, "antimony": 121.76,
    "cerium": 140.12, "rhenium": 186.21, "iridium": 192.22, "thallium": 204.38,
}  # fmt: skip
"""Of tables; those of isotopes differ a little from mass numbers."""


def mean_mass(v: Values) -> object:
    """The mean of a hundred atoms, counted one by one; near what tables have."""
    e = v["e"]
    masses = [e["a"]] * int(v["p"]) + [e["a"] + e["k"]] * int(100 - v["p"])
    mean = Rational(sum(masses), len(masses))
    assert abs(float(mean) - STANDARD_MASSES[e["n"]]) < 0.13
    return mean


def formula_mass(v: Values) -> object:
    given = relative_masses(v["c"]["t"])
    assert all(MASSES[element] == number for element, number in given.items())
    return sum(given[element] * n for element, n in atoms(v["c"]["f"]).items())


def share_of_mass(v: Values) -> object:
    compound, symbol = v["c"], NAMES[v["c"]["e"]]
    counted = atoms(compound["f"])
    assert compound["M"] == mass(compound["f"])
    assert compound["a"] == MASSES[symbol]
    assert compound["w"] == sum(counted.values())
    return 100 * MASSES[symbol] * counted[symbol] / mass(compound["f"])


def moles(v: Values) -> object:
    assert v["s"]["m"] == mass(v["s"]["f"])
    return v["g"] / mass(v["s"]["f"])


def mass_of(v: Values) -> object:
    assert v["s"]["m"] == mass(v["s"]["f"])
    return solved(X / mass(v["s"]["f"]), v["n"])


def molecules(v: Values) -> object:
    assert v["s"]["k"] == sum(atoms(v["s"]["f"]).values())
    return v["n"] * Rational(602, 100) * 10**23


SUBSTANCES = {
    "magnesium": "Mg", "magnesium oxide": "MgO", "sodium": "Na", "sodium oxide": "Na₂O",
    "aluminium": "Al", "aluminium oxide": "Al₂O₃", "copper": "Cu", "copper(II) oxide": "CuO",
    "calcium carbonate": "CaCO₃", "calcium oxide": "CaO", "carbon dioxide": "CO₂",
    "copper carbonate": "CuCO₃", "methane": "CH₄", "water": "H₂O", "propane": "C₃H₈",
    "nitrogen": "N₂", "ammonia": "NH₃", "iron(III) oxide": "Fe₂O₃", "iron": "Fe",
    "sodium chloride": "NaCl", "iron(III) chloride": "FeCl₃", "hydrogen peroxide": "H₂O₂",
    "oxygen": "O₂",
}  # fmt: skip


BESIDE = {"O₂": "oxygen", "H₂": "hydrogen", "CO": "carbon monoxide", "Cl₂": "chlorine"}
"""Reactants that are in excess."""


def product_mass(v: Values) -> object:
    """In the ratio of the masses that the equation has."""
    left, right = sides(v["r"]["e"])
    used, made = SUBSTANCES[v["r"]["x"]], SUBSTANCES[v["r"]["y"]]
    assert relative_masses(v["r"]["t"]) == {used: mass(used), made: mass(made)}
    assert v["r"]["with"] == "".join(BESIDE[one] for one in set(left) - {used})
    return solved(X / (right[made] * mass(made)), v["m"] / (left[used] * mass(used)))


def economy(v: Values) -> object:
    left, right = sides(v["r"]["e"])
    wanted = v["r"]["y"]
    assert v["r"]["M"] == mass(wanted)
    assert v["r"]["T"] == sum(mass(one) * n for one, n in left.items())
    assert v["r"]["k"] == right[wanted]
    assert v["r"]["w"] == sum(right.values())
    return 100 * right[wanted] * mass(wanted) / sum(mass(one) * n for one, n in right.items())


def acid(v: Values) -> object:
    left, _ = sides(v["a"]["e"])
    (formula,) = set(left) - {"NaOH"}
    alkali = v["d"] * 25 / 1000
    return solved(X * v["V"] / 1000 / left[formula], alkali / left["NaOH"])


def gas_volume(v: Values) -> object:
    assert v["s"]["m"] == mass(v["s"]["f"])
    return solved(X / 24, v["g"] / mass(v["s"]["f"]))


def energy_change(v: Values) -> object:
    energies = bond_energies(v["r"]["t"])
    left, right = (energy_of(side, energies) for side in sides(v["r"]["e"]))
    assert (v["r"]["x"], v["r"]["y"]) == (left, right)
    return left - right


CHEMISTRY: Mapping[str, Oracle] = {
    "neutrons": neutrons,
    "electrons-of-an-ion": electrons,
    "relative-atomic-mass": mean_mass,
    "relative-formula-mass": formula_mass,
    "percentage-by-mass": share_of_mass,
    "moles-from-mass": moles,
    "mass-from-moles": mass_of,
    "number-of-molecules": molecules,
    "reacting-mass": product_mass,
    "percentage-yield": lambda v: solved(v["t"] * X / 100, v["a"]),
    "atom-economy": economy,
    "concentration-in-grams": lambda v: solved(X * v["V"] / 1000, v["m"]),
    "concentration-in-moles": lambda v: solved(X * v["V"] / 1000, v["n"]),
    "titration": acid,
    "volume-of-a-gas": gas_volume,
    "moles-of-a-gas": lambda v: solved(X * 24, v["V"] / 1000),
    "mean-rate": lambda v: solved(integral(X, 0, v["t"]), v["V"]),
    "mean-rate-between-times": lambda v: solved(v["a"] + integral(X, v["s"], v["t"]), v["b"]),
    "energy-change-from-totals": lambda v: solved(v["y"] + X, v["x"]),
    "bond-energies": energy_change,
    "energy-in-a-solution": lambda v: integral(v["V"] * Rational(42, 10), v["a"], v["b"]),
    "distance-of-a-spot": lambda v: solved(X / v["f"], v["r"]),
    "percentage-purity": lambda v: solved(v["t"] * X / 100, v["m"]),
    "rf-value": lambda v: solved(X * v["f"], v["s"]),
}

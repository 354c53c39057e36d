"""Numbers that are given in a question: their ranges, and the ways in which they come together."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import gcd, prod
from random import Random
from typing import Annotated, Self, TypeAlias

from pydantic import BaseModel, StringConstraints, model_validator

from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.parser import RESERVED

MOST_STEPS = 10_000
MOST_DIGITS = 12
"""Digits before the decimal point of a quantity, and after it."""
TRIED = 1_000
"""Ways in which quantities come together that are tried out."""

Draw: TypeAlias = Mapping[str, Decimal]
"""A number for every quantity."""


class Quantity(BaseModel):
    """A number that is given: `least`, `least` + `step` ... up to `most`, and its unit.

    It is printed with the decimal places that `least` and `step` are written with: 1.20.
    """

    model_config = AUTHORED

    symbol: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]\w*$")]
    least: Decimal
    most: Decimal
    step: Decimal
    unit: Prose = ()

    @model_validator(mode="after")
    def _steps(self) -> Self:
        if self.symbol in RESERVED:
            raise Mistake(f"'{self.symbol}' has a meaning of its own", "choose another symbol")
        for number in (self.least, self.most, self.step):
            places = -int(number.as_tuple().exponent)
            if number.adjusted() >= MOST_DIGITS or places > MOST_DIGITS:
                what = f"'{self.symbol}' has a number of more than {MOST_DIGITS} digits or places"
                raise Mistake(what, "write a shorter one")
        if self.step <= 0:
            raise Mistake(f"the step of '{self.symbol}' is {self.step}", "write one above 0")
        if self.most < self.least:
            raise Mistake(
                f"'{self.symbol}' goes from {self.least} to {self.most}", "begin with the smaller"
            )
        if (self.most - self.least) / self.step > MOST_STEPS:
            raise Mistake(f"'{self.symbol}' has over {MOST_STEPS} values", "make the step larger")
        return self

    @property
    def steps(self) -> int:
        """How many steps there are from the least value to the last."""
        return int((self.most - self.least) // self.step)

    def value(self, step: int) -> Decimal:
        """Its value after so many steps."""
        return self.least + self.step * step

    def chosen(self, rng: Random) -> Decimal:
        """One of its values."""
        return self.value(int(rng.random() * (self.steps + 1)))

    @property
    def telling(self) -> tuple[int, ...]:
        """The steps to the values that are tried first: the ends, those about 0, the middle."""
        zero = int(-self.least // self.step)
        wanted = (0, self.steps, zero, zero + 1, zero - 1, self.steps // 2, 1, self.steps - 1)
        return tuple(dict.fromkeys(n for n in wanted if 0 <= n <= self.steps))


def draws(quantities: Sequence[Quantity]) -> Iterator[Draw]:
    """Every way in which the quantities come together; of more than `TRIED` always the same ones.

    Those begin with the telling values of each, and go on evenly through all the others.
    """
    sizes = [quantity.steps + 1 for quantity in quantities]
    count = prod(sizes)
    if count <= TRIED:
        for steps in product(*map(range, sizes)):
            yield _draw(quantities, steps)
        return
    for steps in _telling(quantities):
        yield _draw(quantities, steps)
    stride = next(n for n in range(int(count * 0.618) | 1, count + 2) if gcd(n, count) == 1)
    for turn in range(TRIED // 2):
        place, steps = turn * stride % count, ()
        for size in sizes:
            place, step = divmod(place, size)
            steps = (*steps, step)
        yield _draw(quantities, steps)


def _telling(quantities: Sequence[Quantity]) -> Iterator[tuple[int, ...]]:
    """Telling values together: as many of each quantity as keep their number in bounds."""
    telling = [quantity.telling for quantity in quantities]
    while prod(map(len, telling)) > TRIED // 2:
        longest = max(range(len(telling)), key=lambda n: len(telling[n]))
        telling[longest] = telling[longest][:-1]
    return product(*telling)


def _draw(quantities: Sequence[Quantity], steps: Sequence[int]) -> Draw:
    return {
        quantity.symbol: quantity.value(step)
        for quantity, step in zip(quantities, steps, strict=True)
    }

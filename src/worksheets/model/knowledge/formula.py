"""Sums whose numbers are chosen anew for every paper, what they come to, and how it is rounded."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Annotated, Self

from pydantic import BaseModel, Field, ValidationInfo, model_validator
from pydantic_core import PydanticKnownError

from worksheets.model.authored import AUTHORED, Prose, Reads
from worksheets.model.braces import NAME
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.knowledge.facts import Fact
from worksheets.model.numbers.arithmetic import Value
from worksheets.model.numbers.currency import PLACES, money
from worksheets.model.numbers.evaluation import given, value_of
from worksheets.model.numbers.expression import Expression, expression
from worksheets.model.numbers.filling import in_content, settled
from worksheets.model.numbers.quantities import Draw, Quantity, draws
from worksheets.model.numbers.rounding import TOO_LONG, Rounding, printable, scaled
from worksheets.model.numbers.stated_rounding import stated_roundings
from worksheets.model.paper.content import plain
from worksheets.model.problem import Problem
from worksheets.model.shapes import TEXT

TURNS = 200
"""Draws that may come to nothing, one after another, of a sum that was tried out."""


def _expression(value: object, info: ValidationInfo) -> Expression:
    """An expression; where a question is filled in with values, these stand in it as numbers."""
    if isinstance(value, Expression):
        return value
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    read = expression(value)
    values = info.context.get("values") if info.context else None
    return read.filled(values) if values else read


class CalculationFields(BaseModel):
    """A stem with quantities in braces, what it comes to, and how near an answer must be.

    An answer is exact unless `figures` (significant ones) or decimal `places` say how it is
    rounded. `tolerance` is a part of it, 0.02, by which an answer may be off. An answer in a
    `currency` has its sign before it. `marks` of 1 are for the answer, 2 for the method too if
    there is a `relation`, and one more for the `unit`; without `marks` all of these score.
    """

    model_config = AUTHORED

    stem: Prose
    relation: Prose = ()
    quantities: Annotated[tuple[Quantity, ...], Field(max_length=9)] = ()
    answer: Annotated[Expression, Reads(_expression, TEXT)]
    unit: Prose = ()
    currency: str = ""
    figures: int | None = Field(default=None, ge=1, le=9)
    places: int | None = Field(default=None, ge=-9, le=9)
    tolerance: Decimal = Field(default=Decimal(0), ge=0, lt=Decimal("0.5"))
    marks: int | None = Field(default=None, ge=1)
    accept: tuple[Prose, ...] = ()
    note: Prose = ()

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.figures is not None and self.places is not None:
            raise Mistake("the answer is rounded in two ways", "write figures or places, not both")
        if self.currency and self.currency not in PLACES:
            hints = did_you_mean(self.currency, PLACES)
            raise Mistake(f"'{self.currency}' is no sign of a currency", *hints)
        if self.currency and self.unit:
            raise Mistake("the answer has a unit and a currency", "leave one of them out")
        symbols = [quantity.symbol for quantity in self.quantities]
        for symbol in symbols:
            if symbols.count(symbol) > 1:
                raise Mistake(f"two quantities are called '{symbol}'", "give each its own symbol")
        return self

    @property
    def placeholders(self) -> frozenset[str]:
        """Its quantities; one that its sum wants and that is missing is a mistake once, there."""
        return frozenset((*(quantity.symbol for quantity in self.quantities), *self.answer.names))

    @property
    def money(self) -> str:
        """The sign of the currency of its answer, if that is an amount of money."""
        return self.currency or (plain(self.unit) if plain(self.unit) in PLACES else "")

    @property
    def rounding(self) -> Rounding | None:
        """How its author says that the answer is rounded."""
        if self.figures is not None:
            return Rounding(figures=self.figures)
        return None if self.places is None else Rounding(places=self.places)

    def value(self, draw: Draw) -> Value:
        """What it comes to with these numbers; raises Mistake if it comes to nothing."""
        return value_of(self.answer, draw)

    def result(self, draw: Draw) -> Decimal:
        """Its answer as it is printed; raises Mistake if it has none that can be printed."""
        return self._printed(self.value(draw), draw)

    def _printed(self, value: Value, draw: Draw) -> Decimal:
        try:
            number = printable(value, self.rounding)
            return self._amount(number) if self.money and not self.rounding else number
        except Mistake as mistake:
            numbers = f"{given(draw, self.answer.names)} ".lstrip()
            message = f"{numbers}'{self.answer.text}' {mistake}"
            raise Mistake(message, *mistake.hints) from None

    def _amount(self, number: Decimal) -> Decimal:
        places = PLACES[self.money]
        if -int(number.as_tuple().exponent) > places:
            message = f"comes to {money(number, self.money)}, which is no amount of money"
            raise Mistake(message, f"say that it is rounded: places: {places}")
        return scaled(Fraction(number), places)

    def drawn(self, rng: Random) -> Draw:
        """Numbers for its quantities; a draw that comes to nothing is passed over.

        Most sums have none: all their draws, or a thousand of them, were tried when it was read.
        """
        turn = 0
        while True:
            draw = {quantity.symbol: quantity.chosen(rng) for quantity in self.quantities}
            turn += 1
            try:
                self.result(draw)
            except Mistake:
                if turn == TURNS:
                    raise
            else:
                return draw

    def worked(self, draw: Draw) -> str:
        """The author's sum with the numbers put in, each in brackets."""
        return NAME.sub(
            lambda name: f"({draw[name[0]]:f})" if name[0] in draw else name[0], self.answer.worked
        )

    def problems_of_numbers(self) -> Iterator[Problem]:
        """What keeps it from being worked out, and what its words do not say."""
        symbols = [quantity.symbol for quantity in self.quantities]
        unknown = [name for name in self.answer.names if name not in symbols]
        for name in unknown:
            hints = ("add it to quantities",)
            yield Problem(("answer",), f"no quantity is called '{name}'", hints)
        if not unknown:
            yield from self._without_result()
        for n, symbol in enumerate(symbols):
            if not self._shows(symbol):
                hints = (f"write {{{symbol}}} where its value belongs",)
                yield Problem(("quantities", n), f"'{symbol}' is not in the stem", hints)
        yield from self._rounded_otherwise()

    def _without_result(self) -> Iterator[Problem]:
        """The first draw that comes to nothing, and the first that cannot be printed."""
        tried, without, unprintable = 0, list[Mistake](), list[Mistake]()
        for draw in draws(self.quantities):
            tried += 1
            try:
                value = self.value(draw)
            except Mistake as mistake:
                without.append(mistake)
                continue
            if self.rounding is not None and abs(value) < TOO_LONG:
                continue
            try:
                self._printed(value, draw)
            except Mistake as mistake:
                unprintable.append(mistake)
        for mistakes in filter(None, (without, unprintable)):
            often = f" ({len(mistakes)} of {tried} draws)" if len(mistakes) > 1 else ""
            yield Problem(("answer",), f"{mistakes[0]}{often}", mistakes[0].hints)

    def _shows(self, symbol: str) -> bool:
        """Whether a candidate can read the value of a quantity, in the stem or in the figure."""
        value = {symbol: Decimal(7)}
        figure = getattr(self, "figure", None)
        in_stem = in_content(self.stem, value) != self.stem
        return in_stem or (figure is not None and settled(figure, value) is not figure)

    def _rounded_otherwise(self) -> Iterator[Problem]:
        roundings = stated_roundings(plain(self.stem))
        if not roundings or self.rounding in roundings:
            return
        stated = roundings[-1]
        name, number = ("figures", stated.figures) if stated.figures else ("places", stated.places)
        if self.rounding is None:
            message, place = f"the stem asks for {stated}, and the answer is not rounded", "stem"
        else:
            message, place = f"the stem asks for {stated}, and the answer has {self.rounding}", name
        yield Problem((place,), message, (f"write {name}: {number}",))


class FormulaFact(CalculationFields, Fact):
    """A formula to be known, with a question in which its numbers change."""

"""How a language is written, whatever it says: numbers, dates, lists, quotation marks, plurals."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from worksheets.language.message import NO_BREAK


def _hyphenated(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


TRANSLATED = ConfigDict(extra="forbid", frozen=True, alias_generator=_hyphenated, defer_build=True)
Sign: TypeAlias = Annotated[str, AfterValidator(lambda sign: sign.replace(" ", NO_BREAK))]
"""A sign beside words or digits; no line ends at a space of it."""
Pair: TypeAlias = tuple[Sign, Sign]
"""What opens and what closes."""
Twelve: TypeAlias = Annotated[tuple[str, ...], Field(min_length=12, max_length=12)]


class Writing(BaseModel):
    """Quotation marks, a dash with its spaces, and what picks a form of a message by its number."""

    model_config = TRANSLATED

    plural: Literal["one-is-1", "one-is-0-or-1"]
    double_quotes: Pair
    single_quotes: Pair
    outer: Literal["single", "double"]
    dash: str

    @property
    def outer_quotes(self) -> Pair:
        """The marks around words that are quoted by the program."""
        return self.single_quotes if self.outer == "single" else self.double_quotes


class Numbers(BaseModel):
    """The signs of numbers; thousands are parted from 10 000 on. `before_percent` is a space, or
    nothing. `currency` is the place of its {sign} beside an amount {n}; `money` is the sign of the
    currency that is used where nobody names one."""

    model_config = TRANSLATED

    decimal: str
    thousands: Sign
    minus: str
    before_percent: Sign
    currency: Sign
    money: str


class Sums(BaseModel):
    """How sums are written: the sign of a product, and how a division is set out. That is under a
    bus-stop, with the divisor on the right of a bar, or in a line with a colon before it."""

    model_config = TRANSLATED

    times: str
    division: Literal["bus-stop", "bar", "colon"]


class Dates(BaseModel):
    """Dates by what is known of them, with {day}, {month} and {year}; `first` is that of the first
    day of a month."""

    model_config = TRANSLATED

    day: str
    first: str
    month: str
    months: Twelve
    short_months: Twelve


class Lists(BaseModel):
    """What stands between the entries of a list, and before the last one."""

    model_config = TRANSLATED

    between: str
    and_: str
    or_: str


class Ordinals(BaseModel):
    """Places in a row as {n} and letters: that of the `first`, of numbers by their last digit if it
    is an `ending`, but not of those whose last two digits are `never` so, and of every `other`."""

    model_config = TRANSLATED

    other: str
    first: str = ""
    ending: Mapping[int, str] = Field(default_factory=dict)
    never: tuple[int, ...] = ()

    def of(self, number: int) -> str:
        """The place of a number in a row: 3rd."""
        form = self.ending.get(number % 10, self.other)
        if number % 100 in self.never:
            form = self.other
        return (self.first if self.first and number == 1 else form).format(n=number)


class Times(BaseModel):
    """A time of day as {hours} and {minutes}, and how a number of hours or minutes is written."""

    model_config = TRANSLATED

    clock: str
    hours: Sign
    minutes: Sign


class Person(BaseModel):
    """Somebody whom a text can be about, and the words that stand for the name."""

    model_config = TRANSLATED

    name: str
    they: str
    them: str
    their: str


class Choosing(BaseModel):
    """How instructions ask for all questions, and for `some`; {n} is a number."""

    model_config = TRANSLATED

    all: tuple[str, ...]
    some: tuple[str, ...]


class Customs(BaseModel):
    """All customs of a language; `cardinals` are numbers in words, from none on.

    Words that are `announcing` the number or letter after them are on a line with it.

    `pronouns` can stand for an actor of a topic, the first where its author names none. An option
    is wrong by what a stem asks if one of `asks_for_the_false` stands in it. `people` are made up,
    for texts in which values are filled in.
    """

    model_config = TRANSLATED

    writing: Writing
    numbers: Numbers
    sums: Sums
    dates: Dates
    lists: Lists
    ordinals: Ordinals
    times: Times
    cardinals: Annotated[tuple[str, ...], Field(min_length=13)]
    pronouns: Annotated[tuple[str, ...], Field(min_length=1)]
    people: Annotated[tuple[Person, ...], Field(min_length=1)]
    asks_for_the_false: tuple[str, ...]
    announcing: tuple[str, ...]
    choosing: Choosing

"""Amounts of a blueprint: of marks, questions, minutes and words, exact or between two bounds."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import ValidationInfo

from worksheets.model.authored import Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.shapes import NUMBER

WITHIN = "within"
"""A key beside names: how far from a share is near enough."""
WRITTEN = re.compile(
    r"(?:(?P<bound>at least|at most) +)?(?P<first>\d{1,4}(?:\.\d)?)"
    r"(?: *[-–] *(?P<last>\d{1,4}))? *(?P<unit>%|marks?|words?|minutes?|questions?)?"
)
AMOUNT = "write a number such as 14, a range such as 12-16, at least 12, or at most 16"


class Amount(NamedTuple):
    """How much of something there may be, inclusive; None where there is no bound.

    A `share` is in thousandths of the marks of the paper instead.
    """

    least: int | None
    most: int | None
    share: int | None = None

    def __str__(self) -> str:
        if self.share is not None:
            return f"{self.share / 10:g} %"
        if self.least is None:
            return f"at most {self.most}"
        if self.most is None:
            return f"at least {self.least}"
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


def _amount(written: object, _: ValidationInfo | None = None) -> Amount:
    """An amount of marks, of questions, of minutes or of words."""
    if isinstance(written, Amount):
        return written
    match = WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        raise Mistake("this is no amount", AMOUNT)
    first, last, bound, unit = match["first"], match["last"], match["bound"], match["unit"]
    if unit == "%":
        raise Mistake("there is no share of these", AMOUNT)
    if "." in first or (bound and last):
        raise Mistake(f"'{written}' is no amount", AMOUNT)
    least, most = int(first), int(last or first)
    if most < least:
        raise Mistake(f"the range {least}-{most} is empty", f"write {most}-{least}")
    return Amount(None if bound == "at most" else least, None if bound == "at least" else most)


def _amount_or_share(written: object, info: ValidationInfo) -> Amount:
    """An amount, or a share such as 40 %."""
    match = WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None or match["unit"] != "%" or match["bound"] or match["last"]:
        return _amount(written, info)
    share = int(Fraction(match["first"]) * 10)
    if share > 1000:
        raise Mistake(f"{match['first']} % is more than there is", "write 100 % or less")
    return Amount(None, None, share)


def _most(written: object, info: ValidationInfo) -> Amount:
    """An amount; a number alone is the most that there may be."""
    amount = _amount(written, info)
    alone = isinstance(written, str) and amount.least == amount.most and "-" not in written
    return Amount(None, amount.most) if alone else amount


def _count(written: object, info: ValidationInfo) -> "Amount | str":
    """How many questions of a type; of all others `any` or `none`, too."""
    return written if written in ("any", "none") else _amount(written, info)


Counted: TypeAlias = Annotated[Amount, Reads(_amount, NUMBER)]
Shared: TypeAlias = Annotated[Amount, Reads(_amount_or_share, NUMBER)]
AtMost: TypeAlias = Annotated[Amount, Reads(_most, NUMBER)]
Count: TypeAlias = Annotated[Amount | str, Reads(_count, NUMBER)]


def limits(amounts: Mapping[str, Amount]) -> Iterator[tuple[str, Amount]]:
    """The named amounts of a mapping, each with what is near enough put to it."""
    slack = amounts.get(WITHIN)
    within = (slack.most or 0) if slack else 0
    for name, amount in amounts.items():
        if name == WITHIN:
            continue
        if amount.share is None:
            least = None if amount.least is None else max(amount.least - within, 0)
            amount = Amount(least, None if amount.most is None else amount.most + within)  # noqa: PLW2901
        yield name, amount

"""Numbers that are right, and their unit, as far as a format can say them."""

from dataclasses import replace

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.credited import credited
from worksheets.exchange.questions.fitted_metadata import Lose
from worksheets.exchange.questions.interaction import (
    ExchangeItem,
    NumericEntry,
    NumericRange,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.paper.content import Text


def ranges_said(
    ranges: tuple[NumericRange, ...], can: Capabilities, lose: Lose
) -> tuple[NumericRange, ...]:
    """The numbers that a format can say; raises NotAQuestion if none of them is right in full."""
    left = credited(ranges, "number", can, lose)
    if ranges and not left:
        raise NotAQuestion("worth", "no number is right in full", "")
    ranges = left
    if not can.tolerance and any(one.least != one.most for one in ranges):
        lose("lost", "tolerance", "that a number may be near the right one", "")
        middles = [(one.least + one.most) / 2 for one in ranges]
        pairs = zip(ranges, middles, strict=True)
        ranges = tuple(replace(one, least=middle, most=middle) for one, middle in pairs)
    return ranges


def with_unit_said(item: ExchangeItem, can: Capabilities, lose: Lose) -> ExchangeItem:
    """The item with the unit of its number as words behind the question, where an answer has no
    place for it."""
    match item.interaction:
        case NumericEntry(unit=str(unit)) if unit and not can.units:
            lose("changed", "unit", f"the unit {unit}", "words behind the question")
            interaction = replace(item.interaction, unit="")
            return replace(item, body=(*item.body, (Text(unit),)), interaction=interaction)
    return item

"""Questions that a format has only in parts: a matching becomes a choice for each prompt."""

from dataclasses import replace
from fractions import Fraction

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    Choice,
    ExchangeItem,
    Loss,
    Match,
    Option,
)


def split_up(
    item: ExchangeItem, can: Capabilities
) -> tuple[tuple[ExchangeItem, ...], tuple[Loss, ...]]:
    """The items that one becomes, and what that changes; one that needs no splitting is itself."""
    match item.interaction:
        case Match() as match if Match not in can.interactions and Choice in can.interactions:
            told = f"a matching of {len(match.prompts)} prompts"
            loss = Loss(item.span, "changed", "split", told, "a choice for each prompt")
            return _choices(item, match), (loss,)
    return (item,), ()


def _choices(item: ExchangeItem, match: Match) -> tuple[ExchangeItem, ...]:
    """A choice among all options for each prompt, which stands behind the question."""
    marks = item.marks / len(match.prompts) if match.prompts else Fraction(1)
    return tuple(
        replace(
            item,
            body=(*item.body, prompt),
            interaction=Choice(
                tuple(
                    Option(option, ONE if n == right else NONE)
                    for n, option in enumerate(match.options)
                )
            ),
            name=f"{item.name}-{number}",
            identifier=f"{item.identifier}-{number}",
            marks=marks,
        )
        for number, (prompt, right) in enumerate(zip(match.prompts, match.key, strict=True), 1)
    )

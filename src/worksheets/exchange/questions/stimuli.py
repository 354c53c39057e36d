"""Sources of several questions: within each of them, or once before all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.interaction import ONE, ExchangeItem, Loss, NoInteraction


def with_stimuli(item: ExchangeItem, can: Capabilities) -> ExchangeItem:
    """The item with its stimuli in its body, where a format has no other place for them."""
    return item if can.stimuli != "within" else _within(item)


def _within(item: ExchangeItem) -> ExchangeItem:
    parts = tuple(part for stimulus in item.stimuli for part in stimulus.body)
    return replace(item, body=(*parts, *item.body), stimuli=())


def stimuli_before(
    items: Sequence[ExchangeItem],
) -> tuple[tuple[ExchangeItem, ...], tuple[Loss, ...]]:
    """Items of which those that stand together and are about the same have it once before them,
    as a text, and what that changes; one that stands alone keeps it."""
    placed: list[ExchangeItem] = []
    losses: list[Loss] = []
    for stimuli, group in groupby(items, key=lambda item: (item.stimuli, item.path)):
        together = list(group)
        if len(together) == 1 or not stimuli[0]:
            placed += map(_within, together)
            continue
        placed += _after_a_text(together)
        names = ", ".join(stimulus.name for stimulus in stimuli[0])
        what = f"{names} of {len(together)} questions"
        losses.append(
            Loss(
                together[0].span,
                "changed",
                "source",
                what,
                "a text before them, which asks nothing",
            )
        )
    return tuple(placed), tuple(losses)


def _after_a_text(items: Sequence[ExchangeItem]) -> Iterator[ExchangeItem]:
    first = _within(replace(items[0], body=()))
    name = f"{first.identifier}-source"
    yield replace(
        first,
        interaction=NoInteraction(),
        name=", ".join(stimulus.name for stimulus in items[0].stimuli),
        identifier=name,
        marks=ONE,
        feedback=(),
        tags=(),
    )
    for item in items:
        yield replace(item, stimuli=())

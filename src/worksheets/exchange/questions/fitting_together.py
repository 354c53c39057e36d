"""Items that stand in one file, which may have one title only for all of their categories."""

from collections.abc import Sequence
from dataclasses import replace

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.interaction import ExchangeItem, Loss
from worksheets.exchange.questions.stimuli import stimuli_before


def in_one_file(
    items: Sequence[ExchangeItem], can: Capabilities
) -> tuple[tuple[ExchangeItem, ...], tuple[Loss, ...]]:
    """Items that fit, as a file of them can say their categories and their common sources, and
    what they lose by that.

    Where the first name of a category is the title of the file, it is that of the first item which
    has one; another name has no place.
    """
    changed: tuple[Loss, ...] = ()
    if can.stimuli == "before":
        items, changed = stimuli_before(items)
    if can.categories != "first":
        return tuple(items), changed
    title = next((item.path for item in items if item.path), ())
    losses = tuple(
        Loss(item.span, "lost", "category", f"the category {' / '.join(item.path)}")
        for item in items
        if item.path and item.path != title
    )
    return tuple(replace(item, path=title) for item in items), (*changed, *losses)

"""What a format can say about a question besides its words: marks, category and tags."""

from collections.abc import Callable
from fractions import Fraction

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.interaction import ONE, ExchangeItem, Grade

Lose = Callable[[Grade, str, str, str], None]
SAID = {"all": None, "first": 1, "none": 0}
"""How many names of a category are said; None is all."""


def said_about(
    item: ExchangeItem, can: Capabilities, lose: Lose
) -> tuple[Fraction, tuple[str, ...], tuple[str, ...]]:
    """The marks, the category and the tags of an item as far as a format can say them."""
    said = SAID[can.categories]
    if said is not None and item.path[said:]:
        lose("lost", "category", f"the category {' / '.join(item.path[said:])}", "")
    if item.tags and not can.tags:
        lose("lost", "tags", f"the tags {', '.join(item.tags)}", "")
    return _marks(item, can, lose), item.path[:said], item.tags if can.tags else ()


def _marks(item: ExchangeItem, can: Capabilities, lose: Lose) -> Fraction:
    worth = f"it is worth {item.marks} marks"
    if item.marks != ONE and not can.marks:
        lose("lost", "worth", worth, "")
    if not can.marks:
        return ONE
    if can.whole_marks and item.marks.denominator != 1:
        marks = Fraction(max(1, round(item.marks)))
        lose("changed", "worth", worth, f"{marks}")
        return marks
    return item.marks

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
    return _marks(item, can, lose), _category(item, can, lose), _tags(item, can, lose)


def _category(item: ExchangeItem, can: Capabilities, lose: Lose) -> tuple[str, ...]:
    said, between = SAID[can.categories], can.between_categories
    if said is not None and item.path[said:]:
        lose("lost", "category", f"the category {' / '.join(item.path[said:])}", "")
    path = item.path[:said]
    if not between or not any(between in name for name in path):
        return path
    parted = tuple(name.replace(between, " ".join(between)) for name in path)
    lose("changed", "category", f"the category {' / '.join(path)}", " / ".join(parted))
    return parted


def _tags(item: ExchangeItem, can: Capabilities, lose: Lose) -> tuple[str, ...]:
    if not item.tags or not can.tags:
        if item.tags:
            lose("lost", "tags", f"the tags {', '.join(item.tags)}", "")
        return ()
    if can.spaced_tags or not any(" " in tag for tag in item.tags):
        return item.tags
    joined = tuple("-".join(tag.split()) for tag in item.tags)
    lose("changed", "tags", f"the tags {', '.join(item.tags)}", ", ".join(joined))
    return joined


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

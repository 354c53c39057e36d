"""A finished item with what it is judged by."""

from collections.abc import Iterator
from dataclasses import dataclass

from worksheets.language.language import Language
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.item import Item
from worksheets.model.question import Question


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """An item, the question that it was made of, and the knowledge of its topic.

    Some laws do not apply to an `authored` question, of which its author decides.
    """

    question: Question
    item: Item
    knowledge: Knowledge
    language: Language
    authored: bool = False


def leaves(item: Item) -> Iterator[Item]:
    """The item, or its innermost parts."""
    if not item.parts:
        yield item
    for part in item.parts:
        yield from leaves(part)

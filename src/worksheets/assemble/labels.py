"""Items get their labels, and those of their parts that are chosen from say so."""

from collections.abc import Iterator
from dataclasses import replace

from worksheets.language.language import Language
from worksheets.model.paper.content import Inlines, Para
from worksheets.model.paper.item import Item
from worksheets.model.paper.lettering import Numbering, is_decimal, part_label
from worksheets.model.paper.wording import worded


def numbered(
    item: Item, label: str, language: Language, numbering: Numbering = "1", depth: int = 0
) -> Item:
    """The item with a label, and its parts with theirs: (a), and within them (i).

    Texts between parts have none. Where a candidate chooses parts, the item says how many.
    """
    parts = tuple(_numbered_parts(item, language, numbering, depth))
    body = item.body
    if item.answer is not None:
        labels = [part.label for part in parts if part.label]
        above = label if is_decimal(labels[0]) else ""
        named = [f"{above}{each}" for each in labels]
        body = (*body, Para(_instruction(item.answer, named, language)))
    return replace(item, label=label, parts=parts, body=body)


def _numbered_parts(
    item: Item, language: Language, numbering: Numbering, depth: int
) -> Iterator[Item]:
    number = 0
    for part in item.parts:
        if part.is_text:
            yield part
            continue
        number += 1
        label = part_label(number, depth, numbering)
        yield numbered(part, label, language, numbering, depth + 1)


def _instruction(answer: int, labels: list[str], language: Language) -> Inlines:
    """How many of the parts are to be answered: 'Answer either (a) or (b).'"""
    if answer == 1 and len(labels) == 2:
        return worded(language, "choice.either", first=labels[0], second=labels[1])
    first, *_, last = labels
    number = language.cardinal(answer)
    return worded(language, "choice.parts", n=answer, number=number, first=first, last=last)

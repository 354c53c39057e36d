"""Lists in which a program numbers stem and options alike: each group ends with `Answer: B`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import COUNTED
from worksheets.exchange.questions.lists.paragraphs import Numbering, Paragraph

MOST = 8
"""Options of a question that are counted; more are likely those of two questions."""


def with_counted_options(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs, with letters for options that have the same numbers as their stems.

    That is so if there are no letters at all, and if all groups between answers have a stem and
    two options at least.
    """
    if any(_has_letter(paragraph) for paragraph in paragraphs):
        return paragraphs
    groups = list(_groups(paragraphs))
    counted = [
        group for group in groups if labels.ANSWER.match(group[-1].text) and len(_flat(group)) > 2
    ]
    if not counted or len(counted) < len([group for group in groups if _flat(group)]) - 1:
        return paragraphs
    return [one for n, group in enumerate(groups, 1) for one in _lettered(group, n)]


def _has_letter(paragraph: Paragraph) -> bool:
    if paragraph.numbering is not None:
        return paragraph.numbering.kind != "decimal" or bool(paragraph.numbering.depth)
    label = labels.letter_label(paragraph.text)
    return label is not None and bool(labels.places_of(label.letter))


def _flat(group: Sequence[Paragraph]) -> list[Paragraph]:
    return [one for one in group if one.numbering is not None]


def _groups(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs to each answer."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        group.append(paragraph)
        if labels.ANSWER.match(paragraph.text):
            yield group
            group = []
    if group:
        yield group


def _lettered(group: Sequence[Paragraph], number: int) -> Iterator[Paragraph]:
    """The paragraphs of a group: its first numbered one is the stem, the others are options."""
    numbered = _flat(group)
    if not 3 <= len(numbered) <= MOST + 1:
        yield from group
        return
    letters = {id(one): n for n, one in enumerate(numbered)}
    for paragraph in group:
        place = letters.get(id(paragraph))
        if place is None:
            yield paragraph
        elif place == 0:
            yield replace(paragraph, numbering=Numbering("stems", 0, "decimal", number))
        else:
            yield replace(paragraph, numbering=Numbering(COUNTED, 0, "letter", place))

"""Figures of questions are numbered through a paper; puzzles and pictures in sources are not.

A figure belongs to the question that it stands in, so a number is needed only where a text speaks
of a figure by its number. Exam boards number all of them.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from worksheets.language.language import Language
from worksheets.model.figure import Illustration
from worksheets.model.paper.content import Block, Figure, Inlines, plain
from worksheets.model.paper.item import Item


def figure_count(item: Item) -> int:
    """How many figures of an item and its parts have numbers."""
    own = sum(_is_numbered(block) for block in item.body)
    return own + sum(map(figure_count, item.parts))


def with_figure_numbers(item: Item, first: int) -> Item:
    """The item with its figures numbered in reading order, from a first number on."""
    if not figure_count(item):
        return item
    body: list[Block] = []
    for block in item.body:
        if isinstance(block, Figure) and _is_numbered(block):
            body.append(replace(block, number=first))
            first += 1
        else:
            body.append(block)
    parts = []
    for part in item.parts:
        parts.append(with_figure_numbers(part, first))
        first += figure_count(part)
    return replace(item, body=tuple(body), parts=tuple(parts))


def mentions_figures(texts: Iterable[Inlines], language: Language) -> bool:
    """Whether a text speaks of a figure by its number, as 'Figure 1', 'Fig. 1' or 'Figures
    1 and 2' in the language of the labels."""
    word, *_ = re.findall(r"\w+", language.say("figure.label", n=""))
    label = re.compile(rf"\b({word}\w{{0,2}}|{word[:3]}\.) ?\d", re.IGNORECASE)
    return any(label.search(" ".join(plain(each).split())) for each in texts)


def _is_numbered(block: Block) -> bool:
    return isinstance(block, Figure) and isinstance(block.drawing, Illustration)

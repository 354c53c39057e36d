"""The texts of an item that a candidate sees."""

import re
from collections.abc import Iterator

from worksheets.model.knowledge.sources import SourceText
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Exercises,
    Figure,
    Inlines,
    Match,
    Order,
    Para,
    Table,
    Write,
    plain,
)
from worksheets.model.paper.item import Item

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def leaves(item: Item) -> Iterator[Item]:
    """An item and its parts, whatever their depth."""
    yield item
    for part in item.parts:
        yield from leaves(part)


def printed_texts(item: Item) -> Iterator[Inlines]:
    """Every text of an item and its parts that a candidate sees, apart from figures."""
    for leaf in leaves(item):
        yield from texts_of(leaf)


def sentences_of(source: SourceText) -> Iterator[str]:
    """The sentences of a source, and what is said of where it comes from."""
    for content in source.content:
        yield from SENTENCE_END.split(plain(content))
    yield plain(source.attribution)


def texts_of(item: Item) -> Iterator[Inlines]:
    """Every text of an item without its parts that a candidate sees, apart from figures."""
    for block in item.body:
        match block:
            case Para(content):
                yield content
            case Bullets(items):
                yield from items
            case Table(head, rows):
                yield from head
                yield from (cell for row in rows for cell in row)
            case Bank(words):
                yield from words
            case Choose(options=options):
                yield from options
            case Match(prompts=prompts, options=options):
                yield from (*prompts, *options)
            case Order(entries=ordered):
                yield from ordered
            case Exercises(entries):
                yield from (
                    part.content
                    for exercise in entries
                    for part in exercise.body
                    if isinstance(part, Para)
                )
            case Figure() | Write():
                continue

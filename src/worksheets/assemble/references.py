"""Whether a paper's words and its sources belong together."""

import re
from collections.abc import Iterator

from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Block, Para, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper

NAMED = re.compile(r"\bSource[ \u00a0]([A-Z]\d*)\b")


def check_sources(paper: Paper, sink: Sink) -> None:
    """An error for a source that words name but the paper lacks, and for one that nobody uses."""
    known = {source.label for source in paper.sources}
    used: set[str] = set()
    for section in paper.sections:
        for item in section.items:
            used.update(item.sources)
            for part, label in _names(item):
                if label not in known:
                    there = ", ".join(sorted(known)) or "none"
                    message = (
                        f"the question speaks of {label}, but the paper's sources are: {there}"
                    )
                    sink.error(part.span, message, "write {source} for the letter of the source")
    for source in paper.sources:
        if source.label not in used:
            message = f"{source.label} is on the paper, but no question is about it"
            sink.error(paper.sections[0].items[0].span, message, "leave the source out")


def _names(item: Item) -> tuple[tuple[Item, str], ...]:
    """The labels that an item and its parts name, each with where."""
    return tuple(_named(item))


def _named(item: Item) -> Iterator[tuple[Item, str]]:
    for block in item.body:
        for letter in NAMED.findall(_words(block)):
            yield item, f"Source {letter}"
    for part in item.parts:
        yield from _named(part)


def _words(block: Block) -> str:
    return plain(block.content) if isinstance(block, Para) else ""

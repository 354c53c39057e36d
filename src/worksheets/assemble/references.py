"""Whether the sources that a paper names, prints and uses are the same."""

import re
from collections.abc import Iterator

from worksheets.language.language import Language
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Block, Para, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.source_labels import SourceLabels
from worksheets.model.spec import Spec


def check_sources(paper: Paper, spec: Spec, language: Language, sink: Sink) -> None:
    """Errors for sources that an item names but the paper lacks, and for those that no item uses,
    if the spec does not print them of its own accord."""
    counted = any(placed.letter.isdecimal() for placed in spec.placed_sources)
    finder = SourceLabels(spec.source_label).finder(language, counted=counted)
    labels = {source.label for source in paper.sources}
    used: set[str] = set()
    for section in paper.sections:
        for item in section.items:
            used.update(item.sources)
            for part, label in _named_sources(item, finder):
                if label not in labels:
                    listed = ", ".join(sorted(labels)) or "none"
                    message = (
                        f"the question speaks of {label}, but the paper's sources are: {listed}"
                    )
                    sink.error(part.span, message, "write {source} for the letter of the source")
    for source in () if spec.placed_sources else paper.sources:
        if source.label not in used:
            message = f"{source.label} is on the paper, but no question is about it"
            sink.error(paper.sections[0].items[0].span, message, "leave the source out")


def _named_sources(item: Item, finder: re.Pattern[str]) -> Iterator[tuple[Item, str]]:
    """The labels of sources that an item and its parts name, each with the item that names it."""
    for block in item.body:
        for label in finder.finditer(_paragraph_text(block)):
            yield item, label[0]
    for part in item.parts:
        yield from _named_sources(part, finder)


def _paragraph_text(block: Block) -> str:
    return plain(block.content).replace("\u00a0", " ") if isinstance(block, Para) else ""

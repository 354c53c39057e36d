"""Whether the sources that a paper names, prints and uses are the same."""

from collections.abc import Iterator

from worksheets.language.language import Language
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Block, Para, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper


def check_sources(paper: Paper, language: Language, sink: Sink) -> None:
    """Errors for sources that an item names but the paper lacks, and for those that no item
    uses."""
    labels = {source.label for source in paper.sources}
    used: set[str] = set()
    for section in paper.sections:
        for item in section.items:
            used.update(item.sources)
            for part, label in _named_sources(item, language):
                if label not in labels:
                    listed = ", ".join(sorted(labels)) or "none"
                    message = (
                        f"the question speaks of {label}, but the paper's sources are: {listed}"
                    )
                    sink.error(part.span, message, "write {source} for the letter of the source")
    for source in paper.sources:
        if source.label not in used:
            message = f"{source.label} is on the paper, but no question is about it"
            sink.error(paper.sections[0].items[0].span, message, "leave the source out")


def _named_sources(item: Item, language: Language) -> Iterator[tuple[Item, str]]:
    """The labels of sources that an item and its parts name, each with the item that names it."""
    label = language.pattern("source.label", letter=r"([A-Z]\d*)\b")
    for block in item.body:
        for letter in label.findall(_paragraph_text(block)):
            yield item, language.say("source.label", letter=letter)
    for part in item.parts:
        yield from _named_sources(part, language)


def _paragraph_text(block: Block) -> str:
    return plain(block.content) if isinstance(block, Para) else ""

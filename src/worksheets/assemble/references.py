"""Whether a paper's words and its sources belong together."""

from collections.abc import Iterator

from worksheets.language.language import Language
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Block, Para, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper


def check_sources(paper: Paper, language: Language, sink: Sink) -> None:
    """An error for a source that words name but the paper lacks, and for one that nobody uses."""
    known = {source.label for source in paper.sources}
    used: set[str] = set()
    for section in paper.sections:
        for item in section.items:
            used.update(item.sources)
            for part, label in _names(item, language):
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


def _names(item: Item, language: Language) -> tuple[tuple[Item, str], ...]:
    """The labels that an item and its parts name, each with where."""
    return tuple(_named(item, language))


def _named(item: Item, language: Language) -> Iterator[tuple[Item, str]]:
    label = language.pattern("source.label", letter=r"([A-Z]\d*)\b")
    for block in item.body:
        for letter in label.findall(_words(block)):
            yield item, language.say("source.label", letter=letter)
    for part in item.parts:
        yield from _named(part, language)


def _words(block: Block) -> str:
    return plain(block.content) if isinstance(block, Para) else ""

"""How many words there are to read in a paper: those of its questions, and each source once."""

from collections.abc import Iterable

from worksheets.assemble.printed_texts import printed_texts
from worksheets.model.paper.content import Inlines, Source, plain
from worksheets.model.paper.item import Item


def _words(contents: Iterable[Inlines]) -> int:
    return sum(len(plain(content).split()) for content in contents)


def words_of_item(item: Item) -> int:
    """The words of a question and its parts that candidates read, apart from figures."""
    return _words(printed_texts(item))


def words_of_source(source: Source) -> int:
    """The words of a source and of its attribution."""
    return _words((*source.content, source.attribution))

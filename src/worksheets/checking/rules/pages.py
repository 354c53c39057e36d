"""Pages of a paper: what a candidate must see together and does not."""

from collections.abc import Iterator

from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import LaidPaper
from worksheets.model.paper.content import Choose
from worksheets.model.paper.item import Item


@rule("D07", "warning", "OFQ")
def source_is_overleaf(laid: LaidPaper) -> Iterator[Finding]:
    """A question about a source begins on another opening than any page of the source, so that
    candidates turn the sheet to and fro. Sources in a booklet of their own, and pages printed on
    one side, can lie beside one another."""
    for label, item in laid.nodes if laid.duplex else ():
        begun = laid.pages_of(label)[:1]
        for source in _own_sources(item):
            openings = {page // 2 for page in laid.pages_of_source(source)}
            if begun and openings and begun[0] // 2 not in openings:
                page = laid.pages_of_source(source)[0]
                message = f"{source} is on page {page}, and question {label} on page {begun[0]}"
                hint = "write layout: {sources: insert}, or ask all about a source in one place"
                yield Finding(message, (hint,), item.span)
                break


def _own_sources(item: Item) -> list[str]:
    """The sources that an item names itself, without those of its parts."""
    of_parts = {source for part in item.parts for source in part.sources}
    return [source for source in item.sources if source not in of_parts]


@rule("P13", "note", "OFQ")
def choice_is_parted(laid: LaidPaper) -> Iterator[Finding]:
    """The stem and the options of a question stand on two pages, so that one is read without the
    other. Layout keeps short ones together, and parts a long stem."""
    for label, item in laid.nodes:
        pages = laid.pages_of(label)
        lists = (block for block in item.body if isinstance(block, Choose))
        if len(pages) > 1 and any(block.arrangement == "list" for block in lists):
            message = f"question {label} goes on from page {pages[0]} to page {pages[-1]}"
            yield Finding(message, ("shorten it, or make its stem a source",), item.span)

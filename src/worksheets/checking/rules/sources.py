"""Sources: whether a candidate, and a marker, can judge where they are from."""

import re
from collections.abc import Iterator

from worksheets.assemble.printed_texts import printed_texts
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import PrintedPaper, PrintedSource, cut
from worksheets.model.paper.content import Inlines, plain
from worksheets.model.paper.item import Item, Scheme

YEAR = re.compile(r"\b(?:1\d|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th) century\b|\bundated\b")
WORD = re.compile(r"[^\W\d_]{2,}")


@rule("D03", "warning", "IB, AQA")
def attribution_says_too_little(source: PrintedSource) -> Iterator[Finding]:
    """The attribution of a source does not say when it was made, or who made it and what it is."""
    said = plain(source.source.attribution)
    hint = "write who made it, what it is, and when: Kim Il Sung, letter to Stalin, July 1950"
    if not YEAR.search(said):
        yield Finding(f"the attribution has no year: {cut(said)}", (hint,))
    elif len(WORD.findall(said)) < 3:
        yield Finding(f"the attribution says too little: {cut(said)}", (hint,))


@rule("D04", "warning", "law", certain=True)
def rights_are_not_named(source: PrintedSource) -> Iterator[Finding]:
    """Nothing says why a source may be printed."""
    if not source.source.rights:
        name = source.source.id
        hint = "write rights: public domain, a summary in our own words, or who gave leave"
        yield Finding(f"nothing says why the source '{name}' may be printed", (hint,))


@rule("D08", "error", "–", certain=True)
def another_source_is_named(paper: PrintedPaper) -> Iterator[Finding]:
    """The words of a question or of its mark scheme name a source by its letter, and the paper has
    no such source, or the question is about others. Letters change with the paper: {source} stands
    for that of the question. Where a spec says which letters its sources have, a question without
    sources may name them."""
    labels = {source.label for source in paper.paper.sources}
    lettered = bool(paper.spec.placed_sources)
    for question in paper.questions:
        item = question.item
        for label in _labels_in(item, paper.names_sources):
            if label in item.sources or (label in labels and lettered and not item.sources):
                continue
            listed = ", ".join(item.sources) or "none"
            message = f"the question or its scheme names {label}, and its sources are: {listed}"
            hint = "write {source} or {source:its-id} for the letter, and the source among sources"
            yield Finding(message, (hint,), question.span)


def _labels_in(item: Item, finder: re.Pattern[str]) -> dict[str, None]:
    """The labels of sources in all words of an item, each once."""
    texts = [*printed_texts(item), *_scheme_texts(item)]
    words = (plain(text).replace("\u00a0", " ") for text in texts)
    return dict.fromkeys(found[0] for text in words for found in finder.finditer(text))


def _scheme_texts(item: Item) -> Iterator[Inlines]:
    """What markers read of an item and its parts."""
    if item.scheme:
        yield from _of_scheme(item.scheme)
    for part in item.parts:
        yield from _scheme_texts(part)


def _of_scheme(scheme: Scheme) -> Iterator[Inlines]:
    yield scheme.rule
    yield from scheme.notes
    for point in scheme.points:
        yield from (point.answer, *point.accept, *point.reject, point.note, *point.develop)
    for content in scheme.indicative:
        yield from content.points

"""Sources: whether a candidate, and a marker, can judge where they are from."""

import re
from collections.abc import Iterator

from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import PrintedSource, cut
from worksheets.model.paper.content import plain

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

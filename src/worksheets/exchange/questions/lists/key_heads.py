"""The heads of blocks of keys: `Answers`, `Answers to Section A`, `Section A: 1. B 2. C`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from worksheets.exchange.questions.lists import labels, words
from worksheets.exchange.questions.lists.key_entries import are_certain, keys_of_line
from worksheets.exchange.questions.lists.line_kinds import section_name
from worksheets.exchange.questions.lists.paragraphs import Paragraph

KEYS = labels.one_of(words.KEY_HEADS)
HEAD = re.compile(
    rf"\W*(?:{KEYS})(?:\W{{0,3}}(?:(?:to|for|of)\s)?(?P<behind>{labels.SECTION_NAME}))?\W*"
    rf"|\W*(?P<before>{labels.SECTION_NAME})\W{{1,3}}(?:{KEYS})\W*",
    re.IGNORECASE,
)
"""A head, perhaps with the name of a section."""
BEFORE_KEYS = re.compile(
    rf"\W{{0,3}}(?:(?:{KEYS}|answer|key)(?:\W{{0,3}}(?:(?:to|for|of)\s)?{labels.SECTION_NAME})?"
    rf"|{labels.SECTION_NAME}(?:\W{{1,3}}(?:{KEYS}))?)\s?[:：–-]\s*(?=\(?\d)",
    re.IGNORECASE,
)
"""A head before keys on its line."""
FEWEST = 2
"""Keys on the line of a head that is not that of a section."""


def head_of_keys(paragraph: Paragraph) -> str | None:
    """The section whose keys follow a line that is a head, empty if it names none; None if it is no
    head of keys."""
    found = HEAD.fullmatch(paragraph.text) if paragraph.part is None else None
    if found is None:
        return None
    name = found["behind"] or found["before"]
    return section_name(name) if name else ""


def heads_apart(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A line, taken apart if it is a head with its keys."""
    found = BEFORE_KEYS.match(paragraph.text) if paragraph.part is None else None
    keys = list(keys_of_line(paragraph.text[found.end() :], paragraph.line)) if found else []
    fewest = 1 if labels.SECTION.match(paragraph.text) else FEWEST
    if found is None or len(keys) < fewest or not are_certain(keys):
        yield paragraph
        return
    cut = found.end() - len(found[0]) + len(found[0].rstrip(" \t:：–-"))
    yield paragraph.without(0, cut)
    yield replace(paragraph.without(found.end()), heading=0, numbering=None)

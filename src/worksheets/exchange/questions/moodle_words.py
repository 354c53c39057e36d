"""Moodle's words to choose: `[[2]]` in a text stands for the second of the words under it."""

import re
from collections import defaultdict

from lxml import etree

from worksheets.exchange.questions.bank_text import Texts
from worksheets.exchange.questions.gap_text import FIRST_MARK, with_gaps
from worksheets.exchange.questions.interaction import (
    AcceptedAnswer,
    Body,
    TextGap,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import child, children, line_of, words_in
from worksheets.model.paper.content import Inlines

PLACE = re.compile(r"\[\[(\d{1,3})\]\]")
ENTRIES = {"gapselect": "selectoption", "ddwtos": "dragbox"}


def words_to_choose(
    question: etree._Element, html: str, texts: Texts, kind: str
) -> tuple[Body, dict[str, TextGap]]:
    """A body with gaps, and for each the right word and all words of its group."""
    words: list[Inlines] = []
    groups: dict[str, list[int]] = defaultdict(list)
    group_of: list[str] = []
    for n, entry in enumerate(children(question, ENTRIES[kind])):
        line = line_of(entry)
        words.append(texts.line(words_in(entry, "text"), line))
        group_of.append(words_in(entry, "group") or "1")
        groups[group_of[-1]].append(n)
    numbers = [int(place[1]) - 1 for place in PLACE.finditer(html)]
    if not numbers or not all(0 <= n < len(words) for n in numbers):
        raise NotAQuestion("key", "a blank has no word", "give every [[1]] its word")
    count = iter(range(len(numbers)))
    marked = PLACE.sub(lambda _: chr(FIRST_MARK + next(count)), html)
    gaps = {
        f"gap-{place}": TextGap(
            (AcceptedAnswer(words[n]),), tuple(words[m] for m in groups[group_of[n]])
        )
        for place, n in enumerate(numbers, 1)
    }
    text = child(question, "questiontext")
    line = line_of(question) if text is None else line_of(text)
    return with_gaps(texts.body(marked, line, "html")), gaps

"""How much there is to read on a paper."""

import re

from worksheets.assemble.printed_texts import printed_texts
from worksheets.model.paper.content import plain
from worksheets.model.paper.paper import Paper

WORD = re.compile(r"\w+")


def words_to_read(paper: Paper) -> int:
    """The words of a paper: instructions, questions with all their options, and sources, each
    once."""
    texts = [*paper.front.instructions, *(section.instructions for section in paper.sections)]
    for section in paper.sections:
        for item in section.items:
            texts += printed_texts(item)
    for source in paper.sources:
        texts += (*source.content, source.attribution)
    return sum(len(WORD.findall(plain(text))) for text in texts)

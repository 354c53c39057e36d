"""Lists of questions in plain text or Markdown, as people type them for themselves.

Stems have numbers or stand apart; options have letters, bullets or boxes. A star, a tick, a line
such as `Answer: B` or a list of answers at the end says what is right. The nearest to a source is
the standard format of Respondus; text2qti and mkdocs-quiz have dialects of it.
"""

import re

from worksheets.exchange.questions.bank_text import Losses, decoded
from worksheets.exchange.questions.interaction import BankFile
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.reading import read_list
from worksheets.exchange.questions.lists.typed_text import paragraphs_of

OPTION = re.compile(
    r"^[ \t]{0,12}(?:[*✓✔√]\s?)?(?:[-*+]\s+)?(?:[(\[]?[A-Za-zА-Га-г]\s?[.)\]]|\[[ xX*]?\])\s*\S",
    re.MULTILINE,
)
NUMBER = re.compile(r"^[ \t]{0,8}(?:Q|Question)?\s?\(?\d{1,4}\s?[.):]\s?\S", re.MULTILINE)
OTHER = re.compile(r"^\s*(?:<\?xml|::.+::|\$CATEGORY:)", re.MULTILINE)


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of a list in a text file."""
    text, guessed = decoded(data)
    losses = Losses(name)
    if guessed:
        losses.add(1, "guessed", "encoding", "the file is not UTF-8", f"read as {guessed}")
    return read_list(list(paragraphs_of(text)), losses, language)


def looks_like(text: str) -> float:
    """How sure it is that a text is a list of questions, from 0 to 1."""
    options, numbers = len(OPTION.findall(text)), len(NUMBER.findall(text))
    answers = sum(bool(labels.ANSWER.match(line)) for line in text.split("\n"))
    if OTHER.search(text) or "\0" in text:
        return 0.0
    if options >= 2 and (numbers or answers):
        return 0.8
    if options >= 2 or (numbers and answers):
        return 0.6
    return 0.0

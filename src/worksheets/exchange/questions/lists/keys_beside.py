"""Keys that stand beside a question: `_B_ 1. Which?`, `1. Which? (B)`, `Q: Who? A: Napoleon`."""

import re
from collections.abc import Sequence

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry

IN_BRACKETS = re.compile(r"\s*[(\[](?P<key>[A-Ha-hTF]|True|False)[)\]]\s*$", re.IGNORECASE)
FEWEST = 2


def read_keys_beside(entries: Sequence[DraftEntry]) -> None:
    """Take as answers, with doubt, what stands in blanks before numbers, and what all questions of
    a list have in brackets behind them; an only option A of a question Q is its answer."""
    for entry in entries:
        if entry.key_before:
            entry.answers.append(entry.key_before)
            entry.doubts.append("its key stands in the blank before its number")
    if any(entry.answers or _is_starred(entry) for entry in entries) or len(entries) < FEWEST:
        return
    found = [IN_BRACKETS.search(_last_line(entry)) for entry in entries]
    if all(found):
        for entry, one in zip(entries, found, strict=True):
            if one is not None:
                entry.stem[-1] = entry.stem[-1].without(0, one.start())
                entry.answers.append(one["key"])
                entry.doubts.append("its key stands in brackets behind it")
    elif all(map(_is_pair, entries)):
        for entry in entries:
            entry.answers.append(entry.options[0].text)
            entry.options = []


def _is_starred(entry: DraftEntry) -> bool:
    return any(option.starred for option in entry.options)


def _last_line(entry: DraftEntry) -> str:
    return entry.stem[-1].text if entry.stem and entry.stem[-1].part is None else ""


def _is_pair(entry: DraftEntry) -> bool:
    """Whether there is a `Q:` with an `A:` under it."""
    asked = entry.style == labels.BARE_STYLE
    return asked and len(entry.options) == 1 and entry.options[0].letter in ("A", "a")

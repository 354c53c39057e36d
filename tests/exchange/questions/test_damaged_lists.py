"""Lists that have suffered, of which no key may be wrong that is not doubted."""

import re

import pytest
from damaged_lists import Asked, Listed, damaged
from typed_questions import remembered, stem_of
from word_documents import document, paragraph

from worksheets.exchange.questions.formats import typed_list, word_list
from worksheets.exchange.questions.interaction import BankFile, Choice, ExchangeItem, TextEntry
from worksheets.model.paper.content import plain

__all__ = ["remembered"]

NAME = re.compile(r"(?:thing|land|Stone|word|town)(\d{3})")
LISTS = 400
"""Of each test. Of other seeds one list in some four thousand has a wrong key: two or three damages
can make a list in which all is in order."""


def names(text: str) -> set[int]:
    """The questions that words are of."""
    return set(map(int, NAME.findall(text)))


def said_of(item: ExchangeItem) -> list[str]:
    """What is right, in words."""
    match item.interaction:
        case Choice(options):
            return [plain(option.content) for option in options if option.worth > 0]
        case TextEntry(gaps):
            return [plain(one.words) for gap in gaps.values() for one in gap.answers]
    return [repr(item.interaction)]


def fault_of(item: ExchangeItem, keys: dict[int, Asked]) -> str:
    """What is wrong with the key of an item that is not doubted; empty if it is right.

    A stem may have swallowed a line before it, if the key is that of what is asked last.
    """
    stem, said = stem_of(item), said_of(item)
    interaction = item.interaction
    is_choice = isinstance(interaction, Choice) and "True" not in said and "False" not in said
    asked = names(stem)
    if isinstance(interaction, Choice) and is_choice and len(asked) != 1:
        asked = {n for option in interaction.options for n in names(plain(option.content))}
        asked = names(" ".join(said)) or asked
    if len(asked) != 1 or len(said) != 1 or not names(said[0]) <= asked:
        return f"{stem!r}: {said}"
    right = keys[asked.pop()].answer
    is_right = right in said[0] if is_choice else said[0].startswith(right)
    return "" if is_right else f"{stem!r}: {said} instead of {right}"


def faults(bank: BankFile, listed: Listed) -> list[str]:
    keys = {one.name: one for one in listed.asked}
    found = (fault_of(item, keys) for item in bank.items if not item.doubts)
    return [fault for fault in found if fault]


@pytest.mark.parametrize("part", range(5))
def test_no_damaged_text_has_a_wrong_key_without_doubt(part: int) -> None:
    for seed in range(part * LISTS, (part + 1) * LISTS):
        listed, how = damaged(seed)
        bank = typed_list.read(listed.text.encode(), "list.txt")
        assert len(bank.items) + bank.refused == bank.seen
        assert not faults(bank, listed), (seed, how, listed.text)


def test_no_damaged_document_has_a_wrong_key_without_doubt() -> None:
    for seed in range(LISTS):
        listed, how = damaged(seed)
        lines = (line.replace("**", "") for line, _, _ in listed.lines)
        bank = word_list.read(document([paragraph(line) for line in lines]), "list.docx")
        assert not faults(bank, listed), (seed, how, listed.text)


@pytest.mark.parametrize("place", ["below", "inside", "star", "beside"])
def test_lists_that_are_whole_come_through(place: str) -> None:
    asked, certain = 0, 0
    for seed in range(5 * LISTS):
        listed, how = damaged(seed)
        if f"place='{place}'" in how and how.endswith("[]"):
            bank = typed_list.read(listed.text.encode(), "list.txt")
            asked += len(listed.asked)
            certain += sum(not item.doubts for item in bank.items)
    assert certain > 0.75 * asked

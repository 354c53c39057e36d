"""Questions that people type, made up, and what is right of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import strategies as st

from worksheets.exchange.questions.formats.typed_list import read
from worksheets.exchange.questions.interaction import BankFile, Choice, ExchangeItem
from worksheets.memo import Memory
from worksheets.model.paper.content import plain

LETTERS = "ABCDEF"


@pytest.fixture(autouse=True, scope="module")
def remembered() -> Iterator[None]:
    """Words of a language are read once, as an engine does it."""
    with Memory().used():
        yield


@dataclass(frozen=True)
class Typed:
    """A question with its options and the places of the right ones."""

    stem: str
    options: tuple[str, ...]
    right: frozenset[int]

    @property
    def letters(self) -> str:
        return ", ".join(LETTERS[n] for n in sorted(self.right))


@st.composite
def typed_questions(draw: st.DrawFn, least: int = 2) -> list[Typed]:
    """Questions with one right option, no two words of which are the same."""
    count = draw(st.integers(least, 5))
    questions = []
    for n in range(count):
        options = draw(st.integers(2, 5))
        words = tuple(f"word{n}{place} of it" for place in range(options))
        right = frozenset({draw(st.integers(0, options - 1))})
        questions.append(Typed(f"What is thing{n}?", words, right))
    return questions


def bank_of_text(text: str) -> BankFile:
    """The questions of a list in plain text, all of which are counted."""
    found = read(text.encode(), "list.txt")
    assert len(found.items) + found.refused == found.seen
    return found


def losses_of(bank: BankFile, grade: str) -> list[str]:
    return [loss.what for loss in bank.losses if loss.grade == grade]


def stem_of(item: ExchangeItem) -> str:
    return " ".join(" ".join(plain(part) for part in item.body if isinstance(part, tuple)).split())


def right_of(item: ExchangeItem) -> list[str]:
    assert isinstance(item.interaction, Choice), item
    return [plain(option.content) for option in item.interaction.options if option.worth > 0]


def keys_of(bank: BankFile) -> dict[str, list[str]]:
    """The right options by stems."""
    return {stem_of(item): right_of(item) for item in bank.items}


def expected(questions: Sequence[Typed]) -> dict[str, list[str]]:
    return {one.stem: [one.options[n] for n in sorted(one.right)] for one in questions}


def wrong_keys(bank: BankFile, questions: Sequence[Typed]) -> list[str]:
    """What is certain in a bank, and has another key than the question of its stem."""
    keys = expected(questions)
    wrong = []
    for item in bank.items:
        if item.doubts or not isinstance(item.interaction, Choice):
            continue
        words = keys.get(stem_of(item))
        right = right_of(item)
        if words is not None and not all(any(one in own for own in right) for one in words):
            wrong.append(f"{stem_of(item)}: {right} instead of {words}")
    return wrong

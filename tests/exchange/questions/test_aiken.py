"""Aiken, and lists that are nearly Aiken."""

import pytest

from worksheets.exchange.questions.formats.aiken import read
from worksheets.exchange.questions.interaction import Choice
from worksheets.model.paper.content import plain

GOOD = "Which river?\nA. The Han\nB. The Yalu\nANSWER: B\n"


@pytest.mark.parametrize("text", [GOOD, GOOD.replace("B\n", "b\n", 1), GOOD.replace(".", ")")])
def test_options_stand_behind_letters(text: str) -> None:
    (item,) = read(text.encode(), "bank.txt").items
    assert isinstance(item.interaction, Choice)
    right = [plain(option.content) for option in item.interaction.options if option.worth]
    assert right == ["The Yalu"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Which?\nA. a\nB. b\n", "the question has no answer"),
        ("Which?\nA. a\nC. b\nANSWER: A\n", "the options are not lettered in order"),
        ("Which?\nA. a\nand more\nB. b\nANSWER: A\n", "words stand between the options"),
        ("Which?\nA. a\nB. b\nANSWER: A, B\n", "the answer 'A, B' is no letter of an option"),
        ("A. a\nB. b\nANSWER: A\n", "the options are not lettered in order"),
    ],
)
def test_what_is_not_certain_is_refused(text: str, message: str) -> None:
    found = read(f"{GOOD}\n{text}".encode(), "bank.txt")
    assert len(found.items) == 1
    assert [loss.what for loss in found.losses] == [message]
    assert found.seen == 2


@pytest.mark.parametrize("title", ["", "Rivers\n"])
def test_answers_above_their_questions_refuse_the_bank(title: str) -> None:
    asked = "Which {0}?\nA. a\nB. b\n"
    text = f"{title}ANSWER: B\n{asked.format(1)}ANSWER: A\n{asked.format(2)}"
    found = read(text.encode(), "bank.txt")
    assert not found.items
    assert found.refused == found.seen == 3

"""What is shown alone must explain its own pronouns."""

import pytest

from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.paper.content import text


@pytest.mark.parametrize(
    "words",
    [
        "the USA expected great losses if it had to invade Japan",
        "an animal cell has no wall to hold it",
        "the brakes of a bicycle rub on its wheel",
        "President Carter asked the Senate to put off its vote",
        "plant cells do not respire, because they photosynthesise",
        "Germany had invaded Russia twice",
    ],
)
def test_clauses_that_can_be_read_alone(words: str) -> None:
    assert stands_alone(text(words))


@pytest.mark.parametrize(
    "words",
    [
        "he had promised free elections",
        "its neighbours still feared Japan",
        "critics in Eastern Europe could appeal to it against their governments",
        "these led to a war",
        "",
    ],
)
def test_clauses_that_hang_on_another(words: str) -> None:
    assert not stands_alone(text(words))

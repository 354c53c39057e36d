"""What a matching says of entries that have no partner."""

import pytest

from worksheets.language.languages import SHIPPED
from worksheets.model.paper.content import plain, text
from worksheets.questions.matching import Matching
from worksheets.questions.options.choice import Option


def asked(prompt: str, spare: int, language: str = "en-GB") -> str:
    """The prompt as it is printed, with so many entries to spare."""
    question = Matching.model_construct(
        id="q",
        prompt=text(prompt) if prompt else (),
        tasks=False,
        order="shuffled",
        pairs=(),
        spare=tuple(Option(text=text(f"spare {n}")) for n in range(spare)),
    )
    words = question._prompt(SHIPPED.of(language))
    return plain(words)


@pytest.mark.parametrize(
    ("spare", "wanted"),
    [
        (0, "Match the words."),
        (1, "Match the words. One answer is not needed."),
        (2, "Match the words. Two answers are not needed."),
    ],
)
def test_entries_without_a_partner_are_announced(spare: int, wanted: str) -> None:
    assert asked("Match the words.", spare) == wanted


def test_a_prompt_that_speaks_of_them_is_left_as_it_is() -> None:
    assert asked("Match the words. One word is left over.", 1).count("One") == 1


def test_without_a_prompt_pupils_are_asked_to_match() -> None:
    assert asked("", 1) == "Match each entry with its partner. One answer is not needed."


@pytest.mark.parametrize("language", ["fr", "de"])
def test_they_are_announced_in_other_languages(language: str) -> None:
    assert asked("P.", 1, language) != "P."
    assert asked(asked("P.", 1, language), 1, language) == asked("P.", 1, language)

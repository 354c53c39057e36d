"""Formulas of readability, held against samples worked out by hand."""

import pytest

from worksheets.checking.linting.readability import readability

SHORT = "The cat sat on the mat. "
"""Six words of one syllable each in a sentence."""


def test_a_text_of_short_words_is_easy() -> None:
    found = readability(SHORT * 20, "en-GB")
    assert found is not None
    assert found.number == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert not found.hard


def test_long_words_in_long_sentences_are_hard() -> None:
    words = "organisation necessitated consideration of governmental responsibilities " * 5
    found = readability(f"{words}. " * 4, "en-US")
    assert found is not None
    assert found.hard


def test_german_and_french_have_formulas_of_their_own() -> None:
    german = readability("Der Hund lag im Gras und schlief. " * 20, "de")
    assert german is not None
    assert german.number == pytest.approx(180 - 7 - 58.5)
    french = readability("Le chat dort sur le lit. " * 20, "fr")
    assert french is not None
    assert french.number == pytest.approx(207 - 1.015 * 6 - 73.6)


@pytest.mark.parametrize(("text", "language"), [(SHORT, "en"), (SHORT * 50, "nl"), ("", "en")])
def test_of_a_short_text_or_an_unknown_language_nothing_is_said(text: str, language: str) -> None:
    assert readability(text, language) is None

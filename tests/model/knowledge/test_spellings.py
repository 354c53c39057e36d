"""Both Englishes are accepted."""

import pytest

from worksheets.model.knowledge.spellings import spellings


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("Defence treaty", ["Defense treaty"]),
        ("labor", ["labour"]),
        ("haemoglobin", ["hemoglobin"]),
        ("sphere of influence", []),
        ("promise", []),
        ("Vietnamisation", ["Vietnamization"]),
        ("de-Stalinization", ["de-Stalinisation"]),
        ("improvisation", []),
        ("the draft", []),
        ("ton", []),
        ("USA", []),
    ],
)
def test_the_other_spelling(word: str, others: list[str]) -> None:
    assert list(spellings(word)) == others

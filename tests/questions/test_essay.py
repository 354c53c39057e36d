"""The frame to plan an essay in has the rows that its stem asks for."""

import pytest

from words import ENGLISH
from worksheets.model.paper.content import plain, text
from worksheets.questions.essay import _frame

SIDES = ["First argument and evidence", "Second argument and evidence", "The other side"]
KINDS = ["Similarities and evidence", "Differences and evidence"]
REASONS = ["First reason and evidence", "Second reason and evidence", "Other reasons"]


@pytest.mark.parametrize(
    ("stem", "rows"),
    [
        ("“It was bound to fail.” To what extent do you agree?", SIDES),
        ("Examine the importance of the year 1946.", SIDES),
        ("Compare and contrast two revolutions.", KINDS),
        ("Using Source A, compare two revolutions.", KINDS),
        ("Examine the reasons why the talks failed.", REASONS),
        ("Explain why the talks failed.", REASONS),
    ],
)
def test_only_a_claim_has_another_side(stem: str, rows: list[str]) -> None:
    frame = _frame(text(stem), ENGLISH)
    labels = [plain(row[0]) for row in frame.rows]
    assert labels == ["Your answer in a sentence", *rows, "Judgement"]

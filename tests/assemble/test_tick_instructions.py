"""The instructions of a paper speak of what is on it."""

from pathlib import Path

import pytest
from pypdf import PdfReader

import worksheets

ONE = "{type: multiple-choice, stem: Which is a cat?, key: lion, distractors: [wolf, owl, cow]}"
TWO = (
    "{type: multiple-response, stem: Which are cats?, "
    "keys: [lion, lynx], distractors: [wolf, owl, cow]}"
)


@pytest.mark.parametrize(
    ("questions", "is_there"), [((ONE,), True), ((TWO,), False), ((ONE, TWO), True)]
)
def test_how_many_boxes_to_tick_is_said_where_no_question_says_it(
    questions: tuple[str, ...], is_there: bool, tmp_path: Path
) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(
        f"title: Cats\nsections: [{{questions: [{', '.join(questions)}]}}]\n", encoding="utf-8"
    )
    result = worksheets.build(path, output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))
    page = PdfReader(tmp_path / "out" / "spec.pdf").pages[0].extract_text()
    assert ("Where there are boxes, tick one" in " ".join(page.split())) == is_there

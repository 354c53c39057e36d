"""`mark-scheme: filled`: the paper with its answers, in the scheme's file only."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import worksheets

SPEC = """
title: Quiz
course: cold-war
topics: [2.2.2]
mark-scheme: filled
sections:
  - questions:
      - {type: cloze, count: 2}
      - {type: true-false, count: 2}
"""


def words(file: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)


def test_the_answers_are_in_the_file_of_the_scheme_only(tmp_path: Path) -> None:
    spec = tmp_path / "quiz.yaml"
    spec.write_text(SPEC, encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))
    paper, scheme = (
        words(tmp_path / "out" / f"{name}.pdf") for name in ("quiz", "quiz-mark-scheme")
    )
    assert "✓" in scheme
    assert "✓" not in paper
    assert "Quiz: answers" in scheme
    assert "MS-1" in scheme.replace("\xad", "-")
    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "quiz.pdf",
        "quiz-mark-scheme.pdf",
    }


@pytest.mark.parametrize("theme", ["worksheet", "exam"])
def test_a_sheet_with_answers_has_no_cover_and_no_line_for_a_name(
    theme: str, tmp_path: Path
) -> None:
    spec = tmp_path / "quiz.yaml"
    spec.write_text(f"{SPEC}layout: {{theme: {theme}}}\n", encoding="utf-8")
    assert worksheets.build(spec, output=tmp_path / "out").ok
    scheme = PdfReader(tmp_path / "out" / "quiz-mark-scheme.pdf").pages[0].extract_text()
    paper = PdfReader(tmp_path / "out" / "quiz.pdf").pages[0].extract_text()
    for line in ("Surname", "Centre number") if theme == "exam" else ("Name", "Class", "Date"):
        assert line in paper
        assert line not in scheme
    assert "✓" in scheme

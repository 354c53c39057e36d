"""Sections of which only some questions are answered have one total, and say so."""

from pathlib import Path

import pytest
from pypdf import PdfReader

import worksheets
from worksheets.model.paper.choice import Choice

COURSE = """\
questions:
  - {type: short-answer, id: q1, stem: Name one cat., points: [a], phrase: true}
  - {type: short-answer, id: q2, stem: Name one dog., points: [b], phrase: true}
  - {type: short-answer, id: q3, stem: Name one hen., points: [c], phrase: true}
  - {type: short-answer, id: q4, stem: Name two pigs., points: [c, d]}
"""


def words_of(file: Path) -> str:
    pages = PdfReader(file).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def spec(folder: Path, section: str, top: str = "") -> Path:
    course = folder / "course"
    course.mkdir()
    (course / "outline.yaml").write_text("title: T\nsubject: S\ntopics: [{number: 1, title: A}]\n")
    (course / "1.yaml").write_text(COURSE)
    path = folder / "spec.yaml"
    path.write_text(f"title: T\ncourse: course\n{top}sections:\n  - {section}\n")
    return path


def test_totals_are_those_of_a_candidate(tmp_path: Path) -> None:
    path = spec(tmp_path, "{answer: 2, questions: [{id: q1}, {id: q2}, {id: q3}]}")
    result = worksheets.build(path, output=tmp_path / "out", theme="exam")
    assert result.ok, list(map(str, result.diagnostics))
    paper, scheme = (words_of(tmp_path / "out" / f"spec{end}.pdf") for end in ("", "-mark-scheme"))
    assert "Answer two questions from this section." in paper
    assert "The total for this paper is 2 marks." in paper
    assert paper.count("1 – 3 1") == 2
    assert "2 marks in all." in scheme
    assert "[2 marks]" in scheme
    assert "Candidates choose two of these questions." in scheme


def test_a_bonus_is_beyond_the_total(tmp_path: Path) -> None:
    section = "{questions: [{id: q1}]}\n  - {bonus: true, questions: [{id: q4}]}"
    result = worksheets.build(spec(tmp_path, section), output=tmp_path / "out", theme="exam")
    assert result.ok, list(map(str, result.diagnostics))
    paper, scheme = (words_of(tmp_path / "out" / f"spec{end}.pdf") for end in ("", "-mark-scheme"))
    assert "These questions are a bonus" in paper
    assert "The total for this paper is 1 mark." in paper
    assert "1 mark in all." in scheme
    assert "[2 marks, beyond the total]" in scheme


MISTAKES = {
    "different marks": (
        "{answer: 1, questions: [{id: q1}, {id: q4}]}",
        "",
        "'q4' is worth 2 marks and 'q1' 1",
    ),
    "no choice": ("{answer: 2, questions: [{id: q1}, {id: q2}]}", "", "there is no choice"),
    "one of all": (
        "{questions: [{id: q1}, {id: q2}]}",
        "instructions: [Answer ONE question only.]\n",
        "ask for one, but all questions are to be answered",
    ),
    "two of one": (
        "{answer: 1, instructions: Answer any two of these., questions: [{id: q1}, {id: q2}]}",
        "",
        "ask for two, but one of them is to be answered",
    ),
    "all of one": (
        "{answer: 1, questions: [{id: q1}, {id: q2}]}",
        "instructions: [Answer all the questions.]\n",
        "ask for all questions, but a candidate chooses",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_words_and_marks_that_contradict_a_choice(name: str, tmp_path: Path) -> None:
    section, top, message = MISTAKES[name]
    result = worksheets.build(spec(tmp_path, section, top), output=tmp_path / "out")
    (found,) = (one for one in result.diagnostics if one.severity == "error")
    assert message in found.message
    assert found.span.line
    assert found.hints


def test_marks_of_a_choice() -> None:
    assert Choice().total([4, 4, 4]) == 12
    assert Choice(2).total([4, 4, 4]) == 8
    assert Choice(2, bonus=True).total([4, 4, 4]) == 0
    assert Choice(2, bonus=True).within([4, 4, 4]) == 8

"""Marks are shown one way on a paper, and where there are none nothing is said of them."""

import re
from pathlib import Path

import pytest

from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request
from worksheets.read.theme import shipped

OUTLINE = "title: T\nsubject: S\ntopics: [{number: 1, title: A}]\n"
TOPIC = """questions:
  - {type: word-search, id: search, words: [cat, dog, hen]}
  - {type: short-answer, id: cat, stem: Say two things of it., points: [black, white]}
  - {type: ordering, id: order, prompt: Order., events: [one, two, three]}
"""
SPEC = "title: T\ncourse: course\nlayout: {{theme: {theme}}}\nsections: [{{questions: [{ids}]}}]\n"


def pages(folder: Path, theme: str, *ids: str, more: str = "") -> list[str]:
    """What is printed on the paper and on its mark scheme, a line a piece."""
    course = folder / "course"
    course.mkdir(exist_ok=True)
    (course / "outline.yaml").write_text(OUTLINE)
    (course / "1.yaml").write_text(TOPIC)
    wanted = ", ".join(f"{{id: {name}}}" for name in ids)
    (folder / "spec.yaml").write_text(SPEC.format(theme=theme, ids=wanted) + more)
    request = Request(folder / "out", "separate", to="dump")
    result = build([folder / "spec.yaml"], request)
    assert result.ok, result.diagnostics
    found = sorted((folder / "out").glob("*.txt"), key=lambda file: "scheme" in file.stem)
    return ["\n".join(re.findall(r"'(.*)'", file.read_text(encoding="utf-8"))) for file in found]


@pytest.mark.parametrize("theme", shipped())
def test_a_paper_without_marks_counts_none(theme: str, tmp_path: Path) -> None:
    for printed in pages(tmp_path, theme, "search"):
        assert not re.search(r"(?i)score|\bmarks?\b.*\b0\b|\b0 m|/ 0|total|out of|minutes", printed)
        assert "[0" not in printed


@pytest.mark.parametrize("theme", shipped())
def test_a_question_without_marks_is_in_no_count(theme: str, tmp_path: Path) -> None:
    for printed in pages(tmp_path, theme, "search", "cat"):
        assert not re.search(r"(?m)^\[?0\b|= 0|: 0|/ 0", printed)
        assert re.search(r"\b2\b", printed)


@pytest.mark.parametrize(
    ("theme", "notation"), [("worksheet", "[2]"), ("exam", "[2 marks]"), ("own.yaml", "(2 Punkte)")]
)
def test_instructions_show_the_marks_of_the_theme(
    theme: str, notation: str, tmp_path: Path
) -> None:
    (tmp_path / "own.yaml").write_text(
        "name: own\ndescription: d\nbased-on: worksheet\n"
        "marks: {one: '({n} Punkt)', several: '({n} Punkte)'}\n"
    )
    paper, _ = pages(tmp_path, theme, "cat")
    assert f"The marks for each are shown like this: {notation}." in paper.replace("\n", " ")
    assert paper.count(notation) == 2
    more = "instructions: ['So viel zählt jede: {marks}']\n"
    paper, _ = pages(tmp_path, theme, "cat", more=more)
    assert f"So viel zählt jede: {notation}" in paper


def test_a_theme_that_writes_no_marks_says_nothing_of_them(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "name: own\ndescription: d\nbased-on: worksheet\nmarks: {one: '', several: ''}\n"
    )
    paper, _ = pages(tmp_path, "own.yaml", "cat")
    assert "like this" not in paper
    assert "Answer all the questions." in paper


def test_what_scores_nothing_in_a_scheme_has_a_dash(tmp_path: Path) -> None:
    _, scheme = pages(tmp_path, "worksheet", "order")
    assert not re.search(r"(?m)^0$", scheme)

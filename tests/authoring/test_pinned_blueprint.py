"""Blueprints whose questions are written down: the paper stays, and its lines are held to it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice
from worksheets.cli import worksheets as program
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read.yaml_edits import extents

CHOICE = """# a mock
title: T
course: cold-war
blueprint:
  marks: 30           # in all
  topics: {"2.2.2": 12, "3.3": 9}
  sections:
    - {title: Recall, types: [multiple-choice, true-false, matching]}
    - {title: Judge, types: [essay], answer: 1, of: 2, marks: 9, apart: topic}

forms: FORMS
seed: 4
"""
FLOW = 'title: T\ncourse: physics\nblueprint: {marks: 8, topics: {"1": 8}, never: [crossword]}\n'
FORMS = f"{FLOW}forms: 3\ndisjoint: true\n"
KEPT = """title: T
course: physics
sections:
  - {title: First, questions: [{id: journey}]}
blueprint: {marks: 12, types: {essay: 0, others: any}}
"""
PHYSICS = Path(__file__).parents[2] / "specs" / "exams" / "physics-60.yaml"
PAPERS = {
    "options": CHOICE.replace("FORMS", "1"),
    "other orders": CHOICE.replace("FORMS", "2"),
    "between brackets": FLOW,
    "forms that share none": FORMS,
    "beside picks": KEPT,
    "draws": PHYSICS.read_text(encoding="utf-8"),
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def choice(path: Path) -> PaperChoice:
    sink = Sink()
    text = path.read_text(encoding="utf-8")
    found = ChoiceReader(path, reading_context()).choice(text, sink)
    assert found is not None, list(map(str, sink))
    return found


def printed(path: Path) -> list[object]:
    """What each form prints, but for its fingerprint."""
    return [(form.paper.front.form, form.paper.sections) for form in choice(path).forms]


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_stays_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(PAPERS[name], encoding="utf-8")
    before, names = printed(path), choice(path).names
    result = run("plan", "--pin", str(path))
    assert result.exit_code == 0, result.output
    assert "spec.yaml changed, lines" in result.output
    text = path.read_text(encoding="utf-8")
    assert ("blueprint", "pinned") in extents(text)
    assert text.startswith(PAPERS[name].partition("pinned")[0][:60])
    assert choice(path).names == names
    assert str(printed(path)) == str(before)
    assert "its questions are pinned" in run("plan", "--pin", str(path)).output
    assert path.read_text(encoding="utf-8") == text


def test_a_growing_course_moves_nothing(tmp_path: Path) -> None:
    """All that was not chosen stands for what was written later: another seed chooses it."""
    path = tmp_path / "spec.yaml"
    path.write_text(CHOICE.replace("FORMS", "1"), encoding="utf-8")
    run("plan", "--pin", str(path))
    names = choice(path).names
    for seed in (5, 6):
        text = path.read_text(encoding="utf-8").replace("seed: 4", f"seed: {seed}")
        path.write_text(text, encoding="utf-8")
        assert choice(path).names == names


def test_a_pinned_paper_is_held_to_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(CHOICE.replace("FORMS", "1"), encoding="utf-8")
    run("plan", "--pin", str(path))
    text = path.read_text(encoding="utf-8").replace("marks: 30 ", "marks: 31 ")
    path.write_text(text.replace('"3.3": 9', '"3.3": 10'), encoding="utf-8")
    output = run("check", str(path)).output
    assert "spec.yaml:5:10: error: the pinned questions do not meet a line: marks: 31" in output
    assert "topics: 3.3: 10; there are 9, 1 too few" in output


def test_only_blueprints_are_pinned_so(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text("title: T\ncourse: physics\nsections: [{questions: [{id: journey}]}]\n")
    result = run("plan", "--pin", str(path))
    assert result.exit_code == 1
    assert "the spec has no blueprint whose questions could be pinned" in result.output
    assert run("plan", "--pin", "--seed", "3", str(path)).exit_code == 2


def test_what_cannot_be_met_is_not_pinned(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    impossible = FLOW.replace("never: [crossword]", "types: {essay: 3}")
    path.write_text(impossible, encoding="utf-8")
    assert "error: no paper meets this line" in run("plan", "--pin", str(path)).output
    assert path.read_text(encoding="utf-8") == impossible


FAULTS = {
    "forms: 3": ("pinned: [journey]", "the paper has 3 forms that share no question"),
    "forms: 1": ("pinned: {A: [journey]}", "questions are pinned by form"),
    "seed: 1": ("pinned: [journey, journey]", "'journey' is pinned twice"),
    "seed: 2": ("pinned: [3/journey]", "no question of the paper's topics is called '3/journey'"),
    "seed: 3": ("pinned: [calculate-speed-formula~9]", "'calculate-speed-formula' has no draws"),
    "without: [journey]": ("pinned: [journey]", "'journey' is pinned here, and left out"),
}


@pytest.mark.parametrize("besides", FAULTS)
def test_what_is_wrong_with_pins_is_said(tmp_path: Path, besides: str) -> None:
    path = tmp_path / "spec.yaml"
    pins, message = FAULTS[besides]
    spec = FLOW.replace("never: [crossword]", pins)
    path.write_text(f"{spec}{besides}\ndisjoint: true\n", encoding="utf-8")
    assert message in run("check", str(path)).output


def test_of_a_question_with_values_a_draw_is_named(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(PAPERS["draws"], encoding="utf-8")
    run("plan", "--pin", str(path))
    text = path.read_text(encoding="utf-8")
    for wrong in ("momentum", "momentum~x"):
        path.write_text(re.sub(r"[a-z-]*momentum~\d+", wrong, text), encoding="utf-8")
        assert f"'{wrong}' is no draw of 'momentum'" in run("check", str(path)).output

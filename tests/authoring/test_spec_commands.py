"""`worksheets explain`, `swap`, `pin` and `unpin` on the command line."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from choices import choice_of, printed, reader_of
from papers import SPECS
from worksheets.authoring.alternatives import explanations
from worksheets.authoring.spec_file import differing_lines
from worksheets.cli import worksheets as program
from worksheets.memo import Memory

(KOREA,) = [path for path in SPECS if path.stem == "korean-war"]


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("spec.yaml")
    path.write_bytes(KOREA.read_bytes().replace(b"\n", b"\r\n"))
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments, standalone_mode=False)


def names(path: Path) -> list[str]:
    return printed(choice_of(reader_of(path), path.read_text(encoding="utf-8")))[0]


def test_a_swap_is_written_and_undone(spec: Path) -> None:
    before = names(spec)
    result = run("swap", "spec.yaml", "4")
    assert "spec.yaml changed, lines 11 to 30" in result.output
    assert b"\r\n" in spec.read_bytes()
    assert b"\n" not in spec.read_bytes().replace(b"\r\n", b"")
    after = names(spec)
    assert [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [3]
    (back,) = re.findall(r"undo with: worksheets (.+)", result.output)
    run(*back.split())
    assert names(spec) == before


def test_a_dry_run_changes_nothing(spec: Path) -> None:
    before = spec.read_bytes()
    result = run("swap", "spec.yaml", "13", "--dry-run")
    assert "-      - {id: attitudes-essay-1}\n+      - {id: attitudes-essay-2}\n" in result.output
    assert spec.read_bytes() == before


def test_all_are_pinned_and_one_is_free_again(spec: Path) -> None:
    before = names(spec)
    assert "pinned 12 questions" in run("pin", "spec.yaml", "--all").output
    assert "spec.yaml is as it was" in run("pin", "spec.yaml", "2").output
    assert "question 2 is chosen again" in run("unpin", "spec.yaml", "2").output
    assert names(spec) == before


def test_usage_and_mistakes(spec: Path) -> None:
    assert "name the questions to pin" in str(run("pin", "spec.yaml").exception)
    refused = run("unpin", "spec.yaml", "2").exception
    assert "question 2 is not pinned" in str(getattr(refused, "message", ""))
    assert run("explain", "no.yaml").return_value == 1


def test_an_explanation_says_where_and_why(spec: Path) -> None:
    lines = run("explain", "spec.yaml", "4", "13").output.splitlines()
    assert lines[0].startswith("  4  ")
    assert "asked for at spec.yaml:11:9 (6 of type multiple-choice); number " in lines[1]
    assert "in the order of seed 7" in lines[1]
    assert any(line.strip().startswith("passed over: ") for line in lines)
    assert "     named at spec.yaml:19:9" in lines
    assert "     could stand here: attitudes-essay-2" in lines


def test_all_questions_are_explained_as_json(spec: Path) -> None:
    found = json.loads(run("explain", "spec.yaml", "--json").output)
    assert [one["number"] for one in found] == [str(n) for n in range(1, 14)]
    fourth = found[3]
    assert fourth["rank"] > len(fourth["passed-over"])
    assert fourth["line"] == 11
    assert all(reason["reason"] for reason in fourth["passed-over"])


@pytest.mark.parametrize("name", ["korean-war", "retrieval-quiz", "lesson-handout"])
def test_each_question_before_a_chosen_one_is_accounted_for(name: str) -> None:
    (path,) = [path for path in SPECS if path.stem == name]
    with Memory().used():
        choice = choice_of(reader_of(path), path.read_text(encoding="utf-8"))
        for one in explanations(choice):
            if not one.rank:
                continue
            on_paper = {other.entry.name for other in choice.questions}
            assert one.rank - 1 - len(one.passed_over) <= len(on_paper)
            assert all(passed.entry.name not in on_paper for passed in one.passed_over)
            could = {entry.name for entry in one.could_stand}
            for passed in one.passed_over:
                clashing = passed.reason.startswith(("question ", "beside "))
                assert not (clashing and passed.entry.name in could)


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\nb\nc\n", "a\nb\nc\n", (0, 0)),
        ("a\nb\nc\n", "a\nx\nc\n", (2, 2)),
        ("a\nb\nc\n", "a\nx\ny\nc\n", (2, 3)),
        ("a\nb\nc\n", "a\nb\nc\nd\n", (4, 4)),
        ("a\nb\nc\n", "a\nc\n", (2, 2)),
    ],
)
def test_lines_that_differ(before: str, after: str, lines: tuple[int, int]) -> None:
    assert differing_lines(before, after) == lines


QUIZ = """\
title: Attitudes
course: cold-war
topics: [2.2.2]
sections: [{questions: [{type: multiple-choice, count: 3}]}]
seed: 2
"""


def test_commands_are_about_the_paper_of_a_class(spec: Path) -> None:
    """What the class has seen is explained, swapped and pinned, and not the paper of nobody."""
    Path("monday.yaml").write_text(QUIZ)
    spec.write_text(QUIZ)
    seen = ("--class", "10B", "--on", "2026-03-02", "--record", "--scheme", "none")
    assert "monday.pdf" in run("build", "monday.yaml", *seen).output
    today = ("--class", "10B", "--on", "2026-03-09")
    of_nobody = json.loads(run("explain", "spec.yaml", "--json").output)
    of_class = json.loads(run("explain", "spec.yaml", "--json", *today).output)
    assert {one["id"] for one in of_nobody}.isdisjoint(one["id"] for one in of_class)
    swapped = run("swap", "spec.yaml", "2", "--dry-run", *today).output
    assert f"+without: [{of_class[1]['id']}]" in swapped
    said = run("swap", "spec.yaml", "2", *today).output
    (back,) = re.findall(r"undo with: worksheets (.+)", said)
    assert back.endswith("--class 10B --on 2026-03-09")
    after = json.loads(run("explain", "spec.yaml", "--json", *today).output)
    changed = [a["id"] != b["id"] for a, b in zip(of_class, after, strict=True)]
    assert changed == [False, True, False]
    assert "pinned 2 questions" in run("pin", "spec.yaml", "--all", *today).output
    assert names(spec) == [f"2.2.2/{one['id']}" for one in after]
    assert "is chosen again" in run("unpin", "spec.yaml", "1", *today).output


def test_a_class_needs_its_day(spec: Path) -> None:
    for command in (("explain",), ("swap", "2"), ("pin", "2"), ("unpin", "2")):
        result = run(command[0], "spec.yaml", *command[1:], "--class", "10B")
        assert result.return_value == 1
        assert "it is not said on which day 10B has this paper" in result.output

"""`worksheets explain --against`: what is otherwise than on another paper, and why."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from worksheets.cli import worksheets as program
from worksheets.read.course_folders import shipped

SPEC = """\
title: Korea
course: ours
topics: [2.2.2]
sections:
  - questions:
      - {id: mc-refusal-1949}
      - {type: multiple-choice, count: 4}
  - questions:
      - {type: true-false, count: 3}
"""
RECORD = "output/korea.paper.json"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments, standalone_mode=False)


def explained(against: str = RECORD) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        run("explain", "korea.yaml", "--against", against, "--json").stdout
    )
    return found


def reasons(against: str = RECORD) -> dict[tuple[str, str], str]:
    """The reasons for what is otherwise, by the questions of now and of before."""
    return {
        ((one["now"] or {}).get("id", ""), (one["before"] or {}).get("id", "")): one["reason"]
        for one in explained(against)["differences"]
    }


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of one's own beside a spec, whose paper is recorded."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shipped()["cold-war"], tmp_path / "ours")
    Path("korea.yaml").write_text(SPEC)
    assert run("build", "korea.yaml", "--paper-record").return_value == 0
    return tmp_path / "ours" / "2.2.2.yaml"


def ids() -> list[str]:
    return [str(one["id"]) for one in json.loads(run("explain", "korea.yaml", "--json").stdout)]


def test_the_same_paper_has_no_difference(course: Path) -> None:
    assert run("explain", "korea.yaml", "--against", RECORD).stdout == "8 questions as before\n"
    found = explained("korea.yaml")
    assert (found["differences"], found["moved"]) == ([], [])
    assert found["same"] == ids()


def test_a_question_that_is_gone_or_left_out_is_said(course: Path) -> None:
    text = course.read_text("utf-8")
    second = ids()[1]
    Path("korea.yaml").write_text(f"{SPEC}without: [{second}]\n")
    assert {before: why for (_, before), why in reasons().items()}[second] == "'without' names it"
    Path("korea.yaml").write_text(SPEC)
    authored = next(one for one in ids() if f"id: {one}\n" in text and one != "mc-refusal-1949")
    course.write_text(text.replace(f"id: {authored}\n", f"id: {authored}-x\n"), "utf-8")
    gone = {before: why for (_, before), why in reasons().items()}
    assert gone[authored].startswith("it is gone from the course")


def test_a_question_that_reads_otherwise_is_said(course: Path) -> None:
    text = course.read_text("utf-8")
    changed = text.replace("refuse to support an attack", "not support an attack")
    course.write_text(changed, "utf-8")
    assert reasons() == {
        ("mc-refusal-1949", "mc-refusal-1949"): "it reads otherwise, or has another key or mark "
        "scheme"
    }
    said = run("explain", "korea.yaml", "--against", RECORD).stdout
    assert "  1  mc-refusal-1949 is not as it was\n" in said
    assert "7 questions as before\n" in said


def test_another_seed_is_another_order(course: Path) -> None:
    Path("other.yaml").write_text(f"{SPEC}seed: 5\n")
    found = run("explain", "other.yaml", "--against", "korea.yaml").stdout
    assert "the other one comes before it in the order of seed 5; the seed was 1" in found
    assert " in place of " in found


def test_other_picks_are_said_with_their_places(course: Path) -> None:
    first = ids()[1]
    more = SPEC.replace("count: 3", "count: 4").replace(
        "{type: multiple-choice, count: 4}", "{type: cloze}"
    )
    Path("korea.yaml").write_text(more)
    found = reasons()
    assert "it is not what is asked for at korea.yaml:7:9" in found.values() or any(
        why.startswith("it is gone from the course, or from the topics and types")
        for why in found.values()
    )
    assert found["", ids_before()[2]].startswith(("the paper asks for fewer", "it is gone"))
    assert "the paper asks for more questions" in found.values()
    assert first not in ids()


def ids_before() -> list[str]:
    record = json.loads(Path(RECORD).read_text("utf-8"))
    form = record["forms"][0]
    return [one["id"] for section in form["sections"] for pick in section for one in pick]


def test_a_question_named_in_the_spec_takes_a_place(course: Path) -> None:
    named = SPEC.replace("count: 4}", "count: 3}").replace(
        "      - {type: mult", "      - {id: mc-taiwan}\n      - {type: mult"
    )
    Path("korea.yaml").write_text(named)
    (reason,) = (why for (now, _), why in reasons().items() if now == "mc-taiwan")
    assert reason == "the spec names the other one"


def test_what_cannot_be_compared_is_said(course: Path) -> None:
    result = CliRunner().invoke(program, ["explain", "korea.yaml", "2", "--against", RECORD])
    assert "--against is about all questions" in result.output
    Path("bad.paper.json").write_text("{}")
    result = run("explain", "korea.yaml", "--against", "bad.paper.json")
    assert (result.return_value, "no record of a paper" in result.stderr) == (1, True)
    Path("bad.yaml").write_text("title: T\n")
    assert run("explain", "korea.yaml", "--against", "bad.yaml").return_value == 1

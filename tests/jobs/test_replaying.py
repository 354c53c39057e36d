"""A recorded paper is built again as it was, whatever its course has got since, or it is said with
places what is gone or changed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import worksheets
from builds import with_program
from papers import SPECS
from worksheets.assemble.recorded import digest_of
from worksheets.cli import worksheets as program
from worksheets.model.diagnostics import Sink, Span
from worksheets.pipeline.paper_record import read_record
from worksheets.read.course_folders import shipped

VALUES = """\
title: Sums
forms: 2
sections:
  - questions:
      - type: short-answer
        id: sum
        count: 3
        values: {a: 2..40, b: 2..40, c: = a + b}
        stem: What is {{a}} + {{b}}?
        points: ['{{c}}']
"""
DISJOINT = """\
title: Korea
course: cold-war
topics: [2.2.2]
forms: 2
disjoint: true
sections: [{questions: [{type: multiple-choice, count: 3}, {type: true-false, count: 2}]}]
"""
OF_ALL_KINDS = """\
title: Korea
course: cold-war
topics: [2.2.2]
forms: 2
disjoint: true
sections: [{questions: [{type: [true-false, multiple-choice], count: 8}]}]
"""
SPEC = """\
title: Korea
course: ours
topics: [2.2.2]
sections:
  - questions:
      - {id: mc-refusal-1949}
      - {type: multiple-choice, count: 5}
      - {type: true-false, count: 4}
      - {type: source-analysis, marks: 4}
      - {type: definitions, size: 4}
forms: 2
"""
FURTHER = """\
  - type: multiple-choice
    id: mc-further-{n}
    stem: Which number is meant by further {n}?
    key: It is {n}.
    distractors: [It is {n}1., It is {n}2., It is {n}3.]
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments, standalone_mode=False)


def built(folder: Path) -> dict[str, bytes]:
    """The PDF files in a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of one's own beside a spec, whose paper is built and recorded."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "ours"
    shutil.copytree(shipped()["cold-war"], folder)
    Path("korea.yaml").write_text(SPEC)
    assert run("build", "korea.yaml", "--paper-record").return_value == 0
    return folder / "2.2.2.yaml"


@pytest.mark.parametrize(
    "name", ["korean-war", "fractions", "retrieval-quiz", "map-and-timeline", "figures-for-sums"]
)
def test_a_paper_is_built_again_octet_for_octet(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = next(path for path in SPECS if path.stem == name)
    worksheets.build(path, output="out", paper_record=True)
    record = tmp_path / "out" / f"{name}.paper.json"
    result = run("replay", str(record), "-o", "again", "--trust", str(path.parent))
    assert result.return_value == 0, result.output
    assert built(Path("again")) == built(Path("out"))


@pytest.mark.parametrize("text", [VALUES, DISJOINT, OF_ALL_KINDS])
def test_draws_and_forms_are_those_of_the_record(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("paper.yaml").write_text(text)
    result = worksheets.build("paper.yaml", output="out", paper_record=True, seed=5)
    assert result.ok, list(map(str, result.diagnostics))
    Path("paper.yaml").unlink()
    assert run("replay", "out/paper.paper.json", "-o", "again").return_value == 0
    assert built(Path("again")) == built(Path("out"))
    assert len(built(Path("out"))) == 4


def test_a_course_that_has_grown_changes_nothing(course: Path) -> None:
    before = built(Path("output"))
    course.write_text(course.read_text() + "".join(FURTHER.format(n=n) for n in range(60)), "utf-8")
    run("build", "korea.yaml", "-o", "anew")
    assert "further" in run("explain", "korea.yaml").output
    result = run("replay", "output/korea.paper.json", "-o", "again")
    assert result.return_value == 0, result.output
    assert built(Path("again")) == before
    assert built(Path("anew")) != before


def test_what_was_changed_is_said_at_its_place(course: Path) -> None:
    text = course.read_text("utf-8")
    line = text[: text.index("- type: multiple-choice\n    id: mc-refusal-1949")].count("\n") + 1
    changed = text.replace("refuse to support an attack", "not support an attack")
    course.write_text(changed.replace("the principal aim", "the main aim"), "utf-8")
    result = run("replay", "output/korea.paper.json", "-o", "again")
    assert result.return_value == 1
    assert f"2.2.2.yaml:{line}:" in result.stderr
    assert "of form A, 'mc-refusal-1949', is worded otherwise: it was" in result.stderr
    assert "hint: put it back as it was, or build it as it is now with --accept-changes" in (
        result.stderr
    )
    assert not Path("again").exists()
    result = run("replay", "output/korea.paper.json", "-o", "again", "--accept-changes")
    assert (result.return_value, "warning: question " in result.stderr) == (0, True)
    assert built(Path("again")).keys() == built(Path("output")).keys()
    course.write_text(text.replace("Stalin gave no such promise", "He promised nothing"), "utf-8")
    result = run("replay", "output/korea.paper.json", "--dry-run")
    assert "'mc-refusal-1949', has another key, mark scheme, figure or options" in result.stderr
    course.write_text(text)
    result = run("replay", "output/korea.paper.json", "--dry-run", "-o", "again-2")
    assert (result.return_value, result.stdout) == (0, "12 questions: all there\n")
    assert not Path("again-2").exists()


def test_what_is_gone_is_said_at_its_line_in_the_record(course: Path) -> None:
    course.write_text(course.read_text("utf-8").replace("mc-refusal-1949", "mc-refusal-1950"))
    result = run("replay", "output/korea.paper.json")
    lines = Path("output/korea.paper.json").read_text("utf-8").split("\n")
    line = next(n for n, one in enumerate(lines, 1) if '"mc-refusal-1949", "draw"' in one)
    assert f"korea.paper.json:{line}:1: error: question " in result.stderr
    assert "of form A, 'mc-refusal-1949', is gone from the course" in result.stderr
    assert "hint: did you mean 'mc-refusal-1950'?" in result.stderr
    assert result.return_value == 1


def test_a_source_that_was_changed_is_said(course: Path) -> None:
    record = json.loads(Path("output/korea.paper.json").read_text("utf-8"))
    label = next(iter(record["forms"][0]["sources"]))
    text = Path("output/korea.paper.json").read_text("utf-8")
    digest = record["forms"][0]["sources"][label]
    Path("output/korea.paper.json").write_text(text.replace(digest, "0" * 24), "utf-8")
    result = run("replay", "output/korea.paper.json")
    assert f"{label} is not as it was on the paper" in result.stderr


def test_a_record_does_not_choose_what_may_be_read(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    result = CliRunner().invoke(program, ["replay", "../output/korea.paper.json"])
    assert "the spec of the paper lay in another folder" in result.output
    assert f"add --trust {tmp_path}" in result.output
    assert run("replay", "../output/korea.paper.json", "--trust", "..").return_value == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "damaged"),
        ("[]", "no record of a paper"),
        ('{"kind": "other"}', "no record of a paper"),
        ('{"kind": "worksheets-paper-1"}', "damaged"),
        ("[" * 100_000, "damaged"),
        ("\xff", "damaged"),
    ],
)
def test_what_is_no_record_is_said(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.paper.json"
    path.write_bytes(text.encode("latin-1"))
    sink = Sink()
    assert read_record(path, sink) is None
    assert said in str(next(iter(sink)))
    assert read_record(tmp_path / "none.paper.json", Sink()) is None


BLUEPRINT = """\
title: Korea
course: ours
topics: [2.2.2]
forms: 2
{disjoint}sections:
  - title: First
    questions: [{{type: true-false, count: 2}}]
blueprint:
  marks: 12
  objective-of: {{multiple-choice: AO1, short-answer: AO2}}
{sections}"""
SECTIONS = """\
  sections:
    - {title: Choices, types: [multiple-choice, multiple-response, odd-one-out]}
    - {title: Words, types: [short-answer, cloze, definitions, matching]}
"""


@pytest.mark.parametrize("sections", ["", SECTIONS])
@pytest.mark.parametrize("disjoint", ["", "disjoint: true\n"])
def test_a_paper_with_a_blueprint_is_built_again(
    course: Path, sections: str, disjoint: str
) -> None:
    """With its sections and their order, though another paper would be the cheapest now."""
    text = BLUEPRINT.format(sections=sections, disjoint=disjoint)
    Path("blueprint.yaml").write_text(text)
    assert run("build", "blueprint.yaml", "--paper-record", "-o", "out").return_value == 0
    before = built(Path("out"))
    course.write_text(course.read_text() + "".join(FURTHER.format(n=n) for n in range(60)), "utf-8")
    assert run("build", "blueprint.yaml", "-o", "anew").return_value == 0
    assert built(Path("anew")) != before
    result = run("replay", "out/blueprint.paper.json", "-o", "again")
    assert result.return_value == 0, result.output
    assert built(Path("again")) == before


def test_a_blueprint_has_no_section_for_a_question_of_another_type(course: Path) -> None:
    Path("blueprint.yaml").write_text(BLUEPRINT.format(sections=SECTIONS, disjoint=""))
    run("build", "blueprint.yaml", "--paper-record", "-o", "out")
    path = Path("out/blueprint.paper.json")
    text = path.read_text("utf-8")
    moved = text.replace("[short-answer, ", "[").replace(
        "odd-one-out]", "odd-one-out, short-answer]"
    )
    path.write_text(moved, "utf-8")
    result = run("replay", str(path))
    assert result.return_value == 1
    assert "no section of the blueprint asks for questions of type" in result.stderr
    assert "blueprint.yaml:9:" in result.stderr


def test_a_record_is_the_same_in_every_process(course: Path) -> None:
    """Sets have another order in each, and a digest must not know of it."""
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "worksheets", "build", "korea.yaml", "--paper-record"],
            env=with_program({"PYTHONHASHSEED": seed, "PATH": os.environ["PATH"]}),
            check=True,
            capture_output=True,
        )
        Path("output/korea.paper.json").rename(f"{seed}.json")
    assert Path("1.json").read_bytes() == Path("2.json").read_bytes()


NESTED = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
)


@given(NESTED, NESTED)
def test_a_digest_is_of_what_is_in_a_value(one: object, other: object) -> None:
    assert (digest_of(one) == digest_of(other)) == (repr(one) == repr(other) or one == other)
    assert digest_of((one, Span("a", 1, 1))) == digest_of((one, Span("b", 2, 2)))

"""What is said of mistakes: where they are, in words of one's own, short, and with a way out."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import worksheets
from worksheets.cli import main
from worksheets.cli import worksheets as command
from worksheets.model.diagnostics import Diagnostic, Span, did_you_mean, shortened, visible

OUTLINE = "title: T\ntopics: [{number: 1, title: One}]\n"
TOPIC = """questions:
  - {type: short-answer, id: q2, stem: S, points: [a, b]}
  - type: short-answer
    id: wide
    stem: 'A formula: $WIDE$'
    points: [a]
  - type: short-answer
    id: in-scheme
    stem: S
    points: ['$WIDE$', b]
"""
WIDE = "+".join(["abcdefgh"] * 40)
MANY = f"instructions: [{'word ' * 2000}]"
SPEC = "title: T\ncourse: course\nLINE\nsections:\n  - questions: [{PICK}]\n"


def said(folder: Path, pick: str = "id: q2", line: str = "") -> list[Diagnostic]:
    course = folder / "course"
    course.mkdir(exist_ok=True)
    (course / "outline.yaml").write_text(OUTLINE)
    (course / "1.yaml").write_text(TOPIC.replace("WIDE", WIDE))
    spec = folder / "spec.yaml"
    spec.write_text(SPEC.replace("PICK", pick).replace("LINE", line))
    return list(worksheets.build(spec, output=folder / "out").diagnostics)


PLACES = {
    "formula": ("id: wide", "", "course/1.yaml", (3, 5)),
    "formula in a scheme": ("id: in-scheme", "", "course/1.yaml", (7, 5)),
    "formula in the instructions": ("id: q2", f"instructions: ['$ {WIDE}']", "", (0, 0)),
    "fit": ("id: q2", f"{MANY}\nlayout: {{fit: {{sides: 1}}}}", "spec.yaml", (4, 15)),
    "family": ("id: q2", "layout: {theme: own.yaml}", "own.yaml", (2, 16)),
    "fallback": ("id: q2", "layout: {theme: other.yaml}", "other.yaml", (2, 34)),
    "logo": ("id: q2", "school: {name: S, logo: nope.png}", "spec.yaml", (3, 25)),
    "cover": ("id: q2", "school: {cover: nope.pdf, cover-says: x}", "spec.yaml", (3, 17)),
}  # fmt: skip


@pytest.mark.parametrize("what", PLACES)
def test_a_mistake_has_its_place(what: str, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("name: own\ntype: {family: Nope}\n")
    (tmp_path / "other.yaml").write_text("name: own\ntype: {fallback: [Source Sans 3, Nope]}\n")
    pick, line, file, place = PLACES[what]
    if what == "formula in the instructions":
        line, file, place = line.replace("$ ", "$").replace("']", "$']"), "spec.yaml", (3, 18)
    (found,) = said(tmp_path, pick, line)
    assert found.span.file == str(tmp_path / file)
    assert (found.span.line, found.span.column) == place
    assert found.hints


def test_what_a_question_is_worth(tmp_path: Path) -> None:
    (found,) = said(tmp_path, "id: q2, marks: 4")
    assert found.message == "the question 'q2' is worth 2 marks, not 4"
    assert found.hints == ("write marks: 2, or leave that out",)
    (found,) = said(tmp_path, "id: q2, type: essay, difficulty: hard")
    assert found.message == (
        "the question 'q2' is of type short-answer, not essay and of difficulty medium, not hard"
    )


@pytest.mark.parametrize(
    "line", ["forms: 1", "layout: {page: a4}", "layout: {page: letter-LANDSCAPE}"]
)
def test_what_everybody_understands_is_no_mistake(line: str, tmp_path: Path) -> None:
    assert said(tmp_path, line=line) == []


def test_a_paper_of_a_course_without_a_subject(tmp_path: Path) -> None:
    assert said(tmp_path, line="layout: {theme: exam}") == []


LONG = "a" * 300


@pytest.mark.parametrize(
    "line",
    [
        f"layout: {{theme: {LONG}}}",
        f"layout: {{page: {LONG}}}",
        f"tier: {LONG}\n{LONG}: x",
        f"topics: ['{LONG}']",
        f"minutes: {'9' * 5000}",
        f"minutes: -{'9' * 300}",
        f"seed: {LONG}",
        f"school: {{logo: {LONG}}}",
        "minutes: 1e999",
        "draft: perhaps",
        "layout: 3",
        "keywords: {a: b}",
        "instructions: {}",
        'title: "a\\u0007b"',
        'topics: ["\\e[31m\\u2028\\u202e"]',
    ],
)
def test_messages_are_short_and_our_own(line: str, tmp_path: Path) -> None:
    for found in said(tmp_path, line=line):
        words = str(found)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u202e]", words)
        assert not re.search(r"Value error|Input should|valid integer|validation", words)
        assert not any(len(quoted) > 61 for quoted in re.findall(r"'(\w*)", found.message))
        assert found.span.line


@given(st.text())
def test_whatever_is_said_can_be_seen(words: str) -> None:
    shown = str(Diagnostic("error", Span(words, 1, 1), f"there is no '{words}'", (words,)))
    shown.encode()
    assert all(letter == "\n" or letter >= " " for letter in shown)
    assert len(shown) < 2000 + len(words) * 10
    assert visible(visible(words)) == visible(words)


def test_quotations_are_cut_and_words_kept() -> None:
    assert (
        shortened(f"no '{'x' * 70}' and no '{'y' * 60}'") == f"no '{'x' * 60}…' and no '{'y' * 60}'"
    )
    assert shortened("the book's 'title' isn't 'it'") == "the book's 'title' isn't 'it'"


def test_suggestions() -> None:
    assert did_you_mean("a4", ["A4", "A5"]) == ("did you mean 'A4'?",)
    (many,) = did_you_mean("zzz", map(str, range(100)))
    assert many.endswith("…")


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["biuld"], "'build'"),
        (["build", "x.yaml", "--them", "exam"], "--theme"),
        (["build", "x.yaml", "--page", "a9"], "A4"),
        (["build", "x.yaml", "--scheme", "apendix"], "'appendix'"),
        (["types", "multiple-choise"], "'multiple-choice'"),
        (["figures", "pie"], "'pie-chart'"),
        (["themes", "exams"], "'exam'"),
    ],
)
def test_the_command_line_suggests(arguments: list[str], near: str) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    result = CliRunner().invoke(command, arguments)
    assert near in result.output


def test_the_command_line_takes_letters_of_any_size(tmp_path: Path) -> None:
    said(tmp_path)
    arguments = ["build", str(tmp_path / "spec.yaml"), "-o", str(tmp_path / "o"), "--page", "a5"]
    assert CliRunner().invoke(command, arguments, standalone_mode=False).return_value == 0


def test_courses_are_suggested(tmp_path: Path) -> None:
    said(tmp_path)
    for wrong, right in (("cold-wer", "cold-war"), (str(tmp_path / "cuorse"), "course")):
        result = CliRunner().invoke(command, ["topics", wrong], standalone_mode=False)
        assert result.return_value == 1
        assert "did you mean" in result.output
        assert right in result.output


CRASH = """
import sys, warnings
from worksheets.cli import main, topics
import worksheets.cli.topics as module
def find_course(*arguments):
    warnings.warn("something of a library", UserWarning)
    raise KeyError("a fault\\n\\x1b[31m")
module.find_course = find_course
main(["topics"])
"""


def test_a_crash_is_a_line_and_not_well() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("internal error: KeyError")
    assert "please report it" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr
    assert "\x1b" not in done.stderr

"""Codes of marks in points, in notes, and in the mark scheme."""

from pathlib import Path

import pypdf
import pytest

import worksheets
from drawn import course_of, drawn
from words import ENGLISH
from worksheets.checking.check import find_course
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.paper.content import plain
from worksheets.model.paper.mark_code import marks_of, meanings, spelled_out

SOLVE = r"""
  - type: short-answer
    id: solve
    letters: [x]
    values: {s: 2..9, a: 2..9, b: 1..12, c: = a * s + b}
    stem: 'Solve ${{a * x + b}} = {{c}}$.'
    points:
      - M1: '${{a * x}} = {{c - b}}$'
      - A1: '$x = {{s}}$'
        accept: '{{s as forms}}'
        reject: ['{{-s}}']
        note: cao
      - A2ft: '${{s + 1}}$'
      - B1: written out
"""
TICK = """
  - type: true-false
    id: tick
    values: {a: 2..9}
    statement: '{{a}} is half of {{2 * a}}.'
    answer: true
    working: [{M1: '{{2 * a}} ÷ 2 = {{a}}'}, so it is]
"""


def test_points_with_codes(tmp_path: Path) -> None:
    for draw, item in drawn(course_of(tmp_path / "course", SOLVE), "solve", 5):
        assert item.scheme is not None
        points = item.scheme.points
        assert [point.code for point in points] == ["M1", "A1", "A2ft", "B1"]
        assert [point.marks for point in points] == [1, 1, 2, 1]
        assert item.tariff == 5
        assert [plain(one) for one in points[1].accept] == [str(draw["s"])]
        assert plain(points[1].note) == "cao"
        assert plain(points[2].note).startswith("Follow through from")


def test_working_stands_in_the_notes(tmp_path: Path) -> None:
    ((draw, item),) = drawn(course_of(tmp_path / "course", TICK), "tick", 1)
    assert item.scheme is not None
    (note,) = map(plain, item.scheme.notes)
    doubled = 2 * int(draw["a"])  # type: ignore[arg-type]
    assert note == f"Working: {doubled} ÷ 2 = {draw['a']}; so it is"


def test_a_scheme_prints_codes_and_says_once_what_they_mean(tmp_path: Path) -> None:
    course_of(tmp_path / "course", SOLVE)
    spec = tmp_path / "spec.yaml"
    spec.write_text("title: T\ncourse: course\nsections: [{questions: [{id: solve, count: 2}]}]\n")
    result = worksheets.build(spec, output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))
    reader = pypdf.PdfReader(tmp_path / "out" / "spec-mark-scheme.pdf")
    words = " ".join(page.extract_text() for page in reader.pages)
    assert words.count("M1") == words.count("A2ft") == 2
    assert words.count("M for a method") == 1
    assert "E for an explanation" not in words


@pytest.mark.parametrize(
    ("code", "meant"),
    [("M", "M1"), ("m1", "M1"), ("A1 ft", "A1ft"), ("b2 (Dep)", "B2dep"), ("X1", "one like M1")],
)
def test_what_is_nearly_a_code_has_a_hint(code: str, meant: str) -> None:
    with pytest.raises(Mistake) as raised:
        spelled_out({code: "x"}, "answer")
    assert raised.value.hints[0].startswith(f"write {meant}")


@pytest.mark.parametrize(
    ("point", "message"),
    [
        ("{M1: x, B1: y}", "there are two codes, M1 and B1"),
        ("{X1: x}", "'X1' is no code of marks"),
        ("{M: x}", "'M' is no code of marks"),
        ("{A0: x}", "'A0' is no code of marks"),
        ("{answer: x, code: first}", "'first' is no code of marks"),
        ("{M1: x, marks: 3}", "M1 is worth 1, and marks is 3"),
        ("{answer: x, code: M0}", "'M0' is no code of marks"),
    ],
)
def test_what_is_no_code(point: str, message: str, tmp_path: Path) -> None:
    course = tmp_path / "course"
    course.mkdir()
    (course / "outline.yaml").write_text(
        "title: T\nsubject: S\ntopics:\n  - {number: 1, title: One}\n"
    )
    (course / "1.yaml").write_text(
        f"questions:\n  - {{type: short-answer, id: q, stem: Why?, points: [{point}]}}\n"
    )
    sink = Sink()
    find_course(str(course), sink)
    assert any(message in one.message for one in sink), list(map(str, sink))


def test_the_meaning_of_codes() -> None:
    assert meanings((), ENGLISH) == ""
    assert meanings(("M1", "A1ft"), ENGLISH) == (
        "In the column of marks: M for a method; A for an accurate answer, which earns the method "
        "marks before it too; "
        "ft follows through from a value that was wrong. "
        "A method mark is given for a right method with a value that was wrong before."
    )
    assert (marks_of("M1"), marks_of("A2ft"), marks_of("")) == (1, 2, 1)

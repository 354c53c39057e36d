"""Picks that get too few questions: what is in the way is named, and every hint is true."""

import re
from pathlib import Path

import pytest

import worksheets
from worksheets.model.diagnostics import Diagnostic

HEAD = "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsections:\n  - questions:\n"


def mistakes(folder: Path, *picks: str) -> list[Diagnostic]:
    path = folder / "spec.yaml"
    path.write_text(HEAD + "".join(f"      - {{{pick}}}\n" for pick in picks))
    return list(worksheets.build(path, output=folder / "out", scheme="none").diagnostics)


CHOICE = "type: multiple-choice, from: knowledge, count: {}"


def test_questions_that_cannot_stand_on_one_paper(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, CHOICE.format(12))
    only = re.search(r"; of (\d+) only (\d+) can stand on one paper, because", found.message)
    assert only
    assert found.hints == (
        f"set count: {only[2]}",
        "or spread them over several papers",
        "or add facts and questions to the course",
    )
    assert "rest of the paper" not in found.message
    assert mistakes(tmp_path, CHOICE.format(only[2])) == []


PICKS = (
    "type: true-false, from: knowledge, count: 2",
    "type: knowledge-organiser",
    "type: essay, from: authored",
)


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    wanted = CHOICE.format(4)
    (found,) = mistakes(tmp_path, *PICKS, wanted)
    assert "can stand beside the other questions of the paper" in found.message
    fewer, leave, _ = found.hints
    assert leave == (
        "or leave out any one of knowledge-organiser (line 7) and this pick: one is enough"
    )
    assert mistakes(tmp_path, PICKS[0], PICKS[2], wanted) == []
    assert mistakes(tmp_path, *PICKS) == []
    count = fewer.removeprefix("set count: ")
    assert mistakes(tmp_path, *PICKS, CHOICE.format(count)) == []


def test_several_short_picks_name_the_same_pick(tmp_path: Path) -> None:
    picks = CHOICE.format(5), "type: short-answer, from: knowledge, count: 3"
    short = mistakes(tmp_path, *PICKS, *picks)
    assert len(short) == 2
    for found in short:
        hints = [hint.removeprefix("or ") for hint in found.hints]
        assert "leave out knowledge-organiser (line 7)" in hints
    assert mistakes(tmp_path, PICKS[0], PICKS[2], *picks) == []


def test_a_pick_that_nothing_fits_does_not_hide_what_is_in_the_way(tmp_path: Path) -> None:
    unknown, short = mistakes(tmp_path, "id: nowhere", *PICKS, CHOICE.format(4))
    assert unknown.message == "no question in these topics has the id 'nowhere'"
    assert "knowledge-organiser (line 8)" in short.hints[1]


OUTLINE = "title: T\ntopics: [{number: 1, title: One}]\n"
TIED = """knowledge:
  terms:
    - {id: t, term: veto, definition: a right to say no}
questions:
  - {type: short-answer, id: a, stem: A, points: [a], asks: [t]}
  - {type: short-answer, id: b, stem: B, points: [a, b], gives: [t]}
"""


@pytest.mark.parametrize("marks", [(1, 2), (2, 1)])
def test_where_either_of_two_could_go(marks: tuple[int, int], tmp_path: Path) -> None:
    course = tmp_path / "course"
    course.mkdir()
    (course / "outline.yaml").write_text(OUTLINE)
    (course / "1.yaml").write_text(TIED)
    spec = tmp_path / "spec.yaml"
    picks = [f"{{type: short-answer, from: authored, marks: {n}}}" for n in marks]
    listed = "".join(f"      - {pick}\n" for pick in picks)
    spec.write_text(f"title: T\ncourse: course\nsections:\n  - questions:\n{listed}")
    (found,) = worksheets.build(spec, output=tmp_path / "out").diagnostics
    assert found.span.line == 6
    assert "of 1 none can stand beside the other questions of the paper" in found.message
    assert (
        found.hints[0] == "leave out any one of short-answer (line 5) and this pick: one is enough"
    )

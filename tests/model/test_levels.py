"""Levels of response: every mark from 1 to the top belongs to one level."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import worksheets
from worksheets.model.levels import Levels

ESSAY = """questions:
  - type: essay
    id: q
    stem: Why?
    marks: 8
    levels: essay
    indicative: [{title: One, points: [a]}]
"""
SPEC = "title: T\ncourse: course\nsections: [{questions: [{id: q}]}]\n"


def said(folder: Path, levels: str) -> list[str]:
    course = folder / "course"
    course.mkdir()
    (course / "outline.yaml").write_text("title: T\nsubject: S\ntopics: [{number: 1, title: A}]\n")
    (course / "1.yaml").write_text(ESSAY)
    (course / "levels.yaml").write_text(levels, encoding="utf-8")
    (folder / "spec.yaml").write_text(SPEC)
    found = worksheets.build(folder / "spec.yaml", output=folder / "out").diagnostics
    return [f"{one.span.line}:{one.span.column} {one.message}" for one in found]


def entries(*marks: str) -> str:
    lines = (f"  - {{marks: '{one}', descriptor: d}}\n" for one in marks)
    return "essay:\n" + "".join(lines)


WRONG = {
    ("1-3", "5-8"): "3:13 no level has 4 marks",
    ("5-8", "1-3"): "3:13 no level has 4 marks",
    ("1-2", "6-8"): "3:13 no level has 3 to 5 marks",
    ("1-4", "4-8"): "3:13 two levels have 4 marks",
    ("1-8", "2-3"): "3:13 two levels have 2 to 3 marks",
    ("4-1", "5-8"): "2:13 the level goes from 4 to 1",
    ("2-4", "5-8"): "2:13 the lowest level begins at 2",
    ("0",): "2:13 no level is worth a mark",
    ("1-2", "5-8", "3-4"): "4:13 the levels are not in order: 3-4 follows 5-8",
    ("5-8", "1-2", "3-4"): "4:13 the levels are not in order: 3-4 follows 1-2",
    ("5-6", "1-2", "3-4", "7-8"): "3:13 the levels are not in order: 1-2 follows 5-6",
}


@pytest.mark.parametrize(("marks", "message"), WRONG.items(), ids=str)
def test_levels_with_a_gap_or_an_overlap(
    marks: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    assert said(tmp_path, entries(*marks))[0] == message


@pytest.mark.parametrize("marks", [("1-4", "5-8"), ("5-8", "1-4"), ("0", "1–8"), ("8", "0-7")])
def test_levels_up_or_down_from_0_or_1(marks: tuple[str, ...], tmp_path: Path) -> None:
    assert not said(tmp_path, entries(*marks))


def test_levels_that_end_elsewhere_than_the_question(tmp_path: Path) -> None:
    (found,) = said(tmp_path, entries("1-5", "6-10"))
    assert found == "5:12 marks do not add up: 8 written, but 'essay' ends at 10"


@pytest.mark.parametrize("levels", ["essay: []\n", "essay: [{marks: x, descriptor: d}]\n", "a"])
def test_levels_that_cannot_be_read_are_one_mistake(levels: str, tmp_path: Path) -> None:
    assert len(said(tmp_path, levels)) == 1


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.booleans(), st.integers(0, 1))
def test_any_cut_of_marks_is_a_scheme_until_a_level_is_lost(
    sizes: list[int], falling: bool, first: int
) -> None:
    bands, least = [], first
    for size in sizes:
        bands.append({"marks": f"{least}-{least + size}", "descriptor": "d"})
        least += size + 1
    ordered = bands[::-1] if falling else bands
    assert not list(Levels.model_validate({"a": ordered}).problems())
    if len(sizes) > 2:
        del ordered[1]
        assert list(Levels.model_validate({"a": ordered}).problems())

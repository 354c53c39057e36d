"""Joiners keep their place in lines of both directions, and in what is copied from a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from structure import check_structure, heard
from themes import theme
from words import ENGLISH
from worksheets.jobs.batch import build
from worksheets.layout.style import style_of
from worksheets.layout.text.directions import levels
from worksheets.pipeline.request import Request

SPEC = """title: "می\\u200cخواهم"
course: course
language: en-GB
sections: [{questions: [{id: q}]}]
layout: {theme: t.yaml}
"""
THEME = "name: x\ndescription: y\ntype: {family: Source Sans 3, fallback: [amiri]}\n"
TOPIC = """questions:
  - {type: short-answer, id: q, stem: "کتاب\\u200cها *نمی\\u200cدانم* (x)", points: [a, b]}
"""


@given(st.text("aاא1 (\u200c\u200d\u200e\u200f\u061c\ufe0f\u200b", max_size=12), st.booleans())
def test_every_character_has_a_level(words: str, right_to_left: bool) -> None:
    assert len(levels(words, right_to_left)) == len(words)


def test_a_joiner_has_the_level_of_what_it_follows() -> None:
    assert levels("a می\u200cخ b", False) == (0, 0, 1, 1, 1, 1, 0, 0)


def test_joiners_shape_and_are_not_drawn() -> None:
    faces = style_of(theme("worksheet"), "A4", ENGLISH).faces
    face = faces.typeface("text")
    assert [glyph.text for glyph in face.shape("a\u200cb\u200d")] == ["a\u200c", "b\u200d"]
    assert face.width("a\u200cb", 10) == pytest.approx(face.width("ab", 10), abs=0.5)
    assert [piece.face for piece in faces.pieces("a\u200fb\ufe0f", "text", 11)] == ["text"]


def test_joiners_are_heard_and_copied(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    outline = "title: T\nsubject: S\nlanguage: fa\ntopics: [{number: 1, title: A}]\n"
    (tmp_path / "course" / "outline.yaml").write_text(outline)
    (tmp_path / "course" / "1.yaml").write_text(TOPIC, encoding="utf-8")
    (tmp_path / "spec.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "t.yaml").write_text(THEME)
    result = build([tmp_path / "spec.yaml"], Request(tmp_path / "out"))
    assert not result.diagnostics
    data = result.built[0].path.read_bytes()
    check_structure(data)
    assert "".join(heard(data)).count("\u200c") >= 3

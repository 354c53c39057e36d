"""A folder stands for the specs in it: themes beside them are none."""

from pathlib import Path

import worksheets
from worksheets.checking.check import check_files
from worksheets.pipeline.specs import spec_files

SPEC = "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsections: [{questions: [{type: essay}]}]\n"
THEME = """based-on: exam
name: our-school
description: the house style
school: {name: Kingsbridge Academy}
answers: {pitch: 9}
"""


def test_a_theme_beside_specs_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "quiz.yaml").write_text(SPEC + "layout: {theme: ours.yaml}\n")
    (tmp_path / "ours.yaml").write_text(THEME)
    (tmp_path / "unbased.yml").write_text("name: plain\ntype: {size: 12}\n")
    assert list(spec_files([tmp_path])) == [tmp_path / "quiz.yaml"]
    result = worksheets.build(tmp_path, output=tmp_path / "out")
    assert not result.diagnostics
    assert result.specs == 1
    checked, sink = check_files([tmp_path])
    assert (checked, list(sink)) == (1, [])


def test_specs_with_mistakes_are_no_themes(tmp_path: Path) -> None:
    texts = ["title: T\n", "titel: T\ncurse: x\nschool: {name: S}\n", "title: [", "- a\n", ""]
    for n, text in enumerate((*texts, "based-on: exam\ntitle: T\n")):
        (tmp_path / f"{n}.yaml").write_text(text)
    assert list(spec_files([tmp_path])) == sorted(tmp_path.iterdir())


def test_a_theme_that_is_named_is_an_error(tmp_path: Path) -> None:
    theme = tmp_path / "ours.yaml"
    theme.write_text(THEME)
    for path, message in (
        (theme, "this is a theme, not a spec"),
        (tmp_path, "the .yaml files in this folder are themes"),
    ):
        (found,) = worksheets.build(path, output=tmp_path / "out").diagnostics
        assert (found.span.file, found.severity) == (path.as_posix(), "error")
        assert found.message == message
        assert found.hints

"""An unknown key gets a hint that helps: a key of that very mapping, or where it belongs."""

from pathlib import Path

import pytest

from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read.spec import load_spec

SPEC = "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsections:\n  - questions: [{PICK}]\n"


def hints(folder: Path, pick: str = "type: essay", more: str = "") -> tuple[str, ...]:
    """The hints for the only mistake of a spec."""
    path = folder / "spec.yaml"
    path.write_text(SPEC.replace("PICK", pick) + more)
    sink = Sink()
    assert load_spec(path, reading_context(), sink) is None
    (found,) = sink
    return found.hints


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("cuont", "count"), ("coutn", "count"), ("topics", "topic"), ("frm", "from")],
)
def test_a_misspelt_key_of_a_pick(wrong: str, right: str, tmp_path: Path) -> None:
    for kind in ("", "type: multiple-choice, ", "type: essay, "):
        assert hints(tmp_path, f"{kind}{wrong}: 6") == (f"did you mean '{right}'?",)


def test_the_keys_of_a_pick_are_listed(tmp_path: Path) -> None:
    listed = "count, difficulty, from, id, marks, page-break, size, sources, spaced, topic, with"
    assert hints(tmp_path, "type: essay, number: 2") == (f"use one of: {listed}",)


@pytest.mark.parametrize("key", ["stem", "space", "options", "points"])
def test_a_key_of_a_question_of_another_type(key: str, tmp_path: Path) -> None:
    (hint,) = hints(tmp_path, f"type: cloze, {key}: x")
    assert hint.startswith("for a question that is written here, write a type that has it")
    keys = "count, difficulty, from, id, marks, page-break, size, sources, spaced, topic, type"
    assert hint.endswith(f"a pick has {keys} and with")


@pytest.mark.parametrize(
    ("pick", "more", "hint"),
    [
        ("type: essay", "theme: quiz\n", "write it under 'layout:'"),
        ("type: essay", "cover: x.pdf\n", "write it under 'school:'"),
        ("type: essay", "layout: {seed: 7}\n", "write it beside 'layout:', not under it"),
        ("type: essay, draft: true", "", "write it beside 'sections:', not under it"),
        ("type: essay", "    marks: 3\n", "write it under 'questions:'"),
    ],
)
def test_a_key_in_the_wrong_place(pick: str, more: str, hint: str, tmp_path: Path) -> None:
    assert hints(tmp_path, pick, more) == (hint,)


def test_a_key_of_a_theme_is_known_though_it_is_inherited(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("based-on: exam\nanswer: {pitch: 9}\nsize: 11\n")
    (tmp_path / "spec.yaml").write_text(SPEC.replace("PICK", "") + "layout: {theme: own.yaml}\n")
    sink = Sink()
    load_spec(tmp_path / "spec.yaml", reading_context(), sink)
    assert [found.hints for found in sink] == [
        ("did you mean 'answers'?",),
        ("write it under 'type:' or 'drill:'",),
    ]


def test_a_key_of_a_pick_in_a_question(tmp_path: Path) -> None:
    course = tmp_path / "course"
    course.mkdir()
    (course / "outline.yaml").write_text("title: T\ntopics: [{number: 1, title: One}]\n")
    question = "{type: short-answer, id: a, stem: S, points: [a], count: 2}"
    (course / "1.yaml").write_text(f"questions:\n  - {question}\n")
    (tmp_path / "spec.yaml").write_text("title: T\ncourse: course\nsections: [{questions: [{}]}]\n")
    sink = Sink()
    load_spec(tmp_path / "spec.yaml", reading_context(), sink)
    (found,) = sink
    assert found.hints == ("it belongs to a pick in a spec, not to a question: leave it out",)

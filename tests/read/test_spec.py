"""All mistakes of a spec that do not depend on one another are shown at once, in their order."""

from pathlib import Path

import pytest

from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read.spec import load_spec

GOOD = "sections: [{questions: [{type: essay}]}]\n"


def mistakes(folder: Path, text: str) -> list[Diagnostic]:
    path = folder / "spec.yaml"
    path.write_text(text)
    sink = Sink()
    assert load_spec(path, reading_context(), sink) is None
    assert all(found.hints for found in sink)
    return list(sink)


def messages(folder: Path, text: str) -> list[str]:
    return [found.message for found in mistakes(folder, text)]


LANGUAGE = "there are no words for the language 'xx'"
PAGE = "'page' cannot be 'A6'"
THEME = "there is no theme 'exams'"
TYPE = "there is no question type 'esay'"
COURSE = "there is no course 'cold-wa'"


def test_a_key_and_a_language(tmp_path: Path) -> None:
    text = f"title: T\ncourse: cold-war\nsead: 7\nlanguage: xx\n{GOOD}"
    assert messages(tmp_path, text) == ["unknown key 'sead'", LANGUAGE]


def test_a_type_a_page_a_theme_a_language_and_a_topic(tmp_path: Path) -> None:
    text = (
        "title: T\ncourse: cold-war\ntopics: [9.9]\nlanguage: xx\n"
        "layout: {page: A6, theme: exams}\n"
        "sections: [{questions: [{type: esay, topic: 2.9}]}]\n"
    )
    found = mistakes(tmp_path, text)
    unknown = "course 'cold-war' has no topic {}"
    expected = [unknown.format("9.9"), LANGUAGE, PAGE, THEME, TYPE, unknown.format("2.9")]
    assert [one.message for one in found] == expected
    places = [(one.span.line, one.span.column) for one in found]
    assert places == [(3, 10), (4, 11), (5, 16), (5, 27), (6, 32), (6, 45)]


def test_a_course_a_theme_and_a_language(tmp_path: Path) -> None:
    text = f"title: T\ncourse: cold-wa\nlanguage: xx\nlayout: {{theme: exams}}\n{GOOD}"
    assert messages(tmp_path, text) == [COURSE, LANGUAGE, THEME]


def test_a_logo_and_a_key(tmp_path: Path) -> None:
    text = f"title: T\ncourse: cold-war\nschool: {{logo: no.png}}\nsead: 7\n{GOOD}"
    assert messages(tmp_path, text) == ["there is no file 'no.png'", "unknown key 'sead'"]


def test_a_logo_of_the_spec_and_a_key(tmp_path: Path) -> None:
    text = f"title: T\ncourse: cold-war\nlogo: no.png\nsead: 7\n{GOOD}"
    assert messages(tmp_path, text) == ["there is no file 'no.png'", "unknown key 'sead'"]


def test_a_character_and_a_key(tmp_path: Path) -> None:
    text = f"title: T \U0001f9a3\ncourse: cold-war\nsead: 7\n{GOOD}"
    first, second = messages(tmp_path, text)
    assert "U+1F9A3" in first
    assert second == "unknown key 'sead'"


@pytest.mark.parametrize(
    "line",
    ["layout: 3", "layout: {theme: }", "layout: {theme: ''}", "topics: {a: b}", "language: [fr]"],
)
def test_one_mistake_is_said_once(line: str, tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, f"title: T\ncourse: cold-war\n{line}\n{GOOD}")) == 1


def test_topics_are_not_judged_by_an_outline_with_mistakes(tmp_path: Path) -> None:
    course = tmp_path / "course"
    course.mkdir()
    (course / "outline.yaml").write_text("title: T\n")
    text = f"title: T\ncourse: course\ntopics: [1]\n{GOOD}"
    assert messages(tmp_path, text) == ["'topics' is missing"]


def test_mistakes_of_a_theme(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "based-on: exams\ntype: {size: x, fonts: /etc}\nanswer: {pitch: 9}\n"
    )
    found = messages(
        tmp_path, f"title: T\ncourse: cold-war\nlayout: {{theme: own.yaml}}\nsead: 7\n{GOOD}"
    )
    assert found == [
        THEME,
        "'size' must be a number, not 'x'",
        "'/etc' is outside the folder of the file that names it",
        "unknown key 'answer'",
        "unknown key 'sead'",
    ]


def test_themes_are_suggested_and_no_other_files(tmp_path: Path) -> None:
    (tmp_path / "detente.yaml").write_text(f"title: T\ncourse: cold-war\n{GOOD}")
    (tmp_path / "broken.yaml").write_text("title: [")
    (tmp_path / "ours.yaml").write_text("based-on: exam\n")
    (found,) = mistakes(tmp_path, f"title: T\ncourse: cold-war\nlayout: {{theme: nowhere}}\n{GOOD}")
    assert found.hints[0] == (
        "use one of: drill, dyslexia, exam, large-print-18, large-print-24, ours.yaml, primary, "
        "quiz, worksheet"
    )

"""What `new` writes is sound as it is, and with any of its comments, and with all of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import worksheets
from worksheets.authoring.new_course import new_course, topic
from worksheets.authoring.new_paper import NewPaper, quoted
from worksheets.authoring.new_quiz import quiz
from worksheets.authoring.new_theme import theme
from worksheets.checking.check import find_course
from worksheets.model.course import Course
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.theme import Theme
from worksheets.read.course_folders import shipped
from worksheets.read.keys import keys_of
from worksheets.read.theme import shipped as shipped_themes

COMMENT = re.compile(r"^( *)#: ", re.M)
SPEC = "title: T\n{more}sections: [{{questions: [{entry}]}}]\n"
QUESTION = "{type: short-answer, stem: Why?, points: [a]}"


def with_each_comment(text: str) -> Iterator[str]:
    """A text as it is, with all its comments as content, and with each alone."""
    yield text
    yield COMMENT.sub(r"\1", text)
    for comment in COMMENT.finditer(text):
        yield text[: comment.start()] + comment[1] + text[comment.end() :]


def builds(spec: Path) -> None:
    result = worksheets.build(spec, output=spec.parent / "out")
    assert result.ok, [*map(str, result.diagnostics), spec.read_text(encoding="utf-8")]
    assert not result.diagnostics, [*map(str, result.diagnostics)]


def course(name: str) -> Course:
    found = find_course(name, Sink())
    assert found is not None
    return found


def paper(folder: Path, name: str, *topics: str) -> str:
    return NewPaper(folder / "spec.yaml", "T", course(name), name, topics).text()


def test_a_quiz_builds_with_any_of_its_comments(tmp_path: Path) -> None:
    text = quiz("It's a quiz: really")
    assert len(COMMENT.findall(text)) >= 6
    for n, changed in enumerate(with_each_comment(text)):
        (tmp_path / f"{n}.yaml").write_text(changed, encoding="utf-8")
        builds(tmp_path / f"{n}.yaml")


BRANCH_OF_LARGE = {"cold-war": ("3",), "mathematics": ("2",), "physics": ("1", "2")}
"""Branches of courses that are so large that a paper on all of them takes long to choose."""


@pytest.mark.parametrize("name", shipped())
def test_a_paper_builds_with_any_of_its_comments(name: str, tmp_path: Path) -> None:
    text = paper(tmp_path, name, *BRANCH_OF_LARGE.get(name, ()))
    assert re.search(r"^ +- .*count: [1-6]}", text, re.M)
    assert not re.search(r"count: ([7-9]|\d\d)", text)
    for n, changed in enumerate(with_each_comment(text)):
        (tmp_path / f"{n}.yaml").write_text(changed, encoding="utf-8")
        builds(tmp_path / f"{n}.yaml")


@pytest.mark.parametrize(
    ("name", "topic", "most", "expected"),
    [
        ("cold-war", "2.2.2", 10, 10),
        ("cold-war", "2.2.2", 3, 3),
        ("cold-war", "3.3", 60, 30),
        ("biology", "1", 10, 10),
        ("mathematics", "2.1", 10, 10),
        ("physics", "1", 12, 12),
    ],
)
def test_a_paper_has_so_many_questions_or_all_there_are(
    tmp_path: Path, name: str, topic: str, most: int, expected: int
) -> None:
    paper = NewPaper(tmp_path / "spec.yaml", "T", course(name), name, (topic,), most)
    (tmp_path / "spec.yaml").write_text(paper.text(), encoding="utf-8")
    counts = re.findall(r"^ +- .*count: (\d+)}", paper.text(), re.M)
    assert sum(map(int, counts)) == expected
    builds(tmp_path / "spec.yaml")


def test_a_paper_is_about_the_topics_that_were_named(tmp_path: Path) -> None:
    text = paper(tmp_path, "cold-war", "3.3", "5.1")
    assert "topics: [3.3, 5.1]\n" in text
    (tmp_path / "spec.yaml").write_text(text, encoding="utf-8")
    builds(tmp_path / "spec.yaml")


def test_a_topic_without_questions_gives_no_paper(tmp_path: Path) -> None:
    with pytest.raises(Mistake, match="has no questions to choose from"):
        paper(tmp_path, "cold-war", "2.1.1")


def test_a_topic_builds_with_any_of_its_comments(tmp_path: Path) -> None:
    new_course(tmp_path / "course", "T")
    (tmp_path / "spec.yaml").write_text(
        SPEC.format(more="course: course\n", entry="{id: soviet-troops}")
    )
    text = topic(tmp_path / "course", "1.1")
    assert len(COMMENT.findall(text)) >= 6
    for changed in with_each_comment(text):
        (tmp_path / "course" / "1.1.yaml").write_text(changed, encoding="utf-8")
        builds(tmp_path / "spec.yaml")
    outline = (tmp_path / "course" / "outline.yaml").read_text(encoding="utf-8")
    for changed in with_each_comment(outline):
        (tmp_path / "course" / "outline.yaml").write_text(changed, encoding="utf-8")
        builds(tmp_path / "spec.yaml")


@pytest.mark.parametrize("name", shipped_themes())
def test_a_theme_builds_with_all_of_its_comments(name: str, tmp_path: Path) -> None:
    text = theme("ours", name)
    for changed in [text, COMMENT.sub(r"\1", text)]:
        (tmp_path / "ours.yaml").write_text(changed, encoding="utf-8")
        spec = tmp_path / "spec.yaml"
        spec.write_text(SPEC.format(more="layout: {theme: ours.yaml}\n", entry=QUESTION))
        builds(spec)


def test_a_theme_builds_with_each_of_its_comments(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(SPEC.format(more="layout: {theme: ours.yaml}\n", entry=QUESTION))
    for changed in with_each_comment(theme("ours", "worksheet")):
        (tmp_path / "ours.yaml").write_text(changed, encoding="utf-8")
        builds(spec)


def test_a_theme_shows_every_key() -> None:
    text = COMMENT.sub(r"\1", theme("ours", "exam"))
    assert set(keys_of(Theme)) == set(re.findall(r"^([a-z-]+):", text, re.M)) - {"based-on"}


def test_a_theme_that_says_what_it_takes_looks_the_same(tmp_path: Path) -> None:
    pages = []
    text = theme("ours", "exam")
    for changed in [text, COMMENT.sub(r"\1", text)]:
        (tmp_path / "ours.yaml").write_text(changed, encoding="utf-8")
        spec = tmp_path / "spec.yaml"
        spec.write_text(SPEC.format(more="layout: {theme: ours.yaml}\n", entry=QUESTION))
        builds(spec)
        pages.append((tmp_path / "out" / "spec.pdf").read_bytes())
    assert pages[0] == pages[1]


def test_there_is_no_theme_to_base_one_on() -> None:
    with pytest.raises(Mistake, match="there is no theme 'exams' that ships"):
        theme("ours", "exams")


def test_a_number_that_other_programs_would_shorten_is_in_quotes() -> None:
    assert [quoted(number) for number in ("2.1", "2.10", "10")] == ["2.1", "'2.10'", "10"]

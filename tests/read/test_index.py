"""A course from its index is the course that was read, and only as long as nothing has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from worksheets.batch.prepared import reading
from worksheets.layout.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.read import index
from worksheets.read.course import read_course
from worksheets.read.index import Stored

OUTLINE = """
title: Many
subject: Numbers
topics:
  - {number: "1", title: One}
  - {number: "1.1", title: One and one}
  - {number: "2", title: Two}
"""


def topic(name: str, count: int = 400) -> str:
    questions = "".join(
        f"  - type: true-false\n    id: {name}-{n}\n    statement: {n} is a number of {name}.\n"
        f"    answer: {'true' if n % 2 else 'false'}\n    because: {'It is one. ' * (n % 7 + 1)}\n"
        for n in range(count)
    )
    return f"questions:\n{questions}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course that is large enough for an index."""
    monkeypatch.setenv("WORKSHEETS_CACHE", str(tmp_path / "cache"))
    course = tmp_path / "course"
    course.mkdir()
    (course / "outline.yaml").write_text(OUTLINE)
    for name in ("1", "1.1", "2"):
        (course / f"{name}.yaml").write_text(topic(name.replace(".", "-")))
    return course


def read(folder: Path, *branches: str) -> tuple[Course | None, list[str]]:
    sink = Sink()
    course = read_course(folder, reading(), covered(), sink, branches, certain=False)
    return course, list(map(str, sink))


def from_index(course: Course | None) -> bool:
    assert course is not None
    return any(isinstance(topic.questions, Stored) for topic in course.topics)


def whole(course: Course | None) -> tuple[object, ...]:
    """All that a course holds, wherever it comes from."""
    assert course is not None
    topics = [
        (topic.number, topic.title, topic.knowledge, tuple(topic.questions), topic.shelves)
        for topic in course.topics
    ]
    return course.id, course.title, course.subject, course.language, topics, course.digest


@pytest.mark.parametrize("branches", [(), ("1",), ("1.1", "2")])
def test_what_is_recalled_is_what_was_read(folder: Path, branches: tuple[str, ...]) -> None:
    first, said = read(folder, *branches)
    again, said_again = read(folder, *branches)
    assert not from_index(first)
    assert from_index(again)
    assert whole(first) == whole(again)
    assert said == said_again


def test_questions_are_found_by_their_place(folder: Path) -> None:
    read(folder)
    course, _ = read(folder)
    assert course is not None
    questions = course.topics[0].questions
    assert isinstance(questions, Stored)
    assert not questions.known
    assert questions[7].id == "1-7"
    assert questions[7] is questions[7]
    assert questions[-1] is questions[399]
    assert [one.id for one in questions[3:5]] == ["1-3", "1-4"]
    with pytest.raises(IndexError):
        questions[400]


def test_warnings_are_given_again(folder: Path) -> None:
    file = folder / "2.yaml"
    file.write_text(file.read_text().replace("0 is a number", "ᚠ is a number", 1))
    _, said = read(folder)
    assert len(said) == 1
    course, again = read(folder)
    assert from_index(course)
    assert again == said


def test_a_course_with_errors_has_no_index(folder: Path) -> None:
    file = folder / "2.yaml"
    file.write_text(file.read_text() + "  - type: nothing\n")
    _, said = read(folder)
    assert read(folder) == (None, said)


def edit(folder: Path) -> None:
    file = folder / "1.1.yaml"
    file.write_text(file.read_text().replace("7 is a number", "8 is a number", 1))


def remove(folder: Path) -> None:
    (folder / "2.yaml").unlink()


def add_picture(folder: Path) -> None:
    (folder / "a.svg").write_text("<svg/>")


def cut(folder: Path) -> None:
    (file,) = (folder.parent / "cache").iterdir()
    file.write_bytes(file.read_bytes()[:-1])


def overwrite(folder: Path) -> None:
    (file,) = (folder.parent / "cache").iterdir()
    file.write_bytes(b"something else\n" * 100)


def delete(folder: Path) -> None:
    (file,) = (folder.parent / "cache").iterdir()
    file.unlink()


@pytest.mark.parametrize("change", [edit, remove, add_picture, cut, overwrite, delete])
def test_after_any_change_the_course_is_read_anew(
    folder: Path, change: Callable[[Path], None]
) -> None:
    read(folder)
    change(folder)
    course, _ = read(folder)
    assert not from_index(course)
    again, _ = read(folder)
    assert from_index(again)
    assert whole(again) == whole(course)


def test_another_program_reads_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(folder)
    monkeypatch.setattr(index, "_code", lambda: (("course.py", 1, 1),))
    assert not from_index(read(folder)[0])


def test_a_small_course_needs_no_index(folder: Path) -> None:
    for name in ("1", "1.1", "2"):
        (folder / f"{name}.yaml").write_text(topic(name.replace(".", "-"), 3))
    read(folder)
    assert not (folder.parent / "cache").exists()


def test_where_nothing_can_be_written_the_course_is_read(folder: Path) -> None:
    (folder.parent / "cache").write_text("a file, not a folder")
    assert whole(read(folder)[0]) == whole(read(folder)[0])

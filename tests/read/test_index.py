"""A course from its index is the course that was read, and only as long as nothing has changed."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from worksheets.layout.type.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read import index
from worksheets.read.course import read_course
from worksheets.read.index import StoredQuestions

QUESTION = """
  - type: true-false
    id: pictured
    statement: It is square.
    answer: true
    because: It has four sides.
"""
SQUARE = """
<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="8" height="5"/></svg>
"""
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
    course = read_course(
        folder, replace(reading_context(), theme_is_known=False), covered(), sink, branches
    )
    return course, list(map(str, sink))


def from_index(course: Course | None) -> bool:
    assert course is not None
    return any(isinstance(topic.questions, StoredQuestions) for topic in course.topics)


def whole(course: Course | None) -> tuple[object, ...]:
    """All that a course holds, wherever it comes from."""
    assert course is not None
    topics = [
        (topic.number, topic.title, topic.knowledge, tuple(topic.questions), topic.groups)
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
    assert isinstance(questions, StoredQuestions)
    assert not questions.by_number
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


def add_levels(folder: Path) -> None:
    (folder / "levels.yaml").write_text("one: [{marks: 1-2, descriptor: A word.}]\n")


def index_of(folder: Path) -> Path:
    (file,) = (folder.parent / "cache").iterdir()
    return file


def open_to_others(folder: Path) -> None:
    index_of(folder).chmod(0o666)


def open_folder(folder: Path) -> None:
    (folder.parent / "cache").chmod(0o777)


def link(folder: Path) -> None:
    file = index_of(folder)
    elsewhere = folder.parent / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def pipe(folder: Path) -> None:
    file = index_of(folder)
    file.unlink()
    os.mkfifo(file)


def cut(folder: Path) -> None:
    (file,) = (folder.parent / "cache").iterdir()
    file.write_bytes(file.read_bytes()[:-1])


def overwrite(folder: Path) -> None:
    (file,) = (folder.parent / "cache").iterdir()
    file.write_bytes(b"something else\n" * 100)


def delete(folder: Path) -> None:
    (file,) = (folder.parent / "cache").iterdir()
    file.unlink()


@pytest.mark.parametrize(
    "change", [edit, remove, add_levels, cut, overwrite, delete, link, pipe, open_to_others]
)
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


def test_what_is_beside_a_course_costs_nothing_and_changes_nothing(folder: Path) -> None:
    read(folder)
    with (folder / "lesson.mp4").open("wb") as file:
        file.truncate(5_000_000_000)  # nothing could read that
    os.mkfifo(folder / "pipe.yaml")
    assert from_index(read(folder)[0])


def test_a_picture_is_part_of_a_course_once_it_is_named(folder: Path) -> None:
    file = folder / "2.yaml"
    figure = "    figure: {type: image, file: a.svg, alt: A square.}\n"
    file.write_text(file.read_text() + QUESTION + figure)
    picture = folder / "a.svg"
    picture.write_text(SQUARE)
    assert read(folder)[1] == []
    assert from_index(read(folder)[0])
    picture.write_text(SQUARE.replace("8", "9"))
    assert not from_index(read(folder)[0])
    picture.unlink()
    assert "there is no file 'a.svg'" in read(folder)[1][0]


def test_nobody_else_may_write_an_index(folder: Path) -> None:
    read(folder)
    cache = folder.parent / "cache"
    assert cache.stat().st_mode & 0o777 == 0o700
    assert index_of(folder).stat().st_mode & 0o777 == 0o600
    open_folder(folder)
    assert not from_index(read(folder)[0])


def test_an_index_of_another_user_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(folder)
    before = index_of(folder).stat()
    monkeypatch.setattr(os, "geteuid", lambda: before.st_uid + 1)
    assert not from_index(read(folder)[0])
    after = index_of(folder).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_any_damage_is_found(folder: Path) -> None:
    course, said = read(folder)
    sound = whole(course)
    file = index_of(folder)
    data = file.read_bytes()
    rng = Random(5)
    for _ in range(10):
        damaged = bytearray(data)
        start = rng.choice((rng.randrange(len(data)), rng.randrange(2000)))
        for n in range(start, min(len(data), start + rng.choice((1, 1, 100, len(data))))):
            damaged[n] = rng.randrange(256)
        file.write_bytes(damaged[: rng.choice((len(data), rng.randrange(len(data))))])
        file.chmod(0o600)
        again, said_again = read(folder)
        assert whole(again) == sound
        assert said_again == said


def test_a_record_that_was_damaged_is_made_of_the_course(folder: Path) -> None:
    sound = whole(read(folder)[0])
    file = index_of(folder)
    data = file.read_bytes()
    file.write_bytes(data[:-1000] + bytes(1000))
    course, _ = read(folder)
    assert from_index(course)
    assert whole(course) == sound
    assert not file.exists(), "it is written anew the next time"


def test_without_a_home_a_course_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WORKSHEETS_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", classmethod(no_home))
    assert whole(read(folder)[0]) == whole(read(folder)[0])


def no_home(kind: type[Path]) -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_another_program_reads_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(folder)
    monkeypatch.setattr(index, "_code_state", lambda: (("course.py", 1, 1),))
    assert not from_index(read(folder)[0])


def test_a_small_course_needs_no_index(folder: Path) -> None:
    for name in ("1", "1.1", "2"):
        (folder / f"{name}.yaml").write_text(topic(name.replace(".", "-"), 3))
    read(folder)
    assert not (folder.parent / "cache").exists()


def test_where_nothing_can_be_written_the_course_is_read(folder: Path) -> None:
    (folder.parent / "cache").write_text("a file, not a folder")
    assert whole(read(folder)[0]) == whole(read(folder)[0])

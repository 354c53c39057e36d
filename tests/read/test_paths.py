"""Where the paths may lead that somebody's files name."""

import os
from pathlib import Path

import pytest

import worksheets
from worksheets.model.diagnostics import Diagnostic, Mistake
from worksheets.read.paths import named_file, named_path

SPEC = """title: T
course: COURSE
LINE
sections: [{questions: [{type: true-false, count: 2}]}]
"""
THEME = "name: own\ndescription: d\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that was sent, beside one that is nobody else's; the command runs elsewhere."""
    for name in ("sent/below", "secret", "here/below"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("sent/a", "sent/below/a", "secret/a", "here/below/a"):
        (tmp_path / name).write_text("x")
    (tmp_path / "sent" / "link").symlink_to(tmp_path / "secret" / "a")
    (tmp_path / "sent" / "down").symlink_to("below")
    (tmp_path / "sent" / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.mark.parametrize("name", ["a", "below/a", "down/a", "./a", "below/../a", "HERE/below/a"])
def test_beside_and_below_and_where_the_command_runs(name: str, folder: Path) -> None:
    name = name.replace("HERE", str(folder / "here"))
    assert named_file(name, folder / "sent").read_text() == "x"


OUTSIDE = [
    "../secret/a",
    "link",
    "SECRET/a",
    "/etc/passwd",
    "/dev/zero",
    "..",
    "below/../../secret/a",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_lies_elsewhere_must_be_trusted(name: str, folder: Path) -> None:
    name = name.replace("SECRET", str(folder / "secret"))
    with pytest.raises(Mistake, match="is outside the folder of the file that names it") as caught:
        named_path(name, folder / "sent")
    assert "--trust" in caught.value.hints[0]
    real = Path(os.path.realpath(folder / "sent" / name))
    assert named_path(name, folder / "sent", [real if real.is_dir() else real.parent])


@pytest.mark.parametrize("name", ["", "a\nb", "a\0b", "\ud800", "x" * 5000])
def test_names_that_no_file_has(name: str, folder: Path) -> None:
    with pytest.raises(Mistake, match="no file can be called"):
        named_path(name, folder / "sent")


@pytest.mark.parametrize("name", ["none", "x" * 300, "below"])
def test_files_that_are_not_there(name: str, folder: Path) -> None:
    with pytest.raises(Mistake, match=r"there is no file|is a folder"):
        named_file(name, folder / "sent")


def built(
    folder: Path, course: str = "cold-war", line: str = "", **options: object
) -> list[Diagnostic]:
    path = folder / "sent" / "spec.yaml"
    path.write_text(SPEC.replace("COURSE", course).replace("LINE", line))
    return list(worksheets.build(path, output=folder / "out", **options).diagnostics)  # type: ignore[arg-type]


PLACES = {
    "course": ("../secret", "", 2, 9),
    "theme": ("cold-war", "layout: {theme: ../secret/theme.yaml}", 3, 17),
    "logo": ("cold-war", "school: {logo: ../secret/a}", 3, 16),
    "cover": ("cold-war", "school: {cover: ../secret/a, cover-says: x}", 3, 17),
}


@pytest.mark.parametrize("what", PLACES)
def test_a_spec_names_nothing_outside(what: str, folder: Path) -> None:
    (folder / "secret" / "theme.yaml").write_text(THEME)
    course, said, line, column = PLACES[what]
    (found,) = built(folder, course, said)
    assert "is outside the folder" in found.message
    assert (found.span.line, found.span.column) == (line, column)
    trusted = built(folder, course, said, trust=[folder / "secret"])
    assert not any("is outside" in found.message for found in trusted)


@pytest.mark.parametrize(
    ("key", "column"),
    [
        ("scheme: ../secret/t.yaml", 9),
        ("based-on: ../secret/t.yaml", 11),
        ("type: {fonts: /proc}", 15),
    ],
)
def test_a_theme_names_nothing_outside(key: str, column: int, folder: Path) -> None:
    theme = folder / "sent" / "own.yaml"
    theme.write_text(f"{THEME}{key}\n")
    (found,) = built(folder, line="layout: {theme: own.yaml}")
    assert "is outside the folder" in found.message
    assert (found.span.file, found.span.line, found.span.column) == (str(theme), 3, column)
    (again,) = built(folder, theme=str(theme))
    assert again == found, "the command line trusts the theme, and not what it names"


def test_a_theme_below_a_spec_may_name_what_is_beside_the_spec(folder: Path) -> None:
    sent = folder / "sent"
    (sent / "below" / "own.yaml").write_text(f"{THEME}based-on: ../base.yaml\n")
    (sent / "base.yaml").write_text(THEME)
    assert built(folder, line="layout: {theme: below/own.yaml}") == []


def test_a_theme_of_the_command_line_may_be_anywhere(folder: Path) -> None:
    (folder / "secret" / "own.yaml").write_text(THEME)
    assert built(folder, theme=str(folder / "secret" / "own.yaml")) == []


def test_a_picture_of_a_course_is_no_way_out(folder: Path) -> None:
    course = folder / "sent" / "course"
    course.mkdir()
    (course / "outline.yaml").write_text("title: T\ntopics: [{number: '1', title: O}]\n")
    (course / "1.yaml").write_text(
        "questions:\n  - type: true-false\n    id: q\n    statement: S.\n    answer: true\n"
        "    because: B.\n    figure: {type: image, file: LINK, alt: x}\n".replace(
            "LINK", "../link"
        )
    )
    (found,) = built(folder, "course")
    assert "is outside the folder" in found.message
    assert (found.span.line, found.span.column) == (7, 33)


def test_a_course_that_is_not_there_says_where_it_was_looked_for(folder: Path) -> None:
    (folder / "sent" / "chemistry").mkdir()
    (folder / "sent" / "chemistry" / "outline.yaml").write_text("title: T\n")
    (found,) = built(folder, "chemisty")
    assert (found.span.line, found.span.column) == (2, 9)
    assert found.hints[0] == "did you mean 'chemistry'?"
    assert str(folder / "sent" / "chemisty") in found.hints[1]
    (found,) = built(folder, "below")
    assert found.message == "the folder 'below' is no course: it has no outline.yaml"


def test_a_course_is_no_spec(folder: Path) -> None:
    course = folder / "sent" / "chemistry"
    course.mkdir()
    for name in ("outline.yaml", "1.1.yaml"):
        (course / name).write_text("title: T\n")
    for path in (course, course / "1.1.yaml", Path("cold-war")):
        (found,) = worksheets.build(path, output=folder / "out").diagnostics
        assert "not a spec" in found.message
        assert "worksheets topics" in found.hints[0]


def test_a_picture_of_a_theme_lies_beside_the_file_that_names_it(folder: Path) -> None:
    below = folder / "sent" / "below"
    (below / "house.yaml").write_text(f"{THEME}school: {{name: S, logo: logo.png}}\n")
    (folder / "sent" / "own.yaml").write_text(f"{THEME}based-on: below/house.yaml\n")
    (found,) = built(folder, line="layout: {theme: own.yaml}")
    assert found.message == "there is no file 'logo.png'"
    assert (found.span.file, found.span.line) == (str(below / "house.yaml"), 3)

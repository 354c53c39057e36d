"""One mistake a file: each is found at its place, said in plain words, and nothing is built.

In the files of bad/ a comment above the line says what is expected: `# error COLUMN: message`, and
`# hint: words of a hint`.
"""

import re
from pathlib import Path

import pytest

import worksheets
from worksheets.model.diagnostics import Diagnostic

BAD = Path(__file__).parent / "bad"
SPECS = sorted((BAD / "specs").glob("*.yaml"))
TOPICS = sorted((BAD / "topics").glob("*.yaml"))

HEAD = "title: Quiz\ncourse: cold-war\ntopics: [2.2.2]\n"
GOOD = "sections:\n  - questions:\n      - {type: essay}\n"
OUTLINE = "title: T\nsubject: S\ntopics:\n  - {number: 1, title: One}\n"


def errors(path: Path, output: Path) -> list[Diagnostic]:
    result = worksheets.build(path, output=output)
    assert not result.ok
    assert not output.exists()
    return [found for found in result.diagnostics if found.severity == "error"]


def assert_expected(found: Diagnostic, file: Path) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    (n,) = (n for n, line in enumerate(lines) if line.startswith("# error "))
    column, message = re.fullmatch(r"# error (\d+): (.+)", lines[n]).groups()  # type: ignore[union-attr]
    hint = lines[n + 1].removeprefix("# hint: ")
    assert lines[n + 1] != hint, "a mistake needs a hint"
    assert (found.span.line, found.span.column) == (n + 3, int(column))
    assert message in found.message
    assert any(hint in words for words in found.hints), found.hints


@pytest.mark.parametrize("file", SPECS, ids=[file.stem for file in SPECS])
def test_bad_spec(file: Path, tmp_path: Path) -> None:
    (found,) = errors(file, tmp_path / "out")
    assert found.span.file == file.as_posix()
    assert_expected(found, file)


@pytest.mark.parametrize("file", TOPICS, ids=[file.stem for file in TOPICS])
def test_bad_topic(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "outline.yaml").write_text(OUTLINE)
    (folder / "1.yaml").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    spec = tmp_path / "spec.yaml"
    spec.write_text("title: T\ncourse: course\nsections: [{questions: [{count: 1}]}]\n")
    (found,) = errors(spec, tmp_path / "out")
    assert found.span.file == (folder / "1.yaml").as_posix()
    assert_expected(found, file)


BYTES = {
    "UTF-16": ("title: Quiz".encode("utf-16"), "the file is UTF-16"),
    "latin-1": ("title: Café".encode("latin-1"), "byte 0xE9 is not UTF-8"),
    "10 MB": (b"#" * 10_000_001, "10 MB is the most"),
    "alias bomb": (b"a: &a [x]\nb: [*a, *a]\n", "anchors are not supported"),
    "empty": (b"", "the file is empty"),
    "brackets": (b"[" * 100_000, "nested too deeply"),
    "nesting": (b"title: " + b"[" * 70 + b"]" * 70, "nested too deeply: more than 64 levels"),
    "control character": (b"title: a\x07", "control character"),
    "only a comment": (b"# later", "the file has no content"),
    "only a list": (b"- a", "must be a mapping"),
}


@pytest.mark.parametrize(("data", "message"), BYTES.values(), ids=BYTES)
def test_bad_bytes(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(data)
    (found,) = errors(path, tmp_path / "out")
    assert message in found.message
    assert found.hints


def test_missing_file_names_a_near_one(tmp_path: Path) -> None:
    (tmp_path / "quiz.yaml").write_text(HEAD)
    (found,) = errors(tmp_path / "quizz.yaml", tmp_path / "out")
    assert found.message == "there is no such file"
    assert "quiz.yaml" in found.hints[0]


def test_a_folder_without_specs(tmp_path: Path) -> None:
    (found,) = errors(tmp_path, tmp_path / "out")
    assert found.message == "there is no .yaml file in this folder"


def test_every_mistake_of_a_file_is_shown_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        "titel: Q\ncourse: cold-war\nseed: x\nsections:\n  - questions: [{typ: essay}]\n"
    )
    found = errors(path, tmp_path / "out")
    assert [(one.span.line, one.span.column) for one in found] == [(1, 1), (3, 7), (5, 18)]


def test_text_cut_by_a_comment_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "cut.yaml"
    path.write_text(HEAD + "subtitle: We are #1\n" + GOOD)
    result = worksheets.build(path, output=tmp_path / "out")
    (found,) = result.diagnostics
    assert (found.severity, found.span.line, found.span.column) == ("warning", 4, 18)
    assert not worksheets.build(path, output=tmp_path / "strict", strict=True).ok

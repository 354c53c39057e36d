"""A paper in one language with questions made from facts in another: one warning."""

from pathlib import Path

import pytest

import worksheets
from worksheets.checking.check import check_files

SPEC = "title: T\ncourse: cold-war\ntopics: [2.2.2]\n{}\nsections: [{{questions: [{{{}}}]}}]\n"
MADE = "type: multiple-choice, count: 3, from: knowledge"


def write(folder: Path, line: str, pick: str) -> Path:
    path = folder / "spec.yaml"
    path.write_text(SPEC.format(line, pick))
    return path


@pytest.mark.parametrize("more", ["", "\nforms: 3", "\nforms: 2\ndisjoint: true"])
def test_one_warning_at_the_language(more: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"language: fr{more}", MADE)
    result = worksheets.build(path, output=tmp_path / "out")
    (found,) = result.diagnostics
    assert (found.severity, found.span.line, found.span.column) == ("warning", 4, 11)
    assert "'fr'" in found.message
    assert "'en-GB'" in found.message
    assert found.hints
    assert result.ok
    _, sink = check_files([path])
    assert list(sink) == [found]


def test_it_fails_a_strict_build(tmp_path: Path) -> None:
    path = write(tmp_path, "language: fr", MADE)
    assert not worksheets.build(path, output=tmp_path / "out", strict=True).ok
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("line", "pick"),
    [
        ("language: en-US", MADE),
        ("seed: 2", MADE),
        ("language: fr", "type: essay, from: authored"),
    ],
)
def test_no_warning(line: str, pick: str, tmp_path: Path) -> None:
    result = worksheets.build(write(tmp_path, line, pick), output=tmp_path / "out")
    assert not result.diagnostics

"""What the page about classes says is true."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import worksheets
from worksheets.cli import worksheets as program

PAGE = (Path(__file__).parent.parent / "docs" / "history.md").read_text(encoding="utf-8")


def test_the_examples_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quiz, taught, grid = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
    monkeypatch.chdir(tmp_path)
    Path("history").mkdir()
    Path("history/10b.yaml").write_text(taught, encoding="utf-8")
    Path("quiz.yaml").write_text(quiz, encoding="utf-8")
    Path("grid.yaml").write_text(grid, encoding="utf-8")
    result = worksheets.build(["quiz.yaml", "grid.yaml"], output="out", record=True)
    assert not result.diagnostics, list(map(str, result.diagnostics))
    (first,) = re.findall(r"^    worksheets (build .*)$", PAGE, re.M)
    for command in (first, "history", "history 10B", "history 10B --forget quiz.yaml"):
        called = CliRunner().invoke(program, command.split(), standalone_mode=False)
        assert (called.return_value, called.exception) == (0, None), called.output

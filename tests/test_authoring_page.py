"""What docs/authoring.md says is what the program does."""

import re
from pathlib import Path

from click.testing import CliRunner

import worksheets
from worksheets.cli import worksheets as program

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")


def test_the_spec_of_the_page_builds(tmp_path: Path) -> None:
    (words,) = re.findall(r"```yaml\n(title.*?)```", PAGE, re.S)
    (tmp_path / "spec.yaml").write_text(words, encoding="utf-8")
    result = worksheets.build(tmp_path / "spec.yaml", output=tmp_path / "out")
    assert not result.diagnostics, list(map(str, result.diagnostics))


def test_the_explanation_of_the_page_is_that_of_the_program() -> None:
    shown = re.search(r"    \$ worksheets explain (.+)\n((?:    .*\n)+)", PAGE)
    assert shown
    spec, number = shown[1].split()
    result = CliRunner().invoke(program, ["explain", str(ROOT / spec), number])
    expected = [line[4:] for line in shown[2].splitlines()]
    found = [line.replace(f"{ROOT.as_posix()}/", "") for line in result.output.splitlines()]
    assert found == expected

"""Every example of the page on sources builds."""

import re
from pathlib import Path

import pytest

import worksheets

PAGE = (Path(__file__).parent.parent / "docs" / "sources.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_an_example_builds(number: int, tmp_path: Path) -> None:
    spec = tmp_path / "example.yaml"
    spec.write_text(BLOCKS[number], encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    assert not result.diagnostics, list(map(str, result.diagnostics))
    kinds = {file.kind for file in result.built}
    assert kinds - {"paper", "mark-scheme"} == {("insert", "data")[number]}

"""What the page on exam papers says of structure builds, and every style of numbers is told."""

import re
from pathlib import Path
from typing import get_args

import pytest

import worksheets
from worksheets.model.paper.lettering import Numbering
from worksheets.model.picks import PageBreak

DOCS = Path(__file__).parent.parent / "docs"
STRUCTURE = (DOCS / "exam-papers.md").read_text("utf-8").partition("\n## Marking\n")[0]
BLOCKS = re.findall(r"```yaml\n(.*?)```", STRUCTURE, re.DOTALL)
QUIZ = (
    "title: Quiz\nsections:\n  - questions:\n"
    "      - {type: true-false, statement: So., answer: true}\n"
)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_an_example_builds(number: int, tmp_path: Path) -> None:
    block = BLOCKS[number]
    spec = tmp_path / "example.yaml"
    spec.write_text(block if block.startswith("title") else QUIZ + block, encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    assert not result.diagnostics, list(map(str, result.diagnostics))


def test_every_style_of_numbers_and_every_page_break_is_told() -> None:
    page = (DOCS / "pages.md").read_text("utf-8")
    for name in (*get_args(Numbering), *get_args(PageBreak)):
        assert f"`{name}`" in page, name

"""The tables of formats in docs/exchange.md are those that the program makes."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from worksheets.authoring.format_tables import TABLES, capability_table, type_table, with_tables
from worksheets.cli import worksheets
from worksheets.exchange.questions.formats.registry import FORMATS
from worksheets.model.diagnostics import Mistake
from worksheets.questions import registry

PAGE = Path(__file__).parents[2] / "docs" / "exchange.md"


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in table.splitlines()]


def test_the_page_is_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"<!-- formats: (\S+) -->", page) == [*TABLES]
    assert with_tables(page) == page


def test_every_type_and_every_format_has_its_place() -> None:
    written = [f"`{one.name}`" for one in FORMATS if one.write is not None]
    for table in (type_table(), capability_table()):
        head, _, *rows = cells(table)
        assert head[-len(written) :] == written
        assert {len(row) for row in rows} == {len(written) + 1}
    names = [row[0] for row in cells(type_table())[2:]]
    assert names == [f"`{name}`" for name in registry()]


def test_the_table_says_what_is_written() -> None:
    head, _, *rows = cells(type_table())
    said = {row[0]: dict(zip(head[-12:], row[1:], strict=True)) for row in rows}
    assert said["`multiple-choice`"]["`moodle`"] == "yes"
    assert said["`ordering`"]["`canvas`"] == "split"
    assert said["`ordering`"]["`kahoot`"] == "–"
    assert "penalty" in said["`multiple-response`"]["`moodle`"]
    assert said["`multiple-response`"]["`qti3`"] == "yes"


def test_the_command_writes_tables_anew_and_leaves_the_rest(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A\n\n<!-- formats: read -->\nold\n<!-- end of formats -->\n\nB\n")
    for _ in range(2):
        result = CliRunner().invoke(worksheets, ["formats", "--into", str(page)])
        assert result.exit_code == 0, result.output
        text = page.read_text()
        assert text.startswith("# A\n\n<!-- formats: read -->\n| Format |")
        assert text.endswith("|\n<!-- end of formats -->\n\nB\n")
        assert "old" not in text


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("no table", "no table has a place in it"),
        ("<!-- formats: reed -->\n<!-- end of formats -->", "there is no table 'reed'"),
    ],
)
def test_a_page_without_a_place_is_a_mistake(page: str, message: str) -> None:
    with pytest.raises(Mistake, match=message):
        with_tables(page)

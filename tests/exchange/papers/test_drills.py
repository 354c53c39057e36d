"""Drills of exported papers: in columns and in order, their equals signs under one another."""

from io import BytesIO

import pytest
from docx import Document
from docx.table import Table
from flows import handout_of, scheme_of
from lxml import html
from readings import page_of, rendered, word_file_of

from worksheets.exchange.papers.flow import Drill, Grid, Question
from worksheets.exchange.papers.formats import markdown
from worksheets.model.paper.content import Para, plain

ACROSS = ["", "(a)", "(b)"], ["(c)", "(d)", "(e)"], ["(f)", "(g)", "(h)"], ["(i)"]
DOWN = [["(a)", "(h)", "(o)"], ["(b)", "(i)", "(p)"], ["(c)", "(j)", "(q)"]]


def drill_of(name: str) -> Drill:
    """The first drill of a paper."""
    for part in handout_of(name).parts:
        for block in part.body if isinstance(part, Question) else ():
            if isinstance(block, Drill):
                return block
    raise AssertionError(f"{name} has no drill")


def word_table(name: str) -> Table:
    """The table of the first drill of a paper, which has no rules."""
    word = Document(BytesIO(word_file_of(handout_of(name))))
    return next(
        table
        for table in word.tables
        if table.rows[0].cells[0].paragraphs[0].style.name == "Exercise"  # type: ignore[union-attr]
    )


def test_columns_are_those_of_the_spec_in_its_order() -> None:
    drill = drill_of("fractions")
    found = [[entry.label for entry in row if entry] for row in drill.rows]
    assert found == list(map(list, ACROSS))
    down = drill_of("forms/times-tables")
    assert down.down
    assert [[entry.label for entry in row if entry] for row in down.rows][:3] == DOWN


@pytest.mark.parametrize(("name", "across"), [("fractions", 3), ("forms/times-tables", 3)])
def test_equals_signs_have_a_column_of_their_own_in_word(name: str, across: int) -> None:
    table = word_table(name)
    assert len(table.columns) == 3 * across
    wanted = [[entry.label for entry in row if entry] for row in drill_of(name).rows]
    found = [[cell.text for cell in row.cells[::3] if cell.text] for row in table.rows]
    assert found == [[label for label in row if label] for row in wanted]
    ends = [cell.text for row in table.rows for cell in row.cells[1::3] if cell.text]
    assert len(ends) == len(drill_of(name).entries)
    assert all(end.endswith("=") for end in ends)


@pytest.mark.parametrize("name", ["fractions", "forms/times-tables", "forms/column-arithmetic"])
def test_a_table_of_a_drill_is_as_wide_as_the_text(name: str) -> None:
    table = word_table(name)
    assert sum(column.width.cm for column in table.columns if column.width) <= 17.0
    assert "Table Grid" not in {table.style.name if table.style else ""}


def test_words_are_cut_behind_the_first_equals_sign_and_nothing_is_lost() -> None:
    for entry in drill_of("forms/times-tables").entries:
        assert plain(entry.before).endswith("=")
        (behind,) = entry.parts
        assert isinstance(behind, Para)
        assert plain(behind.content) == "_"


@pytest.mark.parametrize("name", ["fractions", "forms/times-tables", "forms/column-arithmetic"])
def test_pages_and_markdown_have_all_exercises(name: str) -> None:
    drill = drill_of(name)
    wanted = [entry.label for entry in drill.entries if entry.label]
    page = html.document_fromstring(page_of(handout_of(name)).decode())
    shown = page.xpath("(//ul[starts-with(@class, 'drill')])[1]")[0]
    assert f"--columns:{drill.columns}" in shown.get("style")
    assert [one.text_content() for one in shown.xpath("./li/span[@class='letter']")] == wanted
    written = rendered(markdown.write(handout_of(name), "paper"))
    found = [one.text_content() for one in written.xpath("//strong")]
    assert set(wanted) <= set(found)


def test_figures_of_a_drill_stand_in_their_columns() -> None:
    drill = drill_of("forms/column-arithmetic")
    assert drill.columns == 3
    assert drill.lead == 0
    table = word_table("forms/column-arithmetic")
    pictures = [cell._tc.xpath(".//wp:inline") for row in table.rows for cell in row.cells[1::2]]
    assert [len(found) for found in pictures] == [1] * len(drill.entries)


def test_short_answers_stand_beside_one_another_in_the_scheme() -> None:
    (grid, *_) = (part for part in scheme_of("forms/times-tables").parts if isinstance(part, Grid))
    rows = [" ".join(map(plain, row[1])) for row in grid.rows]
    (answers,) = (row for row in rows if "(a)" in row)
    entries = answers.split("\u2003 ")
    assert [entry.partition(")")[0] for entry in entries] == [
        f"({c}" for c in "abcdefghijklmnopqrst"
    ]
    assert all(entry.split()[-1].isdigit() for entry in entries)

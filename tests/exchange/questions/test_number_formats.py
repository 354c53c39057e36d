"""Numbers in workbooks, which are read as they are shown or refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import remembered
from workbooks import SPREADSHEET, Value, sheet, workbook

from worksheets.exchange.questions.formats.table import read
from worksheets.exchange.questions.interaction import BankFile
from worksheets.exchange.questions.same_key import key_words
from worksheets.exchange.questions.tables.number_formats import shown_number

__all__ = ["remembered"]


def whats(found: BankFile) -> list[str]:
    return [loss.what for loss in found.losses if loss.grade == "refused"]


STYLES = (
    f'<styleSheet xmlns="{SPREADSHEET}"><numFmts count="3">'
    '<numFmt numFmtId="164" formatCode="000"/>'
    '<numFmt numFmtId="165" formatCode="&quot;$&quot;#,##0.00"/>'
    '<numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 9, 164, 165, 12, 14, 166, 2, 49))
    + "</cellXfs></styleSheet>"
)
"""General, per cents, 000, dollars, fractions, two dates, two places, text."""


def styled(value: Value, style: int) -> BankFile:
    xml = sheet([["Question", "Answer"], ["How much?", value]])
    cell = f'<c r="B2" s="0"><v>{value}</v></c>'
    assert cell in xml
    found = read(
        workbook({"a": xml.replace(cell, cell.replace('"0"', f'"{style}"'))}, STYLES), "t.xlsx"
    )
    assert len(found.items) + found.refused == found.seen == 1
    return found


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [(0.5, 0, "0.5"), (0.5, 1, "50%"), (7, 2, "007"), (2.5, 7, "2.50"), (3, 8, "3")],
)
def test_numbers_of_a_workbook_are_read_as_they_are_shown(
    value: Value, style: int, shown: str
) -> None:
    (item,) = styled(value, style).items
    assert key_words(item.interaction) == [[shown]]


@pytest.mark.parametrize(
    ("value", "style", "message"),
    [
        (2, 3, 'a cell does not show what is in it: 2 in the format "$"#,##0.00'),
        (0.5, 4, "a cell does not show what is in it: 0.5 in the format # ?/?"),
        (45000, 5, "a cell is a date for the spreadsheet: 2023-03-15"),
        (45000, 6, "a cell does not show what is in it: 45000 in the format dd/mm/yyyy"),
        (2, 9, "a cell does not show what is in it: 2 in the format of style 9"),
    ],
)
def test_numbers_that_are_shown_otherwise_are_refused(
    value: Value, style: int, message: str
) -> None:
    assert whats(styled(value, style)) == [message]


def test_a_formula_whose_number_is_shown_otherwise_is_refused() -> None:
    xml = sheet([["Question", "Answer"], ["How much?", 2]])
    plain_cell = '<c r="B2" s="0"><v>2</v></c>'
    cell = '<c r="B2" s="3"><f>1+1</f><v>2</v></c>'
    found = read(workbook({"a": xml.replace(plain_cell, cell)}, STYLES), "t.xlsx")
    assert (len(found.items), found.refused) == (0, 1)


@pytest.mark.parametrize(("style", "refused"), [(0, 0), (3, 1), (5, 1)])
def test_a_number_with_something_beside_it_is_never_read_without_its_format(
    style: int, refused: int
) -> None:
    xml = sheet([["Question", "Answer"], ["How much?", 2]])
    plain_cell = '<c r="B2" s="0"><v>2</v></c>'
    cell = f'<c r="B2" s="{style}"><v>2</v><!-- two --></c>'
    found = read(workbook({"a": xml.replace(plain_cell, cell)}, STYLES), "t.xlsx")
    assert (len(found.items), found.refused, found.seen) == (1 - refused, refused, 1)
    wanted = "the number in the cell B2 cannot be read as it is shown"
    assert [what for what in whats(found) if "date" not in what] == [wanted] * (style == 3)


def test_empty_cells_may_have_any_format() -> None:
    xml = sheet([["Question", "Answer"], ["How much?", "two"]])
    cells = '<c r="C2" s="3"></c><c r="D2" s="3"/></row></sheetData>'
    found = read(workbook({"a": xml.replace("</row></sheetData>", cells)}, STYLES), "t.xlsx")
    assert (len(found.items), found.refused) == (1, 0)


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_formats_count_whatever_the_prefix_of_a_sheet(prefix: str) -> None:
    xml = sheet([["Question", "Answer"], ["How much?", 2]]).replace('s="0"', 's="3"')
    named = re.sub(r"<(/?)(\w)", rf"<\1{prefix}\2", xml)
    named = named.replace("xmlns=", "xmlns:x=") if prefix else named
    found = read(workbook({"a": named}, STYLES), "t.xlsx")
    assert (len(found.items), found.refused) == (0, 1)
    assert "does not show" in found.losses[0].what


def test_a_column_that_is_not_read_may_have_any_format() -> None:
    xml = sheet([["Question", "Answer", "Asked on"], ["How much?", "two", 45000]])
    dated = xml.replace('r="C2" s="0"', 'r="C2" s="6"')
    assert dated != xml
    (item,) = read(workbook({"a": dated}, STYLES), "t.xlsx").items
    assert key_words(item.interaction) == [["two"]]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.125", "0.00", "0.13"),
        ("-7", "000", "-007"),
        ("0.005", "0.0%", "0.5%"),
        ("999", "#,##0", "999"),
        ("-0.4", "0", "0"),
        ("1E-3", "0.000", "0.001"),
    ],
)
def test_formats_of_digits(value: str, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


@given(value=st.text(max_size=12), code=st.text('0#.,%$ "', max_size=8))
def test_any_number_in_any_format_has_a_text(value: str, code: str) -> None:
    shown = shown_number(value, code)
    assert shown[1:].startswith(value) or set(shown) <= set("0123456789.-%")

"""Tables of questions: templates of other programs, and those of people."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import (
    Typed,
    expected,
    keys_of,
    remembered,
    right_of,
    typed_questions,
    wrong_keys,
)
from word_documents import document, packed, paragraph, paragraphs, table
from workbooks import Value, sheet, workbook

from worksheets.exchange.questions.formats import word_list
from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.formats.table import read
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import BankFile, Choice, TextEntry
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import plain

__all__ = ["remembered"]

KAHOOT = [
    [],
    ["", "Quiz template"],
    [],
    ["", "Add questions, and choose correct answers."],
    [],
    [],
    [],
    [
        "",
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ],
]
BLOOKET = [
    ["Blooket\nImport Template"],
    [
        "Question #",
        "Question Text",
        "Answer 1",
        "Answer 2",
        "Answer 3\n(Optional)",
        "Answer 4\n(Optional)",
        "Time Limit (sec)\n(Max: 300 seconds)",
        "Correct Answer(s)\n(Only include Answer #)",
    ],
]
QUIZIZZ = [
    "Question Text",
    "Question Type",
    "Option 1",
    "Option 2",
    "Option 3",
    "Option 4",
    "Option 5",
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
]


def written(rows: Sequence[Sequence[Value]], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(
        [["" if cell is None else cell for cell in row] for row in rows]
    )
    return text.getvalue().encode()


def bank(data: bytes) -> BankFile:
    found = read(data, "table.csv")
    assert len(found.items) + found.refused == found.seen
    return found


def keys(data: bytes) -> list[list[str]]:
    return list(keys_of(bank(data)).values())


def refused(rows: Sequence[Sequence[Value]]) -> list[str]:
    found = bank(written(rows))
    assert not found.items
    return [loss.what for loss in found.losses if loss.grade == "refused"]


def test_kahoot_from_its_eighth_row() -> None:
    rows: list[list[Value]] = [
        *KAHOOT,
        [1, "Which river?", "Han", "Amnok", "Nile", None, 20, 2],
        [2, "Which two?", "Seoul", "Busan", "Paris", None, 20, "1,2"],
        [3, None, None, None, None, None, None, None],
        [4, "Ten?", "10", "20", "30", "1", 20, 1],
    ]
    for data in (workbook({"Sheet1": sheet(rows)}), written(rows), written(rows, ";")):
        found = bank(data)
        assert keys(data) == [["Amnok"], ["Seoul", "Busan"], ["10"]]
        assert [item.span.line for item in found.items] == [9, 10, 12]
        assert not any(item.doubts for item in found.items)


def test_keys_of_kahoot_that_a_spreadsheet_changed_are_refused() -> None:
    rows: list[list[Value]] = [
        *KAHOOT,
        [1, "Which two?", "a1", "b1", "c1", None, 20, 1.2],
        [2, "Which two?", "a2", "b2", "c2", None, 20, 12],
        [3, "Which two?", "a3", "b3", "c3", None, 20, 45000],
    ]
    found = bank(workbook({"Sheet1": sheet(rows, frozenset({(11, 7)}))}))
    assert not found.items
    assert "a cell is a date for the spreadsheet" in found.losses[-1].what


def test_blooket_with_line_breaks_in_its_heads() -> None:
    rows = [
        *BLOOKET,
        [1, "Which?", "Han", "Amnok", "", "", 20, 2],
        [2, "And?", "x", "y", "z", "", 20, "1,3"],
    ]
    assert keys(written(rows)) == [["Amnok"], ["x", "z"]]
    assert bank(written(rows)).items[0].span.line == 8


def test_quizizz_and_its_types() -> None:
    rows: list[list[Value]] = [
        QUIZIZZ,
        ["Which?", "Multiple Choice", "Han", "Amnok", None, None, None, 2, 30, None, "It is so."],
        ["Tick.", "Checkbox", "a", "b", "c", None, None, "1,3", 30],
        ["The capital?", "Fill-in-the-Blank", "Seoul", "Soul", None, None, None, None, 30],
        ["Say.", "Open-Ended", None, None, None, None, None, None, 30],
        ["Vote.", "Poll", "a", "b", None, None, None, None, 30],
        ["See.", "Multiple Choice", "p", "q", None, None, None, 1, 30, "https://example.org/a.png"],
    ]
    found = bank(workbook({"Sheet": sheet(rows)}))
    which, tick, capital, see = found.items
    assert plain(which.feedback) == "It is so."
    assert isinstance(tick.interaction, Choice)
    assert tick.interaction.several
    assert isinstance(capital.interaction, TextEntry)
    assert [plain(one.words) for one in capital.interaction.gaps["answer"].answers] == [
        "Seoul",
        "Soul",
    ]
    assert see.doubts == ("its picture is on the web",)
    assert [loss.what for loss in found.losses if loss.grade == "refused"] == [
        "a question of type 'open-ended' has no key here",
        "a question of type 'poll' has no key here",
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            ["Question", "Correct answer", "Wrong answer 1", "Wrong answer 2"],
            ["Which?", "Amnok", "Han", "Nile"],
        ),
        (["Question", "A", "B", "C", "Answer"], ["Which?", "Han", "Amnok", "Nile", "B"]),
        (
            ["question", "option1", "option2", "option3", "correct_answer"],
            ["Which?", "Han", "Amnok", "Nile", "Amnok"],
        ),
        (["Frage", "Antwort 1", "Antwort 2", "Richtige Antwort"], ["Which?", "Han", "Amnok", "2"]),
        (
            ["№", "Savol", "To‘g‘ri javob", "Muqobil javob", "Muqobil javob"],
            [1, "Which?", "Amnok", "Han", "Nile"],
        ),
        (
            ["Question", "Correct Answer", "Incorrect Answer 1", "Topic"],
            ["Which?", "Amnok", "Han", "Rivers"],
        ),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_our_own(head: list[Value], row: list[Value], delimiter: str) -> None:
    head = ["correct answer" if cell == "correct_answer" else cell for cell in head]
    assert keys(written([head, row], delimiter)) == [["Amnok"]]
    assert keys(workbook({"a": sheet([head, row])})) == [["Amnok"]]


def test_words_verdicts_and_blanks_without_options() -> None:
    rows = [
        ["Question", "Answer", "Points", "Tags"],
        ["Its capital?", "Seoul", 2, "city, asia"],
        ["Water is wet.", "TRUE", "", ""],
        ["A ____ is wet.", "fish", "", ""],
    ]
    capital, water, fish = bank(written(rows)).items
    assert (capital.marks, capital.tags) == (2, ("city", "asia"))
    assert isinstance(water.interaction, Choice)
    assert isinstance(fish.interaction, TextEntry)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            ["Which?", "2", "4", "6", "2"],
            "the answer '2' may be a number, or the words of an option",
        ),
        (
            ["Which?", "B", "C", "D", "B"],
            "the answer 'B' may be a letter, or the words of an option",
        ),
        (["Which?", "x", "y", "z", ""], "nothing says which option is right"),
        (["Which?", "x", "y", "", "C"], "the answer 'C' is none of the options"),
        (["Which?", "x", "", "", "A"], "there is only one option"),
        (["", "x", "y", "", "A"], "it asks nothing"),
        (["Which?", "x", "y", "z", "A", "B"], "it has more cells than there are heads"),
        (["Which?", "", "", "", "A"], "the answer is a letter, but there are no options"),
    ],
)
def test_what_is_not_certain_is_refused(row: list[Value], message: str) -> None:
    assert refused([["Question", "A", "B", "C", "Answer"], row]) == [message]


def test_cells_that_begin_with_an_equals_sign_are_text() -> None:
    rows: list[list[Value]] = [
        ["Question", "A", "B", "Answer"],
        ["Which?", "=SUM(A1)", "=1+1", "A"],
    ]
    for data in (written(rows), workbook({"a": sheet(rows)})):
        assert keys(data) == [["=SUM(A1)"]]


def test_a_formula_that_was_never_worked_out_is_text() -> None:
    xml = sheet([["Question", "A", "B", "Answer"], ["Which?", "one", "x", "A"]])
    cell = '<c r="B2" t="inlineStr"><is><t>one</t></is></c>'
    assert cell in xml
    formula = '<c r="B2" t="str"><f>SUM(A1:A2)</f><v></v></c>'
    assert keys(workbook({"a": xml.replace(cell, formula)})) == [["=SUM(A1:A2)"]]


def test_sheets_with_heads_are_topics_and_others_are_left_out() -> None:
    rows: list[list[Value]] = [["Question", "Answer"], ["Its capital?", "Seoul"]]
    found = bank(workbook({"One": sheet(rows), "Notes": sheet([["hello"]]), "Two": sheet(rows)}))
    assert [item.path for item in found.items] == [("One",), ("Two",)]
    assert [loss.what for loss in found.losses] == ["the sheet 'Notes' has no questions"]


def test_a_quotation_mark_that_is_never_closed_refuses_the_rest() -> None:
    text = 'Question,A,B,Answer\nOne?,x,y,A\n"Two?,x,y,B\n"Three, four?",x,y,A\n'
    found = bank(text.encode())
    assert keys_of(found) == {"One?": ["x"]}
    assert [loss.span.line for loss in found.losses] == [3]


def test_a_table_in_a_word_document() -> None:
    rows = [
        ["№", "Savol", "To'g'ri javob", "Muqobil javob", "Muqobil javob"],
        ["1", "Which?", "Amnok", "Han", "Nile"],
        ["2", "And?", "Seoul", "Busan", "Jeju"],
    ]
    found = word_list.read(document([table(rows)]), "t.docx")
    assert list(keys_of(found).values()) == [["Amnok"], ["Seoul"]]
    assert [item.span.line for item in found.items] == [2, 3]
    blocks = [
        *paragraphs("1. Which?", "A. x", "B. y"),
        paragraph("Answers"),
        table([["Question", "Answer"], ["1", "B"]]),
    ]
    assert list(keys_of(word_list.read(document(blocks), "t.docx")).values()) == [["y"]]


def test_a_table_is_told_from_other_formats(tmp_path: Path) -> None:
    rows = [["Question", "A", "B", "Answer"], ["Which river?", "Han", "Amnok", "B"]]
    for name, data in (("t.csv", written(rows)), ("t.xlsx", workbook({"a": sheet(rows)}))):
        assert [one.name for one in likely_formats(data)] == ["table"]
        path = tmp_path / name
        path.write_bytes(data)
        wanted = BankImport([path], tmp_path / "courses", course=name[2:])
        outcome = import_banks(wanted, Sink())
        assert outcome is not None
        assert (outcome.seen, outcome.imported) == (1, 1)
        again = import_banks(wanted, Sink())
        assert again is not None
        assert not again.changed


def rows_of(questions: Sequence[Typed]) -> list[list[Value]]:
    rows: list[list[Value]] = [["Question", "A", "B", "C", "D", "E", "Answer"]]
    for one in questions:
        empty = [""] * (5 - len(one.options))
        rows.append([one.stem, *one.options, *empty, one.letters])
    return rows


@given(questions=typed_questions())
def test_all_that_is_well_formed_is_read(questions: list[Typed]) -> None:
    assert keys_of(bank(written(rows_of(questions)))) == expected(questions)


@given(questions=typed_questions(), data=st.data())
def test_damaged_tables_make_no_wrong_key(questions: list[Typed], data: st.DataObject) -> None:
    text = written(rows_of(questions)).decode()
    marks = [n for n, letter in enumerate(text) if letter in ',"\n\r']
    match data.draw(st.sampled_from(["lose", "quote", "cut"])):
        case "lose":
            place = data.draw(st.sampled_from(marks))
            text = text[:place] + text[place + 1 :]
        case "quote":
            place = data.draw(st.sampled_from(marks)) + 1
            text = f'{text[:place]}"{text[place:]}'
        case "cut":
            place = data.draw(st.integers(0, len(text)))
            text = text[:place] + data.draw(st.sampled_from(["\n", ","])) + text[place:]
    assert not wrong_keys(bank(text.encode()), questions)


@given(data=st.data())
def test_damaged_workbooks_are_counted(data: st.DataObject) -> None:
    rows = [["Question", "A", "B", "Answer"], ["Which?", "x", "y", 2.5]]
    xml = sheet(rows)
    place = data.draw(st.integers(0, len(xml)))
    damage = data.draw(st.sampled_from(["", "<", ">", '"', "A9999999", "&", "s", "<c t='s'><v>9"]))
    bank(workbook({"a": xml[:place] + damage + xml[place + data.draw(st.integers(0, 3)) :]}))
    whole = bytearray(workbook({"a": xml}))
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    bank(bytes(whole[: data.draw(st.integers(4, len(whole)))]))


@given(data=st.binary(max_size=300))
def test_any_bytes_are_counted(data: bytes) -> None:
    bank(data)


def test_a_sheet_of_a_cell_far_away_is_refused() -> None:
    far = sheet([["Question", "Answer"]]).replace('r="B1"', 'r="XFD1048576"')
    for data in (workbook({"a": far}), packed({"xl/workbook.xml": "<a/>"}), b"PK\x03\x04"):
        found = bank(data)
        assert (len(found.items), found.refused) == (0, 1)


@pytest.mark.parametrize(
    "options",
    ["A. Han\nB. Amnok\nC. Nile", "a) Han b) Amnok c) Nile", "A. Han; B. Amnok; C. Nile"],
)
def test_options_may_stand_in_one_cell(options: str) -> None:
    found = read(f'Question,Options,Answer\nWhich?,"{options}",B\n'.encode(), "bank.csv")
    (item,) = found.items
    assert right_of(item) == ["Amnok"]
    assert isinstance(item.interaction, Choice)
    words = [plain(option.content) for option in item.interaction.options]
    assert words == ["Han", "Amnok", "Nile"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("Han, Amnok", "the options in its cell have no letters in order"),
        ("A. Han\nC. Nile", "the options in its cell have no letters in order"),
        ("A. Han", "there is only one option in its cell"),
        ("A. Han\n*B. Amnok", "the options in its cell have no letters in order"),
    ],
)
def test_options_in_one_cell_that_are_not_certain_are_refused(options: str, message: str) -> None:
    found = read(f'Question,Options,Answer\nWhich?,"{options}",A\n'.encode(), "bank.csv")
    assert [(loss.grade, loss.what) for loss in found.losses] == [("refused", message)]

"""Tables of questions whose heads, keys or numbers can be read in two ways."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import keys_of, remembered
from word_documents import document, table

from worksheets.exchange.questions.formats import word_list
from worksheets.exchange.questions.formats.sheets import (
    as_written,
    blooket,
    harmless,
)
from worksheets.exchange.questions.formats.table import read
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    BankFile,
    Choice,
    ExchangeItem,
    Option,
)
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Text, plain

__all__ = ["remembered"]

Rows = Sequence[Sequence[str]]


def bank(rows: Rows) -> BankFile:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    found = read(text.getvalue().encode(), "table.csv")
    assert len(found.items) + found.refused == found.seen == len(rows) - 1
    return found


def keys(found: BankFile) -> list[list[str]]:
    return list(keys_of(found).values())


def whats(found: BankFile) -> list[str]:
    return [loss.what for loss in found.losses if loss.grade == "refused"]


def one_of_two(value: str) -> str:
    return f"the answer '{value}' may be counted from 0 or from 1"


@pytest.mark.parametrize(
    "head", ["correct index", "Answer index", "Answer (index)", "Correct answer (0-based)"]
)
def test_an_index_may_be_counted_from_0_or_from_1(head: str) -> None:
    rows = [["question", "a", "b", "c", head], ["Its capital?", "Paris", "Rome", "Oslo", "1"]]
    assert whats(bank(rows)) == [one_of_two("1")]
    assert keys(bank([rows[0], ["Its capital?", "Paris", "Rome", "Oslo", "Rome"]])) == [["Rome"]]


def test_a_0_among_keys_puts_all_of_them_in_doubt() -> None:
    head = ["Question", "Correct", "A", "B", "C"]
    rows = [
        head,
        ["One?", "1", "x1", "y1", "z1"],
        ["Two?", "0", "x2", "y2", "z2"],
        ["Three?", "2", "x3", "y3", "z3"],
        ["Four?", "C", "x4", "y4", "z4"],
    ]
    found = bank(rows)
    assert whats(found) == [one_of_two("1"), one_of_two("0"), one_of_two("2")]
    assert keys(found) == [["z4"]]
    assert keys(bank([rows[0], rows[1], rows[3]])) == [["x1"], ["y3"]]


def test_a_0_that_is_an_option_is_no_number_of_one() -> None:
    rows = [
        ["Question", "A", "B", "C", "Answer"],
        ["5 − 5?", "0", "5", "10", "0"],
        ["5 + 5?", "0", "5", "10", "10"],
        ["1 + 1?", "3", "2", "1", "1"],
    ]
    found = bank(rows)
    assert keys(found) == [["0"], ["10"]]
    assert whats(found) == [one_of_two("1")]


def test_options_that_have_numbers_from_0() -> None:
    rows = [
        ["Question", "Option 0", "Option 1", "Option 2", "Correct"],
        ["One?", "x1", "y1", "z1", "1"],
        ["Two?", "x2", "y2", "z2", "x2"],
        ["Three?", "x3", "y3", "z3", "B"],
    ]
    found = bank(rows)
    assert whats(found) == [one_of_two("1")]
    assert keys(found) == [["x2"], ["y3"]]


@pytest.mark.parametrize(
    ("asked", "what"),
    [("Its capital?", "several rows ask it, with other answers"), ("", "it asks nothing")],
)
def test_a_row_for_each_answer_is_refused(asked: str, what: str) -> None:
    rows = [
        ["Question", "Answer", "Points"],
        ["Its capital?", "Paris", "0"],
        [asked, "Rome", "1"],
        ["Its river?", "Tiber", "1"],
    ]
    found = bank(rows)
    assert len(found.items) == 1
    assert whats(found) == ["several rows ask it, with other answers", what]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Answer (wrong)", "Answer (correct)"),
        ("Answer 1 [Incorrect]", "Answer 2 [right answer]"),
        ("Answer – wrong", "Answer – correct"),
        ("Option (a common wrong one)", "Option (the right one)"),
        ("Antwort (falsch)", "Antwort (richtig)"),
        ("Answer (distractor)", "Answer"),
    ],
)
def test_brackets_on_a_head_say_what_is_right(wrong: str, right: str) -> None:
    rows = [["Question", wrong, right], ["Its capital?", "Paris", "Rome"]]
    assert keys(bank(rows)) == [["Rome"]]
    in_word = word_list.read(document([table(rows)]), "t.docx")
    assert keys(in_word) == [["Rome"]]


def test_one_of_numbered_options_may_be_the_right_one() -> None:
    rows = [
        ["Question", "Option 1", "Option 2 (correct)", "Option 3"],
        ["Its capital?", "Paris", "Rome", "Oslo"],
    ]
    found = bank(rows)
    assert keys(found) == [["Rome"]]
    assert isinstance(found.items[0].interaction, Choice)
    assert len(found.items[0].interaction.options) == 3


def test_brackets_that_say_both_say_nothing() -> None:
    (item,) = bank([["Question", "Answer (true/false)"], ["Water is wet.", "TRUE"]]).items
    assert isinstance(item.interaction, Choice)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["Question", "Answers", "Correct"], ["Its capital?", "Paris; Rome; Oslo", "Rome"]),
        (
            ["Question", "Solution", "Correct answer", "Wrong 1"],
            ["Its capital?", "Look at the map.", "Rome", "Paris"],
        ),
        (["Question", "Key", "Answer"], ["Its capital?", "Paris", "Rome"]),
        (["Question", "Answer", "Correct"], ["Its capital?", "Paris", "FALSE"]),
        (["Question", "Answer", "Correct?"], ["Its capital?", "Paris", "FALSE"]),
        (["Question", "Answer", "is_correct"], ["Its capital?", "Paris", "0"]),
        (["Question", "Answer", "IsCorrect"], ["Its capital?", "Paris", "no"]),
        (["Question", "Answer", "Answer", "Wrong 1"], ["Its capital?", "Rome", "Paris", "Oslo"]),
        (
            ["Question", "Correct answer 1", "Correct answer", "Wrong 1"],
            ["Its capital?", "Rome", "Roma", "Oslo"],
        ),
        (["Question", "A", "B", "Key", "Answer"], ["Its capital?", "Paris", "Rome", "A", "Rome"]),
    ],
)
def test_two_columns_that_may_be_the_key_refuse_a_row(head: list[str], row: list[str]) -> None:
    (what,) = whats(bank([head, row]))
    assert what.endswith("may both be its key")


def test_two_columns_that_say_the_same_are_one_key() -> None:
    rows = [
        ["Question", "A", "B", "Key", "Answer"],
        ["Its capital?", "Paris", "Rome", "B", "Rome"],
        ["And its river?", "Tiber", "Seine", "A", ""],
    ]
    assert keys(bank(rows)) == [["Rome"], ["Tiber"]]


def test_columns_for_type_and_time_do_not_make_numbers_of_keys() -> None:
    rows = [
        ["Question", "Type", "A", "B", "C", "Correct Answer", "Time"],
        ["1 + 2?", "quiz", "2", "3", "1", "3", "30"],
    ]
    assert whats(bank(rows)) == ["the answer '3' may be a number, or the words of an option"]


def test_verdicts_in_capitals_are_imported(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.csv"
    path.write_text(
        "Question,A,B,Correct answer\nIron floats.,TRUE,FALSE,FALSE\nIce floats.,true,false,A\n"
    )
    outcome = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (2, 2)
    text = (outcome.course / "1.yaml").read_text()
    assert text.index("answer: false") < text.index("answer: true")


def test_blooket_comes_back_without_its_apostrophes() -> None:
    words = ("@4", "'@4", "'tis", "-5")
    options = tuple(Option((Text(one),), ONE if one == "@4" else NONE) for one in words)
    data = blooket([ExchangeItem(((Text("-x is"),),), Choice(options))], {})
    (item,) = read(data, "b.csv").items
    assert isinstance(item.interaction, Choice)
    assert [plain(option.content) for option in item.interaction.options] == [
        "@4",
        "‘@4",
        "‘tis",
        "-5",
    ]
    assert [plain(part) for part in item.body if isinstance(part, tuple)] == ["-x is"]


def test_apostrophes_in_tables_of_others_stay() -> None:
    assert keys(bank([["Question", "A", "B", "Answer"], ["Which?", "'@4", "x", "A"]])) == [["‘@4"]]


@given(cell=st.text("'=+-@\t a1", max_size=6))
def test_what_protects_a_cell_is_taken_off_again(cell: str) -> None:
    made = harmless(cell)
    assert isinstance(made, str)
    assert as_written(made) == cell or made == cell
    assert made[:1] not in set("=+@\t") or made == cell

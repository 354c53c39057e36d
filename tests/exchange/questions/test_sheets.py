"""Sheets, cards and scripts: read back as the program that they are for reads them."""

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from bank_strategies import every_item
from hypothesis import given, settings
from lxml import etree
from qti_reader import files_of

from worksheets.exchange.questions.exporting import export_paper
from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.formats.sheets import harmless
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NumericEntry,
    NumericRange,
    Option,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.splitting import split_up
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Gap, Inlines, Maths, Strong, Text, plain

SPECS = Path(__file__).parents[3] / "specs"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PATHS = (
    ("Korea", "Recall"),
    ("Korea", "Recall"),
    ("Korea", "Sources"),
    ("Other", "War"),
    ("Korea",),
)
NEW = ("kahoot", "quizizz", "blooket", "anki", "quizlet", "google-forms")


def text(words: str) -> Inlines:
    return (Text(words),)


def written(name: str, *items: ExchangeItem) -> bytes:
    format_ = formats()[name]
    assert format_.write is not None
    fit = [fitted(item, format_.can)[0] for item in items]
    return format_.write([item for item in fit if item is not None], {})


def codes(name: str, item: ExchangeItem) -> list[str]:
    return [f"{loss.grade} {loss.code}" for loss in fitted(item, formats()[name].can)[1]]


def cells(workbook: bytes) -> list[dict[str, str]]:
    """The rows of the only sheet, by the letters of columns; no cell is a formula."""
    files = files_of(workbook)
    shared = ["".join(one.itertext()) for one in etree.fromstring(files["xl/sharedStrings.xml"])]
    sheet = etree.fromstring(files["xl/worksheets/sheet1.xml"])
    assert not list(sheet.iter(f"{SHEET}f"))
    rows: list[dict[str, str]] = []
    for row in sheet.iter(f"{SHEET}row"):
        while len(rows) < int(str(row.get("r"))):
            rows.append({})
        for cell in row:
            value = cell.findtext(f"{SHEET}v") or ""
            column = re.sub(r"\d", "", str(cell.get("r")))
            rows[-1][column] = shared[int(value)] if cell.get("t") == "s" else value
    return rows


def choice(stem: str, options: Sequence[str], right: str, **more: object) -> ExchangeItem:
    made = tuple(Option(text(one), ONE if one == right else NONE) for one in options)
    return ExchangeItem((text(stem),), Choice(made), **more)  # type: ignore[arg-type]


CAPITAL = choice("Which is the capital?", ("Seoul", "=1+1", "Pusan"), "Seoul")


def test_kahoot_has_heads_in_row_8_and_questions_from_row_9() -> None:
    rows = cells(written("kahoot", CAPITAL))
    assert rows[7]["B"] == "Question - max 120 characters"
    assert rows[8] == {
        "A": "1",
        "B": "Which is the capital?",
        "C": "Seoul",
        "D": "=1+1",
        "E": "Pusan",
        "G": "30",
        "H": "1",
    }


def test_what_is_too_long_for_kahoot_is_refused_and_never_cut() -> None:
    assert codes("kahoot", choice("a" * 121, ("b", "c"), "b")) == ["refused length"]
    assert codes("kahoot", choice("a", ("b" * 76, "c"), "c")) == ["refused length"]
    assert codes("kahoot", choice("a", tuple("bcdef"), "c")) == ["refused length"]
    assert codes("kahoot", choice("a" * 120, ("b" * 75, "c", "d", "e"), "c")) == []


def test_a_matching_is_a_choice_for_each_prompt() -> None:
    match = Match((text("a"), text("b")), (text("1"), text("2"), text("3")), (2, 0))
    item = ExchangeItem((text("Match."),), match, "m", "m", marks=Fraction(2))
    split, losses = split_up(item, formats()["kahoot"].can)
    assert [loss.code for loss in losses] == ["split"]
    right = [
        plain(option.content)
        for one in split
        if isinstance(one.interaction, Choice)
        for option in one.interaction.options
        if option.worth
    ]
    assert right == ["3", "1"]
    assert split_up(item, formats()["moodle"].can) == ((item,), ())


def test_quizizz_has_words_for_kinds_of_questions() -> None:
    several = Choice(
        (Option(text("a"), Fraction(1, 2)), Option(text("b"), Fraction(1, 2)), Option(text("c"))),
        True,
    )
    gap = TextGap((AcceptedAnswer(text("Seoul")), AcceptedAnswer(text("seoul city"))))
    filled = ExchangeItem(((Text("It is "), Gap("g"), Text(".")),), TextEntry({"g": gap}))
    rows = cells(
        written(
            "quizizz",
            CAPITAL,
            ExchangeItem((text("Tick."),), several),
            filled,
            ExchangeItem((text("Say."),), ExtendedText()),
        )
    )
    assert [row["B"] for row in rows] == [
        "Question Type",
        "Multiple Choice",
        "Checkbox",
        "Fill-in-the-Blank",
        "Open-Ended",
    ]
    assert [row.get("H", "") for row in rows[1:]] == ["1", "1,2", "Seoul", ""]
    assert rows[3]["A"] == "It is _____."


def test_blooket_is_a_table_whose_cells_are_no_formulas() -> None:
    title, heads, row = csv.reader(StringIO(written("blooket", CAPITAL).decode(), newline=""))
    assert title[0].startswith("Blooket")
    assert heads[4] == "Answer 3\n(Optional)"
    assert row == ["1", "Which is the capital?", "Seoul", "'=1+1", "Pusan", "", "30", "1"]


@pytest.mark.parametrize("cell", ["=1", "+a", "-a", "@a", "\ta", "-1+1"])
def test_cells_that_begin_as_formulas_are_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("-1.5") == "-1.5"
    assert harmless("a=1") == "a=1"


def test_anki_has_cards_and_clozes() -> None:
    gap = TextGap((AcceptedAnswer(text("Seoul")),))
    body = ((Text("The "), Strong((Text("capital"),)), Text(" is "), Gap("g"), Text(".")),)
    item = ExchangeItem(
        body, TextEntry({"g": gap}), tags=("south korea", "easy"), path=("Asia", "Korea")
    )
    lines = written("anki", item, choice("What is $x$?", ("1", "2"), "2")).decode().splitlines()
    heads = [line for line in lines if line.startswith("#")]
    assert heads == [
        "#separator:tab",
        "#html:true",
        "#notetype column:1",
        "#tags column:4",
        "#deck column:5",
    ]
    cloze, basic = (line.split("\t") for line in lines[len(heads) :])
    html = "<p>The <strong>capital</strong> is {{c1::Seoul}}.</p>"
    assert cloze == ["Cloze", html, "", "south-korea easy", "Asia::Korea"]
    shown = "<p>What is $x$?</p><ul><li>1</li><li>2</li></ul>"
    assert basic == ["Basic", shown, "2", "", "Asia"]
    assert codes("anki", item) == ["changed tags"]


def test_a_deck_of_anki_is_not_parted_by_its_own_name() -> None:
    item = replace(CAPITAL, path=("Asia :: Korea",))
    (line,) = written("anki", item).decode().splitlines()[5:]
    assert line.split("\t")[-1] == "Asia : : Korea"
    assert codes("anki", item) == ["changed category"]


def test_quizlet_has_a_term_and_a_definition_on_a_line() -> None:
    match = Match((text("a"), text("b")), (text("1"), text("2")), (1, 0))
    data = written("quizlet", CAPITAL, ExchangeItem((text("Match."),), match)).decode()
    assert data == "Which is the capital?\tSeoul\nMatch. a\t2\nMatch. b\t1\n"
    assert codes("quizlet", CAPITAL) == ["lost bank"]


def test_a_form_is_a_script_with_questions_as_json() -> None:
    item = choice("</script> & “x”?", ("a", "b"), "b", marks=Fraction(3, 2), path=("Title",))
    script = written("google-forms", item).decode()
    title = re.search(r"const TITLE = (.*);", script)
    found = re.search(r"const QUESTIONS = (.*?);\n\nfunction", script, re.DOTALL)
    assert title is not None
    assert found is not None
    assert json.loads(title[1]) == "Title"
    (question,) = json.loads(found[1])
    assert question["title"] == "</script> & “x”?"
    assert question["options"] == [{"words": "a", "right": False}, {"words": "b", "right": True}]
    assert question["points"] == 2
    assert codes("google-forms", item) == ["changed worth"]
    assert script.isascii()
    assert len(script.splitlines()) < 200


def test_a_form_has_a_head_above_each_category() -> None:
    items = [choice("Which?", ("a", "b"), "b", path=path) for path in PATHS]
    script = written("google-forms", *items).decode()
    found = re.search(r"const QUESTIONS = (.*?);\n\nfunction", script, re.DOTALL)
    assert found is not None
    titles = [one["title"] for one in json.loads(found[1])]
    heads = ["Recall", "Sources", "Other / War", "Korea"]
    assert [title for title in titles if title != "Which?"] == heads
    assert [titles.index(head) for head in heads] == [0, 3, 5, 7]


@pytest.mark.parametrize("name", ["quizizz", "gift"])
def test_a_unit_without_a_place_stands_behind_the_question(name: str) -> None:
    length = NumericEntry((NumericRange(Decimal(2), Decimal(2)),), "2", "metres")
    item = ExchangeItem((text("How long is it?"),), length)
    fit, losses = fitted(item, formats()[name].can)
    assert fit is not None
    assert "metres" in " ".join(plain(part) for part in fit.body if isinstance(part, tuple))
    assert ("unit", "the unit metres") in [(loss.code, loss.what) for loss in losses]


def test_formulas_are_plain_where_there_is_no_markup() -> None:
    item = ExchangeItem(
        ((Text("What is "), Maths(r"\frac{1}{2}"), Text("?")),), CAPITAL.interaction
    )
    assert cells(written("kahoot", item))[8]["B"] == "What is 1/2?"
    assert codes("kahoot", item) == ["lost layout"]


@settings(max_examples=60)
@given(item=every_item)
def test_what_fits_is_written_the_same_twice(item: ExchangeItem) -> None:
    for name in NEW:
        format_ = formats()[name]
        fit, losses = fitted(item, format_.can)
        assert (fit is None) == any(loss.grade == "refused" for loss in losses)
        assert format_.write is not None
        if fit is not None:
            assert format_.write([fit], {}) == format_.write([fit], {}) != b""


@pytest.mark.parametrize("name", NEW)
def test_papers_are_written_and_every_question_is_counted(name: str) -> None:
    sink = Sink()
    exported = export_paper(SPECS / "mixed-homework.yaml", "", formats()[name], sink)
    assert exported is not None, list(sink)
    refused = [loss for loss in exported.losses if loss.grade == "refused"]
    assert 0 < exported.written <= exported.seen
    assert len(refused) >= exported.seen - exported.written
    assert all(loss.span.file for loss in exported.losses)

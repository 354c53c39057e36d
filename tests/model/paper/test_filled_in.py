"""Papers with their answers filled in."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from test_contract import TYPES, paper
from words import ENGLISH
from worksheets.figures.column_sum import ColumnSum
from worksheets.figures.long_division import LongDivision
from worksheets.model.diagnostics import NOWHERE
from worksheets.model.figure import Illustration
from worksheets.model.paper.content import (
    Bullets,
    Choose,
    Exercise,
    Exercises,
    Figure,
    Gap,
    Inlines,
    Match,
    Order,
    Para,
    Space,
    Strong,
    Table,
    Text,
    Write,
    plain,
    text,
)
from worksheets.model.paper.filled_in import filled_in
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Accept, Chosen, Matched, Number, Ordered
from worksheets.model.paper.paper import Front, Paper, Section
from worksheets.model.paper.scheme_table import leaves


def contents(item: Item) -> Iterator[Inlines]:
    for block in item.body:
        match block:
            case Para(content):
                yield content
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)
            case Bullets(items):
                yield from items
            case Choose(options=options):
                yield from options
            case Match(prompts=prompts):
                yield from prompts
            case Order(entries=entries):
                yield from entries
            case Exercises(entries):
                parts = (part for entry in entries for part in entry.body)
                yield from (part.content for part in parts if isinstance(part, Para))


def marked(front: Paper) -> list[Item]:
    return [item for section in front.sections for _, item in leaves(section.items)]


@pytest.mark.parametrize("name", TYPES)
def test_every_key_of_an_example_is_filled_in(name: str) -> None:
    plainly, filled = marked(paper(name)), marked(filled_in(paper(name), ENGLISH))
    for before, after in zip(plainly, filled, strict=True):
        words = [plain(content) for content in contents(after)]
        gaps = [
            part.slot for content in contents(after) for part in content if isinstance(part, Gap)
        ]
        assert not set(gaps) & set(after.keys)
        for slot, key in before.keys.items():
            match key:
                case Accept(answers):
                    in_figure = name == "crossword"
                    assert in_figure or any(plain(answers[0]) in line for line in words), slot
                case Number(shown=shown):
                    assert any(plain(shown).split()[0] in line for line in words)
                case Chosen(options):
                    chooses = [b for b in after.body if isinstance(b, Choose) and b.slot == slot]
                    assert [set(choose.ticked) for choose in chooses] == [set(options)]
                case Matched() | Ordered():
                    assert words != [plain(content) for content in contents(before)]


@pytest.mark.parametrize("name", TYPES)
def test_a_handout_shows_no_answer_that_the_filled_in_paper_adds(name: str) -> None:
    made = paper(name)
    filled_in(made, ENGLISH)
    assert made == paper(name)
    assert not re.search(r"ticked=\([^)]", str(made.handout))


def item(*body: object, **more: object) -> Item:
    return Item("q", NOWHERE, body, **more)  # type: ignore[arg-type]


def only(question: Item) -> Item:
    front = Front("T", "", "", (), 1, None, "ABCD-EFGH")
    made = filled_in(Paper(front, (Section("S", (), (question,)),), ()), ENGLISH)
    return made.sections[0].items[0]


@pytest.mark.parametrize(
    ("before", "shown", "after", "number"),
    [
        ("Answer: ", "54%", " %", "54"),
        ("Answer: ", "9.8 m/s²", "\u00a0m/s²", "9.8"),
        ("Answer: £", "£2.40", "", "2.40"),
        ("Answer: ", "12", "", "12"),
    ],
)
def test_a_unit_beside_a_gap_is_not_printed_twice(
    before: str, shown: str, after: str, number: str
) -> None:
    line = Para((Text(before), Gap("answer"), Text(after)))
    key = Number(Decimal(1), text(shown), "1")
    (paragraph,) = only(item(line, keys={"answer": key})).body
    assert paragraph == Para((Text(before), Strong(text(number)), Text(after)))


def test_points_of_what_is_drawn_on_a_figure_stand_below_it() -> None:
    scheme = Scheme(1, points=(MarkPoint(text("The hand points to 3.")),))
    write = Write("answer", 1, space=Space(ruling="figure"))
    (points,) = only(item(write, scheme=scheme)).body
    assert points == Bullets(((Strong(text("The hand points to 3.")),),))


def test_a_verdict_that_is_ticked_is_no_reason() -> None:
    verdict = Choose("verdict", (text("True"), text("False")), arrangement="row")
    points = (MarkPoint(text("False")), MarkPoint(text("It is a truce.")))
    body = (verdict, Write("reason", 1))
    keys = {"verdict": Chosen((1,))}
    _, reason = only(item(*body, keys=keys, scheme=Scheme(2, points=points))).body
    assert reason == Bullets(((Strong(text("It is a truce.")),),))


def test_what_is_marked_by_levels_keeps_its_lines() -> None:
    write = Write("answer", 8)
    assert only(item(write)).body == (write,)


def test_an_exercise_without_a_place_for_its_answer_has_it_at_its_end() -> None:
    """Such as a sum in squares; an example that is printed worked comes before the others."""
    bodies = ((Para(text("1 + 1 = 2")),), (Para(text("2 + 2")),), (Para(text("3 + 3")),))
    entries = tuple(
        Exercise(label, body) for label, body in zip(("", "(a)", "(b)"), bodies, strict=True)
    )
    points = tuple(
        MarkPoint(text(answer), label=label) for answer, label in (("4", "(a)"), ("6", "(b)"))
    )
    question = item(Exercises(entries, 2, 20), scheme=Scheme(marks=2, points=points))
    (block,) = only(question).body
    assert isinstance(block, Exercises)
    parts = [part for entry in block.entries for part in entry.body]
    said = [plain(part.content) for part in parts if isinstance(part, Para)]
    assert said == ["1 + 1 = 2", "2 + 2", "4", "3 + 3", "6"]


def figure_of(drawing: Illustration) -> Figure:
    return Figure(drawing, drawing.described(ENGLISH))


@pytest.mark.parametrize(
    ("sum_", "answer"),
    [
        (ColumnSum.model_validate({"sign": "+", "rows": ["681", "339"]}), "1,020"),
        (ColumnSum.model_validate({"sign": "x", "rows": ["567", "6"]}), "3402"),
        (ColumnSum.model_validate({"sign": "-", "rows": ["8.95", "6.3"]}), "2.65"),
        (LongDivision.model_validate({"dividend": "7946", "divisor": "29"}), "274"),
    ],
)
def test_an_answer_stands_in_the_squares_of_its_sum(sum_: Illustration, answer: str) -> None:
    points = (MarkPoint(text(answer), label="(a)"),)
    exercise = Exercise("(a)", (figure_of(sum_),))
    question = item(Exercises((exercise,), 2, 20), scheme=Scheme(marks=1, points=points))
    (block,) = only(question).body
    assert isinstance(block, Exercises)
    (filled,) = block.entries[0].body
    assert isinstance(filled, Figure)
    written = filled.drawing.result  # type: ignore[attr-defined]
    assert written.digits == answer.replace(",", "").replace(".", "")
    assert answer.replace(",", "") in filled.spoken.replace(",", "")


@pytest.mark.parametrize("answer", ["1021", "10.2", "20"])
def test_no_other_number_stands_in_the_squares_of_a_sum(answer: str) -> None:
    sum_ = ColumnSum.model_validate({"sign": "+", "rows": ["681", "339"]})
    division = LongDivision.model_validate({"dividend": "101", "divisor": "5"})
    assert sum_.answered(answer) is None
    assert division.answered(answer) is None


def test_the_last_blank_of_a_row_has_the_correction_of_that_row() -> None:
    rows = ((text("1"), text("It began in 1951."), (Gap("line-1"),)),)
    points = (MarkPoint(text("'1951' is wrong"), label="1"), MarkPoint(text("1950"), label="1"))
    question = item(Table((), rows, (0.1, 0.5, 0.4)), scheme=Scheme(marks=2, points=points))
    (table,) = only(question).body
    assert isinstance(table, Table)
    assert plain(table.rows[0][-1]) == "1950"

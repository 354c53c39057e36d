"""Tables: rules and tint, aligned numbers, unbroken dates, and room to write in."""

from itertools import pairwise

import pytest

from themes import THEMES, theme
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.columns import shifts
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.task_columns import TaskColumns
from worksheets.layout.blocks.tasks import task_galleys
from worksheets.layout.pagination.strips import Strip, tops
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.layout.text.dates import unbroken_dates
from worksheets.model.page.node import Node
from worksheets.model.page.page import Fill, Run, Stroke
from worksheets.model.page.zones import Field
from worksheets.model.paper.content import Gap, Inlines, LineBreak, Para, Table, Text, plain, text
from worksheets.model.paper.item import Task

TWO = (0.5, 0.5)


def style(name: str = "worksheet", tint: str = "") -> Style:
    wanted = theme(name)
    return style_of(wanted.model_copy(update={"tint": tint}) if tint else wanted, "A4", ENGLISH)


def table(
    *rows: tuple[str, ...], head: tuple[str, ...] = ("Date", "Event"), space: float = 0
) -> Table:
    cells = tuple(tuple(map(text, row)) for row in rows)
    return Table(tuple(map(text, head)), cells, TWO, space)


def strips(block: Table, at: Style) -> tuple[list[Strip], Structure]:
    structure = Structure()
    return block_strips(block, BlockPlace(at.measure, at, structure)), structure


def strokes(found: list[Strip]) -> list[tuple[float, Stroke]]:
    """The strokes of strips, each with how far down it is."""
    return [
        (y + mark.points[0][1], mark)
        for y, strip in tops(found)
        for mark in strip.marks
        if isinstance(mark, Stroke)
    ]


@pytest.mark.parametrize("name", THEMES)
def test_a_table_has_level_rules_only_the_outer_ones_heavier(name: str) -> None:
    at = style(name)
    found, _ = strips(table(("1949", "A"), ("1950", "B"), ("1951", "C")), at)
    rules = strokes(found)
    assert all(mark.points[0][1] == mark.points[1][1] for _, mark in rules)
    weights: dict[float, float] = {}
    for y, mark in rules:
        weights[round(y, 2)] = max(weights.get(round(y, 2), 0), mark.weight)
    assert [weights[y] for y in sorted(weights)] == [0.75, 0.75, 0.35, 0.35, 0.75]


def test_a_head_is_tinted_unless_the_theme_has_no_tints() -> None:
    block = table(("1949", "A"))
    (head, *body), _ = strips(block, style())
    (tint,) = (mark for mark in head.marks if isinstance(mark, Fill))
    assert [round(part * 255) for part in tint.colour] == [0xEB] * 3
    assert head.marks.index(tint) == 0
    found, _ = strips(block, style(tint="none"))
    assert not [mark for strip in (*body, *found) for mark in strip.marks if isinstance(mark, Fill)]


@pytest.mark.parametrize(
    ("entries", "point"),
    [
        (("5", "12.5", "100.25"), "."),
        (("−3", "12", "1,250"), "."),
        (("8%", "12.5%", "100%"), "."),
        (("2.5\u00a0kg", "12\u00a0kg", ""), "."),
    ],
)
def test_decimal_points_stand_under_one_another(entries: tuple[str, ...], point: str) -> None:
    at = style("dyslexia")
    begins = shifts([text(entry) for entry in entries], 200, at.size, at)
    ends = []
    for entry, begin in zip(entries, begins, strict=True):
        whole = entry.partition(point)[0].partition("\u00a0")[0].removesuffix("%")
        ends += [begin + at.faces.width(whole, "text", at.size)] if entry else []
    assert max(ends) - min(ends) < 0.001
    assert min(begins) == 0


@pytest.mark.parametrize(
    "entries", [("5 August 1963", "12 May 1970"), ("1950–53", "7"), ("12", "about 3"), ("", "")]
)
def test_what_is_no_column_of_numbers_begins_at_the_edge(entries: tuple[str, ...]) -> None:
    at = style()
    assert shifts([text(entry) for entry in entries], 200, at.size, at) == [0.0] * len(entries)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_dates_are_unbroken_as_their_language_writes_them(tag: str) -> None:
    language = SHIPPED.of(tag)
    for date in ("1972-12-21", "1950-01-01", "1979-06"):
        written = language.date(date)
        bound = plain(unbroken_dates(text(f"On {written} it began"), language))
        assert written.replace(" ", "\u00a0") in bound
        assert bound.count(" ") == 3


def test_a_date_has_a_column_wide_enough_for_it() -> None:
    at = style("large-print-18")
    head = text("Date"), text("What happened")
    block = Table(head, ((text("21 December 1972"), text("A treaty")),), (0.2, 0.8))
    found, _ = strips(block, at)
    words = [mark.text.strip() for mark in found[-1].marks if isinstance(mark, Run)]
    assert words == ["21 December 1972", "A treaty"]


@pytest.mark.parametrize("name", THEMES)
def test_a_table_without_a_head_has_labels_that_head_their_rows(name: str) -> None:
    at = style(name)
    block = table(("First argument and evidence", ""), ("Judgement", ""), head=(), space=10)
    (_, *rows), structure = strips(block, at)
    assert all(row.height >= at.size * 2.69 for row in rows)
    assert [node.tag for node in structure.nodes] == ["Table", "TR", "TH", "TD", "TR", "TH", "TD"]
    assert structure.nodes[2].attributes == {"Scope": "Row"}
    for row in rows:
        (room,) = (mark for mark in row.marks if isinstance(mark, Field))
        for label in (mark for mark in row.marks if isinstance(mark, Run)):
            wide = at.faces.width(label.text.strip(), "text", label.size)
            assert label.x + wide <= room.x <= at.measure * 0.55 or label.y < room.y


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("fillable", [False, True])
def test_a_cell_that_ends_in_a_blank_has_a_line_at_its_foot(name: str, fillable: bool) -> None:
    at = style_of(theme(name), "A4", ENGLISH, fillable=fillable)

    def cell(number: int, words: str) -> Inlines:
        return (Text(f"({number}) {words}"), LineBreak(), Gap(f"cell-{number}"))

    cells = cell(1, "Which country?"), cell(2, "Which word or phrase means this? " * 4)
    found, _ = strips(Table((text("1"), text("2")), (cells,), TWO, 26.5), at)
    row = found[-1]
    assert row.height >= 26.4 * 72 / 25.4 * at.size / 10.5
    lines = [
        mark for mark in row.marks if isinstance(mark, Stroke) and mark.points[1][0] < at.measure
    ]
    lines = [mark for mark in lines if mark.weight == at.rule]
    fields = [mark for mark in row.marks if isinstance(mark, Field)]
    assert len({mark.points[0][1] for mark in lines}) == 1
    assert [field.slot for field in fields] == ["cell-1", "cell-2"]
    lowest = max(mark.y for mark in row.marks if isinstance(mark, Run))
    assert lines[0].points[0][1] - lowest >= at.pitch * 0.95
    assert all(field.y + field.height <= lines[0].points[0][1] + 0.01 for field in fields)


@pytest.mark.parametrize(
    ("name", "space", "count"),
    [
        ("worksheet", 10, 1),
        ("worksheet", 20, 2),
        ("exam", 20, 2),
        ("large-print-18", 10, 1),
        ("large-print-18", 20, 2),
        ("large-print-24", 10, 1),
        ("large-print-24", 20, 2),  # a third would run through the label
    ],
)
def test_a_blank_cell_with_a_label_has_lines_to_write_on(
    name: str, space: float, count: int
) -> None:
    at = style(name)
    rows = ((text("It was critical."), (Gap("cell-1", "(i)"),)),)
    found, _ = strips(Table((text("Statement"), text("USSR")), rows, TWO, space), at)
    row = found[-1]
    (label,) = (mark for mark in row.marks if isinstance(mark, Run) and "(i)" in mark.text)
    lines = [
        mark
        for mark in row.marks
        if isinstance(mark, Stroke) and mark.weight == at.rule and mark.points[0][0] > 1
    ]
    assert len(lines) == count
    ys = sorted(mark.points[0][1] for mark in lines)
    assert ys[-1] == pytest.approx(row.height - at.unit * 10 / 7)
    assert ys[0] > label.y + label.size * 0.24
    for mark in lines:
        assert mark.points[0][0] == pytest.approx(label.x)
        assert mark.points[1][0] <= at.measure
        assert mark.dots == (at.theme.answers.ruling == "dotted")


def test_an_empty_cell_and_one_that_is_typed_in_have_no_lines() -> None:
    at = style_of(theme("worksheet"), "A4", ENGLISH, fillable=True)
    typed = Table((text("A"), text("B")), ((text("x"), (Gap("cell-1", "(i)"),)),), TWO, 10)
    empty = table(("First argument", ""), head=(), space=10)
    for block, where in ((typed, at), (empty, style())):
        found, _ = strips(block, where)
        assert not [
            mark
            for mark in found[-1].marks
            if isinstance(mark, Stroke) and mark.weight == where.rule
        ]


PLAN = tuple(
    (words, "")
    for words in ("Your answer in a sentence", "Second argument and evidence", "Judgement")
)


@pytest.mark.parametrize(
    ("measure", "lines", "height"),
    [(470, 1, 26), (310, 1, 26), (240, 1, 36), (180, 1, 36), (130, 2, 36)],
)
def test_a_label_of_a_plan_stands_on_one_line_beside_or_above_what_is_written(
    measure: float, lines: int, height: float
) -> None:
    at = style()
    plan = table(*PLAN, head=(), space=26 / 72 * 25.4)
    found = block_strips(plan, BlockPlace(measure, at, Structure()))
    rows = [strip for strip in found if strip.height > 1]
    assert round(rows[0].height) == height
    ys = {round(mark.y, 1) for mark in rows[1].marks if isinstance(mark, Run)}
    assert len(ys) == lines


def test_where_one_writes_under_a_label_the_field_is_there() -> None:
    at = style_of(theme("worksheet"), "A4", ENGLISH, fillable=True)
    plan = table(*PLAN, head=(), space=9)
    for measure in (470.0, 240.0):
        found = block_strips(plan, BlockPlace(measure, at, Structure()))
        fields = [mark for strip in found for mark in strip.marks if isinstance(mark, Field)]
        assert len(fields) == 3
        right = fields[0].x + fields[0].width
        assert right == pytest.approx(measure - 1)
        assert (fields[0].x == 1) == (measure < 300)
        assert fields[0].height > 19


def test_equal_marks_have_as_many_lines_in_a_high_row_as_in_a_low_one() -> None:
    at = style("large-print-24")
    counts = set()
    for words in ("It was short.", "It was a very long reason that takes many lines. " * 2):
        row = (text(words), (Gap("cell-1", "(i)"),))
        found, _ = strips(Table((text("Cause"), text("Consequence")), (row,), TWO, 20), at)
        marks = found[-1].marks
        counts.add(sum(isinstance(mark, Stroke) and mark.weight == at.rule for mark in marks))
    assert counts == {2}


@pytest.mark.parametrize("name", THEMES)
def test_no_rule_of_a_table_is_near_another(name: str) -> None:
    """A line to write on stands clear of the rule under it, and a table of the table before it:
    where lines are solid, both would be taken for a double rule."""
    at = style(name)
    rows = ((text("Yalta"), (Gap("cell-1", "(i)"),)),)
    block = Table((text("Place"), text("What it is")), rows, TWO, 10)
    columns = TaskColumns(at.number, at.unit * 5)
    task = Task("1", 2, (Para(text("Fill in.")), block, block))
    (set_task,) = task_galleys(task, at, Structure(), Node("L"), columns)
    ys = sorted({round(y, 2) for y, _ in strokes(list(set_task.strips))})
    assert len(ys) == 8
    assert min(lower - upper for upper, lower in pairwise(ys)) >= at.unit * 1.4

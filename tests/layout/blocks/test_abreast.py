"""What is there to be read stands side by side where that is lower and there is room."""

from collections.abc import Sequence

import pytest

from structure import check_structure, listened
from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.abreast import is_reference, reference_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.pagination.strips import Strip, inked, tops
from worksheets.layout.structure import Structure
from worksheets.layout.style import style_of
from worksheets.model.page.page import Run
from worksheets.model.paper.content import Block, Bullets, Gap, Para, Strong, Table, Write, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Front, Handout, Laid, TaskSection
from worksheets.writers import pdf

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
FULL = STYLE.measure


def table(title: str, rows: int) -> Table:
    cells = tuple((text(f"{title} {n}"), text("What is to be known.")) for n in range(rows))
    return Table((text(title), text("What it means")), cells, (0.28, 0.72))


def points(heading: str, count: int = 4) -> tuple[Block, ...]:
    listed = tuple(text(f"Point {n} of {heading}") for n in range(count))
    return Para((Strong(text(heading)),)), Bullets(listed)


def blanks(rows: int) -> Table:
    cells = tuple((text(str(n)), (Gap(f"row-{n}", "(i)"),)) for n in range(rows))
    return Table((text("Blank"), text("What it means")), cells, (0.28, 0.72), 10)


def places(blocks: Sequence[Block], measure: float = FULL) -> dict[str, tuple[float, float]]:
    """Where words begin: from the left, and from the top, in points."""
    structure = Structure("paper")
    place = BlockPlace(measure, STYLE, structure, structure.add("Sect"))
    strips = reference_strips(blocks, place)
    return {
        mark.text.strip(): (strip.x + mark.x, y + mark.y)
        for y, strip in tops(strips)
        for mark in inked(strip)
        if isinstance(mark, Run)
    }


@pytest.mark.parametrize(
    ("measure", "beside"), [(FULL, True), (425.0, True), (415.0, False), (250.0, False)]
)
def test_two_tables_stand_side_by_side_if_there_is_room(measure: float, beside: bool) -> None:
    found = places([table("Words", 6), table("Dates", 6)], measure)
    words, dates = found["Words"], found["Dates"]
    assert (words[1] == dates[1]) == beside
    half = (measure - STYLE.unit * 3) / 2
    assert dates[0] - words[0] == pytest.approx(half + STYLE.unit * 3 if beside else 0)


def test_tables_of_which_one_is_short_stand_below_one_another_only_if_that_is_lower() -> None:
    found = places([table("Words", 6), table("Dates", 1)])
    assert found["Words"][1] == found["Dates"][1]


@pytest.mark.parametrize(("rows", "folded"), [(3, False), (4, True), (5, True), (12, True)])
def test_a_single_table_has_two_halves(rows: int, folded: bool) -> None:
    found = places([table("Words", rows)])
    count = -(-rows // 2)
    first, second = found["Words 0"], found[f"Words {count}"]
    assert (first[1] == second[1]) == folded
    assert second[0] - first[0] == pytest.approx(FULL / 2 if folded else 0)


@pytest.mark.parametrize(
    ("measure", "lists", "columns"),
    [(FULL, 3, 3), (FULL, 2, 2), (FULL, 4, 2), (FULL, 5, 3), (400.0, 3, 2), (250.0, 3, 1)],
)
def test_lists_stand_in_columns(measure: float, lists: int, columns: int) -> None:
    names = "ABCDE"[:lists]
    found = places([block for name in names for block in points(f"List {name}")], measure)
    assert len({found[f"List {name}"][0] for name in names}) == columns
    rows = {found[f"List {name}"][1] for name in names}
    assert len(rows) == -(-lists // columns)


def test_tables_to_be_filled_in_have_the_whole_measure() -> None:
    blocks = [blanks(4), blanks(4)]
    structure = Structure("paper")
    strips = reference_strips(blocks, BlockPlace(FULL, STYLE, structure, structure.add("Sect")))
    assert sum(_widest(strip) > FULL / 2 for strip in strips) >= 8


def _widest(strip: Strip) -> float:
    return max((mark.points[1][0] for mark in inked(strip) if hasattr(mark, "points")), default=0)


def test_what_is_answered_is_no_reference() -> None:
    assert is_reference([table("Words", 4), *points("List")])
    assert not is_reference([table("Words", 4), Write("answer", 1)])


def organiser(*tasks: Task) -> Laid:
    front = Front("At a glance", "", "", (), 0, None, "AB-CD")
    return paper_document(Handout(front, (TaskSection("", (), tasks),), ()), STYLE, "History")


BODY = (
    Para((Strong(text("All you need to know")),)),
    table("Dates", 8),
    table("Words", 7),
    table("People", 5),
    *points("USA"),
    *points("USSR"),
    *points("China"),
)


def test_a_paper_without_marks_has_no_numbers_and_no_lines_for_a_name() -> None:
    laid = organiser(Task("1", 0, BODY))
    (page,) = laid.document.pages
    words = [mark.text.strip() for mark in page.marks if isinstance(mark, Run)]
    assert "1" not in words
    assert "Name" not in words
    first = next(m for m in page.marks if isinstance(m, Run) and m.text.startswith("All you"))
    assert first.x == STYLE.left(1)
    data = pdf.write(laid.document)
    check_structure(data)
    labels = [element.text for element in listened(data) if element.tag == "Lbl"]
    assert set(labels) == {"•"}


def test_what_stands_side_by_side_is_read_table_after_table() -> None:
    data = pdf.write(organiser(Task("1", 0, BODY)).document)
    cells = [element.text for element in listened(data) if element.tag in ("TH", "TD")]
    named = [cell for cell in cells if cell.split()[0] in ("Dates", "Words", "People")]
    wanted = [
        words
        for title, rows in (("Dates", 8), ("Words", 7), ("People", 5))
        for words in (title, *(f"{title} {n}" for n in range(rows)))
    ]
    assert named == wanted


def test_beside_a_question_with_marks_an_organiser_has_a_number() -> None:
    laid = organiser(Task("1", 0, BODY), Task("2", 1, (Para(text("Why?")), Write("answer", 1))))
    words = [m.text.strip() for m in laid.document.pages[0].marks if isinstance(m, Run)]
    assert "1" in words

"""The cover of an exam: what it shows, and where it stands when there is little room."""

from dataclasses import replace

import pytest

from fronts import baseline_of, exam_style, handout, lines_of, section, set_in
from marks import check_marks
from structure import elements
from themes import THEMES
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.layout.documents.cover import minutes_allowed
from worksheets.layout.documents.examiner import rows_by_question, rows_by_section
from worksheets.model.page.page import Fill, Page, Run, Stroke, single
from worksheets.model.page.units import PAGE_SIZES
from worksheets.model.paper.content import text
from worksheets.model.paper.paper import Choice, Handout, TaskSection
from worksheets.writers import pdf

POINTS = (text("Answer all the questions."), text("Write in ink."))
SHORT = handout(section("One", 1, (5, 1, 1)), section("Two", 4, (4, 9)), points=POINTS)
LONG = handout(section("One", 1, (1,) * 30), section("Two", 31, (4,) * 10), points=POINTS)
STYLE = exam_style("exam", "A4", ENGLISH)


def test_distances_are_those_of_the_specification() -> None:
    page = set_in(SHORT, STYLE).pages[0]
    course, title = baseline_of(page, "History"), baseline_of(page, "The Korean War")
    time, value = baseline_of(page, "Time allowed"), baseline_of(page, "45 minutes")
    surname, group = baseline_of(page, "Surname"), baseline_of(page, "Class")
    assert course - STYLE.top == pytest.approx(28, abs=1)
    assert title - course == pytest.approx(35, abs=1)
    assert value - time == pytest.approx(14.5, abs=1)
    assert group - surname == pytest.approx(33, abs=0.5)
    assert baseline_of(page, "Centre number") - group == pytest.approx(33, abs=0.5)
    (frame,) = (
        mark
        for mark in page.marks
        if isinstance(mark, Stroke) and mark.closed and mark.weight == 0.75
    )
    (left, top), _, (right, _), _ = frame.points
    assert right - left == pytest.approx(STYLE.full_measure)
    assert surname - top == pytest.approx(33, abs=1)
    bar = next(mark for mark in page.marks if isinstance(mark, Fill))
    assert (bar.width, bar.height) == pytest.approx((84, 6))


@pytest.mark.parametrize(
    ("marks", "minutes"), [(0, 0), (1, 5), (5, 5), (6, 10), (31, 45), (36, 50), (37, 55)]
)
def test_a_time_is_the_nearest_five_minutes(marks: int, minutes: int) -> None:
    front = replace(SHORT.front, tariff=marks, minutes=None)
    assert minutes_allowed(front, STYLE) == minutes  # 1.43 a mark
    assert minutes_allowed(replace(front, minutes=33), STYLE) == 33


def test_columns_are_as_wide_as_in_the_specification() -> None:
    page = set_in(SHORT, STYLE).pages[0]
    assert baseline_of(page, "Instructions") == pytest.approx(baseline_of(page, "For the examiner"))
    rules = sorted(
        x2 - x1
        for mark in page.marks
        if isinstance(mark, Stroke) and len(mark.points) == 2
        for (x1, y1), (x2, y2) in [mark.points]
        if y1 == y2 and mark.weight == 0.5 and y1 > baseline_of(page, "Candidate number")
    )
    assert rules == pytest.approx([136.5, 493.2 - 35 - 136.5], abs=0.5)


def test_the_grid_is_a_table_with_heads_in_both_directions() -> None:
    found = elements(pdf.write(set_in(SHORT, STYLE)))
    at = next(n for n, element in enumerate(found) if element.tag == "Table")
    cells = [(e.tag, e.text.strip()) for e in found[at:] if e.tag in ("TH", "TD")][:24]
    assert cells[:6] == [
        *(("TH", "Question"), ("TH", "Out of"), ("TH", "Mark")),
        *(("TH", "1"), ("TD", "5"), ("TD", "")),
    ]
    assert cells[18:21] == [("TH", "Total"), ("TD", "20"), ("TD", "")]


def test_a_row_a_question_becomes_a_row_a_section_where_there_is_no_room() -> None:
    assert "3 1" in grid(SHORT)
    assert grid(LONG)[1:] == ["1\u2009–\u200930 30", "31\u2009–\u200940 40", "Total 70"]


def grid(paper: Handout) -> list[str]:
    """The rows of the grid, which stand at the right of a cover."""
    page = set_in(paper, STYLE).pages[0]
    top, edge = baseline_of(page, "For the examiner"), STYLE.left(1) + 340
    runs = [mark for mark in page.marks if isinstance(mark, Run)]
    inside = [run for run in runs if run.x > edge and top < run.y < STYLE.height - STYLE.bottom]
    lines = lines_of(Page("", 0, 0, single(inside)))
    total = next(n for n, line in enumerate(lines) if line.startswith("Total"))
    return lines[: total + 1]


def test_sections_with_a_choice_and_bonuses_have_their_rows() -> None:
    choice = TaskSection("", (), section("", 1, (5, 5, 5)).tasks, Choice(2))
    bonus = TaskSection("", (), section("", 4, (3,)).tasks, Choice(bonus=True))
    paper = handout(choice, bonus)
    rows = [(row.name, row.worth) for row in rows_by_question(paper, "Total")]
    labels = "1\u2009–\u20093"
    assert rows == [(labels, "5"), (labels, "5"), ("4", "+3"), ("Total", "10")]
    rows = [(row.name, row.worth) for row in rows_by_section(paper, "Total")]
    assert rows == [(labels, "10"), ("4", "+3"), ("Total", "10")]


@pytest.mark.parametrize("paper", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("name", THEMES)
def test_a_cover_has_room_everywhere(name: str, page: str, tag: str, paper: Handout) -> None:
    style = exam_style(name, page, SHIPPED.of(tag))
    document = set_in(paper, style)
    check_marks(document)
    said = [line for one in document.pages for line in lines_of(one)]
    language = style.language
    for key in ("cover.instructions", "cover.information", "cover.surname", "cover.grid-total"):
        assert any(language.say(key) in line for line in said), key
    titles = [mark.title for mark in document.bookmarks]
    assert titles[1:4] == [
        language.say("cover.instructions"),
        language.say("cover.information"),
        style.theme.furniture.examiner,
    ]


def test_a_narrow_page_has_the_grid_below_the_instructions() -> None:
    style = exam_style("exam", "A5", ENGLISH)
    pages = set_in(SHORT, style).pages
    said = [line for page in pages for line in lines_of(page)]
    assert said.index("Information") < said.index("For the examiner")


def test_names_have_lines_of_a_length_to_write_on() -> None:
    for name in THEMES:
        style = exam_style(name, "A4", ENGLISH)
        zones = {zone.slot: zone.box for zone in set_in(SHORT, style).zones}
        for slot in ("surname", "other names"):
            assert zones[slot][2] - zones[slot][0] >= 9 * style.size


def sides_of(*tariffs: int) -> tuple[int, bool]:
    """How many sides an exam of some questions takes, and whether its cover has the first."""
    document = set_in(handout(section("One", 1, tariffs), points=POINTS), STYLE)
    return len(document.pages), any("[5 marks]" in line for line in lines_of(document.pages[0]))


def test_questions_begin_on_the_cover_only_where_that_saves_a_sheet() -> None:
    assert sides_of(*(5,) * 10) == (2, False)
    assert sides_of(*(5,) * 36) == (2, True)
    assert sides_of(*(5,) * 50) == (3, False)


@pytest.mark.parametrize("multiple", [1, 2, 4])
@pytest.mark.parametrize("count", [10, 28, 36, 50, 70])
def test_a_cover_says_how_many_pages_there_are_with_blank_ones(count: int, multiple: int) -> None:
    furniture = STYLE.theme.furniture.model_copy(update={"sides": multiple})
    style = replace(STYLE, theme=STYLE.theme.model_copy(update={"furniture": furniture}))
    pages = set_in(handout(section("One", 1, (5,) * count), points=POINTS), style).pages
    assert len(pages) % multiple == 0
    claimed = f"{count} on {len(pages)} page"
    assert any(claimed in line for line in lines_of(pages[0])), lines_of(pages[0])

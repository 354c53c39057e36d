"""The front of a worksheet: distances, lines long enough for names, instructions as a paragraph."""

from dataclasses import replace

import pytest

from fronts import TITLE, baseline_of, handout, lines_of, section, set_in
from marks import check_marks
from themes import THEMES, theme
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.layout.documents.front import instructions
from worksheets.layout.documents.title_block import spoken_logo
from worksheets.layout.style import style_of
from worksheets.model.page.page import Bitmap, Picture, Run, Stroke
from worksheets.model.page.units import PAGE_SIZES
from worksheets.model.paper.content import Placeholder, Text, plain, text
from worksheets.model.paper.paper import Letterhead

POINTS = (text("Answer all the questions."), text("Tick one box"))
MARKED = handout(section("Recall", 1, (1, 30)), points=POINTS)
NAME = 16
"""A name needs a line of so many sizes."""


def test_distances_are_those_of_the_specification() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    (page,) = set_in(MARKED, style).pages
    title = baseline_of(page, "The Korean War")
    name = baseline_of(page, "Name")
    first = baseline_of(page, "Answer all")
    recall = baseline_of(page, "Recall")
    rule = recall - 18.5
    assert title - style.top == pytest.approx(28, abs=0.6)
    assert name - title == pytest.approx(31, abs=0.6)
    assert first - name == pytest.approx(21, abs=0.6)
    assert rule - first == pytest.approx(23.6, abs=0.6)
    assert baseline_of(page, "Why did") - recall == pytest.approx(23, abs=0.6)


def test_the_score_has_a_box_at_the_right_edge() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    (page,) = set_in(MARKED, style).pages
    (box,) = (m for m in page.marks if isinstance(m, Stroke) and m.closed and m.weight == 0.75)
    (left, top), _, (right, foot), _ = box.points
    assert (right - left, foot - top) == pytest.approx((58, 20), abs=0.3)
    assert right == pytest.approx(style.left(1) + style.full_measure)
    (score,) = (m for m in page.marks if isinstance(m, Run) and m.text == "/ 31")
    assert left < score.x
    assert top < score.y < foot
    assert score.node is not None
    assert score.node.actual == "Score / 31"


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("name", THEMES)
def test_a_name_has_a_line_long_enough_to_write_it(name: str, page: str, tag: str) -> None:
    lined = theme(name).model_copy(update={"front": "line"})
    style = style_of(lined, page, SHIPPED.of(tag))
    document = set_in(MARKED, style)
    check_marks(document)
    lengths = {zone.slot: zone.box[2] - zone.box[0] for zone in document.zones}
    label = style.faces.width(style.language.say("front.name"), "text", style.small)
    assert lengths["name"] >= min(NAME * style.size, style.full_measure - label - style.unit)
    assert min(lengths["class"], lengths["date"]) >= 4 * style.size


def test_in_large_print_the_name_has_a_row_of_its_own() -> None:
    for name, beside in (("worksheet", True), ("large-print-18", False)):
        page = set_in(MARKED, style_of(theme(name), "A4", ENGLISH)).pages[0]
        assert (baseline_of(page, "Name") == baseline_of(page, "Class")) == beside
        assert baseline_of(page, "Class") == baseline_of(page, "Date")


def test_a_paper_without_marks_has_neither_name_line_nor_score() -> None:
    unmarked = handout(section("Read this", 1, (0,)), subtitle="Keep it")
    document = set_in(unmarked, style_of(theme("worksheet"), "A4", ENGLISH))
    assert lines_of(document.pages[0])[:3] == [TITLE, "Keep it", "Read this"]
    assert not document.zones


@pytest.mark.parametrize(
    ("points", "paragraph"),
    [
        (["Lesson handout"], "Lesson handout"),
        (["Lesson handout", "Use ink"], "Lesson handout. Use ink."),
    ],
)
def test_points_are_one_paragraph_of_sentences(points: list[str], paragraph: str) -> None:
    front = handout(section("", 1, (1,)), points=tuple(map(text, points)))
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    assert paragraph in lines_of(set_in(front, style).pages[0])


def test_a_subtitle_stands_apart_from_the_instructions() -> None:
    front = handout(section("", 1, (1,)), subtitle="For Friday", points=(text("Use ink"),))
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    (line,) = (line for line in lines_of(set_in(front, style).pages[0]) if "ink" in line)
    assert line.split() == ["For", "Friday.", "Use", "ink."]
    assert "   Use" in line.replace("\u00a0", " ")


def test_marks_stay_on_the_line_of_the_word_before_them() -> None:
    point = (Text("Marks are shown like this: "), Placeholder("marks"), Text("."))
    paper = handout(section("", 1, (1,)), points=(point,))
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    (shown,) = instructions(paper, style)
    assert plain(shown) == "Marks are shown like this:\u00a0[1]."


@pytest.mark.parametrize(
    ("tariffs", "shown"), [((1, 2, 4), "[2]"), ((1, 4), "[1]"), ((20, 4), "[4]"), ((0, 3), "[3]")]
)
def test_marks_are_shown_as_one_of_those_on_the_paper(tariffs: tuple[int, ...], shown: str) -> None:
    paper = handout(section("", 1, tariffs), points=((Placeholder("marks"),),))
    assert plain(*instructions(paper, style_of(theme("worksheet"), "A4", ENGLISH))) == shown


def test_instructions_are_no_wider_than_can_be_read() -> None:
    long = handout(section("", 1, (1,)), points=(text("Read all the sources first. " * 9),))
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    small = [
        mark
        for mark in set_in(long, style).pages[0].marks
        if isinstance(mark, Run) and mark.text.startswith("Read all")
    ]
    assert all(style.faces.width(run.text, "text", run.size) <= 441 for run in small)
    assert {round(run.size, 1) for run in small} == {9.0}


def test_a_logo_stands_in_the_title_block() -> None:
    logo = Bitmap(300, 200, b"\x80" * 300 * 200, channels=1)
    front = replace(MARKED.front, letterhead=Letterhead("Kingsbridge Academy", logo))
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    page = set_in(replace(MARKED, front=front), style).pages[0]
    (picture,) = (mark for mark in page.marks if isinstance(mark, Picture))
    assert picture.y > style.top
    assert picture.x + picture.width == pytest.approx(style.left(1) + style.full_measure)
    assert baseline_of(page, "Kingsbridge") < baseline_of(page, "The Korean War")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("columns", "rows"), [(300, 200), (200, 300), (900, 100)])
def test_a_logo_is_no_higher_than_three_lines(name: str, columns: int, rows: int) -> None:
    logo = Bitmap(columns, rows, b"\x80" * columns * rows, channels=1)
    front = replace(MARKED.front, letterhead=Letterhead(logo=logo))
    style = style_of(theme(name).model_copy(update={"front": "line"}), "A4", ENGLISH)
    page = set_in(replace(MARKED, front=front), style).pages[0]
    (picture,) = (mark for mark in page.marks if isinstance(mark, Picture))
    assert picture.height <= 3 * style.leading
    assert picture.height / picture.width == pytest.approx(rows / columns)


@pytest.mark.parametrize(
    ("letterhead", "words"),
    [
        (Letterhead(), "Logo of the school"),
        (Letterhead("Kingsbridge Academy"), "Logo of Kingsbridge Academy"),
        (Letterhead("Kingsbridge Academy", logo_says="A map of Korea"), "A map of Korea"),
    ],
)
def test_what_a_listener_hears_of_a_logo(letterhead: Letterhead, words: str) -> None:
    assert spoken_logo(letterhead, ENGLISH) == words


def test_a_page_that_is_not_full_leaves_no_hole_under_the_title() -> None:
    """Of a run of lines only the first could stand further from what is before it."""
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    paper = handout(section("", 1, (1,) * 60), subtitle="A short one")
    page, *_ = set_in(paper, style).pages
    gap = baseline_of(page, "Why did") - baseline_of(page, "A short one")
    assert gap == pytest.approx(style.unit * 3 + style.leading, abs=2)

"""Heads of sections: marks at the right, a note on the heading's line or below it."""

import pytest

from fronts import baseline_of, handout, lines_of, section, set_in
from marks import check_marks
from themes import THEMES, theme
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.layout.documents.section_heads import section_marks
from worksheets.layout.style import Style, style_of
from worksheets.model.page.units import PAGE_SIZES

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
NOTE = "Read every option before you choose."


def heads(*tariffs: int, note: str = "", style: Style = STYLE) -> list[str]:
    document = set_in(handout(section("Recall", 1, tariffs, note)), style)
    check_marks(document)
    return [line for line in lines_of(document.pages[0]) if "Recall" in line or "Read" in line]


def test_marks_and_note_stand_on_the_line_of_the_heading() -> None:
    assert heads(2, 10) == ["Recall [12 marks]"]
    assert heads(2, 10, note=NOTE) == [f"Recall {NOTE} [12 marks]"]


def test_marks_of_a_single_question_or_of_none_are_left_out() -> None:
    assert heads(12) == ["Recall"]
    assert heads(0, 0) == ["Recall"]


def test_a_note_that_does_not_fit_stands_below() -> None:
    long = f"{NOTE} {NOTE} {NOTE}"
    assert heads(2, 10, note=long)[0] == "Recall [12 marks]"
    assert heads(2, 10, note=NOTE, style=style_of(theme("large-print-18"), "A4", ENGLISH)) == [
        "Recall [12 marks]",
        NOTE,
    ]


@pytest.mark.parametrize(
    ("several", "shown"),
    [("[{n}]", "[12 marks]"), ("({n} points)", "(12 points)"), ("", "")],
)
def test_marks_are_written_as_the_theme_writes_them(several: str, shown: str) -> None:
    marks = theme("worksheet").marks.model_copy(update={"one": several, "several": several})
    own = theme("worksheet").model_copy(update={"marks": marks})
    assert section_marks(12, style_of(own, "A4", ENGLISH)) == shown


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", THEMES)
def test_no_heading_runs_into_its_marks(name: str, tag: str) -> None:
    """Not even one word that needs the whole measure."""
    for title in ("Donaudampfschifffahrtsgesellschaft", "Facts about the war in Korea " * 3):
        for page in PAGE_SIZES:
            style = style_of(theme(name), page, SHIPPED.of(tag))
            check_marks(set_in(handout(section(title.strip(), 1, (5, 7), NOTE)), style))


def test_a_section_keeps_its_distance_from_what_is_before_it() -> None:
    two = handout(section("First", 1, (1, 1)), section("Second", 3, (1, 1)))
    (page,) = set_in(two, STYLE).pages
    last = max(m.y for m in page.marks if getattr(m, "text", "") == "[1]" and m.y < 300)
    before = max(y for y in [baseline_of(page, "2"), last] if y < baseline_of(page, "Second"))
    assert baseline_of(page, "Second") - before == pytest.approx(42, abs=0.7)

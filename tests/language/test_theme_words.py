"""Words of a theme: its own, or those of the language where it says `standard`."""

from pathlib import Path

import pytest

from themes import THEMES, theme
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.layout.style import style_of
from worksheets.model.diagnostics import Sink
from worksheets.model.theme_words import STANDARD
from worksheets.read.theme import read_theme

FRENCH = SHIPPED.of("fr")


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", THEMES)
def test_nothing_stays_standard(name: str, tag: str) -> None:
    assert f'"{STANDARD}"' not in theme(name).in_language(SHIPPED.of(tag)).model_dump_json()


def test_themes_that_ship_say_the_words_of_the_language() -> None:
    exam = theme("exam")
    totals = exam.marks.model_copy(update={"paper": STANDARD})
    style = style_of(exam.model_copy(update={"marks": totals}), "A4", FRENCH)
    marks = style.theme.marks
    assert [style.marks(1), style.marks(2)] == ["[1 point]", "[2 points]"]
    assert style.total(marks.paper, 1) == "TOTAL DE L’ÉPREUVE = 1 POINT"
    assert style.total(marks.paper, 40) == "TOTAL DE L’ÉPREUVE = 40 POINTS"
    assert style.theme.furniture.continued.replace("{n}", "3") == "3 suite"


def test_a_theme_of_ones_own_keeps_its_words(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(
        "name: own\ndescription: d\nmarks:\n  question: standard\n  section: '{n} marks in all'\n"
        "  paper: {one: 'In all: {n} mark', other: 'In all: {n} marks'}\nfurniture: {end: Fine}\n"
    )
    sink = Sink()
    own = read_theme(file, sink)
    assert own is not None, list(map(str, sink))
    for language in (ENGLISH, FRENCH):
        style = style_of(own, "A4", language)
        totals = style.theme.marks
        assert style.total(totals.paper, 1) == "In all: 1 mark"
        assert style.total(totals.paper, 2) == "In all: 2 marks"
        assert style.total(totals.section, 1) == "1 mark in all"
        assert style.theme.furniture.end == "Fine"
    assert style.total(totals.question, 2, "7") == "Total de la question 7 = 2 points"

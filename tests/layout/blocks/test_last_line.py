"""What goes on the last line of a question, and what stands below it."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.last_line import with_last_line
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import Strip
from worksheets.layout.structure import Structure
from worksheets.layout.style import style_of
from worksheets.layout.text.prose import set_text
from worksheets.model.page.page import Fill, Stroke
from worksheets.model.page.zones import Field
from worksheets.model.paper.content import Bank, Block, Choose, Write, text

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
MEASURE = 440.0
VERDICT = Choose("verdict", (text("True"), text("False")), arrangement="row")
PHRASE = Write("answer", 1, phrase=True)
BANK = Bank((text("January"), text("July"), text("March")))


def set_with(words: str, block: Block) -> list[Strip] | None:
    structure = Structure()
    place = BlockPlace(MEASURE, STYLE, structure, structure.add("P"))
    lines = set_text(text(words), MEASURE, STYLE, structure.add("P"))
    assert len(lines) == 1
    return with_last_line(lines, block, place)


def statement(points: float) -> str:
    return "n" * int(points / STYLE.faces.width("n", "text", STYLE.size))


@pytest.mark.parametrize(("wide", "lines"), [(300, 1), (420, 2)])
def test_a_verdict_stands_at_the_right_edge(wide: float, lines: int) -> None:
    strips = set_with(statement(wide), VERDICT)
    assert strips is not None
    assert len(strips) == lines
    boxes = [mark for mark in strips[-1].marks if isinstance(mark, Stroke)]
    fields = [mark for mark in strips[-1].marks if isinstance(mark, Field)]
    assert len(boxes) == len(fields) == 2
    false = STYLE.faces.width("False", "text", STYLE.size)
    right = strips[-1].x + boxes[-1].points[1][0] + STYLE.unit * 4 / 7 + false
    assert right == pytest.approx(MEASURE, abs=0.1)


@pytest.mark.parametrize(("wide", "beside"), [(300, True), (380, True), (410, False)])
def test_a_phrase_has_the_rest_of_the_line_if_that_is_long_enough(
    wide: float, beside: bool
) -> None:
    strips = set_with(statement(wide), PHRASE)
    assert (strips is not None) == beside
    if strips:
        (line,) = (mark for mark in strips[0].marks if isinstance(mark, Stroke))
        assert line.points[1][0] == pytest.approx(MEASURE)
        assert line.dots


@pytest.mark.parametrize(("wide", "beside"), [(150, True), (300, False)])
def test_a_word_bank_stands_beside_its_prompt_if_it_fits(wide: float, beside: bool) -> None:
    strips = set_with(statement(wide), BANK)
    assert (strips is not None) == beside
    if strips:
        (panel,) = (mark for mark in strips[0].marks if isinstance(mark, Fill))
        assert panel.x + panel.width <= MEASURE + 0.1


def test_other_answers_stand_below() -> None:
    assert set_with("Why?", Write("answer", 4)) is None
    assert set_with("Why?", Write("answer", 2, entries=2, phrase=True)) is None

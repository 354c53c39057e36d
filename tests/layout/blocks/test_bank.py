"""Blanks that the words of a bank fill: the widest of these can be written there."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.bank import WRITTEN, bank_strips, blank_beside_bank
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import TIGHT
from worksheets.layout.structure import Structure
from worksheets.layout.style import style_of
from worksheets.model.paper.content import Bank, Para, text

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
USUAL = 72


def blank(*words: str, measure: float = 440) -> float:
    structure = Structure()
    place = BlockPlace(measure, STYLE, structure, structure.add("P"))
    bank = (Bank(tuple(map(text, words))),) if words else ()
    return blank_beside_bank((Para(text("Choose.")), *bank), place)


def test_without_a_bank_a_blank_says_nothing_of_its_answer() -> None:
    assert blank() == 0


def test_short_words_have_blanks_as_wide_as_usual() -> None:
    assert blank("July", "May") == pytest.approx(USUAL)


def test_the_widest_word_can_be_written() -> None:
    words = "Great Leap Forward", "New Deal"
    printed = STYLE.faces.width(words[0], "text", STYLE.size)
    assert printed > USUAL
    assert blank(*words) == pytest.approx(WRITTEN * printed, rel=0.02)
    assert blank(*words, measure=100) == 100


def test_a_page_does_not_begin_within_a_bank() -> None:
    words = tuple(text(word) for word in ("containment", "armistice", "superpower") * 4)
    structure = Structure()
    place = BlockPlace(300, STYLE, structure, structure.add("P"))
    _, *rows = bank_strips(Bank(words), place)
    assert len(rows) > 1
    assert {row.cost for row in rows} == {TIGHT}

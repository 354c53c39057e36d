"""Marks as PDF operators, and pixels where operators are not proof enough."""

import io

import pikepdf
import pypdfium2
import pytest
from pdf_sample import FACES, sample

from structure import heard
from worksheets.model.page.node import Node
from worksheets.model.page.page import (
    Document,
    Fill,
    Ink,
    Mark,
    Outline,
    Page,
    Run,
    Shape,
    Stroke,
    single,
)
from worksheets.writers.pdf import write
from worksheets.writers.pdf.canvas import ContentCanvas
from worksheets.writers.pdf.glyphs import Typefaces

TYPEFACES = Typefaces(FACES)


def painted(*marks: Mark) -> str:
    canvas = ContentCanvas(TYPEFACES)
    for mark in marks:
        canvas.draw(mark)
    return canvas.take_content()


def test_lines_count_upwards() -> None:
    assert painted(Stroke(((1, 2), (3.5, 4)), 0.5)) == ".5 w\nn 1 -2 m 3.5 -4 l S"


def test_line_weight_is_set_only_when_it_changes() -> None:
    line = Stroke(((0, 0), (1, 0)), 2, closed=True)
    assert painted(line, line) == "2 w\nn 0 0 m 1 0 l S\nn 0 0 m 1 0 l S"


def test_what_is_closed_returns_to_its_beginning() -> None:
    assert painted(Stroke(((0, 0), (1, 0), (1, 1)), 1, closed=True)) == "n 0 0 m 1 0 l 1 -1 l h\nS"


def test_lines_after_dots_are_solid() -> None:
    dots, line = Stroke(((0, 0), (9, 0)), 1, dots=True), Stroke(((0, 0), (9, 0)), 1)
    dotted = "1 J\n[0 3] 0 d\nn 0 0 m 9 0 l S"
    assert painted(dots, line) == f"{dotted}\n0 J\n[] 0 d\nn 0 0 m 9 0 l S"


def test_lines_after_light_ones_are_black() -> None:
    light, line = Stroke(((0, 0), (9, 0)), 1, black=0.6), Stroke(((0, 0), (9, 0)), 1)
    assert painted(light, line) == ".4 G\nn 0 0 m 9 0 l S\n0 G\nn 0 0 m 9 0 l S"


def test_an_outline_is_drawn_solid_after_dots() -> None:
    outline = Outline((((0, 0), (1, 0)),), closed=False)
    shape = Shape(0, 0, 1, outline, Ink(line=(0, 0, 0), weight=1))
    operators = painted(Stroke(((0, 0), (9, 0)), 1, dots=True), shape)
    assert "[] 0 d\n0 J\n" in operators.partition("q\n")[2]


def test_grey_leaves_ink_black() -> None:
    grey = Fill(1, 2, 3, 4, (0.75, 0.75, 0.75))
    assert painted(grey) == ".75 .75 .75 rg\nn 1 -6 3 4 re f*\n0 0 0 rg"


def test_font_is_set_only_when_it_changes() -> None:
    one, two = Run(0, 0, "text", 12, "a"), Run(0, 9, "text", 12, "b")
    assert painted(one, two).count("Tf") == 1
    assert painted(one, two, Run(0, 0, "bold", 12, "a")).count("Tf") == 2
    assert painted(Run(0, 0, "more symbols", 1, "a")).startswith("/more#20symbols 1 Tf\n")


def test_kerning_is_painted() -> None:
    assert ")86(" in painted(Run(0, 0, "text", 12, "To"))


def test_accents_rise_and_come_down_again() -> None:
    operators = painted(Run(0, 0, "more symbols", 10, "b̄ x"))
    before, up, after = operators.partition(" Ts[(")
    assert up
    assert float(before.rpartition(" ")[2]) == 0.5
    assert "0 Ts[(" in after


def test_what_a_glyph_does_not_say_is_said_beside_it() -> None:
    """Greek and increment delta are one glyph of the font."""
    node = Node("P")
    page = Page("1", 400, 100, single([Run(50, 60, "more symbols", 12, "Δ ∆", node)]))
    data = write(Document("Delta", "", "", (), "en", (page,), (node,), (), FACES))
    assert heard(data) == ["Δ ∆"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = pdf.pages[0].Contents[0].read_bytes()
    assert content.count(b"/ActualText") == 1


@pytest.mark.parametrize("face", ["text", "more symbols"])
def test_run_is_as_wide_as_measured(face: str) -> None:
    """A letter that ends a run stands where the words before it end by measure."""
    words = "AVATAR waffles, To office "
    width = TYPEFACES[face].width(words, 12)
    assert _last_letter(Run(50 + width, 60, face, 12, "H")) == pytest.approx(
        _last_letter(Run(50, 60, face, 12, words + "H")), abs=0.02
    )


def test_pixels() -> None:
    with pypdfium2.PdfDocument(write(sample())) as pdf:
        image = pdf[0].render(scale=4, grayscale=True)

    def shade(x: float, y: float) -> int:
        return image.buffer[round(y * 4) * image.stride + round(x * 4)]

    grey = 217
    assert (shade(245, 260), shade(365, 260), shade(125, 260)) == (grey, 0, 255)
    assert shade(75, 260) < grey  # the side that closes the box
    assert (shade(300, 200) < grey, shade(300, 205)) == (True, 255)
    assert (shade(435, 230) < grey, shade(436.5, 230)) == (True, 255)  # a dot and a gap


def _last_letter(run: Run) -> float:
    """The left edge of a run's last character, as PDFium sees it."""
    document = Document("", "", "", (), "en", (Page("1", 400, 100, single([run])),), (), (), FACES)
    with pypdfium2.PdfDocument(write(document)) as pdf:
        text = pdf[0].get_textpage()
        left: float = text.get_charbox(text.count_chars() - 1)[0]
    return left

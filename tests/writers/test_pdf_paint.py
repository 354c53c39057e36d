"""Marks as PDF operators, and pixels where operators are not proof enough."""

import pypdfium2
import pytest
from pdf_sample import FACES, sample

from worksheets.layout.type.fonts import load
from worksheets.model.page.page import Document, Fill, Mark, Page, Run, Stroke, single
from worksheets.writers.pdf import write
from worksheets.writers.pdf.paint import fragment

TYPEFACES = {face.name: load(face) for face in FACES}


def painted(*marks: Mark) -> str:
    return fragment(marks, TYPEFACES).decode("latin-1")


def test_lines_count_upwards() -> None:
    assert painted(Stroke(((1, 2), (3.456, 4)), 0.5)) == "0.5 w\n1 -2 m 3.46 -4 l S"


def test_line_weight_is_set_only_when_it_changes() -> None:
    line = Stroke(((0, 0), (1, 0)), 2, closed=True)
    assert painted(line, line) == "2 w\n0 0 m 1 0 l s\n0 0 m 1 0 l s"


def test_dots_leave_lines_solid() -> None:
    dots = Stroke(((0, 0), (9, 0)), 0.75, dots=True)
    assert painted(dots) == "0.75 w\nq 1 J[0 5.67]0 d 0 0 m 9 0 l S Q"


def test_a_light_line_leaves_ink_black() -> None:
    light = Stroke(((0, 0), (9, 0)), 0.5, black=0.6)
    assert painted(light) == "0.5 w\nq 0.4 G 0 0 m 9 0 l S Q"


def test_grey_leaves_ink_black() -> None:
    grey = Fill(1, 2, 3, 4, (0.75, 0.75, 0.75))
    assert painted(grey) == "0.75 0.75 0.75 rg 1 -6 3 4 re f 0 g"


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
    assert (shade(435, 230) < grey, shade(435 + 5.67 / 2, 230)) == (True, 255)  # a dot and a gap


def _last_letter(run: Run) -> float:
    """The left edge of a run's last character, as PDFium sees it."""
    document = Document("", "", "", (), "en", (Page("1", 400, 100, single([run])),), (), (), FACES)
    with pypdfium2.PdfDocument(write(document)) as pdf:
        text = pdf[0].get_textpage()
        left: float = text.get_charbox(text.count_chars() - 1)[0]
    return left

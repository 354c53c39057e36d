"""Pages as pictures: what a viewer of the PDF sees, in grey unless there is colour."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from pdf_sample import sample
from PIL import Image

from worksheets.model.page.page import Fill, Mark, single
from worksheets.writers import pdf, png

GREY = Fill(20, 20, 40, 40, (0.5, 0.5, 0.5))
BLUE = Fill(20, 20, 40, 40, (0.2, 0.3, 0.9))


@pytest.mark.parametrize(("mark", "mode"), [(GREY, "L"), (BLUE, "RGB")])
def test_a_page_is_a_picture_of_itself(mark: Mark, mode: str) -> None:
    whole = sample()
    page = replace(whole.pages[0], furniture=(single([mark]),))
    document = replace(whole, pages=(page, *whole.pages[1:]))
    first, *others = (Image.open(io.BytesIO(data)) for data in png.write(document))
    assert [first.mode, *(other.mode for other in others)] == [mode, "L", "L"]
    with pypdfium2.PdfDocument(pdf.write(document)) as file:
        seen = file[0].render(scale=png.DOTS_PER_INCH / 72).to_pil()
    assert first.convert("RGB").tobytes() == seen.tobytes()

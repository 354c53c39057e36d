"""Pages as small grey pictures, cut to what is printed on them."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageChops

from worksheets.model.page.page import Document
from worksheets.writers import png

DOTS_PER_INCH = 90
PAGE_DOTS_PER_INCH = 75
"""Of whole pages, which show a look rather than words."""
GREYS = 16
MARGIN = 8
"""Dots of white around what is printed."""
APART = 12
"""Dots between pages that stand under one another."""
WHITE = 255


def cut_picture(document: Document) -> bytes:
    """What is printed on the pages of a document, one under the other, as PNG."""
    pages = [_grey(data) for data in png.write(document, DOTS_PER_INCH)]
    return _encoded(_under_one_another([cut for page in pages if (cut := _cut(page))]))


def page_picture(document: Document, number: int) -> bytes:
    """A whole page (counted from 0) of a document, as PNG."""
    return _encoded(_grey(png.write(document, PAGE_DOTS_PER_INCH)[number]))


def _grey(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        return image.convert("L")


def _cut(page: Image.Image) -> Image.Image | None:
    """A page without its white edges; None if nothing is printed on it."""
    box = ImageChops.invert(page).getbbox()
    if box is None:
        return None
    left, top, right, bottom = box
    return page.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))


def _under_one_another(pages: Sequence[Image.Image]) -> Image.Image:
    width = max(page.width for page in pages)
    height = sum(page.height for page in pages) + APART * (len(pages) - 1)
    whole = Image.new("L", (width, height), WHITE)
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height + APART
    return whole


def _encoded(image: Image.Image) -> bytes:
    """A PNG file of a picture with few greys, four bits a dot."""
    step = WHITE / (GREYS - 1)
    few = image.point([round(grey / step) for grey in range(WHITE + 1)])
    few = few.convert("P")
    few.putpalette([round(n * step) for n in range(GREYS) for _ in range(3)])
    file = BytesIO()
    few.save(file, "PNG", optimize=True, bits=4)
    return file.getvalue()

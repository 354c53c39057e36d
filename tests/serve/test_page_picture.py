"""The picture of the page in README.md shows the page of today."""

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from browsing import served
from docs_pictures import DOCS, ROOT, picture_of_page

UNLIKE = 2.0
"""The mean difference of two pictures, of 255, from which on they show something else: the edges of
letters are drawn a little otherwise on each machine."""


def test_the_picture_of_the_page_is_current(browser: Browser) -> None:
    with served(ROOT / "specs") as address:
        shown = picture_of_page(browser, address).convert("L")
    with Image.open(DOCS / "serve.png") as kept:
        assert kept.size == shown.size
        difference = ImageStat.Stat(ImageChops.difference(kept.convert("L"), shown)).mean[0]
    assert difference < UNLIKE, "make it anew with tests/docs_pictures.py"

"""Papers for the web in a real browser: what axe finds, and drawings as they are painted."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flows import NAMES, handout_of, scheme_of
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page, sync_playwright
from readings import page_of

from browsing import OPTIONS
from figure_samples import KINDS, MORE, example
from themes import theme
from tools import program
from words import ENGLISH
from worksheets.exchange.pictures import figure_picture
from worksheets.layout.style import style_of
from worksheets.model.paper.content import Figure

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
DOTS = 144
"""Dots of a picture an inch: two a point."""
NEAR, UNLIKE = 8, 40
"""Edges are smoothed otherwise by each painter: dots are averages of so many, and then no more
unlike than that, of 255."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    path = program("chromium")
    with sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser.new_page(viewport={"width": 900, "height": 1200})
        browser.close()


@pytest.mark.parametrize("name", [*NAMES, "figures-for-sums"])
def test_everybody_can_use_a_paper(page: Page, name: str) -> None:
    for flow in (handout_of(name), scheme_of(name)):
        page.set_content(page_of(flow).decode())
        found: list[dict[str, Any]] = Axe().run(page).response["violations"]
        assert {one["id"]: [node["html"][:120] for node in one["nodes"]] for one in found} == {}


@pytest.mark.parametrize("name", [*sorted(KINDS), *MORE])
def test_drawings_are_painted_as_they_are_printed(page: Page, name: str) -> None:
    picture = figure_picture(Figure(example(name), "said"), STYLE, DOTS)
    if name == "image":
        assert picture.svg == ""
        return
    assert unlikeness(page, picture.png, picture.svg) < UNLIKE


def test_a_line_that_is_missing_is_seen(page: Page) -> None:
    picture = figure_picture(Figure(example("shape"), "said"), STYLE, DOTS)
    bare = re.sub(r'<path fill="none".*?/>', "", picture.svg, count=1)
    assert bare != picture.svg
    assert unlikeness(page, picture.png, bare) > UNLIKE


def unlikeness(page: Page, png: bytes, svg: str) -> float:
    """How unlike a drawing is to a picture where it is most unlike, of 255."""
    printed = Image.open(BytesIO(png)).convert("L")
    size = f"width:{printed.width}px;height:{printed.height}px;display:block"
    page.set_content(f"<style>body{{margin:0}}svg{{{size}}}</style>{svg}")
    painted = Image.open(BytesIO(page.locator("svg").screenshot())).convert("L")
    assert painted.size == printed.size
    averaged = (image.filter(ImageFilter.BoxBlur(NEAR // 2)) for image in (printed, painted))
    _, most = ImageChops.difference(*averaged).getextrema()
    assert isinstance(most, int)
    return most

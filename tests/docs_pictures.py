"""The pictures of docs/, and the pages that are made of the program itself, made anew:

    python tests/docs_pictures.py

Tests hold them against the program: of the gallery, of docs/exchange.md, of the first command of
README.md, and of the page in a browser.
"""

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from browsing import OPTIONS, served
from worksheets.cli import worksheets as program
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
OF_README = ("korean-war-1.png", "korean-war-mark-scheme-1.png")
WIDTH, HEIGHT, GREYS = 1500, 950, 16
"""The window of the page, and how many greys its picture has."""


def picture_of_page(browser: Browser, address: str) -> Image.Image:
    """The page with a spec, in greys, once all its pictures are there."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    try:
        page.goto(f"{address}#korean-war.yaml")
        page.wait_for_selector("body[data-ready]")
        octets = page.screenshot(animations="disabled")
    finally:
        page.close()
    return Image.open(BytesIO(octets)).convert("L").quantize(GREYS, dither=Image.Dither.NONE)


def _made(*arguments: str) -> None:
    result = CliRunner().invoke(program, arguments)
    if result.exit_code:
        sys.exit(result.output)


def main() -> None:
    _made("gallery", str(DOCS))
    _made("formats", "--into", str(DOCS / "exchange.md"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build([ROOT / "specs" / "korean-war.yaml"], Request(folder, to="png"))
        for picture in OF_README:
            shutil.copy(folder / picture, DOCS / picture)
    with served(ROOT / "specs") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(OPTIONS)
        )
        picture_of_page(browser, address).save(DOCS / "serve.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()

"""The page for those who have text twice as large in their browser, wide and narrow."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import served, shown, violations
from papers import SPECS

DIALOGS = (
    *(("#help", "#keys"), ("#new", "#begin"), ("#for-class", "#class")),
    *(("#add", "#adder"), ("#about", "#writer"), ("#export", "#exports")),
)


@pytest.fixture(params=[(1500, 950), (390, 844)])
def page(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    (korea,) = [path for path in SPECS if path.stem == "korean-war"]
    shutil.copy(korea, tmp_path)
    width, height = request.param
    with served(tmp_path) as address, shown(browser, address) as page:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        yield page


def is_within(page: Page, selector: str) -> bool:
    found: bool = page.locator(selector).evaluate("one => one.scrollWidth <= one.clientWidth")
    return found


def test_text_may_be_twice_as_large(page: Page) -> None:
    body = page.locator("body").evaluate("one => getComputedStyle(one).fontSize")
    assert body == "32px"
    for pane in page.locator("[data-pane]").evaluate_all("all => all.map(one => one.dataset.pane)"):
        button = page.locator(f"[data-pane={pane}]")
        if button.get_attribute("aria-pressed") != "true":
            button.click()
        expect(page.locator(f"#{pane}")).to_be_visible()
        assert violations(page) == {}
        assert is_within(page, "html")
    for opens, dialog in DIALOGS:
        if opens == "#add" and not page.locator("#add").is_visible():
            page.locator("[data-pane=questions]").click()
        page.locator(opens).click()
        expect(page.locator(dialog)).to_be_visible()
        assert violations(page) == {}
        assert is_within(page, dialog)
        page.keyboard.press("Escape")

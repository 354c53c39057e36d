"""The page in a real browser when answers of the program come late: the newest text stays."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import served, shown
from papers import SPECS

LATE = """
pattern => {
  const fetched = window.fetch;
  document.body.dataset.late = "no";
  window.fetch = async (...asked) => {
    const answer = await fetched(...asked);
    if (document.body.dataset.late === "no" && new RegExp(pattern).test(asked[0])) {
      document.body.dataset.late = "held";
      await new Promise(done => setTimeout(done, 1500));
      document.body.dataset.late = "given";
    }
    return answer;
  };
}
"""
"""Holds the next answer of some address while others overtake it."""


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    for path in SPECS:
        if path.stem in ("korean-war", "retrieval-quiz"):
            shutil.copy(path, tmp_path)
    with served(tmp_path) as address, shown(browser, address) as page:
        page.locator("#spec").select_option("retrieval-quiz.yaml")
        expect(page.locator("#source")).to_have_value(re.compile("Quick quiz: the Korean War"))
        yield page


def test_words_of_a_page_are_those_of_its_newest_picture(page: Page) -> None:
    page.evaluate(LATE, r"^page/.*\.txt")
    page.locator("#sheets summary").first.click()
    expect(page.locator("body")).to_have_attribute("data-late", "held")
    source = page.locator("#source")
    source.fill(source.input_value().replace("Quick quiz:", "Another quiz:"))
    expect(page.locator("#sheets pre").first).to_contain_text("Another quiz:")
    expect(page.locator("body")).to_have_attribute("data-late", "given")
    page.wait_for_timeout(300)
    expect(page.locator("#sheets pre").first).to_contain_text("Another quiz:")


def test_of_two_files_the_one_chosen_last_is_opened(page: Page) -> None:
    page.evaluate(LATE, r"^api/spec/korean-war")
    page.locator("#spec").select_option("korean-war.yaml")
    expect(page.locator("body")).to_have_attribute("data-late", "held")
    page.locator("#spec").select_option("retrieval-quiz.yaml")
    expect(page.locator("body")).to_have_attribute("data-late", "given")
    page.wait_for_timeout(300)
    expect(page.locator("#spec")).to_have_value("retrieval-quiz.yaml")
    expect(page.locator("#source")).to_have_value(re.compile("Quick quiz: the Korean War"))


def test_what_is_typed_while_a_file_is_opened_is_saved(page: Page, tmp_path: Path) -> None:
    page.evaluate(LATE, r"^api/spec/korean-war")
    page.locator("#spec").select_option("korean-war.yaml")
    expect(page.locator("body")).to_have_attribute("data-late", "held")
    source = page.locator("#source")
    source.fill(source.input_value().replace("Quick quiz:", "Another quiz:"))
    expect(source).to_have_value(re.compile("attitudes of the great powers"))
    assert "Another quiz:" in (tmp_path / "retrieval-quiz.yaml").read_text("utf-8")


def test_copies_of_pupils_are_looked_at_one_after_another(page: Page) -> None:
    page.get_by_role("button", name="For a class").click()
    page.locator("#class-text").fill("name\nAda Byron\nEmmy Noether\nMarie Curie\n")
    page.locator("#class-look").click()
    expect(page.locator("#class-pages canvas").first).to_have_attribute(
        "aria-label", re.compile("Ada Byron")
    )
    page.evaluate(LATE, "^copy/")
    label = page.locator("#class-look").inner_text()
    page.locator("#class-pupil").select_option("2")
    expect(page.locator("body")).to_have_attribute("data-late", "held")
    page.locator("#class-pupil").select_option("3")
    expect(page.locator("#class-pages canvas").first).to_have_attribute(
        "aria-label", re.compile("Marie Curie")
    )
    expect(page.locator("#class-pupil")).to_have_value("3")
    expect(page.locator("#class-look")).to_have_text(label)
    expect(page.locator("#class-look")).to_be_enabled()

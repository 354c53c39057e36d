"""Questions written and edited by forms in a real browser, on the way to a finished quiz."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import WAIT, said, served, shown, violations

QUIZ = """\
title: Attitudes to Korea
course: cold-war
topics: [2.2.2]
sections:
  - questions:
      - {type: multiple-choice, count: 3}
      - type: short-answer
        id: own-leader
        stem: Who led China in 1950?   # the chairman
        points: [Mao Zedong]
seed: 11
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "attitudes.yaml").write_text(QUIZ)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str, folder: Path) -> Iterator[Page]:
    (folder / "attitudes.yaml").write_text(QUIZ)
    with shown(browser, f"{address}#attitudes.yaml") as page:
        yield page


def entries(page: Page) -> list[str]:
    found = page.locator("#list li").evaluate_all("all => all.map(one => one.dataset.id)")
    return [str(one) for one in found]


def write_one(page: Page, kind: str) -> None:
    """Open the form for a new question."""
    page.get_by_role("button", name="Add …").click()
    page.get_by_role("button", name=f"Write {kind}", exact=True).click()
    expect(page.locator("#writer")).to_be_visible()


def test_a_quiz_of_ten_questions_with_two_written_by_hand(page: Page, folder: Path) -> None:
    """All with what the page offers, and without a word of YAML."""
    page.get_by_role("button", name="New quiz").click()
    page.get_by_label("Name of the file").fill("ten")
    page.locator("#begin-course").select_option("cold-war")
    page.get_by_label("Topic").select_option("2.2.2")
    page.get_by_label("How many questions").fill("8")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#spec")).to_have_value("ten.yaml")
    expect(page.locator("#list li")).to_have_count(8)
    said(page, "no problems")
    _write_a_choice(page)
    _write_a_verdict(page)
    expect(page.locator("#list li")).to_have_count(10)
    before = entries(page)
    page.get_by_role("button", name="Swap question 1", exact=True).click()
    said(page, "Question 1 is now ")
    assert [a == b for a, b in zip(before, entries(page), strict=True)] == [False, *[True] * 9]
    page.get_by_label("Look").select_option("exam")
    said(page, "The theme is exam now.")
    with page.expect_download(timeout=WAIT) as started:
        page.get_by_role("button", name="Download").click()
    words: dict[str, str] = {}
    with ZipFile(Path(started.value.path())) as packed:
        for name in packed.namelist():
            pages = pypdf.PdfReader(BytesIO(packed.read(name))).pages
            words[name] = " ".join(" ".join(one.extract_text().split()) for one in pages)
    assert sorted(words) == ["ten-mark-scheme.pdf", "ten.pdf"]
    assert "Which city is the capital of South Korea?" in words["ten.pdf"]
    assert "Korea was divided in 1950." in words["ten.pdf"]
    assert "It was divided in 1945." in words["ten-mark-scheme.pdf"]
    assert "- type: multiple-choice\n" in (folder / "ten.yaml").read_text("utf-8")


def _write_a_choice(page: Page) -> None:
    write_one(page, "Multiple choice")
    page.get_by_label("Stem").fill("Which city is the capital of South Korea?")
    page.get_by_role("textbox", name="Key", exact=True).fill("Seoul")
    for n, city in enumerate(("Busan", "Pyongyang", "Incheon"), 1):
        page.get_by_label(f"Distractors {n}: Text").fill(city)
    page.get_by_label("Distractors 2: Why").fill("It is the capital of North Korea.")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#writer")).to_be_hidden()
    said(page, "Question 9 is added.")
    expect(page.locator("#list li").last).to_be_focused()


def _write_a_verdict(page: Page) -> None:
    write_one(page, "True false")
    page.get_by_label("Statement").fill("Korea was divided in 1950.")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#writer")).to_be_visible()  # the browser asks for the answer
    page.get_by_label("Answer", exact=True).select_option("false")
    page.get_by_label("Because", exact=True).fill("It was divided in 1945.")
    page.get_by_role("button", name="Add", exact=True).click()
    said(page, "Question 10 is added.")


def test_an_edit_is_one_change_of_the_text_and_one_undo(page: Page) -> None:
    source, before = page.locator("#source"), entries(page)
    page.locator("#list li").nth(3).focus()
    page.keyboard.press("Alt+KeyE")
    expect(page.locator("#field-stem")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Who led China?")
    page.get_by_role("button", name="One more: Points").click()
    expect(page.get_by_label("Points 2: Answer")).to_be_focused()
    page.keyboard.type("Chairman Mao")
    page.get_by_label("Any", exact=True).fill("1")
    page.get_by_role("button", name="Save").click()
    said(page, "Question 4 is changed.")
    expected = QUIZ.replace("Who led China in 1950?", "Who led China?")
    listed = "points: [Mao Zedong, Chairman Mao]\n        any: 1"
    expect(source).to_have_value(expected.replace("points: [Mao Zedong]", listed))
    assert entries(page) == before
    page.keyboard.press("Alt+KeyZ")
    expect(source).to_have_value(QUIZ)


def test_a_question_of_the_course_is_edited_in_the_paper_alone(page: Page) -> None:
    before = entries(page)
    page.get_by_role("button", name="Edit question 2", exact=True).click()
    expect(page.locator("#writer-note")).to_contain_text("It is from the course The Cold War.")
    page.get_by_role("textbox", name="Key", exact=True).fill("Something else")
    page.get_by_role("button", name="Save").click()
    said(page, "Question 2 is changed.")
    assert entries(page) == [before[0], f"{before[1]}-own", *before[2:]]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#source")).to_have_value(QUIZ)


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(page: Page) -> None:
    write_one(page, "Matching")
    page.get_by_label("Pairs 1: Left").fill("one")
    page.get_by_label("Pairs 1: Right").fill("1")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#field-pairs-problem")).to_contain_text("at least 2")
    page.keyboard.press("Escape")
    expect(page.locator("#writer-problem")).to_contain_text("is not saved")
    expect(page.get_by_label("Pairs 1: Left")).to_have_value("one")
    page.keyboard.press("Escape")
    expect(page.locator("#writer")).to_be_hidden()
    expect(page.locator("#source")).to_have_value(QUIZ)


@pytest.mark.parametrize(("width", "height"), [(1500, 950), (390, 844)])
def test_title_and_topics_are_changed_by_a_form(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.keyboard.press("Alt+KeyT")
    expect(page.get_by_label("Title", exact=True)).to_have_value("Attitudes to Korea")
    assert violations(page) == {}
    assert page.locator("#writer").evaluate("one => one.scrollWidth <= one.clientWidth")
    page.get_by_label("Title", exact=True).fill("Attitudes")
    branch, topic = page.get_by_label("2 Widening"), page.get_by_label("2.2.2 Attitudes")
    expect(topic).to_be_checked()
    branch.check()
    expect(topic).to_be_disabled()
    branch.uncheck()
    expect(topic).not_to_be_checked()
    topic.check()
    page.get_by_label("3.2 Cold").check()
    page.get_by_role("button", name="Save").click()
    said(page, "The paper is changed.")
    source = page.locator("#source")
    expect(source).to_have_value(re.compile(r"title: Attitudes\ncourse.*\ntopics: \[2.2.2, 3.2\]"))
    page.keyboard.press("Alt+KeyZ")
    expect(source).to_have_value(QUIZ)


def put_cursor(page: Page, behind: str) -> None:
    """Put the cursor right behind some words of the text."""
    page.locator("#source").focus()
    page.locator("#source").evaluate(
        "(one, at) => { const end = one.value.indexOf(at) + at.length;"
        " one.setSelectionRange(end, end); }",
        behind,
    )


def test_the_text_is_completed_by_keyboard_alone(page: Page) -> None:
    source, offers = page.locator("#source"), page.get_by_role("listbox")
    put_cursor(page, "seed: 11\n")
    page.keyboard.press("Control+Space")
    expect(offers.get_by_role("option")).not_to_have_count(0)
    active = offers.locator("[aria-selected=true]")
    expect(source).to_have_attribute("aria-activedescendant", str(active.get_attribute("id")))
    page.keyboard.press("Escape")
    expect(offers).to_be_hidden()
    expect(source).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.type("lay")
    expect(offers.get_by_role("option").first).to_contain_text("layout")
    assert violations(page) == {}
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("{the")
    expect(offers.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(offers).to_contain_text("dyslexia")
    page.keyboard.type("ex")
    expect(offers.get_by_role("option").first).to_contain_text("exam")
    offers.get_by_role("option").first.click()
    page.keyboard.type("}")
    expect(source).to_have_value(f"{QUIZ}layout: {{theme: exam}}")
    said(page, "no problems")
    while source.input_value() != QUIZ:  # what was typed until a save is one step
        page.get_by_role("button", name="Undo").click()


def test_names_of_the_course_are_offered_and_words_are_not_disturbed(page: Page) -> None:
    offers = page.get_by_role("listbox")
    put_cursor(page, "topics: [2.2.2")
    page.keyboard.type(", 3.")
    expect(offers.get_by_role("option").first).to_contain_text("3.2")
    page.keyboard.press("Escape")
    put_cursor(page, "stem: Who")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.keyboard.type(" was it, who")
    expect(page.locator("#source")).to_have_value(re.compile("Who was it, who led"))
    assert not [one for one in asked if one.endswith("/complete")]
    page.keyboard.press("Control+Space")
    expect(page.locator("#offers-said")).to_have_text("Nothing is known that can stand here.")
    expect(offers).to_be_hidden()


def test_what_nobody_touched_stays_as_it_is_written(page: Page) -> None:
    text = QUIZ.replace(
        "stem: Who led China in 1950?   # the chairman", "stem: |\n          Who led it?\n"
    )
    page.locator("#source").fill(text)
    said(page, "no problems")
    page.get_by_role("button", name="Edit question 4", exact=True).click()
    page.get_by_label("Points 1: Answer").fill("Mao")
    page.get_by_role("button", name="Save").click()
    said(page, "Question 4 is changed.")
    expect(page.locator("#source")).to_have_value(text.replace("[Mao Zedong]", "[Mao]"))


def test_what_is_wrong_in_a_field_that_is_folded_away_is_shown(page: Page) -> None:
    page.get_by_role("button", name="Edit question 1", exact=True).click()
    more = page.locator("#writer-rest summary")
    more.click()
    page.get_by_label("Options", exact=True).fill("99")
    more.click()
    expect(page.get_by_label("Options", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Options", exact=True)).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#source")).to_have_value(QUIZ)


@pytest.mark.parametrize(("width", "height"), [(1500, 950), (390, 844)])
def test_everybody_can_use_the_forms(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    if width < 960:
        page.locator("[data-pane=questions]").click()
    for kind in ("Multiple choice", "Short answer", "Cloze", "Ordering", "Essay", "Calculation"):
        write_one(page, kind)
        page.locator("#writer-rest summary").click()
        assert violations(page) == {}
        assert page.locator("#writer").evaluate("one => one.scrollWidth <= one.clientWidth")
        page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Edit question 1", exact=True).click()
    expect(page.locator("#writer")).to_be_visible()
    assert violations(page) == {}

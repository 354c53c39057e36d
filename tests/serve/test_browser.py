"""The local page in a real browser, from the first look to the downloaded files."""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import WAIT, said, served, shown, violations
from papers import SPECS

EXAMPLES = ("fractions", "korean-war", "retrieval-quiz")
QUIZ = """\
title: Attitudes to Korea
course: cold-war
topics: [2.2.2]
sections:
  - questions:
      - {type: multiple-choice, count: 5}  # recall
      - {type: true-false, count: 3}
      - type: short-answer
        id: own-leader
        stem: Who led China in 1950?
        points: [Mao Zedong]
      - type: true-false
        id: own-year
        statement: The Korean War began in 1950.
        answer: true
seed: 11
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three specs."""
    folder = tmp_path_factory.mktemp("browsed")
    for path in SPECS:
        if path.stem in EXAMPLES:
            shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with shown(browser, address) as page:
        yield page


def ids(page: Page) -> list[str]:
    found = page.locator("#list li").evaluate_all("all => all.map(one => one.dataset.id)")
    return [str(one) for one in found]


def write(page: Page, text: str) -> None:
    """Put a text into the editor, and wait until its pages are there."""
    page.locator("#source").fill(text)
    said(page, "no problems")


def begin(page: Page, name: str, text: str) -> None:
    """Begin a quiz on a topic with the page's own dialog, and write a text into it."""
    page.get_by_role("button", name="New quiz").click()
    page.get_by_label("Name of the file").fill(name)
    page.locator("#begin-course").select_option("cold-war")
    page.get_by_label("Topic").select_option("2.2.2")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#spec")).to_have_value(f"{name}.yaml")
    expect(page.locator("#source")).to_have_value(re.compile(r"topics: \[2\.2\.2\]"))
    said(page, "no problems")
    page.locator("#source").fill(text)
    expect(page.locator("#list li")).to_have_count(10)


def test_a_quiz_from_the_first_look_to_the_files(page: Page, folder: Path) -> None:
    options = page.locator("#spec option").all_inner_texts()
    assert options[:3] == [f"{name}.yaml" for name in EXAMPLES]
    begin(page, "quiz", QUIZ)
    said(page, "no problems")
    _typing_changes_the_picture(page)
    _a_mistake_is_shown_at_its_line(page)
    _a_click_on_a_page_leads_to_the_line(page)
    _a_swap_is_undone(page)
    page.locator("#theme").select_option("exam")
    said(page, "The theme is exam now.")
    expect(page.locator("#source")).to_have_value(re.compile(r"layout: \{theme: exam\}"))
    with page.expect_download(timeout=WAIT) as started:
        page.get_by_role("button", name="Download").click()
    octets = Path(started.value.path()).read_bytes()
    assert started.value.suggested_filename == "quiz.zip"
    _the_files_have_the_words(octets)
    assert "layout: {theme: exam}" in (folder / "quiz.yaml").read_text("utf-8")


def _typing_changes_the_picture(page: Page) -> None:
    picture = page.locator("#sheets img").first
    before = picture.get_attribute("src")
    assert before
    page.locator("#source").press("Control+Home")
    page.locator("#source").press("End")
    page.locator("#source").press_sequentially(" – a quiz")
    expect(picture).not_to_have_attribute("src", before)
    page.locator("#sheets summary").first.click()
    expect(page.locator("#sheets pre").first).to_contain_text("Attitudes to Korea – a quiz")


def _pictures(page: Page) -> list[str]:
    """The addresses of the pictures, once they stay as they are."""
    addresses = "all => all.map(one => one.src)"
    before: list[str] = []
    while (now := page.locator("#sheets img").evaluate_all(addresses)) != before:
        before = now
        page.wait_for_timeout(400)
    return before


def _a_mistake_is_shown_at_its_line(page: Page) -> None:
    text = page.locator("#source").input_value()
    pictures = _pictures(page)
    page.locator("#source").fill(text.replace("count: 3", "count: three"))
    problem = page.locator("#problems button").first
    expect(problem).to_contain_text("line 7: 'count' must be a whole number")
    expect(page.locator("#lines .error")).to_have_text("7")
    assert _pictures(page) == pictures
    problem.click()
    selected = page.locator("#source").evaluate(
        "one => one.value.slice(one.selectionStart, one.selectionEnd)"
    )
    assert selected.startswith("three")
    write(page, text)
    expect(page.locator("#problems")).to_have_text("None.")


def _a_click_on_a_page_leads_to_the_line(page: Page) -> None:
    picture = page.locator("#sheets img").first
    box = picture.bounding_box()
    assert box
    picture.click(position={"x": box["width"] / 2, "y": box["height"] * 0.33})
    expect(page.locator("#source")).to_be_focused()
    selected = page.locator("#source").evaluate(
        "one => one.value.slice(one.selectionStart, one.selectionEnd)"
    )
    assert "type: multiple-choice, count: 5" in selected


def _a_swap_is_undone(page: Page) -> None:
    before, text = ids(page), page.locator("#source").input_value()
    page.get_by_role("button", name="Swap question 2", exact=True).click()
    said(page, "Question 2 is now ")
    after = ids(page)
    assert [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [1]
    assert "# recall" in page.locator("#source").input_value()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#source")).to_have_value(text)
    expect(page.locator("#list li").nth(1)).to_have_attribute("data-id", before[1])
    assert ids(page) == before


def _the_files_have_the_words(octets: bytes) -> None:
    words: dict[str, str] = {}
    with ZipFile(BytesIO(octets)) as packed:
        for name in packed.namelist():
            pages = pypdf.PdfReader(BytesIO(packed.read(name))).pages
            words[name] = " ".join(" ".join(one.extract_text().split()) for one in pages)
    assert sorted(words) == ["quiz-mark-scheme.pdf", "quiz.pdf"]
    for expected in ("Attitudes to Korea – a quiz", "Who led China in 1950?", "began in 1950"):
        assert expected in words["quiz.pdf"]
    assert "Mao Zedong" in words["quiz-mark-scheme.pdf"]
    assert "PREV-VIEW" not in words["quiz.pdf"]


def test_a_question_is_moved_by_keyboard_alone(page: Page, folder: Path) -> None:
    """Panes with F6, questions with arrows: no mouse, from the address line on."""
    page.goto(f"{page.url.partition('#')[0]}#retrieval-quiz.yaml")
    page.reload()
    expect(page.locator("#list li")).to_have_count(10)
    before = ids(page)
    page.keyboard.press("F6")
    page.keyboard.press("F6")
    expect(page.locator("#questions")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#add")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert ids(page) == before
    page.keyboard.press("Alt+ArrowUp")
    said(page, "Question 3 is moved up.")
    wanted = [before[0], before[2], before[1], *before[3:]]
    assert ids(page) == wanted
    expect(page.locator("#list li").nth(1)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    said(page, "Question 2 is moved down.")
    assert ids(page) == before
    page.keyboard.press("Alt+KeyA")
    expect(page.locator("#adder")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#adder")).to_be_hidden()
    page.keyboard.press("Alt+KeyZ")
    expect(page.locator("#list li").nth(1)).to_have_attribute("data-id", before[2])


def test_questions_are_added_forms_shown_and_the_paper_printed(page: Page, folder: Path) -> None:
    page.locator("#spec").select_option("korean-war.yaml")
    expect(page.locator("#list li")).to_have_count(13)
    before = ids(page)
    page.get_by_role("button", name="Add …").click()
    page.get_by_label("How many of Multiple choice").fill("2")
    page.get_by_role("button", name="Add Multiple choice").click()
    expect(page.locator("#list li")).to_have_count(15)
    assert ids(page)[:13] == before
    expect(page.locator("#list li").nth(13)).to_be_focused()
    page.get_by_role("button", name="Add …").click()
    page.get_by_role("button", name="Write Grid completion").click()
    said(page, "Question 16: written")
    expect(page.locator("#list li")).to_have_count(16)
    expect(page.locator("#source")).to_have_value(re.compile("- type: grid-completion\n"))
    write(page, page.locator("#source").input_value() + "forms: 2\n")
    expect(page.locator("#form option")).to_have_text(["A", "B"])
    first = page.locator("#sheets img").first
    form_a = first.get_attribute("src")
    assert form_a
    page.locator("#form").select_option("B")
    expect(first).not_to_have_attribute("src", form_a)
    is_paper = re.compile(r"/print/korean-war\.yaml\?form=B$")
    with page.context.expect_event("request", lambda one: is_paper.search(one.url)) as asked:
        page.get_by_role("button", name="Print").click()
    printed = page.request.get(asked.value.url)
    assert printed.headers["content-type"] == "application/pdf"
    words = pypdf.PdfReader(BytesIO(printed.body())).pages[0].extract_text()
    assert "Form B" in " ".join(words.split())


@pytest.mark.parametrize(("width", "height"), [(1500, 950), (390, 844)])
def test_everybody_can_use_it(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    panes = ["text", "questions", "pages"] if width < 960 else ["questions"]
    for pane in panes:
        if width < 960:
            page.locator(f"[data-pane={pane}]").click()
        expect(page.locator(f"#{pane}")).to_be_visible()
        assert violations(page) == {}
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
    dialogs = ("#help", "#keys"), ("#new", "#begin"), ("#for-class", "#class"), ("#add", "#adder")
    for opens, dialog in dialogs:
        if width < 960 and opens == "#add":
            page.locator("[data-pane=questions]").click()
        page.locator(opens).click()
        expect(page.locator(dialog)).to_be_visible()
        if dialog == "#begin":
            page.locator("#begin-course").select_option("biology")
            expect(page.locator("#begin-topics")).to_be_visible()
        _is_for_everybody(page, dialog)
        page.keyboard.press("Escape")


@pytest.mark.parametrize(("width", "height"), [(1500, 950), (390, 844)])
def test_everybody_can_choose_another_question_and_whose_text_stays(
    page: Page, folder: Path, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.locator("#spec").select_option("retrieval-quiz.yaml")
    expect(page.locator("#source")).to_have_value(re.compile("What do you remember"))
    expect(page.locator("#list li")).to_have_count(10)
    if width < 960:
        page.locator("[data-pane=questions]").click()
    page.locator("#list button[data-what=others]:enabled").first.click()
    expect(page.locator("#chooser-list button").first).to_be_visible()
    _is_for_everybody(page, "#chooser")
    page.keyboard.press("Escape")
    if width < 960:
        page.locator("[data-pane=text]").click()
    spec = folder / "retrieval-quiz.yaml"
    text = spec.read_text("utf-8")
    spec.write_text(text.replace("What do you remember?", "Theirs"))
    source = page.locator("#source")
    source.fill(text.replace("What do you remember?", "Mine"))
    expect(page.locator("#conflict")).to_be_visible()
    _is_for_everybody(page, "#conflict")
    page.locator("#theirs").click()
    expect(source).to_have_value(re.compile("subtitle: Theirs"))
    spec.write_text(text)
    expect(source).to_have_value(text)


def _is_for_everybody(page: Page, dialog: str) -> None:
    assert violations(page) == {}
    assert page.locator(dialog).evaluate("one => one.scrollWidth <= one.clientWidth")

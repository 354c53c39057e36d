"""What outlives a visit of the page in a real browser, and what does not."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import WAIT, said, served, shown, violations

QUIZ = """\
title: Monday
sections: [{questions: [{type: true-false, statement: Ice floats., answer: true}]}]
"""


def test_undo_goes_back_beyond_a_program_that_was_killed(browser: Browser, tmp_path: Path) -> None:
    quiz = tmp_path / "quiz.yaml"
    quiz.write_text(QUIZ)
    with served(tmp_path) as address, shown(browser, address) as page:
        source = page.locator("#source")
        expect(page.locator("#undo")).to_be_disabled()
        for day in ("Tuesday", "Wednesday"):
            with page.expect_response(lambda answer: answer.request.method == "PUT"):
                source.fill(QUIZ.replace("Monday", day))
            said(page, "no problems")
    with served(tmp_path) as address, shown(browser, address) as page:
        source = page.locator("#source")
        for day in ("Wednesday", "Tuesday", "Monday"):
            expect(source).to_have_value(QUIZ.replace("Monday", day))
            if day == "Monday":
                expect(page.locator("#undo")).to_be_disabled()
                break
            with page.expect_response(lambda answer: answer.request.method == "PUT"):
                page.keyboard.press("Alt+KeyZ")
        assert quiz.read_text() == QUIZ


def class_set(page: Page) -> dict[str, str]:
    """What *Download* in the dialog for a class gives: the words of each file by its name."""
    with page.expect_download(timeout=WAIT) as started:
        page.locator("#class-build").click()
    assert started.value.suggested_filename == "quiz-class.zip"
    with ZipFile(Path(started.value.path())) as packed:
        readers = {name: pypdf.PdfReader(BytesIO(packed.read(name))) for name in packed.namelist()}
    return {
        name: " ".join(" ".join(one.extract_text() for one in reader.pages).split())
        for name, reader in readers.items()
    }


def test_a_class_gets_a_copy_for_each_pupil(browser: Browser, tmp_path: Path) -> None:
    """From a pasted list with a mistake, from a file, bound; and then the list is forgotten."""
    (tmp_path / "quiz.yaml").write_text(QUIZ)
    with served(tmp_path) as address, shown(browser, address) as page:
        page.keyboard.press("Alt+KeyC")
        page.locator("#class-build").click()
        expect(page.locator("#class-problem")).to_have_text("choose a file, or paste the list")
        page.locator("#class-text").fill("name\tclass\nAnn Lee\t10B\nAnn Lee\t10B\n")
        page.locator("#class-build").click()
        expect(page.locator("#class-problem")).to_contain_text(
            "3:1: error: 'Ann Lee' is there twice"
        )
        page.locator("#class-text").fill("name\tclass\nAnn Lee\t10B\nBen Cole\t10B\n")
        words = class_set(page)
        copies = [words[name] for name in sorted(words) if name.startswith("quiz-0")]
        assert [("Ann Lee" in one, "Ben Cole" in one) for one in copies] == [
            (True, False),
            (False, True),
        ]
        said(page, "nothing was kept of the class list")
        expect(page.locator("#class")).to_be_hidden()
        page.get_by_role("button", name="For a class …").click()
        expect(page.locator("#class-text")).to_have_value("")
        listed = "name;class\nZoë Ångström;10B\n".encode("cp1252")
        page.locator("#class-file").set_input_files(
            {"name": "10b.csv", "mimeType": "text/csv", "buffer": listed}
        )
        page.locator("#class-bind").check()
        assert "Zoë Ångström" in class_set(page)["quiz-class.pdf"]
        page.keyboard.press("Alt+KeyC")
        expect(page.locator("#class-bind")).not_to_be_checked()
        assert page.locator("#class-file").evaluate("one => one.files.length") == 0
    assert [path.name for path in tmp_path.iterdir()] == ["quiz.yaml"]


@pytest.mark.parametrize(("width", "height"), [(1500, 950), (390, 844)])
def test_the_copy_of_one_pupil_is_seen(
    browser: Browser, tmp_path: Path, width: int, height: int
) -> None:
    (tmp_path / "quiz.yaml").write_text(QUIZ)
    with served(tmp_path) as address, shown(browser, address) as page:
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Alt+KeyC")
        page.locator("#class-look").click()
        expect(page.locator("#class-problem")).to_have_text("choose a file, or paste the list")
        page.locator("#class-text").fill("name\nAnn Lee\nBen Cole\n")
        page.get_by_role("button", name="See a copy").click()
        copy = page.locator("#class-pages canvas").first
        expect(copy).to_have_attribute("aria-label", re.compile("Ann Lee"))
        page.get_by_label("The copy of").select_option("Ben Cole")
        expect(copy).to_have_attribute("aria-label", re.compile("Ben Cole"))
        assert violations(page) == {}
        assert page.locator("#class").evaluate("one => one.scrollWidth <= one.clientWidth")
        page.keyboard.press("Escape")
        page.keyboard.press("Alt+KeyC")
        expect(page.locator("#class-copy")).to_be_hidden()
        assert page.locator("#class-pupil option").count() == 0

"""Papers and questions for other programs, as the page offers and builds them."""

import base64
import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from browsing import WAIT, served, shown, violations
from worksheets.exchange.export_names import written_names
from worksheets.exchange.papers.registry import paper_formats
from worksheets.serve.exports import PAGES

NAME = "korean-war.yaml"
ESSAY = """\
title: Essay
sections:
  - questions:
      - {type: short-answer, stem: Who?, points: [Mao, Zhou], any: 1}
"""


def export(page: TestClient, to: str, name: str = NAME) -> dict[str, object]:
    found: dict[str, object] = page.get(f"export/{name}?to={to}").json()
    return found


def octets(found: dict[str, object]) -> bytes:
    return base64.b64decode(str(found["data"]))


def test_every_export_that_there_is_is_offered(page: TestClient) -> None:
    offered = page.get("api/formats").json()
    assert {one["name"] for one in offered} == {*written_names(), *PAGES}
    assert all(one["title"] and one["group"] for one in offered)


@pytest.mark.parametrize("to", sorted({*written_names(), *PAGES}))
def test_each_is_built_in_memory_or_says_why_not(page: TestClient, folder: Path, to: str) -> None:
    before = sorted(folder.rglob("*"))
    found = export(page, to)
    assert sorted(folder.rglob("*")) == before
    if "refused" in found:
        assert found["hints"]
        assert "no question can be said in" in str(found["refused"])
        return
    assert octets(found)
    assert str(found["name"]).startswith("korean-war")
    if to in {*PAGES, *paper_formats()}:
        with ZipFile(BytesIO(octets(found))) as packed:
            assert len(packed.namelist()) >= 2


def test_a_paper_for_word_has_its_words(page: TestClient) -> None:
    found = export(page, "docx")
    assert (found["name"], found["said"]) == ("korean-war-docx.zip", "13 questions")
    with ZipFile(BytesIO(octets(found))) as packed:
        assert packed.namelist() == ["korean-war.docx", "korean-war-mark-scheme.docx"]
        document = docx.Document(BytesIO(packed.read("korean-war.docx")))
    assert any("great powers" in one.text for one in document.paragraphs)


def test_what_is_lost_is_said_with_its_place(page: TestClient) -> None:
    found = export(page, "gift")
    assert found["said"] == "13 of 13 questions"
    assert "2.2.2.yaml, line " in json.dumps(found["losses"])
    assert b"::" in octets(found)


def test_what_cannot_be_exported_is_refused_with_all_reasons(
    page: TestClient, folder: Path
) -> None:
    (folder / "essay.yaml").write_text(ESSAY)
    (folder / "bad.yaml").write_text("title: Bad\n")
    refused = export(page, "aiken", "essay.yaml")
    assert "no question can be said in Aiken" in str(refused["refused"])
    assert "line 4: refused" in json.dumps(refused["hints"])
    assert "'sections' is missing" in str(export(page, "docx", "bad.yaml")["refused"])
    assert "'sections' is missing" in str(export(page, "png", "bad.yaml")["refused"])
    for name in ("essay.yaml", "bad.yaml"):
        (folder / name).unlink()
    assert "there is no format 'word'" in str(export(page, "word")["refused"])
    assert page.get("export/none.yaml?to=docx").status_code == 404
    assert page.get("export/..%2Foutside.yaml?to=docx").status_code == 404


@pytest.mark.parametrize(("width", "height"), [(1500, 950), (390, 844)])
def test_a_paper_is_exported_in_a_browser(
    browser: Browser, tmp_path: Path, width: int, height: int
) -> None:
    (tmp_path / "essay.yaml").write_text(ESSAY)
    with served(tmp_path) as address, shown(browser, address) as page:
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Alt+KeyX")
        said = page.locator("#exports-said")
        with page.expect_download(timeout=WAIT) as started:
            page.get_by_role("button", name="Download Moodle XML").click()
        assert started.value.suggested_filename == "essay.xml"
        assert "Who?" in Path(started.value.path()).read_text("utf-8")
        expect(said).to_contain_text("essay.xml is downloaded: 1 of 1 question")
        page.get_by_role("button", name="Download Aiken").click()
        expect(said).to_contain_text("no question can be said in Aiken")
        assert violations(page) == {}
        assert page.locator("#exports").evaluate("one => one.scrollWidth <= one.clientWidth")
        page.get_by_role("button", name="Close").click()
        expect(page.locator("#export")).to_be_visible()

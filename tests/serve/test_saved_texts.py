"""Texts that were saved are kept over restarts, for nobody else to read, and not without end."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from worksheets.serve import saved_texts as module
from worksheets.serve.app import app_of
from worksheets.serve.saved_texts import MOST_TEXTS, SavedTexts, saved_texts
from worksheets.serve.worker import Worker

PORT, SECRET = 8931, "the-secret-of-this-test"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def page_of(folder: Path) -> TestClient:
    """The page as a program serves it that was just started."""
    app = app_of(folder, PORT, SECRET, Worker(folder))
    home = f"http://127.0.0.1:{PORT}/{SECRET}"
    return TestClient(app, base_url=home, headers={"x-worksheets": "1"})


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKSHEETS_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "specs"
    folder.mkdir()
    path = folder / "quiz.yaml"
    path.write_text("title: 0\n")
    return path


def save(page: TestClient, text: str) -> None:
    digest = page.get("api/spec/quiz.yaml").json()["digest"]
    answer = page.put("api/spec/quiz.yaml", json={"text": text, "before": digest})
    assert answer.status_code == 200


def test_undo_goes_back_beyond_a_restart(spec: Path) -> None:
    page = page_of(spec.parent)
    assert page.get("api/before/quiz.yaml").json() == []
    for n in (1, 2):
        save(page, f"title: {n}\n")
    after = page_of(spec.parent)
    assert after.get("api/before/quiz.yaml").json() == ["title: 0\n", "title: 1\n"]
    save(after, "title: 1\n")
    assert page_of(spec.parent).get("api/before/quiz.yaml").json() == ["title: 0\n"]
    assert after.get("api/before/none.yaml").status_code == 404
    spec.write_bytes(b"title: \xff")
    assert after.get("api/before/quiz.yaml").json()["refused"] == "'quiz.yaml' is not UTF-8"


def test_what_could_not_be_saved_is_kept(spec: Path) -> None:
    page = page_of(spec.parent)
    given_ = {"text": "title: mine\n", "before": "another"}
    assert page.put("api/spec/quiz.yaml", json=given_).status_code == 409
    assert page.get("api/before/quiz.yaml").json() == ["title: mine\n"]
    spec.chmod(0o400)
    digest = page.get("api/spec/quiz.yaml").json()["digest"]
    given_ = {"text": "title: next\n", "before": digest}
    assert page.put("api/spec/quiz.yaml", json=given_).status_code == 422
    assert saved_texts().before(spec, "") == ["title: mine\n", "title: 0\n", "title: next\n"]


def test_nobody_else_can_read_them(spec: Path, tmp_path: Path) -> None:
    save(page_of(spec.parent), "title: 1\n")
    texts = tmp_path / "cache" / "texts"
    (folder,) = texts.iterdir()
    assert folder.name.startswith("quiz.yaml-")
    for path in (tmp_path / "cache", texts, folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    first, last = sorted(folder.iterdir())
    assert (first.read_text(), last.read_text()) == ("title: 0\n", "title: 1\n")
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    first.chmod(0o644)
    assert saved_texts().before(spec, "title: 1\n") == []


def test_a_link_to_another_file_is_not_followed(spec: Path, tmp_path: Path) -> None:
    saved_texts().keep(spec, "title: 1\n")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "secret").chmod(0o600)
    (folder,) = (tmp_path / "cache" / "texts").iterdir()
    (folder / "000002-0123456789abcdef.yaml").symlink_to(tmp_path / "secret")
    assert saved_texts().before(spec, "") == ["title: 1\n"]


def test_the_oldest_texts_go(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = saved_texts()
    for n in range(MOST_TEXTS + 10):
        kept.keep(spec, f"title: {n}\n")
    assert kept.before(spec, "") == [f"title: {n}\n" for n in range(10, MOST_TEXTS + 10)]
    monkeypatch.setattr(module, "MOST_OCTETS", 100)
    kept.keep(spec, "a" * 60)
    assert kept.before(spec, "") == [*(f"title: {n}\n" for n in range(56, 60)), "a" * 60]
    kept.keep(spec, "b" * 101)
    assert kept.before(spec, "") == ["b" * 101]


def test_the_oldest_specs_go(spec: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "MOST_SPECS", 2)
    kept = saved_texts()
    for n in (0, 1):
        kept.keep(spec.with_name(f"{n}.yaml"), "title: T\n")
    older, newer = sorted((tmp_path / "cache" / "texts").iterdir(), key=lambda path: path.name)
    os.utime(older, (1, 1))
    os.utime(newer, (2, 2))
    kept.keep(spec, "title: T\n")
    assert not older.exists()
    assert [
        kept.before(spec.with_name(name), "") for name in ("0.yaml", "1.yaml", "quiz.yaml")
    ] == [
        [],
        ["title: T\n"],
        ["title: T\n"],
    ]


def test_without_a_folder_for_them_nothing_fails(spec: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for kept in (SavedTexts(None), SavedTexts(tmp_path / "file" / "texts")):
        kept.keep(spec, "title: 1\n")
        assert kept.before(spec, "") == []


def test_specs_of_the_same_name_in_other_folders_are_others(spec: Path, tmp_path: Path) -> None:
    saved_texts().keep(spec, "title: 1\n")
    assert saved_texts().before(tmp_path / "quiz.yaml", "") == []


@given(st.lists(TEXT, min_size=1, max_size=20))
def test_the_texts_lead_from_the_first_to_the_last(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """No text comes twice, the last is not among them, and they end with one saved before it."""
    kept = SavedTexts(tmp_path_factory.mktemp("law") / "texts")
    spec = Path("quiz.yaml")
    for text in texts:
        kept.keep(spec, text)
    found = kept.before(spec, texts[-1])
    assert len(found) == len(set(found))
    assert texts[-1] not in found
    assert found[:1] == ([texts[0]] if texts[-1] != texts[0] else [])

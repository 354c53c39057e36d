"""A class list on the page: a copy for each pupil, and nothing of any is stored."""

import base64
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from PIL import Image
from starlette.testclient import TestClient

import worksheets
from worksheets.serve.worker import Worker

NAME = "korean-war.yaml"


def copies_of(octets: bytes) -> dict[str, str]:
    """The words of the first page of every copy in a ZIP file, by the name of its file."""
    with ZipFile(BytesIO(octets)) as file:
        readers = {
            name: pypdf.PdfReader(BytesIO(file.read(name)))
            for name in file.namelist()
            if re.fullmatch(r"korean-war-(\d{4}-[A-Z2-9]{6}|class)\.pdf", name)
        }
    return {
        name: " ".join(" ".join(page.extract_text() for page in one.pages).split())
        for name, one in readers.items()
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_each_pupil_of_a_class_list_has_a_copy(
    page: TestClient, folder: Path, tmp_path: Path, encoding: str
) -> None:
    listed = "name\tclass\nZoë Ångström\t10B\nBen Cole\t10B\n".encode(encoding)
    answer = page.post(f"class/{NAME}", content=listed)
    assert answer.status_code == 200, answer.text
    named = 'attachment; filename="korean-war-class.zip"'
    assert answer.headers["content-disposition"] == named
    words = copies_of(answer.content)
    assert ["Zoë Ångström" in words[name] for name in sorted(words)] == [True, False]
    assert ["Ben Cole" in words[name] for name in sorted(words)] == [False, True]
    path = tmp_path / "class.csv"
    path.write_bytes(listed)
    worksheets.build(folder / NAME, output=tmp_path / "out", roster=path)
    with ZipFile(BytesIO(answer.content)) as file:
        built = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
        assert {name: file.read(name) for name in file.namelist()} == built


def test_the_copies_of_a_class_can_be_one_file(page: TestClient) -> None:
    answer = page.post(f"class/{NAME}?bind=1", content=b"name\nAnn Lee\nBen Cole\n")
    words = copies_of(answer.content)
    assert list(words) == ["korean-war-class.pdf"]
    assert words["korean-war-class.pdf"].index("Ann Lee") < words["korean-war-class.pdf"].index(
        "Ben Cole"
    )


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (b"", "class list:1:1: error: the file is empty"),
        (b"name\n", "class list:1:1: error: there is nobody in the class list"),
        (b"name\nAnn\nAnn\n", "class list:3:1: error: 'Ann' is there twice"),
        (b"name\nAnn\nAnn\nBen,x\n", "class list:4:1: error: the row has 2 cells"),
        (b"name\nAnn\n" + b"a" * 130, "class list:3:1: error: 'name' has 130 characters"),
        (b"PK\x03\x04", "this is a workbook, not a CSV file"),
        (b"name\n" + b"".join(b"P%d\n" % n for n in range(1001)), "1000 is the most here"),
    ],
)
def test_what_is_wrong_with_a_class_list_is_said(
    page: TestClient, listed: bytes, said: str
) -> None:
    answer = page.post(f"class/{NAME}", content=listed)
    assert answer.status_code == 422
    assert said in answer.text


def test_one_copy_is_shown_as_it_is_printed(page: TestClient) -> None:
    listed = "name;class\nZoë Ångström;10B\nBen Cole;10B\n".encode()
    answer = page.post(f"copy/{NAME}?number=1", content=listed)
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert (found["pupils"], found["form"]) == (["Zoë Ångström", "Ben Cole"], "")
    assert "Zoë Ångström" in found["pages"][0]["words"]
    assert "Ben Cole" not in found["pages"][0]["words"]
    picture = Image.open(BytesIO(base64.b64decode(found["pages"][0]["picture"])))
    assert abs(picture.width - 595 * 110 / 72) < 2
    other = page.post(f"copy/{NAME}?number=2", content=listed).json()
    assert "Ben Cole" in other["pages"][0]["words"]
    first = [one["picture"] for one in (found["pages"][0], other["pages"][0])]
    assert first[0] != first[1]
    assert found["pages"][1:] == other["pages"][1:]
    for number in ("0", "3", "x", "-1", ""):
        refused = page.post(f"copy/{NAME}?number={number}", content=listed).json()
        assert "there is no pupil" in refused["refused"]
    assert page.post("copy/none.yaml?number=1", content=listed).status_code == 404


@pytest.mark.parametrize("listed", [b"", b"name\n", b"name\nAnn\nAnn\n", b"PK\x03\x04"])
def test_what_is_wrong_with_a_list_is_said_before_any_copy(page: TestClient, listed: bytes) -> None:
    refused = page.post(f"copy/{NAME}?number=1", content=listed).json()
    assert "class list:" in refused["refused"]


def test_nothing_of_a_class_is_stored(
    page: TestClient, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the folder of the specs, nor among temporary files; the cache has courses only."""
    temporary, cache = tmp_path / "temporary", tmp_path / "cache"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("WORKSHEETS_CACHE", str(cache))
    worker = Worker(folder)
    before = sorted(folder.rglob("*"))
    try:
        found = worker.ask("class", NAME, b"name\nAnn Lee\n", False)
        assert isinstance(found, bytes)
        assert worker.ask("copy", NAME, b"name\nAnn Lee\n", 1)["pupils"] == ["Ann Lee"]
        assert worker.ask("class", "none.yaml", b"name\nAnn Lee\n", False).message
    finally:
        worker.close()
    assert sorted(folder.rglob("*")) == before
    assert list(temporary.iterdir()) == []
    assert {path.suffix for path in cache.rglob("*")} == {".index"}
    assert not any(b"Ann Lee" in path.read_bytes() for path in cache.rglob("*"))


def test_a_class_list_needs_a_spec_and_the_header(page: TestClient, intruder: TestClient) -> None:
    assert page.post("class/none.yaml", content=b"name\nAnn\n").status_code == 404
    assert page.post("class/..%2Foutside.yaml", content=b"name\nAnn\n").status_code == 404
    assert page.get(f"class/{NAME}").status_code == 405
    refused = intruder.post(f"/the-secret-of-this-test/class/{NAME}", content=b"name\nAnn\n")
    assert refused.status_code == 403

"""What the local page gets: texts, previews, pictures, changes and files."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from PIL import Image
from starlette.testclient import TestClient

import worksheets
from worksheets.serve.app import STATIC
from worksheets.serve.listing import listed
from worksheets.serve.names import spec_in

NAME = "korean-war.yaml"


def text_of(page: TestClient, name: str = NAME) -> str:
    found: str = page.get(f"api/spec/{name}").json()["text"]
    return found


def preview(page: TestClient, text: str, name: str = NAME) -> dict[str, object]:
    answer = page.post("api/preview", json={"name": name, "text": text})
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def digests(found: dict[str, object]) -> list[str]:
    kinds: list[dict[str, list[dict[str, str]]]] = found["pages"]  # type: ignore[assignment]
    return [one["digest"] for kind in kinds for one in kind["pages"]]


def test_the_files_of_the_folder_are_listed(page: TestClient) -> None:
    found = page.get("api/files").json()
    assert found["specs"] == ["fractions.yaml", NAME]
    assert "exam" in found["themes"]
    assert "A5" in found["sizes"]


@pytest.mark.parametrize(
    "name",
    [
        "../outside.yaml",
        "..%2Foutside.yaml",
        "%2e%2e/outside.yaml",
        "..\\outside.yaml",
        "/etc/passwd",
        ".hidden.yaml",
        "link.yaml",
        "a\0.yaml",
        "korean-war.txt",
        "korean-war.yaml.bak",
        f"{'a' * 90}.yaml",
        "",
    ],
)
def test_no_name_leads_out_of_the_folder(page: TestClient, folder: Path, name: str) -> None:
    assert spec_in(folder, name) is None
    quoted = name.replace("\0", "%00").replace("\\", "%5C")
    assert page.get(f"api/spec/{quoted}").status_code in (404, 405)
    assert page.get(f"download/{quoted}").status_code == 404
    for path in ("api/preview", "api/change"):
        assert page.post(path, json={"name": name, "text": "title: T"}).status_code == 404
    assert page.post("api/new", json={"name": name}).status_code == 422
    assert name not in listed(folder)["specs"]


def test_only_files_of_the_page_are_static(page: TestClient) -> None:
    for path in STATIC.iterdir():
        expected = 404 if path.suffix == ".html" else 200
        assert page.get(f"static/{path.name}").status_code == expected
    for name in ("..%2Fapp.py", "app.py", "%2e%2e/guard.py", "page.js%00"):
        assert page.get(f"static/{name}").status_code == 404


def test_the_page_asks_for_nothing_elsewhere() -> None:
    for path in STATIC.iterdir():
        words = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        words = words.replace('url("../type.ttf")', "")
        assert not re.search(r"https?://|//cdn|@import|url\(", words), path.name
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write", words
        )
    index = (STATIC / "index.html").read_text("utf-8")
    assert not re.search(r"<script(?![^>]* src=)|<style|style=| on\w+=", index)


def test_a_preview_has_pages_questions_and_pictures(page: TestClient) -> None:
    found = preview(page, text_of(page))
    assert found["problems"] == []
    questions: list[dict[str, object]] = found["questions"]  # type: ignore[assignment]
    assert [one["number"] for one in questions] == [str(n) for n in range(1, 14)]
    words = {str(one["type"]): str(one["words"]) for one in questions}
    assert words["true-false"].endswith(".")  # a statement, which is no wording of its own
    assert words["cloze"].startswith("Chinese troops")
    assert found["marks"] == sum(int(str(one["marks"])) for one in questions)
    for digest in digests(found):
        answer = page.get(f"page/{digest}.png?dpi=60")
        assert answer.headers["content-type"] == "image/png"
        assert "immutable" in answer.headers["cache-control"]
        picture = Image.open(BytesIO(answer.content))
        assert abs(picture.width - 595 * 60 / 72) < 2
    words = page.get(f"page/{digests(found)[0]}.txt").text
    assert "The Korean War: attitudes of the great powers" in words
    assert page.get("page/0123.png").status_code == 404


def test_pages_that_look_the_same_have_the_same_digest(page: TestClient) -> None:
    text = text_of(page)
    before = preview(page, text)
    pictures = [page.get(f"page/{one}.png?dpi=50").content for one in digests(before)]
    commented = preview(page, f"# a comment\n{text}")
    assert digests(commented) == digests(before)
    other = preview(page, text.replace("great powers", "powers"))
    changed = [a != b for a, b in zip(digests(before), digests(other), strict=True)]
    after = [page.get(f"page/{one}.png?dpi=50").content for one in digests(other)]
    assert [a != b for a, b in zip(pictures, after, strict=True)] == changed
    assert any(changed)


def test_pages_of_an_earlier_preview_are_still_there(page: TestClient) -> None:
    first = preview(page, text_of(page))
    preview(page, text_of(page).replace("great powers", "other powers"))
    assert all(page.get(f"page/{one}.png").status_code == 200 for one in digests(first))


def test_a_mistake_is_said_at_its_line_and_no_pages_come(page: TestClient) -> None:
    found = preview(page, text_of(page).replace("count: 6", "count: six"))
    assert found["pages"] is None
    (problem,) = found["problems"]  # type: ignore[misc]
    assert (problem["line"], problem["file"], problem["severity"]) == (11, "", "error")
    assert "'count' must be a whole number" in problem["message"]
    for text in ("", "{", "title: [", "\0", "a: &a 1", "[]"):
        found = preview(page, text)
        assert (found["pages"], bool(found["problems"])) == (None, True)
        assert change(page, text, "theme", "exam")["refused"] == "the spec has mistakes"


def test_half_a_character_is_a_mistake(page: TestClient) -> None:
    half = chr(92) + "ud800"
    given = f'{{"name": "{NAME}", "text": "title: {half}", "what": "theme", "about": "exam"}}'
    answer = page.post("api/preview", content=given.encode()).json()
    assert "not UTF-8" in answer["problems"][0]["message"]
    answer = page.post("api/change", content=given.encode()).json()
    assert answer["refused"] == "the spec has mistakes"


def change(page: TestClient, text: str, what: str, about: str) -> dict[str, object]:
    given = {"name": NAME, "text": text, "what": what, "about": about}
    found: dict[str, object] = page.post("api/change", json=given).json()
    return found


def ids(found: dict[str, object]) -> list[str]:
    return [one["id"] for one in found["questions"]]  # type: ignore[index,misc,attr-defined]


def test_a_question_is_swapped_pinned_freed_and_removed(page: TestClient) -> None:
    text = text_of(page)
    before = ids(preview(page, text))
    swapped = change(page, text, "swap", before[3])
    after = ids(preview(page, str(swapped["text"])))
    assert [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [3]
    assert str(swapped["said"]).startswith(f"Question 4 is now {after[3]}.")
    pinned = str(change(page, text, "pin", before[1])["text"])
    assert ids(preview(page, pinned)) == before
    assert f"id: {before[1]}" in pinned
    free = change(page, pinned, "unpin", before[1])
    assert f"id: {before[1]}" not in str(free["text"])
    removed = change(page, text, "remove", before[5])
    assert ids(preview(page, str(removed["text"]))) == [*before[:5], *before[6:]]
    assert text_of(page) == text


def test_the_others_of_a_question_can_each_take_its_place(page: TestClient) -> None:
    text = text_of(page)
    before = ids(preview(page, text))
    given = {"name": NAME, "text": text, "about": before[3]}
    found = page.post("api/others", json=given).json()
    assert len(found) >= 3
    assert {one["id"] for one in found}.isdisjoint(before)
    last = {**given, "what": "swap", "to": found[2]["id"]}
    after = ids(preview(page, page.post("api/change", json=last).json()["text"]))
    assert after == [*before[:3], found[2]["id"], *before[4:]]
    refused = page.post("api/others", json={**given, "text": "title: T"}).json()
    assert refused["refused"] == "the spec has mistakes"
    assert page.post("api/others", json={**given, "name": "../a.yaml"}).status_code == 404


def test_what_cannot_be_changed_is_refused_with_a_hint(page: TestClient) -> None:
    text = text_of(page)
    for what, about, words in (
        ("swap", "nobody", "the paper has no question 'nobody'"),
        ("explode", "1", "there is no change 'explode'"),
        ("theme", "exan", "there is no theme 'exan'"),
        ("unpin", "1", "question 1 is not pinned"),
    ):
        found = change(page, text, what, about)
        assert words in str(found["refused"])
        assert found["hints"]
    assert "the spec has mistakes" in str(change(page, "title: T", "swap", "1")["refused"])
    fractions = text_of(page, "fractions.yaml")
    given = {"name": "fractions.yaml", "text": fractions, "what": "swap", "about": "1"}
    assert "written in the spec" in page.post("api/change", json=given).json()["refused"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: T\n", "title: T\nlayout: {theme: exam}\n"),
        ("title: T", "title: T\nlayout: {theme: exam}\n"),
        (
            "title: T\nlayout: {page: A4}  # here\n",
            "title: T\nlayout: {page: A4, theme: exam}  # here\n",
        ),
        ("title: T\nlayout:\n  theme: quiz  # was\n", "title: T\nlayout:\n  theme: exam  # was\n"),
        ("{title: T}\n", "{title: T, layout: {theme: exam}}\n"),
    ],
)
def test_a_look_is_an_edit_of_the_text(page: TestClient, text: str, expected: str) -> None:
    assert change(page, text, "theme", "exam")["text"] == expected


def test_a_text_is_saved_but_not_over_another_one(page: TestClient, folder: Path) -> None:
    path = folder / "mine.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: One\r\n")
    known = page.get("api/spec/mine.yaml").json()
    assert known["text"] == "title: One\n"
    assert page.get(f"api/spec/mine.yaml?known={known['digest']}").status_code == 204
    given = {"text": "title: Two\n", "before": known["digest"]}
    saved = page.put("api/spec/mine.yaml", json=given)
    assert path.read_bytes() == b"\xef\xbb\xbftitle: Two\r\n"
    path.write_text("title: Theirs\n")
    given = {"text": "title: Three\n", "before": saved.json()["digest"]}
    refused = page.put("api/spec/mine.yaml", json=given)
    assert (refused.status_code, refused.json()["text"]) == (409, "title: Theirs\n")
    assert path.read_text() == "title: Theirs\n"
    assert page.put("api/spec/none.yaml", json=given).status_code == 404
    assert page.put("api/spec/mine.yaml", content=b"no JSON").status_code == 422
    half = page.put("api/spec/mine.yaml", content=b'{"text": "\\ud800"}')
    assert half.json()["refused"] == "there is no text to save"
    theirs = refused.json()["digest"]
    emptied = page.put("api/spec/mine.yaml", json={"text": "", "before": theirs}).json()
    assert page.get("api/spec/mine.yaml").json() == {"text": "", "digest": emptied["digest"]}
    path.write_bytes(b"title: \xff")
    assert page.get("api/spec/mine.yaml").json()["refused"] == "'mine.yaml' is not UTF-8"
    path.unlink()


def test_a_quiz_is_begun_and_never_over_a_file(page: TestClient, folder: Path) -> None:
    assert page.post("api/new", json={"name": "friday.yaml"}).json() == {"name": "friday.yaml"}
    text = text_of(page, "friday.yaml")
    assert preview(page, text, "friday.yaml")["problems"] == []
    again = page.post("api/new", json={"name": "friday.yaml"})
    assert (again.status_code, "is there already" in again.json()["refused"]) == (422, True)
    assert text_of(page, "friday.yaml") == text
    (folder / "friday.yaml").unlink()


def test_the_files_of_a_spec_are_those_of_a_build(
    page: TestClient, folder: Path, tmp_path: Path
) -> None:
    answer = page.get(f"download/{NAME}")
    assert answer.headers["content-disposition"] == 'attachment; filename="korean-war.zip"'
    worksheets.build(folder / NAME, output=tmp_path)
    with ZipFile(BytesIO(answer.content)) as file:
        assert sorted(file.namelist()) == sorted(path.name for path in tmp_path.iterdir())
        for name in file.namelist():
            assert file.read(name) == (tmp_path / name).read_bytes()
            assert pypdf.PdfReader(BytesIO(file.read(name))).pages
    assert page.get(f"download/{NAME}").content == answer.content


def test_what_cannot_be_built_is_not_downloaded(page: TestClient, folder: Path) -> None:
    (folder / "bad.yaml").write_text("title: Bad\n")
    answer = page.get("download/bad.yaml")
    (folder / "bad.yaml").unlink()
    assert answer.status_code == 422
    assert "'sections' is missing" in answer.text

"""New specs, moves, additions and the paper to print, as the page asks for them."""

from io import BytesIO

import pypdf
import pytest
from starlette.testclient import TestClient

NAME = "korean-war.yaml"


@pytest.fixture(scope="module")
def text(page: TestClient) -> str:
    return str(page.get(f"api/spec/{NAME}").json()["text"])


def ids(page: TestClient, text: str) -> list[str]:
    found = page.post("api/preview", json={"name": NAME, "text": text}).json()
    return [one["id"] for one in found["questions"]]


def change(page: TestClient, text: str, what: str, about: str, to: str = "") -> dict[str, str]:
    given = {"name": NAME, "text": text, "what": what, "about": about, "to": to}
    found: dict[str, str] = page.post("api/change", json=given).json()
    return found


def test_a_question_is_moved_up_and_down(page: TestClient, text: str) -> None:
    before = ids(page, text)
    up = change(page, text, "up", before[6])
    assert up["said"].startswith("Question 7 is moved up.")
    assert ids(page, up["text"]) == [*before[:5], before[6], before[5], *before[7:]]
    down = change(page, up["text"], "down", before[6])
    assert ids(page, down["text"]) == before
    over = change(page, text, "down", before[10])
    assert over["said"].startswith("Question 11 is in the next section now.")
    assert ids(page, over["text"]) == before
    refused = change(page, text, "up", before[0])
    assert refused["refused"] == "question 1 is the first one"


def test_a_spec_is_begun_on_a_topic_of_a_course(page: TestClient) -> None:
    assert {"cold-war", "biology"} <= set(page.get("api/files").json()["courses"])
    topics = page.get("api/topics/cold-war").json()
    assert "2.2.2" in [one["number"] for one in topics]
    assert {one["depth"] for one in topics} >= {0, 1, 2}
    given = {"name": "on-korea.yaml", "course": "cold-war", "topic": "2.2.2"}
    assert page.post("api/new", json=given).json() == {"name": "on-korea.yaml"}
    text = page.get("api/spec/on-korea.yaml").json()["text"]
    assert "course: cold-war\ntopics: [2.2.2]\n" in text
    found = page.post("api/preview", json={"name": "on-korea.yaml", "text": text}).json()
    assert found["problems"] == []
    assert {one["topic"] for one in found["questions"]} == {"2.2.2"}
    for wrong, words in (
        ({"course": "cold-wat"}, "there is no course 'cold-wat'"),
        ({"topic": "9.9"}, "has no topic '9.9'"),
        ({"course": "../.."}, "there is no course '../..'"),
        ({"most": "none"}, "'none' is no number of questions"),
        ({"most": "61"}, "'61' is no number of questions"),
    ):
        refused = page.post("api/new", json={**given, "name": "x.yaml", **wrong}).json()
        assert words in refused["refused"]
        assert refused["hints"]
    assert page.get("api/spec/x.yaml").status_code == 404
    assert page.post("api/new", json={**given, "name": "ten.yaml", "most": "10"}).status_code == 200
    ten = page.get("api/spec/ten.yaml").json()["text"]
    assert len(ids(page, ten)) == 10
    assert "no course" in page.get("api/topics/nowhere").json()["refused"]


def test_what_can_be_added_is_listed_and_added(page: TestClient, text: str) -> None:
    given = {"name": NAME, "text": text}
    types = page.post("api/types", json=given).json()
    most = {one["type"]: one["most"] for one in types}
    assert most["true-false"] >= 5
    assert most["drill"] == 0
    assert [bool(one["most"]) for one in types] == sorted(n > 0 for n in most.values())[::-1]
    before = ids(page, text)
    added = change(page, text, "add", "true-false", "5")
    assert added["said"] == "Question 14, 15, 16, 17, 18: added."
    assert ids(page, added["text"])[:13] == before
    assert "      - {type: true-false, count: 5}\n" in added["text"]
    wrote = change(page, text, "write", "short-answer")
    assert wrote["said"] == "Question 14: written, to be changed in the text."
    assert wrote["new"] == ["14"]
    for count in ("0", "21", "two", "-1", "", "²"):
        assert f"'{count}' is no number" in change(page, text, "add", "cloze", count)["refused"]
    assert "no question type 'x'" in change(page, text, "write", "x")["refused"]
    broken = page.post("api/types", json={"name": NAME, "text": "title: T"}).json()
    assert broken["refused"] == "the spec has mistakes"
    assert page.post("api/types", json={**given, "name": "../a.yaml"}).status_code == 404


def test_the_paper_is_printed_as_it_was_saved(page: TestClient) -> None:
    answer = page.get(f"print/{NAME}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="korean-war.pdf"'
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
    words = pypdf.PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert "attitudes of the great powers" in words
    assert "PREV-VIEW" not in words
    assert page.get("print/none.yaml").status_code == 404


def test_the_paper_of_a_form_is_printed(page: TestClient, text: str) -> None:
    known = page.post("api/new", json={"name": "forms.yaml"}).json()["name"]
    digest = page.get(f"api/spec/{known}").json()["digest"]
    page.put(f"api/spec/{known}", json={"text": f"{text}forms: 2\n", "before": digest})
    for form in ("A", "B"):
        answer = page.get(f"print/{known}?form={form}")
        words = pypdf.PdfReader(BytesIO(answer.content)).pages[0].extract_text()
        assert f"Form {form}" in " ".join(words.split())
    digest = page.get(f"api/spec/{known}").json()["digest"]
    page.put(f"api/spec/{known}", json={"text": "title: [\n", "before": digest})
    refused = page.get(f"print/{known}")
    assert refused.status_code == 422
    assert "forms.yaml" in refused.text


def test_the_typeface_of_the_page_is_served(page: TestClient) -> None:
    answer = page.get("type.ttf")
    assert answer.headers["content-type"] == "font/ttf"
    assert answer.content[:4] == b"\0\1\0\0"

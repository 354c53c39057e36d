"""Forms for questions, as the page asks for them."""

from typing import Any

import pytest
from starlette.testclient import TestClient

NAME = "korean-war.yaml"
OWN = "      - {type: true-false, id: own-year, statement: It began in 1950., answer: true}\n"


@pytest.fixture(scope="module")
def text(page: TestClient) -> str:
    found = str(page.get(f"api/spec/{NAME}").json()["text"])
    return found.replace("      - {type: cloze}\n", f"      - {{type: cloze}}\n{OWN}")


def post(page: TestClient, address: str, text: str, **given: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.post(address, json={"name": NAME, "text": text, **given}).json()
    return found


def fill(page: TestClient, text: str, about: str, values: Any, kind: str = "") -> dict[str, Any]:
    return post(page, "api/change", text, what="form", about=about, type=kind, values=values)


def test_a_question_of_the_spec_is_changed_by_its_form(page: TestClient, text: str) -> None:
    form = post(page, "api/form", text, about="own-year")
    assert (form["type"], form["copied"]) == ("true-false", "")
    assert form["values"]["statement"] == "It began in 1950."
    assert [one["key"] for one in form["fields"]][:2] == ["statement", "answer"]
    values = {"statement": "It began\r\nin 1951.", "answer": "false", "because": "1950"}
    saved = fill(page, text, "own-year", values)
    line = '{type: true-false, id: own-year, statement: "It began\\nin 1951.", answer: false, '
    assert f"      - {line}because: 1950}}\n" in saved["text"]
    assert saved["said"] == "Question 12 is changed."
    assert saved["text"].count("\n") == text.count("\n")


def test_a_question_of_the_course_is_copied_into_the_spec(page: TestClient, text: str) -> None:
    before = post(page, "api/preview", text)["questions"]
    form = post(page, "api/form", text, about="4")
    assert form["copied"] == "The Cold War"
    assert form["hidden"] == []
    saved = fill(
        page, text, "4", {"stem": "Which troops moved?", "distractors": ["A", {"text": "B"}]}
    )
    after = post(page, "api/preview", saved["text"])["questions"]
    changed = [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a["id"] != b["id"]]
    assert changed == [3]
    assert (after[3]["words"], after[3]["written"]) == ("Which troops moved?", True)
    assert saved["new"] == ["4"]


def test_a_new_question_is_added_by_the_form_of_its_type(page: TestClient, text: str) -> None:
    form = post(page, "api/form", text, about="", type="matching")
    assert form["values"] == {}
    assert form["example"]["pairs"][0]["left"] == "Stalin"
    pairs = [{"left": "one", "right": "1"}, {"left": "two", "right": "2"}]
    saved = fill(page, text, "", {"prompt": "Match them.", "pairs": pairs, "spare": []}, "matching")
    assert saved["said"] == "Question 15 is added."
    last = post(page, "api/preview", saved["text"])["questions"][-1]
    assert (last["id"], last["marks"]) == ("match-them", 2)


def test_names_of_the_course_are_a_choice(page: TestClient, text: str) -> None:
    found = post(page, "api/form", text, about="", type="essay")["fields"]
    (levels,) = (one for one in found if one["key"] == "levels")
    assert (levels["kind"], "essay-15" in levels["options"]) == ("choice", True)
    found = post(page, "api/form", text, about="", type="source-analysis")["fields"]
    (source,) = (one for one in found if one["key"] == "source")
    assert source["kind"] == "choice"
    own = "title: T\nsections: [{questions: [{type: true-false, statement: S, answer: true}]}]\n"
    found = post(page, "api/form", own, about="", type="essay")["fields"]
    assert [one["kind"] for one in found if one["key"] == "levels"] == ["text"]


def test_what_is_wrong_is_said_at_its_field(page: TestClient, text: str) -> None:
    values = {"stem": "Which?", "key": "A", "distractors": ["B", "A"]}
    found = fill(page, text, "", values, "multiple-choice")
    (problem,) = found["problems"]
    assert (problem["key"], problem["row"]) == ("distractors", 1)
    assert "text" not in found


def test_what_has_no_form_is_changed_in_the_text(page: TestClient, text: str) -> None:
    assert post(page, "api/form", text, about="", type="structured")["fields"] is None
    refused = fill(page, text, "", {"stem": "A"}, "structured")
    assert refused["refused"] == "there is no form for this question"
    assert post(page, "api/form", text, about="", type="none")["refused"].startswith("there is no")
    assert post(page, "api/form", "title: T", about="1")["refused"] == "the spec has mistakes"


@pytest.mark.parametrize(
    "values", [None, [], {"stem": {"a": 1}}, {"points": [1]}, {"points": "a"}, {"any": ["1"]}]
)
def test_values_that_no_form_gives_are_refused(page: TestClient, text: str, values: Any) -> None:
    assert fill(page, text, "", values, "short-answer")["refused"]


def test_the_text_is_completed_by_the_schema_and_the_course(page: TestClient, text: str) -> None:
    post(page, "api/preview", text)
    broken = text.replace("topics: [2.2.2]", "topics: [3.")
    found = post(page, "api/complete", broken, cursor=broken.index("[3.") + 3)
    assert {"text": "3.2", "about": "Cold War Rivalries", "is_key": False} in found["offers"]
    assert (found["start"], found["end"]) == (broken.index("3."), broken.index("3.") + 2)
    for cursor in (-1, 10**9, "x", None):
        assert post(page, "api/complete", "ti", cursor=cursor)["offers"][0]["text"] == "title"
    for unreadable in ("\0", "", "title: \x07"):
        assert post(page, "api/complete", unreadable, cursor=0)["offers"] == []


def test_what_the_paper_says_of_itself_is_changed_by_a_form(page: TestClient, text: str) -> None:
    form = post(page, "api/paper-form", text)
    keys = [one["key"] for one in form["fields"]]
    assert keys[:4] == ["title", "subtitle", "topics", "minutes"]
    assert {"number": "2.2.2", "title": "Attitudes of the USSR, China and the USA", "depth": 2} in (
        form["topics"]
    )
    assert form["values"]["topics"] == ["2.2.2"]
    values = {
        "title": "Korea: a war",
        "topics": ["2.2.2", "3.2"],
        "minutes": "40",
        "subtitle": None,
        "instructions": [],
    }
    saved = post(page, "api/change", text, what="paper", values=values)
    assert "title: 'Korea: a war'\n" in saved["text"]
    assert "topics: [2.2.2, 3.2]\n" in saved["text"]
    assert "instructions" not in saved["text"]
    assert saved["text"].endswith("\nminutes: 40\n")
    assert saved["said"].startswith("The paper is changed. Other questions: ")
    assert post(page, "api/preview", saved["text"])["problems"] == []
    same = post(page, "api/change", text, what="paper", values={"title": form["values"]["title"]})
    assert (same["text"], same["said"]) == (text, "The paper is changed.")
    wrong = post(page, "api/change", text, what="paper", values={"minutes": "soon"})
    (problem,) = wrong["problems"]
    assert (problem["key"], "whole number" in problem["message"]) == ("minutes", True)
    refused = post(page, "api/change", text, what="paper", values=None)
    assert refused["refused"] == "there is no form for this question"


def test_a_paper_without_a_course_has_no_topics(page: TestClient) -> None:
    own = "title: T\nsections: [{questions: [{type: essay}]}]\n"
    assert post(page, "api/paper-form", own)["refused"] == "the spec has mistakes"
    own = "title: T\nsections: [{questions: [{type: true-false, statement: S, answer: true}]}]\n"
    assert "topics" not in [one["key"] for one in post(page, "api/paper-form", own)["fields"]]

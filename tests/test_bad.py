"""One mistake a file: each is found at its place, said in plain words, and nothing is built."""

from pathlib import Path

import pytest

import worksheets
from worksheets.model.diagnostics import Diagnostic

HEAD = "title: Quiz\ncourse: cold-war\ntopics: [2.2.2]\n"
GOOD = "sections:\n  - questions:\n      - {type: essay}\n"

SPECS = {
    "unknown key": (HEAD + "minuts: 5\n" + GOOD, "4:1", "unknown key 'minuts'", "minutes"),
    "unknown type": (
        HEAD + GOOD.replace("essay", "esay"),
        "6:16",
        "there is no question type 'esay'",
        "essay",
    ),
    "unknown topic": (HEAD.replace("2.2.2", "2.2.3") + GOOD, "3:10", "no topic 2.2.3", "2.2.2"),
    "unknown course": (
        HEAD.replace("cold", "old") + GOOD,
        "2:9",
        "no course 'old-war'",
        "cold-war",
    ),
    "missing title": (HEAD.replace("title: Quiz\n", "") + GOOD, "1:1", "'title' is missing", "add"),
    "title without value": (
        HEAD.replace("Quiz", "") + GOOD,
        "1:7",
        "'title' has no value",
        "write",
    ),
    "count in words": (
        HEAD + GOOD.replace("essay", "essay, count: four"),
        "6:30",
        "'count' must be a whole number, not 'four'",
        "number",
    ),
    "count too small": (
        HEAD + GOOD.replace("essay", "essay, count: 0"),
        "6:30",
        "'count' is 0",
        "1",
    ),
    "no sections": (HEAD + "sections: []\n", "4:11", "'sections' has 0 entries", "at least 1"),
    "a list for text": (HEAD.replace("Quiz", "[a]") + GOOD, "1:8", "must be text", "quotes"),
    "unknown page": (HEAD + GOOD + "layout: {page: A7}\n", "7:16", "'page' cannot be 'A7'", "A"),
    "tab": (HEAD + "sections:\n\t- questions: []\n", "5:1", "a tab", "spaces"),
    "colon in text": ("title: The war: causes\n" + GOOD, "1:15", "': ' inside unquoted", "quotes"),
    "backslash": ('title: "C:\\quiz"\n' + GOOD, "1:11", "a backslash in double quotes", "single"),
    "duplicate key": (
        HEAD + "title: B\n" + GOOD,
        "4:1",
        "the key 'title' is there twice",
        "delete",
    ),
    "alias": (HEAD + "subtitle: *a\n" + GOOD, "4:11", "aliases are not supported", "write"),
    "anchor": (HEAD + "subtitle: &a b\n" + GOOD, "4:11", "anchors are not supported", "quotes"),
    "tag": (HEAD + "subtitle: !x b\n" + GOOD, "4:11", "tags are not supported", "quotes"),
    "merge key": (HEAD + "<<: {a: b}\n" + GOOD, "4:1", "merge keys", "write"),
    "unclosed quote": ('title: "Quiz\n' + GOOD, "1:8", "is not closed", "close"),
    "unclosed bracket": (HEAD + "subtitle: [a\n" + GOOD, "4:11", "is not closed", "close"),
    "reserved character": (
        HEAD + "subtitle: @a\n" + GOOD,
        "4:11",
        "cannot begin with '@'",
        "quotes",
    ),
    "no glyph": (HEAD + "subtitle: 中\n" + GOOD, "4:11", "no typeface here has", "another"),
    "control character": (HEAD + "subtitle: a\x07\n" + GOOD, "4:12", "control character", "delete"),
    "too many": (
        HEAD + GOOD.replace("essay", "essay, count: 99"),
        "6:9",
        "99 questions of type essay asked for, but there are",
        "count",
    ),
    "unknown id": (
        HEAD + GOOD.replace("type: essay", "id: attitudes-essay-9"),
        "6:9",
        "no question in these topics has the id",
        "attitudes-essay-",
    ),
    "empty": ("", "", "the file is empty", "write"),
    "brackets": ("[" * 100_000, "1:1001", "nested too deeply", "flatter"),
    "nesting": (
        "title: " + "[" * 70 + "]" * 70,
        "1:71",
        "nested too deeply: more than 64 levels",
        "flatter",
    ),
    "two documents": (HEAD + GOOD + "---\na: b\n", "7:1", "a second document", "one document"),
}


def errors(path: Path, output: Path) -> list[Diagnostic]:
    result = worksheets.build(path, output=output)
    assert not result.ok
    assert not output.exists()
    return [found for found in result.diagnostics if found.severity == "error"]


@pytest.mark.parametrize(("words", "place", "message", "hint"), SPECS.values(), ids=SPECS)
def test_bad_spec(words: str, place: str, message: str, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(words, encoding="utf-8")
    (found,) = errors(path, tmp_path / "out")
    assert str(found.span).removeprefix(path.as_posix()).removeprefix(":") == place
    assert message in found.message
    assert any(hint in words for words in found.hints)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("title: Quiz".encode("utf-16"), "the file is UTF-16"),
        ("title: Café".encode("latin-1"), "byte 0xE9 is not UTF-8"),
        (b"#" * 10_000_001, "10 MB is the most"),
        (b"a: &a [x]\nb: [*a, *a]\n", "anchors are not supported"),
    ],
)
def test_bad_bytes(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(data)
    (found,) = errors(path, tmp_path / "out")
    assert message in found.message


def test_missing_file_names_a_near_one(tmp_path: Path) -> None:
    (tmp_path / "quiz.yaml").write_text(HEAD)
    (found,) = errors(tmp_path / "quizz.yaml", tmp_path / "out")
    assert found.message == "there is no such file"
    assert "quiz.yaml" in found.hints[0]


def test_text_cut_by_a_comment_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "cut.yaml"
    path.write_text(HEAD + "subtitle: We are #1\n" + GOOD)
    result = worksheets.build(path, output=tmp_path / "out")
    (found,) = result.diagnostics
    assert (found.severity, found.span.line, found.span.column) == ("warning", 4, 18)
    assert not worksheets.build(path, output=tmp_path / "strict", strict=True).ok


OUTLINE = "title: T\nsubject: S\ntopics:\n  - {number: 1, title: One}\n"
ACTORS = """knowledge:
  actors:
    - {id: a, name: A, label: A}
    - {id: b, name: B, label: B}
"""
CLAIM = (
    "{id: c, actor: a, kind: fear, stance: for, phase: initial, text: x, short: x, true-of: [a]}"
)

TOPICS = {
    "key among distractors": (
        "questions:\n  - {type: multiple-choice, id: q, stem: s, key: k, distractors: [k, l]}\n",
        "2:67",
        "the option 'k' stands there twice",
    ),
    "marks": (
        "questions:\n  - {type: multiple-choice, id: q, stem: s, key: k, distractors: [j, l],"
        " marks: 2}\n",
        "2:81",
        "marks do not add up: 2 written, but the question comes to 1",
    ),
    "two ids": (
        "questions:\n" + "  - {type: true-false, id: q, statement: s, answer: true}\n" * 2,
        "3:28",
        "the id 'q' is there twice",
    ),
    "no id": (
        "questions:\n  - {type: true-false, statement: s, answer: true}\n",
        "2:5",
        "the question has no id",
    ),
    "missing source": (
        "questions:\n  - {type: structured, id: q, source: x, parts: ["
        "{type: true-false, statement: s, answer: true}, "
        "{type: true-false, statement: t, answer: true}]}\n",
        "2:39",
        "there is no source 'x'",
    ),
    "unknown fact": (
        "questions:\n  - {type: true-false, id: q, statement: s, answer: true, asks: [z]}\n",
        "2:66",
        "no claim, event or term has the id 'z'",
    ),
    "no reason": (
        "questions:\n  - {type: true-false, id: q, statement: s, answer: false}\n",
        "2:5",
        "a false statement needs 'because'",
    ),
    "matrix": (
        ACTORS + f"  claims:\n    - {CLAIM}\n",
        "6:7",
        "is the claim 'c' true of 'b'? It stands nowhere",
    ),
    "unknown key in a question": (
        "questions:\n  - {type: true-false, id: q, statment: s, answer: true}\n",
        "2:31",
        "unknown key 'statment'",
    ),
    "empty blank": (
        "questions:\n  - {type: cloze, id: q, text: 'a {} b'}\n",
        "2:32",
        "a blank needs its answer",
    ),
}


@pytest.mark.parametrize(("words", "place", "message"), TOPICS.values(), ids=TOPICS)
def test_bad_topic(words: str, place: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "outline.yaml").write_text(OUTLINE)
    (folder / "1.yaml").write_text(words)
    spec = tmp_path / "spec.yaml"
    spec.write_text("title: T\ncourse: course\nsections: [{questions: [{count: 1}]}]\n")
    (found,) = errors(spec, tmp_path / "out")
    assert str(found.span) == f"{(folder / '1.yaml').as_posix()}:{place}"
    assert found.message.startswith(message)
    assert found.hints

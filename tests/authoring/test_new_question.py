"""The example of every type is put into a spec or a topic, and nothing else is changed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import worksheets
from one_file import knowledge
from worksheets.authoring.examples import example_tree
from worksheets.authoring.free_ids import WRITTEN
from worksheets.authoring.new_course import ACTORS, new_course, new_topic, with_topic
from worksheets.authoring.new_question import put_question, with_question
from worksheets.checking.check import check_files
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.mapped import Mapped, Tree
from worksheets.questions import registry
from worksheets.read.yaml_events import tree

TYPES = registry()
TEXTS = {
    "block": "title: T\nsections:\n  - title: A\n    questions:\n      - {type: essay}  # here\n",
    "block without an end of line": "title: T\nsections:\n  - questions:\n      - type: essay",
    "block at the margin": "title: T\nsections:\n- questions:\n  - type: essay\nseed: 7\n",
    "flow": "title: T\nsections: [{questions: [{type: essay}, ]}]\nseed: 7\n",
    "empty flow": "title: T\nsections: [{questions: []}]\n",
    "comments": "title: T\nsections:\n  - questions:\n      - type: essay\n#: seed: 7\n\n# end\n",
}
PATH = ("sections", 0, "questions")


def read(text: str) -> Mapped:
    sink = Sink()
    value = tree(text, "", sink)
    assert isinstance(value, Mapped), list(map(str, sink))
    return value


def at(value: Tree, path: tuple[str | int, ...]) -> Tree:
    for part in path:
        value = value[part]  # type: ignore[index,call-overload]
    return value


@pytest.mark.parametrize("shape", TEXTS)
@pytest.mark.parametrize("name", TYPES)
def test_a_question_is_one_more_entry(name: str, shape: str) -> None:
    before = read(TEXTS[shape])
    text = with_question(TEXTS[shape], PATH, name, "new-id")
    expected = example_tree(TYPES[name])
    expected["id"] = "new-id"
    after = read(text)
    questions = at(after, PATH)
    assert isinstance(questions, list)
    assert questions.pop() == expected
    assert after == before
    kept = [line for line in TEXTS[shape].splitlines() if "#" in line]
    assert all(line in text.splitlines() for line in kept)


@pytest.mark.parametrize("name", TYPES)
def test_a_spec_with_one_more_question_builds(name: str, tmp_path: Path) -> None:
    file = tmp_path / "spec.yaml"
    inline = "sections: [{questions: [{type: short-answer, stem: Why not?, points: [a]}]}]\n"
    file.write_text(f"title: T\n{knowledge(example_tree(TYPES[name]))}{inline}", encoding="utf-8")
    sink = Sink()
    put = put_question(name, file, None, sink)
    assert put == example_tree(TYPES[name])["id"]
    result = worksheets.build(file, output=tmp_path / "out")
    assert not result.diagnostics, list(map(str, result.diagnostics))
    assert put_question(name, file, 1, sink) == f"{put}-2"


def test_windows_files_stay_so(tmp_path: Path) -> None:
    file = tmp_path / "spec.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + TEXTS["block"].replace("\n", "\r\n").encode())
    put_question("true-false", file, 1, Sink())
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbftitle")
    assert data.count(b"\n") == data.count(b"\r\n") == 11


def test_a_topic_gets_a_question(tmp_path: Path) -> None:
    new_course(tmp_path / "course", "T")
    file = tmp_path / "course" / "1.1.yaml"
    assert put_question("cloze", file, None, Sink()) == "stalin-cloze"
    assert put_question("true-false", file, None, Sink()) == "soviet-troops-2"
    file.write_text("# nothing yet\nknowledge: {}", encoding="utf-8")
    assert put_question("cloze", file, None, Sink()) == "stalin-cloze"
    questions = read(file.read_text(encoding="utf-8"))["questions"]
    assert isinstance(questions, list)
    assert len(questions) == 1
    with pytest.raises(Mistake, match="a topic file has no sections"):
        put_question("cloze", file, 1, Sink())


@pytest.mark.parametrize(
    "text",
    [
        "title: T\n",
        "title: T",
        "title: T\n#: seed: 7\n",
        "title: T\nsections:\n",
        "title: T\nsections:  # none yet\nseed: 7\n",
        "title: T\nsections: []\nseed: 7\n",
        "title: T\nsections:\n  - title: One\nseed: 7\n",
        "title: T\nsections:\n- title: One\n  questions:\n",
        "title: T\nsections:\n  - title: One\n    questions: []\n",
        "title: T\nsections: [{title: One}]\n",
    ],
)
def test_a_spec_without_questions_gets_its_first(text: str, tmp_path: Path) -> None:
    file = tmp_path / "spec.yaml"
    file.write_text(text)
    assert put_question("true-false", file, None, Sink()) == "soviet-troops"
    assert put_question("true-false", file, None, Sink()) == "soviet-troops-2"
    after = file.read_text()
    assert [part for part in ("#: seed: 7", "# none yet") if part in text] == [
        part for part in ("#: seed: 7", "# none yet") if part in after
    ]
    assert read(after).get("seed") == read(text).get("seed")
    result = worksheets.build(file, output=tmp_path / "out")
    assert not result.diagnostics, list(map(str, result.diagnostics))
    assert result.built[0].marks == 4


@pytest.mark.parametrize(
    ("text", "section", "message"),
    [
        (TEXTS["block"], 2, "there is no section 2: the spec has 1 section"),
        (TEXTS["block"], 0, "there is no section 0"),
        ("based-on: exam\n", None, "neither a spec nor the file of a topic"),
        ("title: T\nsections:\n  - questions: one\n", None, "section 1 are no list"),
        ("title: T\nsections: []\n", 2, "the spec has no sections yet"),
        ("{title: T}\n", None, "stands in braces"),
    ],
)
def test_where_no_question_can_stand(
    text: str, section: int | None, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "spec.yaml"
    file.write_text(text)
    with pytest.raises(Mistake, match=message):
        put_question("cloze", file, section, Sink())
    assert file.read_text() == text


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "spec.yaml"
    file.write_text("title: [\n")
    sink = Sink()
    assert put_question("cloze", file, None, sink) is None
    assert sink.failed
    assert file.read_text() == "title: [\n"


def test_topics_of_a_course_share_no_identifier_but_those_of_actors(tmp_path: Path) -> None:
    folder = tmp_path / "course"
    new_course(folder, "T")
    files = [folder / "1.1.yaml", *(new_topic(folder, n, "More") for n in ("1.2", "1.3"))]
    for file in files:
        file.write_text(file.read_text().replace("#: ", ""))  # what is offered comes to life
        assert put_question("cloze", file, None, Sink())
    names = [set(WRITTEN.findall(file.read_text())) - set(ACTORS) for file in files]
    assert {"border-2", "soviet-troops-2", "troops-2", "stalin-cloze-2"} <= names[1]
    assert {"border-3", "soviet-troops-3", "troops-3", "stalin-cloze-3"} <= names[2]
    assert len(names[0] | names[1] | names[2]) == sum(map(len, names))
    _, found = check_files([folder])
    assert not list(found), list(map(str, found))


def numbers_of(text: str) -> list[str]:
    topics = read(text)["topics"]
    assert isinstance(topics, list)
    return [str(topic["number"]) for topic in topics if isinstance(topic, Mapped)]


@given(st.sets(st.integers(1, 30), min_size=2, max_size=8), st.booleans(), st.data())
def test_a_topic_stands_in_its_order(chosen: set[int], flow: bool, data: st.DataObject) -> None:
    numbers = sorted(f"1.{n}" for n in chosen)
    numbers.sort(key=lambda number: int(number[2:]))
    new = data.draw(st.sampled_from(numbers))
    before = [number for number in numbers if number != new]
    nodes = [f"{{number: {number}, title: T}}" for number in before]
    head = "title: T  # a course\ntopics:"
    text = (
        f"{head} [{', '.join(nodes)}]\n"
        if flow
        else f"{head}\n" + "".join(f"  - {node}  # here\n" for node in nodes)
    )
    changed = with_topic(text, new, "It's new: really, [yes]", before)
    assert numbers_of(changed) == numbers
    assert changed.count("#") == text.count("#")
    topics = read(changed)["topics"]
    assert isinstance(topics, list)
    added = topics[numbers.index(new)]
    assert isinstance(added, Mapped)
    assert added["title"] == "It's new: really, [yes]"

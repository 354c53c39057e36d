"""Questions, knowledge and levels in the spec itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from worksheets.model.course import OWN
from worksheets.model.diagnostics import Sink
from worksheets.model.picks import InlineQuestion
from worksheets.pipeline.prepared import reading_context
from worksheets.read.decode import AFTER_COMMA
from worksheets.read.spec import LoadedSpec, load_spec

HEAD = "title: T\n"
COURSE = "title: T\ncourse: cold-war\n"
TRUE = "type: true-false, statement: It is so., answer: true"
LETTER = "{id: letter, content: [Dear Comrade], attribution: 'Kim, 1950.'}"
STEM = "type: essay, stem: 'Use {source}. Why?', marks: 2, levels: essay-2"
ABOUT = f"{{{STEM}, source: letter, indicative: [{{title: A, points: [b]}}]}}"
LEVELS = "levels: {essay-2: [{marks: 1-2, descriptor: Good.}]}\n"


def with_questions(head: str, *entries: str) -> str:
    return f"{head}sections:\n  - questions:\n" + "".join(f"      - {entry}\n" for entry in entries)


def read(folder: Path, text: str) -> tuple[LoadedSpec | None, list[str]]:
    file = folder / "spec.yaml"
    file.write_text(text, encoding="utf-8")
    sink = Sink()
    spec = load_spec(file, reading_context(), sink)
    return spec, [found.message for found in sink]


def questions(folder: Path, text: str) -> list[tuple[str | None, str]]:
    """Identifiers and topics of the questions in a spec; ("", "") for a pick."""
    spec, messages = read(folder, text)
    assert spec is not None, messages
    return [
        (entry.id, *entry.topic) if isinstance(entry, InlineQuestion) else ("", "")  # type: ignore[misc]
        for section in spec.spec.sections
        for entry in section.questions
    ]


@pytest.mark.parametrize(
    ("entry", "is_question"),
    [
        (f"{{{TRUE}}}", True),
        ("{type: true-false, difficulty: easy, statement: It is so., answer: true}", True),
        (f"{{{TRUE}, figure: {{type: fraction-bar, bars: [{{parts: 4, shaded: 3}}]}}}}", True),
        ("{type: essay, marks: 15}", False),
        ("{type: essay, difficulty: medium, page-break: before}", False),
        ("{id: tf-treaty}", False),
        ("{type: [true-false, essay], count: 2}", False),
    ],
)
def test_an_entry_with_a_key_that_no_pick_has_is_a_question(
    entry: str, is_question: bool, tmp_path: Path
) -> None:
    text = with_questions(f"{COURSE}topics: [2.2.2]\n", entry)
    (found,) = questions(tmp_path, text)
    assert (found != ("", "")) is is_question


def test_questions_without_an_id_are_numbered_by_type(tmp_path: Path) -> None:
    short = "{type: short-answer, stem: Why?, points: [a]}"
    text = with_questions(HEAD, f"{{{TRUE}}}", short, f"{{id: a, {TRUE}}}", f"{{{TRUE}}}")
    ids = [name for name, _ in questions(tmp_path, text)]
    assert ids == ["true-false-1", "short-answer-1", "a", "true-false-2"]


def test_a_spec_without_a_course_has_one_of_its_own(tmp_path: Path) -> None:
    head = f"{HEAD}subject: History\nlanguage: fr\nknowledge: {{sources: [{LETTER}]}}\n{LEVELS}"
    spec, messages = read(tmp_path, with_questions(head, ABOUT))
    assert spec is not None, messages
    assert (spec.course.subject, spec.course.language, spec.language.tag) == ("History", "fr", "fr")
    assert [topic.number for topic in spec.course.topics] == [OWN]
    assert "essay-2" in spec.course.levels


def test_the_language_of_a_spec_without_a_course_is_british_english(tmp_path: Path) -> None:
    spec, _ = read(tmp_path, with_questions(HEAD, f"{{{TRUE}}}"))
    assert spec is not None
    assert (spec.course.language, spec.course.subject) == ("en-GB", "")


def test_a_course_stays_as_it_is_if_a_spec_only_asks(tmp_path: Path) -> None:
    plain, _ = read(tmp_path, with_questions(COURSE, "{type: true-false}"))
    asking, _ = read(tmp_path, with_questions(COURSE, f"{{{TRUE}}}"))
    knowing, _ = read(
        tmp_path, with_questions(f"{COURSE}knowledge: {{sources: [{LETTER}]}}\n", f"{{{TRUE}}}")
    )
    assert plain is not None
    assert asking is not None
    assert knowing is not None
    assert asking.course.digest == plain.course.digest != knowing.course.digest
    assert knowing.course.topics[-1].number == OWN


def course(folder: Path, *topics_with_a_letter: str) -> str:
    """The head of a spec with a course of three topics, some of which have a source."""
    (folder / "course").mkdir()
    nodes = ", ".join(f"{{number: {n}, title: T{n}}}" for n in ("1", "2", "3"))
    (folder / "course" / "outline.yaml").write_text(f"title: T\ntopics: [{nodes}]\n")
    (folder / "course" / "levels.yaml").write_text("essay-2: [{marks: 1-2, descriptor: Good.}]\n")
    for number in topics_with_a_letter:
        (folder / "course" / f"{number}.yaml").write_text(f"knowledge: {{sources: [{LETTER}]}}\n")
    return "title: T\ncourse: course\n"


def test_a_question_is_filed_under_the_topic_that_has_what_it_names(tmp_path: Path) -> None:
    head = course(tmp_path, "2")
    assert questions(tmp_path, with_questions(head, ABOUT, f"{{{TRUE}}}")) == [
        ("essay-1", "2"),
        ("true-false-1", OWN),
    ]


def test_knowledge_of_the_spec_comes_first(tmp_path: Path) -> None:
    head = f"{course(tmp_path, '2')}knowledge: {{sources: [{LETTER}]}}\n"
    assert questions(tmp_path, with_questions(head, ABOUT)) == [("essay-1", OWN)]
    named = f"{ABOUT[:-1]}, topic: 2}}"
    assert questions(tmp_path, with_questions(head, named)) == [("essay-1", "2")]


def test_two_topics_that_could_be_meant(tmp_path: Path) -> None:
    head = course(tmp_path, "1", "2")
    _, messages = read(tmp_path, with_questions(head, ABOUT))
    assert messages == ["several topics have what the question names: 1 and 2"]
    _, messages = read(tmp_path, with_questions(f"{head}topics: [2]\n", ABOUT))
    assert messages == []


def test_names_of_two_topics_in_one_question(tmp_path: Path) -> None:
    head = course(tmp_path, "1")
    (tmp_path / "course" / "3.yaml").write_text(
        "knowledge: {terms: [{id: a, term: a word, definition: what it means}]}\n"
    )
    _, messages = read(tmp_path, with_questions(head, f"{ABOUT[:-1]}, asks: [a]}}"))
    assert messages == ["no topic has all that the question names: a and letter"]


def test_a_topic_without_anything_is_no_mistake_where_nothing_is_picked(tmp_path: Path) -> None:
    head = course(tmp_path)
    assert questions(tmp_path, with_questions(head, f"{{{TRUE}, topic: 3}}")) == [
        ("true-false-1", "3")
    ]
    _, messages = read(tmp_path, with_questions(head, f"{{{TRUE}}}", "{count: 1}"))
    assert messages == ["the topics 1, 2 and 3 have no questions, and no facts to make them from"]


def test_all_mistakes_of_a_question_are_shown_at_once(tmp_path: Path) -> None:
    entry = "{type: true-false, count: 2, from: authored, page-break: never, statement: [], kee: 1}"
    _, messages = read(tmp_path, with_questions(HEAD, entry))
    assert sorted(messages) == [
        "'answer' is missing",
        "'page-break' cannot be 'never'",
        "'statement' must be text, not a list",
        "a question that is written here cannot have 'count'",
        "a question that is written here cannot have 'from'",
        "unknown key 'kee'",
    ]


def test_of_a_question_without_a_known_type_only_its_other_keys_are_judged(tmp_path: Path) -> None:
    _, messages = read(
        tmp_path, with_questions(HEAD, "{type: esay, stem: Why?, levels: x, cuont: 2}")
    )
    assert messages == ["there is no question type 'esay'", "unknown key 'cuont'"]


@pytest.mark.parametrize("types", ["[true-false, essay]", "[essay]"])
def test_a_pick_of_several_types_has_no_key_of_one(types: str, tmp_path: Path) -> None:
    _, messages = read(tmp_path, with_questions(COURSE, f"{{type: {types}, statement: Why?}}"))
    assert messages == ["unknown key 'statement'"]


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("", "'type' has no value"),
        ("{a: b}", "'type' must be text, not a mapping"),
        ("[essay, esay]", "there is no question type 'esay'"),
    ],
)
def test_a_question_of_no_type_at_all(kind: str, message: str, tmp_path: Path) -> None:
    _, messages = read(tmp_path, with_questions(HEAD, f"{{type: {kind}, statement: Why?}}"))
    assert messages == [message]


def test_a_course_that_is_no_name_says_nothing_of_topics(tmp_path: Path) -> None:
    _, messages = read(
        tmp_path, with_questions("title: T\ncourse: [a]\ntopics: [1]\n", f"{{{TRUE}}}")
    )
    assert messages == ["'course' must be text, not a list"]


IMPORTED = """
import sys
from pathlib import Path
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read.decode import AFTER_COMMA
from worksheets.read.spec import load_spec
context = reading_context()
assert load_spec(Path("spec.yaml"), context, Sink()) is not None
print(*sorted(name for name in context.types if context.types.modules[name] in sys.modules))
"""


@pytest.mark.parametrize(
    ("entry", "types"), [("{type: essay}", []), (f"{{{TRUE}}}", ["true-false"])]
)
def test_only_the_types_that_are_written_are_imported(
    entry: str, types: list[str], tmp_path: Path
) -> None:
    """Picks import no type as a spec is read, and a question only its own."""
    (tmp_path / "spec.yaml").write_text(with_questions(course(tmp_path, "1"), entry))
    program = [sys.executable, "-c", IMPORTED]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == types


def test_the_rest_of_a_text_behind_a_comma_is_no_key(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    entry = "{type: definitions, prompt: P, terms: [{term: vivid, meaning: bright, clear too}]}"
    spec.write_text(with_questions(HEAD, entry), encoding="utf-8")
    sink = Sink()
    assert load_spec(spec, reading_context(), sink) is None
    (found,) = sink
    assert found.message == "unknown key 'clear too'"
    assert found.hints == (AFTER_COMMA,)

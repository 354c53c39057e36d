"""Banks imported into courses, and papers and courses exported."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import worksheets as api
from worksheets.cli import worksheets
from worksheets.exchange.questions.exporting import export_course, export_paper
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.importing import BankImport, BankOutcome, import_banks
from worksheets.exchange.questions.same_key import same_key
from worksheets.language.languages import SHIPPED
from worksheets.memo import Memory
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

EVERY_CHARACTER = frozenset(map(chr, range(0x10000)))
SPECS = sorted((Path(__file__).parents[3] / "specs").glob("*.yaml"))
GIFT = """\
$CATEGORY: $course$/top/Rivers/Asia

::Yalu::Which river is on the border? {=The Yalu#Yes. ~The Han ~The Mekong#It is far away.}

It rises in Tibet. {F#It rises on Mount Paektu.}

$CATEGORY: $course$/top/Rivers

Say how long it is. {#790:10}

Tick what is a river. {~%50%Yalu ~%50%Han ~%-50%Tibet}

Match. {=a -> 1 =b -> 2 = -> 3}

Nothing says what is right. {}
"""


def course_at(folder: Path) -> Course:
    """The course in a folder, which has nothing wrong with it."""
    sink = Sink()
    course = read_course(folder, reading_context(), EVERY_CHARACTER, sink)
    assert course is not None
    assert not list(sink)
    return course


def run(*arguments: object) -> tuple[int, str]:
    """The exit code of a command, and what it says."""
    result = CliRunner().invoke(worksheets, list(map(str, arguments)), standalone_mode=False)
    assert result.exception is None, result.output
    return result.return_value, result.output


def imported(tmp_path: Path, text: str, sink: Sink | None = None, **more: str) -> BankOutcome:
    bank = tmp_path / "rivers.gift"
    bank.write_text(text, encoding="utf-8")
    outcome = import_banks(BankImport([bank], tmp_path / "courses", **more), sink or Sink())
    assert outcome is not None
    return outcome


def test_a_bank_becomes_a_course_whose_keys_are_those_of_the_bank(tmp_path: Path) -> None:
    outcome = imported(tmp_path, GIFT, rights="CC BY 4.0")
    assert (outcome.seen, outcome.imported) == (6, 5)
    assert [loss.code for loss in outcome.losses if loss.grade == "refused"] == ["scheme"]
    with Memory().used():
        sink = Sink()
        course = read_course(
            outcome.course, reading_context(), frozenset(map(chr, range(65536))), sink
        )
    assert course is not None
    assert not list(sink)
    assert [(topic.number, topic.title) for topic in course.topics] == [
        ("1", "Rivers"),
        ("1.1", "Asia"),
    ]
    asia = course.topics[1].questions
    assert [question.type for question in asia] == ["multiple-choice", "true-false"]
    assert {question.rights for question in asia} == {"CC BY 4.0"}
    assert asia[0].line == "rivers.gift:3"


def test_what_is_not_certain_is_on_drafts_only(tmp_path: Path) -> None:
    imported(tmp_path, GIFT)
    spec = tmp_path / "spec.yaml"
    asked = "course: courses/rivers\nsections: [{questions: [{type: multiple-response}]}]\n"
    spec.write_text(f"title: T\n{asked}")
    assert not api.build(spec, output=tmp_path / "out").ok
    spec.write_text(f"title: T\ndraft: true\n{asked}")
    assert api.build(spec, output=tmp_path / "out").ok


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    first = imported(tmp_path, GIFT)
    assert first.changed
    assert not imported(tmp_path, GIFT).changed
    changed = imported(tmp_path, GIFT.replace("The Mekong", "The Amur")).changed
    assert {path.name for path in changed} == {"1.1.yaml", "banks.json"}


def test_a_course_that_somebody_changed_is_left_alone(tmp_path: Path) -> None:
    topic = imported(tmp_path, GIFT).course / "1.yaml"
    topic.write_text(topic.read_text() + "# mine\n")
    sink = Sink()
    bank = tmp_path / "rivers.gift"
    bank.write_text(GIFT.replace("790", "800"))
    assert import_banks(BankImport([bank], tmp_path / "courses"), sink) is None
    assert "somebody has changed this course" in [one.message for one in sink]
    assert topic.read_text().endswith("# mine\n")


def test_the_same_question_twice_and_one_with_another_key_are_refused(tmp_path: Path) -> None:
    text = "Which? {=a ~b}\n\nWhich? {=a ~b}\n\nWhich? {=b ~a}\n"
    outcome = imported(tmp_path, text)
    refused = [(loss.span.line, loss.what) for loss in outcome.losses if loss.grade == "refused"]
    assert refused == [
        (3, f"the same question is at {tmp_path}/rivers.gift:1"),
        (5, f"the question at {tmp_path}/rivers.gift:1 has other answers"),
    ]


def test_what_no_type_of_ours_can_be_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    text = "Which? {=a ~a}\n\nIs it so? {=yes ~no}\n\nWhat is $x$? {=a$b$ ~\\\\frac}\n"
    outcome = imported(tmp_path, text)
    assert outcome.imported >= 1
    assert outcome.imported + sum(one.grade == "refused" for one in outcome.losses) == outcome.seen


def test_a_bank_of_which_all_is_refused_says_why(tmp_path: Path) -> None:
    bank, sink = tmp_path / "rivers.gift", Sink()
    bank.write_text("Which? {~a ~b}\n\nIs it? {=a ~a}\n")
    outcome = import_banks(BankImport([bank], tmp_path / "courses"), sink)
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (2, 0)
    assert [loss.what for loss in outcome.losses] == [
        "no option is right",
        "two options are the same",
    ]
    assert [one.message for one in sink] == ["no question could be imported"]
    assert not outcome.course.exists()


def test_a_category_with_characters_that_cannot_be_printed(tmp_path: Path) -> None:
    outcome = imported(tmp_path, "$CATEGORY: Ri\u202ever\x07s\n\nWhich? {=a ~b}\n")
    assert outcome.imported == 1
    assert "Ri ver s" in (outcome.course / "outline.yaml").read_text()


def test_the_format_is_told_by_the_content(tmp_path: Path) -> None:
    bank = tmp_path / "bank.txt"
    bank.write_text("Which?\nA. a\nB. b\nANSWER: B\n")
    outcome = import_banks(BankImport([bank], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert outcome.imported == 1
    bank.write_text("Nothing here.\n")
    sink = Sink()
    assert import_banks(BankImport([bank], tmp_path / "courses", "b"), sink) is None
    assert [one.message for one in sink] == ["no format of questions is recognised in it"]


def test_a_report_counts_every_entry(tmp_path: Path) -> None:
    bank, report = tmp_path / "rivers.gift", tmp_path / "report.json"
    bank.write_text(GIFT)
    code, said = run("import", "questions", bank, "-o", tmp_path / "c", "--report", report)
    assert code == 3
    assert "6 entries: 5 imported, 1 refused" in said
    written = json.loads(report.read_text())
    refused = sum(loss["grade"] == "refused" for loss in written["losses"])
    assert written["seen"] == written["imported"] + refused == 6


@pytest.mark.parametrize("name", ["cold-war", "physics"])
def test_our_courses_come_back_from_moodle_with_their_keys(name: str, tmp_path: Path) -> None:
    moodle = formats()["moodle"]
    with Memory().used():
        course = course_at(shipped()[name])
        exported = export_course(course, SHIPPED.of(course.language), moodle)
        bank = tmp_path / "bank.xml"
        bank.write_bytes(exported.data)
        outcome = import_banks(BankImport([bank], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert outcome.imported > 0
    refused = [loss for loss in outcome.losses if loss.grade == "refused"]
    assert not [loss for loss in refused if "read back" in loss.what]
    assert outcome.imported + len(refused) == outcome.seen


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["moodle", "gift", "aiken"])
def test_papers_are_read_back_with_their_keys(spec: Path, name: str) -> None:
    format_ = formats()[name]
    assert format_.read is not None
    with Memory().used():
        sink = Sink()
        exported = export_paper(spec, "", format_, sink)
        assert exported is not None, list(sink)
        bank = format_.read(exported.data, spec.name, "en-GB") if exported.data else None
    refused = sum(loss.grade == "refused" for loss in exported.losses)
    assert exported.written <= exported.seen
    assert refused or exported.written == exported.seen
    if bank is not None:
        assert not bank.refused


def test_a_course_is_exported_with_its_topics(tmp_path: Path) -> None:
    outcome = imported(tmp_path, GIFT)
    with Memory().used():
        course = read_course(
            outcome.course, reading_context(), frozenset(map(chr, range(65536))), Sink()
        )
    assert course is not None
    moodle = formats()["moodle"]
    exported = export_course(course, SHIPPED.of("en-GB"), moodle)
    assert moodle.read is not None
    back = moodle.read(exported.data, "rivers.xml", "en-GB")
    gift = formats()["gift"]
    assert gift.read is not None
    original = gift.read(GIFT.encode(), "rivers.gift", "en-GB").items[:2]
    assert [item.path[1:] for item in back.items if item.path[-1] == "1.1 Asia"] == [
        ("1 Rivers", "1.1 Asia"),
        ("1 Rivers", "1.1 Asia"),
    ]
    by_name = {item.name: item for item in back.items}
    assert same_key(original[0], by_name["yalu"])

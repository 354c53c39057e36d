"""`worksheets new` on the command line: it writes, says so, and never writes over a file."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import worksheets
from worksheets.authoring.examples import example
from worksheets.checking.check import check_files
from worksheets.cli import main
from worksheets.cli import worksheets as program
from worksheets.questions import registry


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(program, ["new", *arguments], input=typed)


def code(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["new", *arguments])
    return int(ended.value.code or 0)


CALLS = {
    "quiz": ("quiz", "friday-quiz.yaml"),
    "paper": ("paper", "paper.yaml", "--course", "biology"),
    "course": ("course", "my-course"),
    "theme": ("theme", "ours.yaml", "--based-on", "quiz"),
}


@pytest.mark.parametrize("kind", CALLS)
def test_twice_is_refused(kind: str, tmp_path: Path) -> None:
    assert code(*CALLS[kind]) == 0
    files = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    assert files
    said = run(*CALLS[kind])
    assert "is there already\n  hint: choose another name, or delete it first" in said.output
    assert code(*CALLS[kind]) == 2
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == files


def test_a_file_that_a_link_leads_nowhere_from_is_there(tmp_path: Path) -> None:
    (tmp_path / "quiz.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert code("quiz", "quiz.yaml") == 2
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_course_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "1.1.yaml").write_text("knowledge: {}\n")
    assert code("course", "mine") == 2
    assert not (tmp_path / "mine" / "outline.yaml").exists()


def test_titles_are_those_of_the_files_or_are_said(tmp_path: Path) -> None:
    assert code("quiz", "friday_quiz-2.yaml") == 0
    assert "\ntitle: Friday quiz 2\n" in (tmp_path / "friday_quiz-2.yaml").read_text()
    assert code("quiz", "a.yaml", "--title", "One: two") == 0
    assert "\ntitle: 'One: two'\n" in (tmp_path / "a.yaml").read_text()


def test_a_paper_in_a_folder_finds_its_course(tmp_path: Path) -> None:
    assert code("course", "courses/mine") == 0
    (tmp_path / "specs").mkdir()
    assert code("paper", "specs/paper.yaml", "--course", "courses/mine", "--topic", "1.1") == 0
    assert "course: '../courses/mine'\n" in (tmp_path / "specs" / "paper.yaml").read_text()
    assert worksheets.build("specs/paper.yaml", output="out").ok


def test_a_paper_of_what_is_not_there(tmp_path: Path) -> None:
    assert code("paper", "paper.yaml", "--course", "biolgy") == 1
    said = run("paper", "paper.yaml", "--course", "biology", "--topic", "9")
    assert "course 'biology' has no topic 9; use one of" in said.output
    assert not list(tmp_path.iterdir())


def test_a_topic_stands_in_the_outline(tmp_path: Path) -> None:
    assert code("course", "mine") == 0
    assert code("topic", "mine", "1.2", "Two: more") == 0
    checked, sink = check_files([tmp_path / "mine"])
    assert (checked, len(sink)) == (1, 0)
    outline = (tmp_path / "mine" / "outline.yaml").read_text()
    assert outline.endswith("  - {number: 1.2, title: 'Two: more'}\n")
    for number, message in (
        ("1.2", "has a topic 1.2 already"),
        ("2.1", "there is no topic 2 for 2.1 to be in"),
        ("two", "'two' is no number of a topic"),
    ):
        assert message in run("topic", "mine", number, "T").output
    (tmp_path / "mine" / "1.3.yaml").write_text("knowledge: {}\n")
    assert "1.3.yaml' is there already" in run("topic", "mine", "1.3", "T").output
    assert (tmp_path / "mine" / "outline.yaml").read_text() == outline
    assert code("topic", "nowhere", "1", "T") == 1


@pytest.mark.parametrize("name", registry())
def test_a_question_is_printed_ready_to_paste(name: str) -> None:
    assert run("question", name).output == example(registry()[name])


def test_a_question_goes_into_a_file(tmp_path: Path) -> None:
    assert code("quiz", "quiz.yaml") == 0
    said = run("question", "cloze", "--into", "quiz.yaml", "--section", "1")
    assert said.output == "put 'stalin-cloze' into quiz.yaml\n"
    assert worksheets.build("quiz.yaml", output="out").ok
    assert code("question", "cloze", "--into", "quiz.yaml", "--section", "2") == 2
    assert code("question", "cloze", "--section", "2") == 2
    assert code("question", "clozze") == 2
    (tmp_path / "bad.yaml").write_text("title: [")
    assert code("question", "cloze", "--into", "bad.yaml") == 1


def test_a_schema_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / ".worksheets").mkdir()
    (tmp_path / ".worksheets" / "spec.json").write_text("{}")
    (tmp_path / "specs").mkdir()
    for file, name in (("a.yaml", ""), ("specs/a.yaml", "../")):
        assert code("quiz", file) == 0
        first, _, _ = (tmp_path / file).read_text().partition("\n")
        assert first == f"# yaml-language-server: $schema={name}.worksheets/spec.json"
    assert code("theme", "ours.yaml") == 0
    assert not (tmp_path / "ours.yaml").read_text().startswith("# yaml-language")


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("My first quiz!\n\n", "my-first-quiz.yaml"),
        ("Test\npaper\nphysics\n1, 9\n1\n", "test.yaml"),
        ("Test\npaper\nbiology\n\n", "test.yaml"),
    ],
)
def test_without_arguments_it_asks(typed: str, file: str, tmp_path: Path) -> None:
    said = run(typed=typed)
    assert f"wrote {file}" in said.output
    assert worksheets.build(tmp_path / file, output="out").ok


def test_a_course_that_was_asked_for_can_be_chosen(tmp_path: Path) -> None:
    assert "wrote my-course/outline.yaml" in run(typed="My course\ncourse\n").output
    assert "course (my-course, biology" in run(typed="Test\npaper\n\n\n").output
    assert "course: my-course\n" in (tmp_path / "test.yaml").read_text()
    assert run(typed="Test 2\npaper\nnowhere\n").exit_code == 0
    assert not (tmp_path / "test-2.yaml").exists()


def test_a_spec_is_no_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A paper of it would name a course that `check` does not know."""
    assert code("quiz", "quiz.yaml") == 0
    assert code("paper", "paper.yaml", "--course", "quiz.yaml") == 1
    assert "quiz.yaml: error: this is a file, and no course" in capsys.readouterr().err
    run(typed="Paper\npaper\nquiz.yaml\n")
    assert not (tmp_path / "paper.yaml").exists()


def test_a_topic_is_added_to_a_folder_and_never_to_a_course_that_ships(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert code("topic", "cold-war", "9", "After") == 1
    assert "there is no course './cold-war'" in capsys.readouterr().err

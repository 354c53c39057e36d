"""The command line as a stranger meets it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from worksheets.cli import main, worksheets
from worksheets.layout.type.font_files import font_file

ROOT = Path(__file__).parent.parent
QUIZ = str(ROOT / "specs" / "retrieval-quiz.yaml")


def run(*arguments: str) -> tuple[int, Result]:
    result = CliRunner().invoke(worksheets, arguments, standalone_mode=False)
    return result.return_value or 0, result


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom worksheets.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'reportlab', 'pypdf', 'pydantic', 'yaml', 'uharfbuzz'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "build" in done.stdout


def test_build_says_what_it_wrote(tmp_path: Path) -> None:
    code, result = run("build", QUIZ, "-o", str(tmp_path), "--scheme", "separate")
    assert code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "retrieval-quiz-mark-scheme.pdf",
        "retrieval-quiz.pdf",
    ]
    assert "marks" in result.output


def test_a_layout_is_explained(tmp_path: Path) -> None:
    spec = tmp_path / "two.yaml"
    questions = "sections: [{questions: [{id: mc-japan}, {id: tf-treaty, page-break: before}]}]\n"
    spec.write_text(f"title: Two pages\ncourse: cold-war\n{questions}")
    _, result = run("build", str(spec), "-o", str(tmp_path), "--scheme", "none", "--explain-layout")
    assert "question 2 begins a page, as a page-break asks" in result.output
    _, plain = run("build", str(spec), "-o", str(tmp_path), "--scheme", "none")
    assert "question 2" not in plain.output


def test_a_layout_is_explained_once_for_all_pictures_of_its_pages(tmp_path: Path) -> None:
    spec = tmp_path / "two.yaml"
    questions = "sections: [{questions: [{id: mc-japan}, {id: tf-treaty, page-break: before}]}]\n"
    spec.write_text(f"title: Two pages\ncourse: cold-war\n{questions}")
    options = ("--scheme", "none", "--explain-layout", "--to", "png")
    _, result = run("build", str(spec), "-o", str(tmp_path), *options)
    assert result.output.count("two-") == 2
    assert result.output.count("  page 1: ") == 1


def test_json_is_for_machines(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: A\ncourse: cold-war\nsections: [{questions: [{typ: essay}]}]\n")
    code, result = run("build", QUIZ, str(bad), "-o", str(tmp_path / "out"), "--json")
    report = json.loads(result.stdout)
    assert code == 3
    assert {file["marks"] for file in report["files"]} == {11}
    (found,) = report["diagnostics"]
    assert (found["line"], found["column"]) == (3, 26)
    assert found["hints"] == ["did you mean 'type'?"]


def test_appendix_is_bound_behind_the_paper_with_numbers_of_its_own(tmp_path: Path) -> None:
    code, result = run("build", QUIZ, "-o", str(tmp_path), "--scheme", "appendix")
    assert code == 0, result.output
    (file,) = tmp_path.iterdir()
    reader = pypdf.PdfReader(file)
    first = reader.page_labels.index("MS-1")
    assert reader.page_labels[:first] == [str(n + 1) for n in range(first)]
    (mark_scheme,) = (entry for entry in reader.outline if entry.title == "Mark scheme")
    assert reader.get_destination_page_number(mark_scheme) == first
    assert "Mark scheme" in reader.pages[first].extract_text()


def test_none_writes_the_paper_alone(tmp_path: Path) -> None:
    run("build", QUIZ, "-o", str(tmp_path), "--scheme", "none")
    assert [path.name for path in tmp_path.iterdir()] == ["retrieval-quiz.pdf"]


def test_another_seed_is_another_paper(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        run("build", QUIZ, "-o", str(tmp_path / seed), "--seed", seed)
    one, two = ((tmp_path / seed / "retrieval-quiz.pdf").read_bytes() for seed in ("1", "2"))
    assert one != two


def test_a_folder_of_specs(tmp_path: Path) -> None:
    code, result = run("build", str(ROOT / "specs"), "-o", str(tmp_path))
    assert code == 0, result.output
    stems = {path.stem for path in (ROOT / "specs").glob("*.yaml")}
    assert {path.stem for path in tmp_path.iterdir()} >= stems


def test_nothing_is_written_when_a_spec_is_wrong(tmp_path: Path) -> None:
    code, result = run("build", str(tmp_path / "missing.yaml"), "-o", str(tmp_path / "out"))
    assert code == 1
    assert "there is no such file" in result.stderr
    assert not (tmp_path / "out").exists()


WRONG_USAGE = [
    ["build"],
    ["bild"],
    ["build", "--scheme", "x", QUIZ],
    ["build", "--bind", QUIZ],
    ["plan", "--bind", QUIZ],
    [],
]


@pytest.mark.parametrize("arguments", WRONG_USAGE)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2


def test_types_and_topics_and_check() -> None:
    code, result = run("types")
    assert code == 0
    assert "multiple-choice" in result.output
    assert "type: essay" in result.output
    code, result = run("topics", "cold-war")
    assert code == 0
    assert "2.2.2" in result.output
    assert "authored" in result.output
    assert "one more" not in result.output
    code, result = run("topics", "cold-war", "--knowledge")
    assert code == 0
    assert re.search(
        r"knows 3 actors, \d+ claims, \d+ events, \d+ terms, \d+ links, 7 people", result.output
    )
    assert re.search(r"one more claim adds: .*multiple-choice \d+.*true-false 3", result.output)
    assert re.search(r"one more event adds: ordering \d+", result.output)
    assert re.search(r"one more term adds: .*definitions 1, exit-ticket 1, match", result.output)
    assert re.search(r"one more link adds: .*cause-consequence 1", result.output)
    code, result = run("check", "cold-war", str(ROOT / "specs"))
    assert code == 0, result.output


def test_a_course_is_named_once_if_its_title_is_its_subject() -> None:
    _, result = run("topics", "physics")
    assert result.output.splitlines()[0] == "Physics"
    _, result = run("topics", "cold-war")
    assert result.output.splitlines()[0] == "The Cold War (IB Diploma History)"


def test_the_table_of_forms_has_no_pages(tmp_path: Path) -> None:
    spec = tmp_path / "quiz.yaml"
    pick = "{type: essay}"
    spec.write_text(f"title: T\ncourse: cold-war\nforms: 2\nsections: [{{questions: [{pick}]}}]\n")
    _, result = run("build", str(spec), "-o", str(tmp_path / "out"), "--no-progress")
    (line,) = (line for line in result.output.splitlines() if "-forms.csv" in line)
    assert line.endswith("quiz-forms.csv  where every question stands on each form")


def test_module_runs() -> None:
    command = [sys.executable, "-m", "worksheets", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("worksheets ")


def test_fonts_shows_packages_and_the_families_of_a_folder(tmp_path: Path) -> None:
    code, result = run("fonts")
    assert code == 0
    package = r"^Atkinson Hyperlegible +package fontpkg-atkinson-hyperlegible$"
    assert re.search(package, result.output, re.M)
    real = Path(font_file("Source Sans 3", 400, italic=False).path)
    (tmp_path / "some.ttf").write_bytes(real.read_bytes())
    code, result = run("fonts", str(tmp_path))
    assert code == 0
    assert re.search(r"^Source Sans 3 +200 to 900$", result.output, re.M)
    (tmp_path / "worse").mkdir()
    (tmp_path / "worse" / "bad.otf").write_bytes(b"bad")
    code, result = run("fonts", str(tmp_path / "worse"))
    assert code == 1
    assert "the font file 'bad.otf' cannot be read" in result.output


def test_of_very_many_mistakes_the_first_are_shown(tmp_path: Path) -> None:
    questions = "".join(f"      - {{type: no-{n}}}\n" for n in range(500))
    spec = tmp_path / "many.yaml"
    spec.write_text(f"title: T\ncourse: cold-war\nsections:\n  - questions:\n{questions}")
    code, result = run("check", str(spec))
    assert code == 1
    assert result.output.count("error: there is no question type") == 200
    assert "… and 300 more; 'worksheets check --json' has all" in result.output
    assert "500 errors" in result.output


NUMERACY = str(ROOT / "tests" / "courses" / "numeracy")


def test_draws_are_shown_with_their_keys() -> None:
    code, result = run("draw", NUMERACY, "expand-double", "--count", "3")
    assert code == 0, result.output
    assert len(re.findall(r"^\d\. p = -?\d and q = -?\d$", result.output, re.M)) == 3
    assert result.output.count("Expand and simplify") == 3
    _, again = run("draw", NUMERACY, "1/expand-double", "--count", "3")
    assert again.output == result.output
    _, other = run("draw", NUMERACY, "expand-double", "--count", "3", "--seed", "2")
    assert other.output != result.output


@pytest.mark.parametrize(
    ("course", "name", "words"),
    [
        (NUMERACY, "expand-duble", "did you mean 'expand-double'?"),
        ("cold-war", "mc-japan", "has no values"),
        ("cold-wra", "mc-japan", "there is no course 'cold-wra'"),
    ],
)
def test_what_cannot_be_drawn(course: str, name: str, words: str) -> None:
    code, result = run("draw", course, name)
    assert code == 1
    assert words in result.output + result.stderr


def test_all_draws_of_a_small_question_are_shown() -> None:
    code, result = run("draw", NUMERACY, "order-fractions", "--count", "99")
    assert code == 0
    assert "there are only 3 draws" in result.output


def test_topics_say_the_draws_of_each_skill(tmp_path: Path) -> None:
    """Of a skill whose name ends another's, and that has no short answer, too."""
    (tmp_path / "outline.yaml").write_text(
        "title: C\nsubject: M\ntopics: [{number: 1, title: T}]\n"
    )
    (tmp_path / "1.yaml").write_text(
        "knowledge:\n  skills:\n"
        "    - {id: one-more, values: {a: 1..5}, ask: 'Add 1 to {{a}}.', answer: '{{a + 1}}'}\n"
        "    - {id: more, types: [drill], values: {a: 2..9, b: 2..9}, ask: '{{a}} + {{b}} =',\n"
        "       answer: '{{a + b}}'}\n"
    )
    code, result = run("topics", str(tmp_path))
    assert code == 0
    assert "skill one-more (5 draws)" in result.output
    assert "skill more (3 draws)" in result.output  # sheets of twenty, of 64 sums


def test_topics_say_how_many_draws_there_are() -> None:
    _, result = run("topics", NUMERACY)
    assert "way-to-school (17,160 draws)" in result.output


def test_draws_keep_to_the_laws() -> None:
    _, result = run("stress", NUMERACY, "--runs", "6")
    assert "0 types with something wrong" in result.output
    assert " 0 unsound" in result.output


ABOVE = (
    "title: T\nsections:\n  - questions:\n      - {type: multiple-choice, stem: What?, key: Rain, "
    "distractors: [War, None of the above]}\n"
)


def test_lint_reads_a_spec(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(ABOVE)
    code, result = run("lint", str(spec), "--only", "c08")
    assert code == 0
    assert "warning[C08]: an option speaks of the others" in result.output
    assert "linted 1 file: 0 errors, 1 warning, 0 notes" in result.output
    assert run("lint", str(spec), "--only", "C08", "--strict")[0] == 1
    assert run("lint", str(spec), "--only", "C15", "--strict")[0] == 0
    code, result = run("lint", str(spec), "--only", "C08", "--json")
    (found,) = json.loads(result.output)["diagnostics"]
    assert (found["code"], found["severity"], found["line"]) == ("C08", "warning", 4)


def test_lint_fails_on_an_error(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(ABOVE.replace("- {type", "- {lint: {allow: {C08: }}, type"))
    code, result = run("lint", str(spec))
    assert code == 1
    assert "there is no reason to allow C08" in result.output


def test_lint_says_which_rules_know_no_words(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text("language: fr\n" + ABOVE)
    _, result = run("lint", str(spec))
    assert "no words are known in 'fr' for" in result.output


def test_lint_explains_its_rules() -> None:
    code, result = run("lint", "--explain", "c07")
    assert code == 0
    assert "C07  warning: negative stem is not in bold" in result.output
    assert "languages: de, en and fr" in result.output
    _, result = run("lint", "--explain", "all")
    assert len(result.output.splitlines()) > 60
    _, result = run("lint", "--explain", "P01")
    assert "check and build" in " ".join(result.output.split())
    for arguments in (("--explain", "C99"), (QUIZ, "--only", "C99")):
        _, result = run("lint", *arguments)
        assert "there is no rule 'C99'" in str(result.exception)
    assert "name a spec or a course" in str(run("lint")[1].exception)


def test_check_tells_what_is_certain(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(ABOVE)
    code, result = run("check", str(spec))
    assert code == 0
    assert "warning[C08]" in result.output
    assert run("check", str(spec), "--strict")[0] == 1


def test_a_build_is_read_back(tmp_path: Path) -> None:
    code, result = run("build", QUIZ, "-o", str(tmp_path), "--verify")
    assert code == 0
    assert "read back 1 paper" in result.output
    assert "0 differences" in result.output
    _, result = run("build", QUIZ, "-o", str(tmp_path), "--verify", "--to", "png")
    assert "--verify reads PDF files" in str(result.exception)

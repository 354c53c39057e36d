"""The linter as a whole: allowances, languages, what ships, and the list of its rules."""

import re
from pathlib import Path

import pytest

import lint_cases
import lint_cases_of_papers as of_papers
from lint_cases import choice
from papers import SPECS
from worksheets.checking.lint import lint_files
from worksheets.checking.linting.elsewhere import HELD_ELSEWHERE
from worksheets.checking.linting.rule import rules
from worksheets.checking.linting.significance import at_least, fisher, is_uneven
from worksheets.checking.linting.word_lists import languages_with, word_lists
from worksheets.read.course_folders import shipped

ROOT = Path(__file__).parent.parent.parent
LAWS = (Path(__file__).parent / "test_lint_laws.py").read_text(encoding="utf-8")
ALLOWANCES = {"A01", "A02", "A03"}
NONE_ABOVE = choice("What was it?", "Rain", "War", "None of the above")


def spec(folder: Path, questions: str, head: str = "") -> Path:
    indented = "".join(f"      {line}\n" for line in questions.splitlines())
    path = folder / "spec.yaml"
    path.write_text(f"title: T\n{head}sections:\n  - questions:\n{indented}", encoding="utf-8")
    return path


def kinds(*paths: Path, only: tuple[str, ...] = ()) -> list[str]:
    return [found.kind for found in lint_files(paths, only).diagnostics]


def test_every_rule_has_a_bad_and_a_good_case() -> None:
    bad = {**lint_cases.BAD, **of_papers.BAD}
    good = {**lint_cases.GOOD, **of_papers.GOOD}
    for each in rules():
        if each.code not in ALLOWANCES and f'"{each.code}"' not in LAWS:
            assert bad[each.code], each.code
            assert len(good[each.code]) >= 3, each.code


def test_codes_are_unique_and_rules_are_explained() -> None:
    codes = [each.code for each in (*rules(), *HELD_ELSEWHERE)]
    assert len(set(codes)) == len(codes)
    for each in rules():
        assert re.fullmatch(r"[A-Z]\d\d", each.code)
        assert each.explanation.endswith("."), each.code
        assert each.sources
        assert not each.needs or languages_with(each.needs), each.code


def test_the_page_of_rules_lists_them_all() -> None:
    page = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    for each in (*rules(), *HELD_ELSEWHERE):
        title = each.title[:1].upper() + each.title[1:]
        mark = " ●" if getattr(each, "certain", False) else ""
        row = f"| {each.code}{mark} | {each.severity} | {title} | {each.sources} |"
        assert row in page, row
    listed = re.findall(r"^\| ([A-Z]\d\d)\b", page, re.MULTILINE)
    assert sorted(listed) == sorted(each.code for each in (*rules(), *HELD_ELSEWHERE))


@pytest.mark.parametrize("path", [*SPECS, *(ROOT / "specs").glob("[ef]*/*.yaml")])
def test_specs_that_ship_are_clean(path: Path) -> None:
    assert [kind for kind in kinds(path) if not kind.startswith("note")] == []


@pytest.mark.parametrize("course", sorted(shipped()))
def test_courses_that_ship_are_clean(course: str) -> None:
    assert [kind for kind in kinds(Path(course)) if not kind.startswith("note")] == []


def test_a_question_allows_a_rule(tmp_path: Path) -> None:
    allowed = NONE_ABOVE.replace("place: 1", "place: 1, lint: {allow: {C08: It may not be known.}}")
    assert kinds(spec(tmp_path, NONE_ABOVE), only=("C08",)) == ["warning[C08]"]
    assert kinds(spec(tmp_path, allowed), only=("C08",)) == []


def test_a_part_allows_a_rule(tmp_path: Path) -> None:
    parts = (
        "- type: structured\n  parts:\n    - {type: short-answer, stem: Why?, points: [So.]}\n"
        f"    {NONE_ABOVE.replace('place: 1', 'place: 1, lint: {allow: {C08: Yes.}}')}"
    )
    assert kinds(spec(tmp_path, parts), only=("C08",)) == []


def test_a_spec_allows_a_rule(tmp_path: Path) -> None:
    head = "lint: {allow: {C08: They are used to it.}}\n"
    assert kinds(spec(tmp_path, NONE_ABOVE, head), only=("C08",)) == []


@pytest.mark.parametrize(
    "place", ["# lint: allow C08 It may not be known.\n{0}", "{1}  # lint: allow C08 so.\n"]
)
def test_a_comment_allows_a_rule(place: str, tmp_path: Path) -> None:
    questions = place.format(NONE_ABOVE, NONE_ABOVE.rstrip("\n"))
    assert kinds(spec(tmp_path, questions), only=("C08",)) == []


def test_an_outline_and_its_files_allow_rules(tmp_path: Path) -> None:
    course = tmp_path / "course"
    course.mkdir()
    outline = "title: T\nsubject: S\ntopics:\n  - {number: 1, title: One}\n"
    question = NONE_ABOVE.replace("place: 1", "place: 1, id: one")
    (course / "1.yaml").write_text(f"questions:\n  {question}", encoding="utf-8")
    path = tmp_path / "spec.yaml"
    path.write_text("title: T\ncourse: course\nsections: [{questions: [{id: one}]}]\n")
    (course / "outline.yaml").write_text(outline, encoding="utf-8")
    for each in (course, path):
        assert kinds(each, only=("C08",)) == ["warning[C08]"]
    (course / "outline.yaml").write_text(outline + "lint: {allow: {C08: Yes.}}\n", encoding="utf-8")
    for each in (course, path):
        assert kinds(each, only=("C08",)) == []
    (course / "outline.yaml").write_text(outline, encoding="utf-8")
    commented = f"questions:\n  # lint: allow C08 Yes.\n  {question}"
    (course / "1.yaml").write_text(commented, encoding="utf-8")
    for each in (course, path):
        assert kinds(each, only=("C08",)) == []


@pytest.mark.parametrize("allow", ["{C08: ''}", "{C08: }", "[C08]", "C08", "{}"])
def test_a_reason_is_compulsory(allow: str, tmp_path: Path) -> None:
    assert kinds(spec(tmp_path, NONE_ABOVE, f"lint: {{allow: {allow}}}\n")) == ["error"]


def test_a_comment_without_a_reason_allows_nothing(tmp_path: Path) -> None:
    questions = f"# lint: allow C08\n{NONE_ABOVE}"
    assert kinds(spec(tmp_path, questions), only=("C08", "A03")) == ["error[A03]", "warning[C08]"]


def test_an_allowance_that_hides_nothing_is_reported(tmp_path: Path) -> None:
    head = "lint: {allow: {C08: There is none.}}\n"
    good = choice("What was it?", "Rain", "War", "Fear")
    path = spec(tmp_path, good, head)
    assert kinds(path, only=("A01", "C08")) == ["warning[A01]"]
    assert kinds(path, only=("A01",)) == []
    hiding = spec(tmp_path, f"# lint: allow C08 Yes.\n{NONE_ABOVE}")
    assert kinds(hiding, only=("A01", "C08")) == []


def test_an_allowance_of_no_rule_is_reported(tmp_path: Path) -> None:
    head = "lint: {allow: {Q99: There is none.}}\n"
    (found,) = lint_files([spec(tmp_path, NONE_ABOVE, head)], ("A02",)).diagnostics
    assert (found.kind, found.span.line) == ("warning[A02]", 2)


def test_rules_without_words_of_a_language_are_skipped_and_named(tmp_path: Path) -> None:
    path = spec(
        tmp_path, choice("Quelle est la capitale ?", "Paris", "Lyon", "Lille"), "language: fr\n"
    )
    report = lint_files([path])
    assert "C13" in report.skipped["fr"]
    assert "C07" not in report.skipped["fr"]
    assert lint_files([spec(tmp_path, NONE_ABOVE)]).skipped == {}


def test_negatives_are_known_in_other_languages(tmp_path: Path) -> None:
    french = choice("Laquelle de ces villes n’est pas en France ?", "Rome", "Lyon", "Lille")
    german = choice("Welche Stadt liegt nicht in Frankreich?", "Rom", "Lyon", "Lille")
    for tag, question in (("fr", french), ("de", german)):
        path = spec(tmp_path, question, f"language: {tag}\n")
        assert kinds(path, only=("C07",)) == ["warning[C07]"]
    assert word_lists("en-US") == word_lists("en-GB")


def test_a_finding_has_its_place_and_its_code(tmp_path: Path) -> None:
    path = spec(tmp_path, NONE_ABOVE)
    (found,) = lint_files([path], ("C08",)).diagnostics
    assert str(found).startswith(f"{path.as_posix()}:4:9: warning[C08]: an option speaks of")
    assert found.hints


def test_an_error_of_reading_is_told_and_nothing_is_linted(tmp_path: Path) -> None:
    path = spec(tmp_path, NONE_ABOVE.replace("stem", "steam"))
    assert set(kinds(path)) == {"error"}


def test_exact_tests_agree_with_tables() -> None:
    assert at_least([0.5] * 4, 4) == pytest.approx(1 / 16)
    assert at_least([0.25, 0.5], 1) == pytest.approx(1 - 0.75 * 0.5)
    assert fisher((3, 1), (1, 3)) == pytest.approx(0.242857, abs=1e-5)  # Fisher's tea
    assert fisher((4, 0), (0, 4)) == pytest.approx(1 / 70)
    assert is_uneven([20, 0], [10, 10])
    assert not is_uneven([13, 7], [10, 10])


def test_the_example_of_the_page_allows_all_that_is_found(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "spec.yaml"
    path.write_text(example, encoding="utf-8")
    assert kinds(path) == []
    path.write_text(re.sub(r"(# )?lint: .*(?=\n)", "", example), encoding="utf-8")
    assert sorted(kinds(path)) == ["warning[C03]", "warning[M01]", "warning[T01]"]

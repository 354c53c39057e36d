"""Papers by a blueprint, from spec to files: what they come to, and what is said if they cannot."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

import worksheets
from worksheets.assemble.forms import Form
from worksheets.assemble.specification import Asked, asked_in
from worksheets.cli import worksheets as command_line
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import assembled_forms, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec

HEAD = "title: T\ncourse: physics\n"
BLUEPRINT = """blueprint:
  marks: 30
  minutes: 60
  reading: 600 words
  topics: {"1": 12, "3": 18}
  ao: {AO1: 40 %, AO2: 60 %, within: 3 marks}
  types: {multiple-choice: 4-6, true-false: 2, essay: 0, others: any}
  never: [crossword, word-search, drill]
  sections:
    - {title: Short, types: [multiple-choice, true-false]}
    - {title: Long, types: [essay, short-answer, calculation, structured, matching, definitions]}
  objective-of:
    multiple-choice: AO1
    true-false: AO1
    definitions: AO1
    matching: AO1
    short-answer: AO2
    calculation: AO2
    structured: AO2
"""


def made_forms(folder: Path, spec: str, head: str = HEAD) -> tuple[Form, ...]:
    path = folder / "spec.yaml"
    path.write_text(head + spec, encoding="utf-8")
    sink, context = Sink(), reading_context()
    loaded = load_spec(path, context, sink)
    assert loaded is not None, list(map(str, sink))
    made = assembled_forms(loaded, context, Request(), sink)
    assert made, list(map(str, sink))
    return made


def papers(folder: Path, spec: str) -> tuple[Paper, ...]:
    return tuple(form.paper for form in made_forms(folder, spec))


def mistakes(folder: Path, spec: str, head: str = HEAD) -> list[Diagnostic]:
    path = folder / "spec.yaml"
    path.write_text(head + spec, encoding="utf-8")
    return list(worksheets.build(path, output=folder / "out", scheme="none").diagnostics)


def asked(form: Form) -> list[Asked]:
    return [one for of_section in asked_in(form) for one in of_section]


def test_every_form_comes_to_what_the_blueprint_says(tmp_path: Path) -> None:
    forms = made_forms(tmp_path, f"{BLUEPRINT}forms: 3\ndisjoint: true\n")
    assert [form.paper.front.form for form in forms] == ["A", "B", "C"]
    for form in forms:
        assert form.paper.tariff == 30
        assert form.paper.front.minutes == 60
        marks = Counter[str]()
        objectives = Counter[str]()
        for one in asked(form):
            marks[one.topic] += one.marks
            objectives.update(one.objectives)
        assert marks == {"1": 12, "3": 18}
        assert abs(objectives["AO1"] - 12) <= 3
        types = Counter(one.type for one in asked(form))
        assert 4 <= types["multiple-choice"] <= 6
        assert types["true-false"] == 2
        assert [section.title for section in form.paper.sections] == ["Short", "Long"]
    names = [name for form in forms for name in form.paper.origins]
    assert len(names) == len(set(names))


def test_forms_with_the_same_questions_have_them_in_other_orders(tmp_path: Path) -> None:
    first, second = made_forms(tmp_path, f"{BLUEPRINT}forms: 2\n")
    assert first.paper.tariff == second.paper.tariff == 30
    assert first.paper.origins != second.paper.origins
    kinds = [Counter((one.topic, one.type) for one in asked(form)) for form in (first, second)]
    assert kinds[0] == kinds[1]


def test_what_sections_ask_for_is_kept_and_counted(tmp_path: Path) -> None:
    inline = "{type: short-answer, stem: Why?, points: [One., Two., Three., Four.]}"
    spec = BLUEPRINT.replace("essay: 0, ", "")
    picks = f"sections:\n  - title: First\n    questions: [{{id: journey}}, {inline}]\n"
    (form,) = made_forms(tmp_path, f"{spec.replace('marks: 30', 'marks: 34')}{picks}")
    paper = form.paper
    assert [section.title for section in paper.sections] == ["First", "Short", "Long"]
    assert paper.origins[0] == ("1", "journey")
    assert paper.tariff == 34
    assert sum(one.marks for one in asked(form) if one.topic == "1") == 12


CHOICE = """blueprint:
  marks: 30
  minutes: 80
  topics: {"2.2.2": 12, "3.3": 9}
  types: {multiple-choice: 3-6, essay: 1, others: any}
  ao: {AO1: 60 %, AO2: 40 %, within: 4 marks}
  sections:
    - {title: Recall, types: [multiple-choice, true-false, short-answer, matching]}
    - {title: Judge, types: [essay], answer: 1, of: 2, marks: 9, apart: topic, alike: exact}
  objective-of: {multiple-choice: AO1, true-false: AO1, short-answer: AO2, essay: AO2}
"""
HISTORY_HEAD = "title: T\ncourse: cold-war\n"


def test_of_options_a_candidate_answers_some(tmp_path: Path) -> None:
    (form,) = made_forms(tmp_path, CHOICE, head=HISTORY_HEAD)
    assert form.paper.tariff == 30
    recall, judge = form.paper.sections
    assert (recall.tariff, judge.tariff, judge.choice.answer) == (21, 9, 1)
    assert [item.tariff for item in judge.items] == [9, 9]
    common, options = asked_in(form)
    assert sum(one.marks for one in common if one.topic == "2.2.2") == 12
    assert len({one.topic for one in options}) == 2
    assert options[0].objectives == options[1].objectives


def test_options_have_a_row_of_their_own(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(HISTORY_HEAD + CHOICE, encoding="utf-8")
    result = CliRunner().invoke(command_line, ["plan", "--csv", str(spec)])
    _, first, second, judge, total = (line.split(",", 2)[2] for line in result.stdout.splitlines())
    assert first.startswith("2.2.2,")
    assert ",12,12," in first
    assert second.startswith("3.3,")
    assert ",9,9," in second
    assert judge.startswith("Judge,")
    assert judge.endswith(",9,9,2 essay [9]")
    assert total.endswith(",30,30,")


ALIKE = """blueprint:
  marks: 18
  topics: {"1": 7, "3": 8}
  sections:
    - {title: Recall, types: [multiple-choice, true-false, matching]}
    - {title: Long, types: [short-answer, calculation], answer: 1, of: 2, marks: 3, alike: exact}
forms: 2
disjoint: {alike: exact}
"""


def test_forms_with_options_are_alike(tmp_path: Path) -> None:
    one, other = made_forms(tmp_path, ALIKE)
    for listed in zip(asked_in(one), asked_in(other), strict=True):
        first, second = (
            Counter((what.type, what.difficulty, str(what.objectives)) for what in asked)
            for asked in listed
        )
        assert first == second
    assert not set(one.paper.origins) & set(other.paper.origins)


def test_a_conflict_about_options_names_their_line(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, CHOICE.replace("of: 2", "of: 12"), head=HISTORY_HEAD)
    assert (found.span.line, found.span.column) == (11, 53)
    assert found.message.endswith("of the blueprint: sections: Judge: answer: 1, of: 12")
    assert any("for section Judge there are" in note for note in found.notes)


def test_sections_of_the_spec_count_what_is_answered(tmp_path: Path) -> None:
    points = "points: [One., Two., Three.]"
    one = f"{{type: short-answer, stem: Why did it begin?, {points}}}"
    other = f"{{type: short-answer, stem: How did it end?, {points}}}"
    picks = f"sections:\n  - {{title: First, answer: 1, questions: [{one}, {other}]}}\n"
    blueprint = (
        'blueprint: {marks: 9, types: {short-answer: 1, others: any}, topics: {"2.2.2": 6}}\n'
    )
    (form,) = made_forms(tmp_path, picks + blueprint, head=HISTORY_HEAD)
    first, second = form.paper.sections
    assert (first.tariff, second.tariff, form.paper.tariff) == (3, 6, 9)


def test_a_paper_is_the_same_whatever_python_hashes(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(HEAD + BLUEPRINT, encoding="utf-8")
    command = [sys.executable, "-m", "worksheets", "plan", "--csv", str(spec)]
    out = [
        subprocess.run(
            command, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, check=True, text=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert out[0] == out[1] != ""
    assert "HiGHS" not in out[0]


def test_lines_in_another_order_move_nothing(tmp_path: Path) -> None:
    head, *lines = BLUEPRINT.splitlines()
    simple = [line for line in lines if line[2] != " "][:4]
    (one,) = papers(tmp_path, "\n".join([head, *simple]) + "\n")
    (other,) = papers(tmp_path, "\n".join([head, *simple[::-1]]) + "\n")
    assert one.origins == other.origins


def test_a_conflict_is_said_with_its_places_and_what_would_do(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, BLUEPRINT.replace("minutes: 60", "minutes: 20"))
    assert (found.span.line, found.span.column) == (5, 12)
    assert found.message == "two demands on the paper cannot be met together"
    assert found.notes[:2] == ("line 5: minutes: at most 20", "line 4: marks: 30")
    (hint,) = (hint for hint in found.hints if hint.startswith("minutes: "))
    enough = hint.removeprefix("minutes: ").removesuffix(" would do, all else as asked")
    assert not mistakes(tmp_path, BLUEPRINT.replace("minutes: 60", f"minutes: {enough}"))


def test_a_line_that_nothing_meets(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, BLUEPRINT.replace("essay: 0", "essay: 1"))
    assert found.message == "no paper meets this line of the blueprint: types: essay: 1"
    assert "why: for type essay there are no questions" in found.notes


def test_the_forms_are_part_of_a_conflict(tmp_path: Path) -> None:
    spec = 'blueprint: {marks: 4, topics: {"1": 4}, types: {structured: 1}}\nforms: 3\n'
    (found,) = mistakes(tmp_path, f"{spec}disjoint: true\n")
    assert any(note.endswith("forms: 3, disjoint") for note in found.notes)
    assert not mistakes(tmp_path, spec)


def test_questions_without_an_objective_are_warned_of(tmp_path: Path) -> None:
    spec = BLUEPRINT.replace("    matching: AO1\n", "").replace("essay: 0", "matching: 1, essay: 0")
    (found,) = mistakes(tmp_path, spec)
    assert found.severity == "warning"
    assert "without an assessment objective: 1" in found.message


@pytest.mark.parametrize("options", [[], ["--json"], ["--csv"]])
def test_a_plan_has_the_marks_of_every_topic(tmp_path: Path, options: list[str]) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(HEAD + BLUEPRINT, encoding="utf-8")
    result = CliRunner().invoke(command_line, ["plan", *options, str(spec)])
    assert result.exit_code == 0
    if options == ["--json"]:
        (grid,) = json.loads(result.stdout)["specs"][0]["grids"]
        assert {row["topic"]: row["marks"] for row in grid["topics"]} == {"1": 12, "3": 18}
        assert sum(grid["objectives"].values()) == 30
        assert grid["minutes"] <= 60
        assert grid["words"] <= 600
    elif options == ["--csv"]:
        head, first, second, last = result.stdout.splitlines()
        assert head.startswith("spec,form,topic,AO1,AO2,marks,wanted,questions")
        assert ",1," in first
        assert ",3," in second
        assert ",30,30," in last
    else:
        assert "30 marks" in result.stdout
        assert "9-15" in result.stdout


STARTED = """
import sys
from worksheets.cli import main
try:
    main(ARGUMENTS)
except SystemExit:
    pass
assert not {"numpy", "highspy"} & set(sys.modules), "slow to start"
"""


@pytest.mark.parametrize("arguments", [["--help"], ["check", "SPEC"]])
def test_without_a_blueprint_no_solver_is_loaded(tmp_path: Path, arguments: list[str]) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(f"{HEAD}sections: [{{questions: [{{id: journey}}]}}]\n", encoding="utf-8")
    named = [str(spec) if argument == "SPEC" else argument for argument in arguments]
    program = STARTED.replace("ARGUMENTS", repr(named))
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_one_module_knows_the_solver() -> None:
    source = Path(worksheets.__file__).parent
    knows = {path.name for path in source.rglob("*.py") if "import highspy" in path.read_text()}
    assert knows == {"solve.py"}


SOURCES = """title: T
course: cold-war
PLACED
blueprint:
  marks: 12
  minutes: 40
  topics: {"2.2.2": 12}
  types: {source-analysis: 1, true-false: 4, multiple-choice: 4, others: none}
"""


@pytest.mark.parametrize("placed", ["", "sources: [truman-statement]"])
def test_sources_are_those_of_the_paper_and_are_read_once(tmp_path: Path, placed: str) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(SOURCES.replace("PLACED", placed), encoding="utf-8")
    result = CliRunner().invoke(command_line, ["plan", "--json", str(spec)])
    report = json.loads(result.stdout)
    assert not report["diagnostics"]
    (grid,) = report["specs"][0]["grids"]
    assert grid["marks"] == 12
    assert grid["minutes"] <= 40


HISTORY = """title: T
course: physics
class: 10B
not-within: 3 papers
blueprint:
  marks: 4
  topics: {"1": 4}
  types: {multiple-choice: 2, true-false: 2}
"""


def test_a_class_does_not_see_a_question_again(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(HISTORY, encoding="utf-8")
    papers_of_days: list[set[tuple[str, str]]] = []
    for day in ("2026-03-02", "2026-03-03"):
        options = ["--class", "10B", "--on", day, "--record", "-o", str(tmp_path / day)]
        result = CliRunner().invoke(command_line, ["build", *options, str(spec)])
        assert "error" not in result.output
    lines = (tmp_path / "history" / "10b.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        items = json.loads(line)["items"]
        papers_of_days.append({str(item).split(" ")[0] for item in items})
    assert len(papers_of_days) == 2
    assert papers_of_days[0].isdisjoint(papers_of_days[1])


def test_the_nearest_paper_is_planned_and_not_built(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(HISTORY_HEAD + CHOICE.replace("3-6, essay", "30, essay"), encoding="utf-8")
    result = CliRunner().invoke(command_line, ["plan", "--nearest", "--json", str(spec)])
    report = json.loads(result.stdout)
    (found,) = report["diagnostics"]
    assert found["severity"] == "warning"
    assert any("too" in note for note in found["notes"])
    (grid,) = report["specs"][0]["grids"]
    said = next((note for note in found["notes"] if ": marks: 30;" in note), "there are 30,")
    assert f"there are {grid['marks']}," in said
    built = worksheets.build(spec, output=tmp_path / "out")
    assert not built.ok
    assert not built.built


def test_a_blueprint_that_can_be_met_is_its_own_nearest(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(HEAD + BLUEPRINT, encoding="utf-8")
    plain, near = (
        CliRunner().invoke(command_line, ["plan", *options, str(spec)]).output
        for options in ([], ["--nearest"])
    )
    assert plain == near
    result = CliRunner().invoke(command_line, ["plan", "--nearest", "--pin", str(spec)])
    assert result.exit_code == 2


def test_where_not_even_the_laws_can_hold_the_conflict_is_said(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(HEAD + ALIKE.replace("short-answer, calculation", "essay"), encoding="utf-8")
    result = CliRunner().invoke(command_line, ["plan", "--nearest", str(path)])
    assert "error: " in result.output

"""What a class has seen is noted with --record only, once for each paper on each day."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.checking.check import check_files
from worksheets.cli import worksheets as program
from worksheets.jobs.batch import build, plan_jobs
from worksheets.jobs.estimate import estimate
from worksheets.jobs.shipment import pack, unpack
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.history import ForClass
from worksheets.pipeline.request import Request
from worksheets.read.history import read_uses

DAY = date(2026, 3, 5)
QUIZ = """
title: Quiz
course: cold-war
topics: [2.2.2]
{more}
sections: [{{questions: [{{type: multiple-choice, count: 3}}, {{type: true-false, count: 2}}]}}]
"""


def spec_at(folder: Path, name: str = "quiz.yaml", more: str = "class: 10B") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(QUIZ.format(more=more))
    return folder / name


def request(folder: Path, on: date = DAY, **more: object) -> Request:
    return Request(folder / "out", on=on, **({"record": True, "scheme": "none"} | more))  # type: ignore[arg-type]


def recorded(path: Path, on: date = DAY, **more: object) -> tuple[list[bytes], list[str]]:
    result = build([path], request(path.parent, on, **more))
    found = [str(one) for one in result.diagnostics]
    return [file.path.read_bytes() for file in result.built], found


def history(folder: Path) -> Path:
    return folder / "history" / "10b.jsonl"


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    path = spec_at(tmp_path)
    files, found = recorded(path)
    assert files
    assert not found
    noted = history(tmp_path).read_bytes()
    assert recorded(path)[0] == files
    assert history(tmp_path).read_bytes() == noted
    later, _ = recorded(path, date(2026, 3, 12))
    assert later != files
    assert recorded(path)[0] == files
    first, second = read_uses(history(tmp_path), Sink())
    assert set(first.items).isdisjoint(second.items)
    assert len(first.items) == 5
    assert first.facts


def test_building_another_paper_again_replaces_it(tmp_path: Path) -> None:
    path = spec_at(tmp_path)
    recorded(path)
    recorded(path, seed=5)
    (use,) = read_uses(history(tmp_path), Sink())
    assert history(tmp_path).read_bytes().count(b"\n") == 2
    recorded(path, seed=5)
    assert read_uses(history(tmp_path), Sink()) == (use,)
    assert history(tmp_path).read_bytes().count(b"\n") == 2


@settings(max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from("ab")), min_size=1, max_size=5))
def test_a_rebuilt_term_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, papers: list[tuple[int, str]]
) -> None:
    """In whatever order the papers of a term are noted, building each again changes nothing."""
    folder = tmp_path_factory.mktemp("term")
    paths = {name: spec_at(folder, f"{name}.yaml") for name in "ab"}
    for week, name in papers:
        recorded(paths[name], date(2026, 3, 5 + 7 * week))
    for _ in papers:  # papers that were noted before older ones settle
        for week, name in sorted(set(papers)):
            recorded(paths[name], date(2026, 3, 5 + 7 * week))
    settled = history(folder).read_bytes()
    for week, name in papers:
        recorded(paths[name], date(2026, 3, 5 + 7 * week))
    assert history(folder).read_bytes() == settled


def test_nothing_is_written_unless_it_is_asked_for(tmp_path: Path) -> None:
    path = spec_at(tmp_path)
    assert recorded(path, record=False)[0]
    assert estimate([path], request(tmp_path)).papers == 1
    checked, sink = check_files([path], ForClass(on=DAY))
    assert (checked, len(sink)) == (1, 0)
    assert not history(tmp_path).parent.exists()


def test_a_draft_writes_nothing(tmp_path: Path) -> None:
    path = spec_at(tmp_path, more="class: 10B\ndraft: true")
    files, found = recorded(path)
    assert files
    assert any("nothing was noted for 10B, for this is a draft" in line for line in found)
    assert not history(tmp_path).exists()


def test_without_a_class_that_is_said(tmp_path: Path) -> None:
    path = spec_at(tmp_path, more="")
    files, (found,) = recorded(path)
    assert files
    assert "it has no class" in found
    assert not history(tmp_path).exists()


def test_the_command_line_names_the_class_too(tmp_path: Path) -> None:
    path = spec_at(tmp_path, more="class: 9A\non: 2026-01-01")
    assert recorded(path, class_="10B")[0]
    assert [use.on for use in read_uses(history(tmp_path), Sink())] == [DAY]


def test_a_paper_that_fails_is_not_noted(tmp_path: Path) -> None:
    path = spec_at(tmp_path, more="class: 10B\nnot-within: 5 papers")
    path.write_text(path.read_text().replace("count: 3", "count: 300"))
    assert not recorded(path)[0]
    assert not history(tmp_path).exists()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("class: 10B", "spec.yaml:5:8: error: it is not said on which day 10B has this paper"),
        ("not-within: 5 papers", "'not-within' is about a class, and the paper has none"),
        ("class: '…'", "'…' is no name of a class"),
        ("on: yesterday", "'yesterday' is no day"),
        ("class: 10B\non: 2026-03-05\nhistory: ../..", "is outside the folder"),
    ],
)
def test_mistakes_have_their_places(tmp_path: Path, more: str, message: str) -> None:
    folder = tmp_path / "a"
    path = spec_at(folder, "spec.yaml", more)
    result = build([path], Request(tmp_path / "out"))
    (found,) = result.diagnostics
    assert message in str(found)
    assert found.span.line > 1
    assert found.hints
    _, sink = check_files([path])
    assert list(map(str, sink)) == [str(found)]


def test_a_cut_line_is_ended_before_the_next_one(tmp_path: Path) -> None:
    path = spec_at(tmp_path)
    recorded(path)
    whole = history(tmp_path).read_bytes()
    history(tmp_path).write_bytes(whole + whole[:40])
    _, (found,) = recorded(path, date(2026, 3, 12))
    assert "10b.jsonl:2:1: warning: this line does not say what a class had" in found
    first, second = read_uses(history(tmp_path), Sink())
    assert (first.on, second.on) == (DAY, date(2026, 3, 12))


def test_processes_and_shipments_carry_the_history(tmp_path: Path) -> None:
    path = spec_at(tmp_path, more="class: 10B\nforms: 3\nnot-within: 2 papers")
    recorded(path)
    later = date(2026, 3, 12)
    alone, _ = recorded(path, later, record=False)
    together, _ = recorded(path, later, record=False, jobs=2)
    assert alone == together
    engine = Engine(request(tmp_path, later))
    spec = engine.prepare(path, Sink())
    assert spec is not None
    sent = unpack(pack(spec, {}))
    assert sent.history == spec.history
    assert sent.history
    assert len(sent.history.uses) == 1


def test_the_history_is_part_of_the_key_of_a_job(tmp_path: Path) -> None:
    path = spec_at(tmp_path)

    def key(on: date) -> str:
        return plan_jobs([path], Engine(request(tmp_path, on))).jobs[0].key

    later = date(2026, 3, 12)
    before = key(later)
    recorded(path)
    assert key(later) != before
    assert key(DAY) == key(DAY)


def test_a_resumed_build_does_nothing_again(tmp_path: Path) -> None:
    path = spec_at(tmp_path)
    recorded(path, resume=True)
    result = build([path], request(tmp_path, resume=True))
    assert result.resumed == 1
    assert len(read_uses(history(tmp_path), Sink())) == 1


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(program, arguments, standalone_mode=False)
    return result.return_value, result.output if result.exception is None else str(result.exception)


def test_the_command_shows_and_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    spec_at(tmp_path)
    for day in ("2026-03-05", "2026-03-12"):
        code, _ = run("build", "quiz.yaml", "--on", day, "--record", "--scheme", "none")
        assert code == 0
    assert run("history") == (0, "10b  2 papers, the last on 2026-03-12\n")
    _, shown = run("history", "10B")
    assert [line.split("  ")[:3] for line in shown.splitlines()[:2]] == [
        ["2026-03-05", "quiz.yaml", shown.splitlines()[0].split("  ")[2]],
        ["2026-03-12", "quiz.yaml", shown.splitlines()[1].split("  ")[2]],
    ]
    assert "5 questions" in shown
    assert "2.2.2/" in run("history", "10B", "--items")[1]
    assert '"paper": "quiz.yaml"' in run("history", "10B", "--json")[1]
    _, left = run("history", "10B", "--forget", "quiz.yaml", "--on", "2026-03-12")
    assert "2 papers" not in left
    assert run("history", "10B")[1].endswith("1 paper\n")
    assert "did you mean 'quiz.yaml'" in run("history", "10B", "--forget", "quizz.yaml")[1]
    assert "nothing is noted of 10C" in run("history", "10C")[1]
    assert "name the class" in run("history", "--forget", "quiz.yaml")[1]
    lines = history(tmp_path).read_text().splitlines()
    assert len(lines) == 3
    assert '"items": []' in lines[2]


def test_days_and_classes_are_read_on_the_command_line(tmp_path: Path) -> None:
    spec_at(tmp_path)
    path = str(tmp_path / "quiz.yaml")
    assert "is no day" in run("build", path, "--on", "soon")[1]
    assert "is no name of a class" in run("build", path, "--class", "…")[1]
    assert run("check", path, "--on", "2026-03-05")[0] == 0
    assert run("plan", path, "--on", "2026-03-05")[0] == 0

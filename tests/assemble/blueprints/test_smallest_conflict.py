"""Conflicts of few lines among those of many, proved to be the smallest or said not to be."""

from pathlib import Path

import pytest

import worksheets
from worksheets.assemble.blueprints import conflict, smallest
from worksheets.assemble.blueprints.conflict import conflict_in
from worksheets.assemble.blueprints.programme import Kind, Line, Programme, Row


def row(kind: Kind, columns: list[int], least: int | None, most: int | None) -> Row:
    return Row(Line(kind, ("blueprint", kind), kind), dict.fromkeys(columns, 1), least, most)


def two_conflicts() -> Programme:
    """Three lines conflict that are left out last, and two that are left out first."""
    rows = [
        row("cells", [0], 1, None),
        row("types", [0], None, 0),
        row("marks", [1, 2], 1, None),
        row("minutes", [1], None, 0),
        row("reading", [2], None, 0),
    ]
    return Programme([1, 1, 1], rows=rows)


def test_a_smaller_conflict_is_found() -> None:
    found = conflict_in(two_conflicts())
    assert found.proved
    assert {line.kind for line in found.lines} == {"cells", "types"}


@pytest.mark.parametrize("limit", ["SECONDS", "MOST_TRIALS", "MOST_BRANCHES"])
def test_a_proof_that_takes_too_long_is_given_up(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(smallest, limit, 0)
    found = conflict_in(two_conflicts())
    assert not found.proved
    assert {line.kind for line in found.lines} == {"marks", "minutes", "reading"}


SPEC = """title: T
course: physics
blueprint: {marks: 12, minutes: 5, topics: {"1": 12}}
"""


def test_it_is_said_that_there_may_be_a_smaller_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(SPEC, encoding="utf-8")
    (proved,) = worksheets.build(spec, output=tmp_path / "out").diagnostics
    monkeypatch.setattr(smallest, "SECONDS", 0)
    (given_up,) = worksheets.build(spec, output=tmp_path / "out").diagnostics
    assert set(given_up.notes) - set(proved.notes) == {"there may be a smaller set"}
    assert proved.message == "two demands on the paper cannot be met together"


def test_undecided_trials_leave_lines_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def undecided(*_: object) -> bool:
        raise conflict.Undecided

    half = Programme([1], rows=[
        Row(Line("marks", ("blueprint", "marks"), "marks"), {0: 2}, 1, 1),
        row("types", [0], None, 1),
    ])  # fmt: skip
    assert [line.kind for line in conflict_in(half).lines] == ["marks"]
    monkeypatch.setattr(conflict, "possible", undecided)
    found = conflict_in(half)
    assert [line.kind for line in found.lines] == ["marks"]
    assert found.proved

"""What `plan` says is what `build` then does."""

from math import ceil
from pathlib import Path

import pytest

from worksheets.jobs.batch import build
from worksheets.jobs.estimate import estimate
from worksheets.pipeline.request import Request

SPEC = """
title: Paper
course: cold-war
topics: [2.2.2]
FORMS
sections: [{questions: [{type: multiple-choice, count: 9}, {type: true-false}]}]
"""
FOLDER = Path(__file__).parents[2] / "specs"
PAPERS = sorted([*FOLDER.glob("*.yaml"), *(FOLDER / "exams").glob("*.yaml")])
CLASS = "Name,Form\nA,\nB,\nC,\n"


@pytest.mark.parametrize("forms", ["", "forms: 3"])
@pytest.mark.parametrize("copies", [False, True])
def test_a_plan_counts_what_is_built(tmp_path: Path, forms: str, copies: bool) -> None:
    spec = tmp_path / "paper.yaml"
    spec.write_text(SPEC.replace("FORMS", forms))
    (tmp_path / "class.csv").write_text(CLASS)
    request = Request(tmp_path / "out", roster=tmp_path / "class.csv" if copies else None)
    plan = estimate([spec], request)
    assert not (tmp_path / "out").exists()
    result = build([spec], request)
    made = [one for one in result.built if one.kind == ("copy" if copies else "paper")]
    (line,) = plan.specs
    assert line.forms == (3 if "3" in forms else 1)
    assert line.copies == (3 if copies else 0)
    assert (line.pages, line.marks) == (made[0].pages, made[0].marks)
    assert plan.papers == len(made)
    assert plan.sheets == sum(ceil(one.pages / 2) for one in made)


@pytest.mark.parametrize(("printed", "sheets"), [("double", 1), ("single", 2)])
def test_a_plan_counts_sheets_as_they_are_printed(
    tmp_path: Path, printed: str, sheets: int
) -> None:
    spec = tmp_path / "paper.yaml"
    longer = SPEC.replace("FORMS", "").replace("{type: true-false}", "{id: attitudes-essay-1}")
    spec.write_text(f"{longer}layout: {{printed: {printed}}}\n")
    plan = estimate([spec], Request(tmp_path / "out"))
    assert (plan.specs[0].pages, plan.sheets) == (2, sheets)
    assert plan.duplex == (printed == "double")


def test_a_plan_goes_on_after_a_spec_with_mistakes(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(SPEC.replace("FORMS", ""))
    (tmp_path / "bad.yaml").write_text(SPEC.replace("FORMS", "").replace("cold-war", "cold-wer"))
    (tmp_path / "few.yaml").write_text(SPEC.replace("FORMS", "").replace("count: 9", "count: 900"))
    paths = sorted(tmp_path.glob("*.yaml"))
    plan = estimate(paths, Request(tmp_path / "out"))
    assert [Path(line.spec).name for line in plan.specs] == ["good.yaml"]
    assert plan.failed == 2
    assert {Path(found.span.file).name for found in plan.diagnostics} == {"bad.yaml", "few.yaml"}


@pytest.mark.parametrize("spec", PAPERS, ids=lambda spec: spec.stem)
def test_a_specification_comes_to_the_marks_of_the_paper(spec: Path, tmp_path: Path) -> None:
    (line,) = estimate([spec], Request(tmp_path)).specs
    for grid in line.specifications:
        assert sum(row.marks for row in grid.rows) == grid.marks == line.marks
        assert sum(grid.difficulty.values()) == grid.marks
        assert sum(map(grid.total, grid.objectives)) <= grid.marks

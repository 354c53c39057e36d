"""The page on blueprints, and the exam paper that ships with one."""

import re
from pathlib import Path

import worksheets
from worksheets.jobs.estimate import estimate
from worksheets.pipeline.request import Request

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "blueprints.md").read_text(encoding="utf-8")
MOCK = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)[0]
IMPOSSIBLE, NEAREST = re.findall(
    r"```\n(.*?)```", PAGE.partition("## If it cannot be met")[2], re.S
)


def test_the_example_builds(tmp_path: Path) -> None:
    spec = tmp_path / "mock.yaml"
    spec.write_text(MOCK, encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))


def test_the_message_is_what_is_said(tmp_path: Path) -> None:
    spec = tmp_path / "mock.yaml"
    limit = re.findall(r"minutes: at most (\d+)", IMPOSSIBLE)[0]
    spec.write_text(MOCK.replace("minutes: 50", f"minutes: {limit}"), encoding="utf-8")
    (found,) = worksheets.build(spec, output=tmp_path / "out").diagnostics
    said = str(found).replace(f"{tmp_path.as_posix()}/", "")
    assert said.splitlines() == IMPOSSIBLE.strip().splitlines()


def test_the_nearest_paper_departs_as_is_said(tmp_path: Path) -> None:
    spec = tmp_path / "mock.yaml"
    spec.write_text(MOCK.replace("minutes: 50", "minutes: 40"), encoding="utf-8")
    plan = estimate([spec], Request(tmp_path, nearest=True))
    (found,) = plan.diagnostics
    said = str(found).replace(f"{tmp_path.as_posix()}/", "")
    assert said.splitlines() == NEAREST.strip().splitlines()
    assert [grid.minutes for grid in plan.specs[0].specifications] == [48, 48]


def test_the_physics_paper_has_three_forms_of_sixty_marks(tmp_path: Path) -> None:
    plan = estimate([ROOT / "specs" / "exams" / "physics-60.yaml"], Request(tmp_path))
    assert not plan.diagnostics
    (spec,) = plan.specs
    assert [grid.form for grid in spec.specifications] == ["A", "B", "C"]
    for grid in spec.specifications:
        assert grid.marks == 60
        assert sum(map(grid.total, grid.objectives)) == 60
        assert [row.marks for row in grid.rows] == [8, 6, 9, 6, 9, 4, 10, 5, 3]

"""Pages of every spec that ships, and of one spec in every theme, against what was accepted."""

from pathlib import Path

import pytest

from themes import THEMES
from worksheets.jobs.batch import build
from worksheets.pipeline.request import BuiltFile, Request

ROOT = Path(__file__).parent
SPECS = sorted((ROOT.parent / "specs").glob("*.yaml"))


def compared(file: BuiltFile, golden: Path, *, accept: bool) -> None:
    # The fingerprint changes with every edit of the course, the pages need not.
    lines = file.path.read_text(encoding="utf-8").splitlines(keepends=True)
    pages = "".join(line for line in lines if file.fingerprint not in line)
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(pages, encoding="utf-8")
    assert pages == golden.read_text(encoding="utf-8"), "run pytest --accept and read the diff"


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_pages_are_as_accepted(spec: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    result = build([spec], Request(tmp_path, "separate", to="dump"))
    assert len(result.built) == 2
    accept = request.config.getoption("--accept")
    for file in result.built:
        compared(file, ROOT / "golden" / file.path.name, accept=accept)


@pytest.mark.parametrize("name", THEMES)
def test_themes_are_as_accepted(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    spec = ROOT.parent / "specs" / "lesson-handout.yaml"
    (file,) = build([spec], Request(tmp_path, "none", to="dump", theme=name)).built
    golden = ROOT / "golden" / "themes" / f"{name}.txt"
    compared(file, golden, accept=request.config.getoption("--accept"))

"""Pages of every spec that ships, as text, against what was accepted."""

from pathlib import Path

import pytest

from worksheets.batch.build import Request, build

ROOT = Path(__file__).parent
SPECS = sorted((ROOT.parent / "specs").glob("*.yaml"))


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_pages_are_as_accepted(spec: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    result = build([spec], Request(tmp_path, "separate", to="dump"))
    assert len(result.built) == 2
    for file in result.built:
        golden = ROOT / "golden" / file.path.name
        # The fingerprint changes with every edit of the course, the pages need not.
        lines = file.path.read_text(encoding="utf-8").splitlines(keepends=True)
        pages = "".join(line for line in lines if file.fingerprint not in line)
        if request.config.getoption("--accept"):
            golden.write_text(pages, encoding="utf-8")
        assert pages == golden.read_text(encoding="utf-8"), "run pytest --accept and read the diff"

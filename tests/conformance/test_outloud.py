"""outloud, which also judges what validators cannot, finds nothing in a paper and a scheme."""

import pytest

from papers import SPECS
from printed import Printed, one
from tools import lacking

SPEC = next(spec for spec in SPECS if spec.stem == "end-of-topic-test")
SKIPPED = {
    # It looks for the page of a table on the Table element alone; ours is on what the cells hold.
    "TBL-014",
}


@pytest.mark.parametrize("kind", ["paper", "mark-scheme"])
def test_no_findings(kind: str, files: tuple[Printed, ...]) -> None:
    try:
        import outloud  # noqa: PLC0415
    except ModuleNotFoundError:
        lacking("outloud (pip install -e '.[conformance]')")
    file = one(files, kind, SPEC)
    result = outloud.check(str(file.path), skip=SKIPPED)
    assert result.error is None
    assert [found.to_dict() for found in result.findings] == []
    ran = [run.rule for run in result.runs if run.status == "ran"]
    assert len(ran) > 40

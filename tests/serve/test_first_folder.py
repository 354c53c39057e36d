from pathlib import Path

import pytest

from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request
from worksheets.serve.first_folder import EXAMPLES, first_folder


@pytest.mark.parametrize("documents", [True, False])
def test_a_new_folder_has_three_examples(tmp_path: Path, documents: bool) -> None:
    if documents:
        (tmp_path / "Documents").mkdir()
    folder = first_folder(tmp_path)
    assert folder == (tmp_path / "Documents" if documents else tmp_path) / "Worksheets"
    assert len(list(folder.glob("*.yaml"))) == 3
    assert [path.name for path in sorted(folder.iterdir())] == [
        path.name for path in sorted(EXAMPLES.iterdir())
    ]


def test_a_folder_with_a_spec_stays_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "Worksheets" / "own.yml"
    own.parent.mkdir()
    own.write_text("title: Mine\n", encoding="utf-8")
    assert list(first_folder(tmp_path).iterdir()) == [own]


def test_the_examples_build_without_a_diagnostic(tmp_path: Path) -> None:
    result = build(sorted(EXAMPLES.glob("*.yaml")), Request(tmp_path))
    assert not list(result.diagnostics)
    assert len(result.built) >= 6

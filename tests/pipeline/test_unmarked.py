"""A paper in which nothing is marked has no mark scheme."""

from pathlib import Path

import pytest

import worksheets

SPEC = """title: Détente
course: cold-war
topics: [5.1]
sections: [{questions: [{type: TYPE}]}]
mark-scheme: SCHEME
"""


@pytest.mark.parametrize("scheme", ["separate", "appendix", "both", "none"])
def test_an_organiser_is_one_file(tmp_path: Path, scheme: str) -> None:
    spec = tmp_path / "spec.yaml"
    organiser = "knowledge-organiser, difficulty: medium"
    spec.write_text(SPEC.replace("TYPE", organiser).replace("SCHEME", scheme))
    result = worksheets.build(spec, output=tmp_path / "out")
    assert [file.kind for file in result.built] == ["paper"]


def test_a_paper_with_a_mark_has_a_scheme(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(SPEC.replace("TYPE", "true-false").replace("SCHEME", "appendix"))
    result = worksheets.build(spec, output=tmp_path / "out")
    assert [file.kind for file in result.built] == ["paper-and-mark-scheme"]

"""The specs that ship with several forms: each form has questions of its own, and sound files."""

from pathlib import Path

import pytest

import worksheets
from papers import order_of
from structure import check_structure
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request

SPECS = sorted((Path(__file__).parent.parent / "specs" / "forms").glob("*.yaml"))


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_forms_are_sound_files(spec: Path, tmp_path: Path) -> None:
    result = worksheets.build(spec, output=tmp_path)
    assert result.ok, list(map(str, result.diagnostics))
    assert not result.diagnostics
    forms = order_of(spec).spec.forms
    files = [file for file in result.built if file.path.suffix == ".pdf"]
    assert len(files) == 2 * len(forms) > 2
    for file in files:
        check_structure(file.path.read_bytes())


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_no_question_is_the_same_on_two_forms(spec: Path) -> None:
    sink = Sink()
    papers = assemble_papers(order_of(spec), reading_context(), Request(), sink)
    assert papers, list(map(str, sink))
    bodies = [
        str(item.body) + str(item.keys)
        for paper in papers
        for section in paper.sections
        for item in section.items
    ]
    assert len(bodies) == len(set(bodies)) >= len(papers)
    assert len({paper.tariff for paper in papers}) == 1

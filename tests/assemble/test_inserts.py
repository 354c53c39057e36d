"""Sheets of formulas and of data that are given out with a paper."""

from pathlib import Path

import pytest

import worksheets
from structure import check_structure, elements
from themes import THEMES

SPEC = """\
title: Motion
course: physics
sections:
  - questions:
      - {type: calculation, count: 2}
inserts:
  - kind: formulas
    title: Equations
    instructions: Choose the one you need.
    from: knowledge
    formulas: [{name: force, formula: '$F = m a$'}, '$W = m g$']
  - {kind: table, title: Data, head: [Material, Density], rows: [[iron, '7870'], [water, '1000']]}
  - {kind: text, title: Notes, text: [Take g as 9.8 N/kg.]}
"""


@pytest.mark.parametrize("theme", THEMES)
def test_a_paper_has_its_sheets_in_a_file_of_their_own(theme: str, tmp_path: Path) -> None:
    spec = tmp_path / "motion.yaml"
    spec.write_text(SPEC, encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out", theme=theme)
    assert not result.diagnostics, list(map(str, result.diagnostics))
    kinds = {file.kind: file for file in result.built}
    data = kinds["data"]
    assert (data.path.name, data.pages) == ("motion-data.pdf", 3)
    check_structure(data.path.read_bytes())
    said = [one.text for one in elements(data.path.read_bytes()) if one.tag == "H1"]
    assert said == ["Equations", "Data", "Notes"]
    front = " ".join(one.text for one in elements(kinds["paper"].path.read_bytes()))
    assert "You need the inserts for this paper: Equations, Data and Notes." in front


def test_a_formula_stands_once_on_a_sheet(tmp_path: Path) -> None:
    spec = tmp_path / "motion.yaml"
    spec.write_text(SPEC, encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    (data,) = (file.path.read_bytes() for file in result.built if file.kind == "data")
    formulas = [one for one in elements(data) if one.tag == "Formula"]
    assert len(formulas) == 6

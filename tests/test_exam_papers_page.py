"""What the page on exam papers says builds, and what it prints of marking can be heard."""

import re
from pathlib import Path

import pytest

import worksheets
from papers import paper
from spoken_scheme import check_scheme
from structure import check_structure
from words import ENGLISH
from worksheets.model.diagnostics import Sink
from worksheets.model.levels import Levels
from worksheets.model.paper.scheme_table import scheme_table
from worksheets.read.yaml_events import tree

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "exam-papers.md").read_text(encoding="utf-8")
MARKING = PAGE.partition("\n## Marking\n")[2]
BLOCKS = re.findall(r"```yaml\n(.*?)```", MARKING, re.S)
PAPERS = [block for block in BLOCKS if "\nsections:" in block]
LEVELS = [block for block in BLOCKS if re.match(r"[a-z]+-\d+:\n", block)]


@pytest.mark.parametrize("words", PAPERS, ids=range(len(PAPERS)))
def test_a_paper_of_the_page_builds(words: str, tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(words, encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    assert not result.diagnostics, list(map(str, result.diagnostics))
    for file in result.built:
        check_structure(file.path.read_bytes())
    made = paper(spec)
    table = scheme_table(made, ENGLISH)
    assert made.tariff == sum(one.marks for section in table.sections for one in section.schemes)
    assert table.objectives
    assert sum(row.tariff for row in table.objectives.rows) == table.objectives.total == made.tariff
    scheme = tmp_path / "out" / "spec-mark-scheme.pdf"
    check_scheme(scheme.read_bytes(), made)


@pytest.mark.parametrize("words", LEVELS, ids=range(len(LEVELS)))
def test_levels_of_the_page_are_sound(words: str) -> None:
    levels = Levels.model_validate(tree(words, "levels.yaml", Sink()))
    assert not list(levels.problems())
    assert all(table.marks for table in levels.schemes.values())


EXAMS = sorted((ROOT / "specs" / "exams").glob("*.yaml"))


@pytest.mark.parametrize("spec", EXAMS, ids=[spec.stem for spec in EXAMS])
def test_exam_papers_that_ship_are_sound_files(spec: Path, tmp_path: Path) -> None:
    result = worksheets.build(spec, output=tmp_path)
    assert not result.diagnostics, list(map(str, result.diagnostics))
    for file in result.built:
        if file.path.suffix == ".pdf":
            check_structure(file.path.read_bytes())
    scheme = next(file.path for file in result.built if file.kind == "mark-scheme")
    check_scheme(scheme.read_bytes(), paper(spec))


def test_marks_of_objectives_are_those_of_the_questions_that_are_answered() -> None:
    table = scheme_table(
        paper(ROOT / "specs" / "exams" / "a-level-essays.yaml"), ENGLISH
    ).objectives
    assert table
    assert dict(zip(table.names, table.sums, strict=True)) == {"AO1": (50, 50), "AO3": (30, 30)}
    assert [str(share.most) for share in table.shares] == ["62.5", "37.5"]

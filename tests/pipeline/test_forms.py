"""Parallel forms: the same marks, topics and difficulty; other orders, or other questions."""

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

import pypdf
import pytest

from structure import check_structure
from worksheets.assemble.overlap import overlap
from worksheets.jobs.batch import build
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Choose, plain
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec

SPEC = """
title: Forms
course: cold-war
topics: [2.2.2]
forms: FORMS
disjoint: DISJOINT
sections:
  - title: One
    questions:
      - {type: multiple-choice, count: 4}
      - {type: true-false, count: 2}
      - {type: matching}
  - title: Two
    questions:
      - {type: short-answer, count: 1}
"""


def papers(
    folder: Path, forms: str = "3", disjoint: str = "false", seed: int = 1, spec: str = SPEC
) -> tuple[Paper, ...]:
    path = folder / "forms.yaml"
    path.write_text(spec.replace("FORMS", forms).replace("DISJOINT", disjoint))
    sink = Sink()
    order = load_spec(path, reading_context(), sink)
    assert order is not None, list(map(str, sink))
    found = assemble_papers(order, reading_context(), Request(seed=seed), sink)
    assert found, list(map(str, sink))
    return found


def kinds(paper: Paper) -> Counter[tuple[str, int]]:
    """What a paper is made of: topics and marks of its items, by section."""
    return Counter(
        (f"{n}/{item.topic}", item.tariff)
        for n, section in enumerate(paper.sections)
        for item in section.items
    )


@pytest.mark.parametrize("seed", range(1, 6))
def test_forms_have_the_same_items_in_other_orders(seed: int, tmp_path: Path) -> None:
    found = papers(tmp_path, seed=seed)
    assert [paper.front.form for paper in found] == ["A", "B", "C"]
    assert len({paper.front.fingerprint for paper in found}) == 3
    assert len({paper.tariff for paper in found}) == 1
    assert len({frozenset(paper.origins) for paper in found}) == 1
    assert len({paper.origins for paper in found}) > 1
    for paper in found:
        assert kinds(paper) == kinds(found[0])
        for before, after in zip(paper.sections, found[0].sections, strict=True):
            assert {item.id for item in before.items} == {item.id for item in after.items}


@pytest.mark.parametrize("seed", range(1, 4))
def test_disjoint_forms_share_no_item_and_are_alike_all_the_same(seed: int, tmp_path: Path) -> None:
    found = papers(tmp_path, "[Red, Blue]", "true", seed)
    red, blue = found
    assert not set(red.origins) & set(blue.origins)
    assert kinds(red) == kinds(blue)
    assert red.tariff == blue.tariff


@pytest.mark.parametrize("disjoint", ["false", "true"])
def test_pages_begin_at_the_same_places_of_every_form(disjoint: str, tmp_path: Path) -> None:
    spec = SPEC.replace("count: 2}", "count: 2, page-break: before}")
    for paper in papers(tmp_path, "2", disjoint, spec=spec):
        first, second = paper.handout.sections
        assert [breaks.before for breaks in first.question_breaks] == [
            *[False] * 4,
            True,
            *[False] * 2,
        ]
        assert second.question_breaks == ()


def test_too_few_questions_for_disjoint_forms(tmp_path: Path) -> None:
    path = tmp_path / "forms.yaml"
    many = SPEC.replace("FORMS", "9").replace("DISJOINT", "true").replace("count: 4", "count: 6")
    path.write_text(many)
    result = build([path], Request(tmp_path / "out"))
    assert not result.ok
    assert result.diagnostics[0].message.startswith("form ")
    assert "leave out disjoint" in result.diagnostics[0].hints[0]
    assert not (tmp_path / "out").exists()


def test_the_table_says_where_every_item_stands_and_how_keys_are_spread(tmp_path: Path) -> None:
    found = papers(tmp_path)
    rows = list(csv.DictReader(StringIO(overlap(found))))
    items = [row for row in rows if row["topic"]]
    assert {(row["topic"], row["item"]) for row in items} == set(found[0].origins)
    for paper in found:
        column = [row[f"form {paper.front.form}"] for row in items]
        assert sorted(column, key=int) == [str(n) for n in range(1, len(items) + 1)]
    spread = [row for row in rows if row["item"].startswith("key ")]
    for n, form in enumerate("ABC"):
        count = sum(int(row[f"form {form}"]) for row in spread)
        assert count == len(_single_keys(found[n])) > 0


def _single_keys(paper: Paper) -> list[int]:
    """The right options of questions with one."""
    return [
        key.options[0]
        for section in paper.sections
        for item in section.items
        for one in (item, *item.parts)
        for key in one.keys.values()
        if isinstance(key, Chosen) and len(key.options) == 1
    ]


PINNED = """
questions:
  - type: multiple-choice
    id: last
    stem: Which of these did he want?
    key: All of the above
    distractors: [A treaty, A bomb, A fleet]
"""


def test_what_speaks_of_the_other_options_stands_behind_them(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "outline.yaml").write_text(
        "title: T\nsubject: S\ntopics: [{number: '1', title: O}]\n"
    )
    (tmp_path / "course" / "1.yaml").write_text(PINNED)
    spec = "title: T\ncourse: course\nforms: 12\nsections: [{questions: [{id: last}]}]\n"
    orders = set()
    for paper in papers(tmp_path, spec=spec):
        (block,) = (
            block
            for section in paper.sections
            for item in section.items
            for block in item.body
            if isinstance(block, Choose)
        )
        options = [plain(option) for option in block.options]
        assert options[-1] == "All of the above"
        orders.add(tuple(options))
    assert len(orders) > 2
    wrong = PINNED.replace("A fleet", "Both A and B")
    (tmp_path / "course" / "1.yaml").write_text(wrong)
    (found,) = build([tmp_path / "forms.yaml"], Request(tmp_path / "out")).diagnostics
    assert "'Both A and B' names options by letters" in found.message


def test_files_of_forms(tmp_path: Path) -> None:
    path = tmp_path / "forms.yaml"
    path.write_text(SPEC.replace("FORMS", "2").replace("DISJOINT", "false"))
    result = build([path], Request(tmp_path / "out", together=True))
    assert [str(found) for found in result.diagnostics] == []
    names = [file.path.name for file in result.built]
    assert names == [
        "forms-form-A.pdf",
        "forms-form-A-mark-scheme.pdf",
        "forms-form-B.pdf",
        "forms-form-B-mark-scheme.pdf",
        "forms-forms.csv",
        "forms-mark-schemes.pdf",
    ]
    for form in "AB":
        said = pypdf.PdfReader(tmp_path / "out" / f"forms-form-{form}.pdf").pages[0].extract_text()
        assert f"Form {form}" in said
    whole = tmp_path / "out" / "forms-mark-schemes.pdf"
    check_structure(whole.read_bytes())
    pages = [page.extract_text() for page in pypdf.PdfReader(whole).pages]
    assert "Question Form A Form B" in pages[0]
    assert sum("Mark scheme Forms" in " ".join(page.split()) for page in pages) == 2


@pytest.mark.parametrize(
    ("forms", "message"),
    [
        ("0", "'0' is no number of forms"),
        ("4000", "'4000' is no number of forms"),
        ("many", "'many' is no number of forms"),
        ("[A, a]", "there are two forms 'a'"),
        ("['../x']", "'../x'"),
    ],
)
def test_forms_that_cannot_be(forms: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "forms.yaml"
    path.write_text(SPEC.replace("FORMS", forms).replace("DISJOINT", "false"))
    (found,) = build([path], Request(tmp_path / "out")).diagnostics
    assert message in found.message
    assert found.hints


def test_a_single_form_needs_no_name(tmp_path: Path) -> None:
    (tmp_path / "forms.yaml").write_text(SPEC.replace("FORMS", "1").replace("DISJOINT", "false"))
    result = build([tmp_path / "forms.yaml"], Request(tmp_path / "out"))
    assert result.ok, list(map(str, result.diagnostics))
    assert [file.name for file in result.built] == ["forms.pdf", "forms-mark-scheme.pdf"]

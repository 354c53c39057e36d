"""Numbers of questions: wherever a paper names a question, it does so in the style it asks for."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from structure import elements
from worksheets.jobs.batch import build
from worksheets.pipeline.request import BuiltFile, Request

SPEC = """title: Numbers
course: cold-war
topics: [2.2.2]
language: LANGUAGE
sections:
  - questions:
      - {id: structured-china}
      - {type: multiple-choice}
layout: {theme: exam, numbering: STYLE}
"""
LABELS = {
    "1": ("1", "1(a)", "1(c)(ii)", "2"),
    "Q1": ("Q1", "Q1(a)", "Q1(c)(ii)", "Q2"),
    "01": ("01", "01(a)", "01(c)(ii)", "02"),
    "1.1": ("1", "1.1", "1.3(ii)", "2"),
    "01.1": ("01", "01.1", "01.3(ii)", "02"),
}
"""Of the first question, two of its parts, and the second question."""


def built(folder: Path, style: str, language: str = "en-GB") -> Mapping[str, BuiltFile]:
    spec = folder / "numbers.yaml"
    spec.write_text(SPEC.replace("STYLE", style).replace("LANGUAGE", language))
    result = build([spec], Request(folder / "out", zones=True, fillable=True))
    assert not [found for found in result.diagnostics if found.severity == "error"]
    return {file.kind: file for file in result.built}


def heard(file: BuiltFile, *tags: str) -> list[str]:
    said = elements(file.path.read_bytes())
    return [element.text.strip() for element in said if element.tag in tags]


@pytest.mark.parametrize("style", LABELS)
def test_paper_scheme_zones_and_grid_have_one_style(style: str, tmp_path: Path) -> None:
    files = built(tmp_path, style)
    question, part, innermost, second = LABELS[style]
    zones = [zone.item for zone in files["paper"].zones if zone.item]
    assert (part in zones, innermost in zones, second in zones) == (True, True, True)
    numbers = heard(files["paper"], "Lbl")
    assert question in numbers
    assert part.removeprefix(question) in numbers or part in numbers
    rows = heard(files["paper"], "TH")  # of the examiner's grid
    assert {question, second} <= set(rows)
    marked = heard(files["mark-scheme"], "TH", "P", "Lbl", "TD")
    assert {part, innermost, second} <= set(marked)


@pytest.mark.parametrize("style", LABELS)
def test_fields_are_named_by_the_style_and_said_without_an_abbreviation(
    style: str, tmp_path: Path
) -> None:
    fields = PdfReader(built(tmp_path, style)["fillable"].path).get_fields() or {}
    _, part, _, second = LABELS[style]
    assert any(name.startswith(f"question-{part}.") for name in fields)
    tip = next(entry["/TU"] for name, entry in fields.items() if f"question-{second}." in name)
    assert tip.startswith(f"Question {second.removeprefix('Q')}")


def test_an_abbreviated_number_is_in_the_language_of_the_paper(tmp_path: Path) -> None:
    assert {"A1", "A2"} <= set(heard(built(tmp_path, "Q1", "de")["paper"], "Lbl"))


def test_what_a_spec_does_not_say_its_theme_does(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("name: own\ndescription: d\nnumbering: Q1\n")
    spec = tmp_path / "numbers.yaml"
    spec.write_text(
        SPEC.replace("theme: exam, numbering: STYLE", "theme: own.yaml").replace("LANGUAGE", "fr")
    )
    (paper, *_) = build([spec], Request(tmp_path / "out", "none")).built
    assert {"Q1", "Q2"} <= set(heard(paper, "Lbl"))


def test_a_spec_lays_its_numbers_over_those_of_its_theme(tmp_path: Path) -> None:
    own = "name: own\ndescription: d\nnumbering: {style: 01.1, boxed: true}\n"
    (tmp_path / "own.yaml").write_text(own)
    spec = tmp_path / "numbers.yaml"
    chosen = SPEC.replace("theme: exam, numbering: STYLE", "theme: own.yaml, numbering: {first: 9}")
    spec.write_text(chosen.replace("LANGUAGE", "en-GB"))
    (paper, *_) = build([spec], Request(tmp_path / "out", "none")).built
    assert {"09", "09.1", "10"} <= set(heard(paper, "Lbl"))

"""Forms for the screen: every interaction has a field, and what is typed comes back."""

import io
from pathlib import Path

import pypdf
import pytest

from papers import SPECS
from structure import check_structure
from themes import THEMES
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

EVERY_KIND = """
title: Every kind of field
course: cold-war
topics: [2.2.2]
sections:
  - questions:
      - {type: multiple-choice}
      - {type: multiple-response}
      - {type: true-false}
      - {type: cloze}
      - {type: matching}
      - {type: ordering}
      - {type: short-answer, count: 2}
      - {id: attitudes-essay-1}
layout: {fillable: true}
"""


def fillable(folder: Path, theme: str = "worksheet") -> bytes:
    spec = folder / "kinds.yaml"
    spec.write_text(EVERY_KIND)
    result = build([spec], Request(folder, "none", theme=theme))
    assert result.ok, list(map(str, result.diagnostics))
    (file,) = (file for file in result.built if file.kind == "fillable")
    return file.path.read_bytes()


def kinds(data: bytes) -> dict[str, set[str]]:
    """The questions that have fields of each kind."""
    found: dict[str, set[str]] = {}
    for name, field in (pypdf.PdfReader(io.BytesIO(data)).get_fields() or {}).items():
        kind = f"{field['/FT']}{int(field.get('/Ff', 0))}"
        found.setdefault(kind, set()).add(name.partition(".")[0])
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_every_interaction_has_its_field(theme: str, tmp_path: Path) -> None:
    data = fillable(tmp_path, theme)
    check_structure(data)
    found = kinds(data)
    assert {"question-1", "question-3"} <= found[f"/Btn{1 << 15}"]
    assert found["/Btn0"] == {"question-2"}
    assert found[f"/Ch{1 << 17}"] == {"question-5", "question-6"}
    assert "question-4" in found["/Tx0"]
    assert found["/Tx0"] & {"name", "surname"}
    assert "question-9" in found[f"/Tx{1 << 12}"]


def test_tips_name_the_question(tmp_path: Path) -> None:
    fields = pypdf.PdfReader(io.BytesIO(fillable(tmp_path))).get_fields() or {}
    details = {"name": "Name", "class": "Class", "date": "Date"}
    for name, field in fields.items():
        if name in details:
            assert field["/TU"] == details[name]
        else:
            number = name.partition(".")[0].removeprefix("question-")
            assert field["/TU"].startswith(f"Question {number}")


def test_what_is_typed_and_ticked_comes_back_and_the_file_stays_sound(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(fillable(tmp_path)))
    fields = pypdf.PdfReader(io.BytesIO(fillable(tmp_path))).get_fields() or {}
    typed = {"name": "Zoë Müller", "question-1.choice": "/B"}
    for name, field in fields.items():
        if field["/FT"] == "/Ch":
            typed[name] = field["/Opt"][-1]
        elif field.get("/Ff") == 1 << 12:
            typed[name] = "One line\nand another, “quoted”."
        elif name.startswith("question-2."):
            typed[name] = next(state for state in field["/_States_"] if state != "/Off")
    for page in writer.pages:
        writer.update_page_form_field_values(page, typed, auto_regenerate=False)
    target = io.BytesIO()
    writer.write(target)
    back = pypdf.PdfReader(io.BytesIO(target.getvalue())).get_fields() or {}
    assert {name: back[name]["/V"] for name in typed} == typed
    check_structure(target.getvalue())


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_shipped_specs_as_forms(spec: Path, tmp_path: Path) -> None:
    for file in build([spec], Request(tmp_path, "none", fillable=True)).built:
        check_structure(file.path.read_bytes())
        fields = pypdf.PdfReader(file.path).get_fields() or {}
        assert bool(fields) == (file.kind == "fillable")
        assert not any("answer" in str(field.get("/V", "")) for field in fields.values())

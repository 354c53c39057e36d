"""What is measured on the finished files: pitch of lines, pixels, logos, a theme of one's own."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

import worksheets
from marks import boxes
from papers import SPECS, paper
from structure import check_structure
from themes import THEMES, theme
from words import ENGLISH
from worksheets.jobs.batch import build
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.style import style_of
from worksheets.model.page.units import MILLIMETRE
from worksheets.pipeline.request import Request
from worksheets.writers import pdf

ROOT = Path(__file__).parent.parent
SPEC = ROOT / "specs" / "korean-war.yaml"


def strokes(data: bytes) -> Iterator[list[tuple[float, float, float]]]:
    """The level lines of every page: left, right, and height above the foot of the page."""
    with pikepdf.open(BytesIO(data)) as file:
        for page in file.pages:
            found = []
            start = (0.0, 0.0)
            left = foot = 0.0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm":
                    left, foot = left + float(operands[4]), foot + float(operands[5])
                elif str(operator) == "m":
                    start = left + float(operands[0]), foot + float(operands[1])
                elif str(operator) == "l" and abs(foot + float(operands[1]) - start[1]) < 0.01:
                    found.append((start[0], left + float(operands[0]), start[1]))
            yield found


@pytest.mark.parametrize("name", THEMES)
def test_answer_lines_are_a_pitch_apart(name: str, tmp_path: Path) -> None:
    build([ROOT / "specs" / "source-skills.yaml"], Request(tmp_path, "none", theme=name))
    pitch = theme(name).answers.pitch
    gaps = []
    for found in strokes((tmp_path / "source-skills.pdf").read_bytes()):
        widths = [(left, right) for left, right, _ in found]
        for (left, right), y, below in zip(
            widths, [line[2] for line in found], found[1:], strict=False
        ):
            if (left, right) == below[:2] and right - left > 150 and 15 < y - below[2] < 60:
                gaps.append((y - below[2]) / MILLIMETRE)
    lines = [gap for gap in gaps if abs(gap - pitch) < 0.6]  # others are rows of the cover's grid
    assert len(lines) >= 12
    assert [gap for gap in lines if abs(gap - pitch) >= 0.1] == []


@pytest.mark.parametrize(("name", "least"), [("large-print-18", 18), ("large-print-24", 24)])
def test_type_sizes_in_the_file(name: str, least: float, tmp_path: Path) -> None:
    for file in build(SPECS, Request(tmp_path, "none", theme=name)).built:
        with pikepdf.open(file.path) as opened:
            for page in opened.pages:
                sizes = {
                    float(operands[1])
                    for operands, operator in pikepdf.parse_content_stream(page)
                    if str(operator) == "Tf"
                }
                assert sizes
                assert min(sizes) >= least


@pytest.mark.parametrize("name", THEMES)
def test_a_photocopier_loses_nothing(name: str, tmp_path: Path) -> None:
    """At 150 dots an inch in black and white, every word still has ink where it stands."""
    result = build([SPEC], Request(tmp_path, "separate", theme=name))
    style = style_of(theme(name), "A4", ENGLISH)
    document = paper_document(paper(SPEC).handout, style, "History").document
    assert result.built
    file = pypdfium2.PdfDocument(pdf.write(document))
    scale = 150 / 72
    for page, finished in zip(file, document.pages, strict=True):
        picture = page.render(scale=scale, grayscale=True).to_pil().point(lambda v: 255 * (v > 140))
        for box in boxes(document, finished):
            inside = picture.crop(
                tuple(
                    round(side * scale) for side in (box.left, box.top, box.right, box.bottom + 1)
                )
            )
            ink = inside.histogram()[0] / (inside.width * inside.height)
            assert 0.02 < ink < 0.8, (finished.label, box, ink)
    file.close()


@pytest.mark.parametrize("name", THEMES)
def test_files_in_every_theme_are_tagged_and_sound(name: str, tmp_path: Path) -> None:
    result = build([ROOT / "specs" / "source-skills.yaml"], Request(tmp_path, "both", theme=name))
    assert len(result.built) == 3
    for file in result.built:
        check_structure(file.path.read_bytes())


OWN = """
based-on: exam
name: our-school
description: the house style
school: {name: Kingsbridge Academy, logo: logo.png}
answers: {ruling: dotted, pitch: 9}
"""
PAPER = """
title: Facing
course: cold-war
topics: [2.2.2]
sections:
  - questions:
      - {id: opvl-kim-letter}
      - {id: opvl-truman}
layout: {theme: our-school.yaml, sources: SOURCES, impose: booklet}
"""


def written(folder: Path, sources: str = "facing", own: str = OWN) -> Path:
    Image.new("RGBA", (60, 40), (0, 0, 90, 128)).save(folder / "logo.png")
    (folder / "our-school.yaml").write_text(own)
    spec = folder / "paper.yaml"
    spec.write_text(PAPER.replace("SOURCES", sources))
    return spec


def test_a_theme_of_ones_own_with_a_logo(tmp_path: Path) -> None:
    result = worksheets.build(written(tmp_path), output=tmp_path / "out")
    assert [str(found) for found in result.diagnostics] == []
    kinds = {file.kind: file for file in result.built}
    assert set(kinds) == {"paper", "mark-scheme", "booklet"}
    for kind in ("paper", "mark-scheme"):
        check_structure(kinds[kind].path.read_bytes())
    with pikepdf.open(kinds["paper"].path) as file:
        assert len(file.pages[0].get_images()) == 1
    with pikepdf.open(kinds["booklet"].path) as file:
        assert [float(side) for side in file.pages[0].mediabox[2:]] == pytest.approx(
            [420 * MILLIMETRE, 297 * MILLIMETRE], abs=0.1
        )


def test_a_facing_source_is_on_the_left_and_its_question_on_the_right(tmp_path: Path) -> None:
    result = worksheets.build(written(tmp_path), output=tmp_path / "out", scheme="none")
    file = pypdfium2.PdfDocument(result.built[0].path)
    words = [page.get_textpage().get_text_range() for page in file]
    for label, number in (("Source A Kim", "1\r\nWith"), ("Source B Harry", "2\r\nWith")):
        (source,) = (n for n, said in enumerate(words, 1) if label in said)
        assert source % 2 == 0
        assert number.split("\r\n")[0] in words[source]
        assert "analyse the value" in words[source]
    file.close()


def test_an_insert_is_a_booklet_of_its_own_with_numbered_lines(tmp_path: Path) -> None:
    result = worksheets.build(written(tmp_path, "insert"), output=tmp_path / "out", scheme="none")
    kinds = {file.kind: file.path for file in result.built}
    check_structure(kinds["insert"].read_bytes())
    insert = pypdfium2.PdfDocument(kinds["insert"])
    words = "".join(page.get_textpage().get_text_range() for page in insert)
    insert.close()
    assert "do not write your answers here" in words
    assert "Source A" in words
    assert "Source B" in words
    paper = pypdfium2.PdfDocument(kinds["paper"])
    said = "".join(page.get_textpage().get_text_range() for page in paper)
    paper.close()
    assert "The sources are in the insert." in said
    assert "Comrade" not in said


@pytest.mark.parametrize(
    ("own", "message", "hint"),
    [
        ("based-on: exma\n", "there is no theme 'exma'", "did you mean 'exam'?"),
        ("based-on: our-school.yaml\n", "in a circle", "theme that ships"),
        ("type: {size: big}\n", "'size' must be a number, not 'big'", ""),
        ("type: {family: Comic Sans}\n", "is not installed", "install"),
        ("front: page\n", "'front' cannot be 'page'", "line"),
        ("tint: cream\n", "'tint'", ""),
        ('accent: "#77AADD"\n', "white words on #77AADD have a contrast of 2.4 : 1", "darker"),
        ("furniture: {sides: 3}\n", "pages cannot come in groups of 3", "1, 2 or 4"),
        ("marks: {one: mark}\n", "does not say where the number goes", "{n}"),
        ("school: {logo: no.png}\n", "there is no file 'no.png'", "did you mean"),
        ("school: {logo: ../logo.png}\n", "is outside the folder", "beside"),
        ("school: {logo: our-school.yaml}\n", "cannot be read", "PNG, JPEG or SVG"),
    ],
)
def test_mistakes_in_a_theme(own: str, message: str, hint: str, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    result = worksheets.build(written(folder, own=own), output=tmp_path / "out")
    assert not result.ok
    assert message in result.diagnostics[0].message, list(map(str, result.diagnostics))
    assert hint in " ".join(result.diagnostics[0].hints)
    assert not (tmp_path / "out").exists()


NOTATION = """
marks:
  one: "({n} mark)"
  several: "({n} marks)"
  question: Total for Question {q} = {n} marks
type: {align: justified}
"""


def test_marks_as_a_school_writes_them_in_justified_columns(tmp_path: Path) -> None:
    theme_file = tmp_path / "ours.yaml"
    theme_file.write_text("name: ours" + NOTATION)
    result = worksheets.build(
        SPEC, output=tmp_path, scheme="none", theme=str(theme_file), page="A4-landscape"
    )
    assert result.ok, list(map(str, result.diagnostics))
    check_structure(result.built[0].path.read_bytes())
    file = pypdfium2.PdfDocument(result.built[0].path)
    words = " ".join(page.get_textpage().get_text_range() for page in file)
    file.close()
    assert "(1 mark)" in words
    assert "(15 marks)" in words
    assert "Total for Question 1 = 1 mark" in words
    assert "Total for Question 13 = 15 marks" in words
    assert not re.search(r"\b1 marks", words)


def test_two_sides_or_a_reason_why_not(tmp_path: Path) -> None:
    words = (ROOT / "specs" / "korean-war.yaml").read_text(encoding="utf-8")
    spec = tmp_path / "fit.yaml"
    for sides, fits in ((4, True), (2, False)):
        fit = f"layout: {{page: A4, fit: {{sides: {sides}}}}}"
        spec.write_text(words.replace("layout: {page: A4}", fit), encoding="utf-8")
        result = worksheets.build(spec, output=tmp_path / str(sides), scheme="none")
        assert result.ok == fits
        if fits:
            assert result.built[0].pages <= sides
        else:
            (found,) = result.diagnostics
            assert "does not fit on 2 sides: it is" in found.message
            assert "mm too long" in found.message

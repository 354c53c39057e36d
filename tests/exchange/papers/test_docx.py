"""Papers as Word files: read back with python-docx, and looked at as XML."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from flows import NAMES, form_of, handout_of, scheme_of
from hypothesis import given
from hypothesis import strategies as st
from readings import word_file_of
from word_numbers import Numbers

from worksheets.exchange.papers.flow import FlowDocument, FlowFigure, FlowWords, Question
from worksheets.exchange.papers.flow import Paragraph as Stem
from worksheets.exchange.papers.formats import docx
from worksheets.exchange.papers.formats.docx_numbering import numbered
from worksheets.exchange.papers.formats.docx_pictures import SVG_OF_WORD
from worksheets.language.languages import SHIPPED
from worksheets.model.paper.content import Text
from worksheets.model.paper.lettering import part_label, question_label

MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


@cache
def file_of(name: str) -> bytes:
    return word_file_of(handout_of(name))


@cache
def word_of(name: str) -> WordFile:
    return Document(BytesIO(file_of(name)))


def of_style(name: str, style: str) -> list[Paragraph]:
    return [one for one in word_of(name).paragraphs if one.style and one.style.name == style]


def questions(parts: tuple[object, ...]) -> Iterator[Question]:
    for part in parts:
        if isinstance(part, Question):
            yield part
            yield from questions(part.parts)


@pytest.mark.parametrize("name", NAMES)
def test_word_counts_as_the_paper_does(name: str) -> None:
    word = word_of(name)
    numbers = Numbers(word)
    wanted = [question.label for question in questions(handout_of(name).parts) if question.label]
    found = []
    for paragraph in word.paragraphs:
        number = numbers.of(paragraph)
        if paragraph.style is not None and paragraph.style.name == "Question":
            found.append(number or paragraph.text.partition("\t")[0])
    assert found == wanted
    assert len(found) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_marks_stand_behind_a_tab_at_the_right(name: str) -> None:
    text = [run.text for one in word_of(name).paragraphs for run in one.runs if _is_marks(run)]
    tariff = form_of(name).paper.handout.front.tariff
    assert all(one.startswith(("\t", " ")) for one in text)
    assert len([one for one in text if one.startswith("\t")]) > 3
    assert tariff


def _is_marks(run: object) -> bool:
    return getattr(getattr(run, "style", None), "name", "") == "Marks"


def test_pictures_have_alternative_texts() -> None:
    for name in NAMES:
        pictures = [one.get("descr") for one in word_of(name).element.iter(qn("wp:docPr"))]
        figures = [
            block
            for question in questions(handout_of(name).parts)
            for block in question.body
            if isinstance(block, FlowFigure)
        ]
        assert all(pictures)
        assert len(pictures) >= len(figures)
        assert {figure.spoken for figure in figures} <= set(pictures)


def test_drawings_are_svg_with_a_png_for_others() -> None:
    with ZipFile(BytesIO(file_of("everything"))) as archive:
        files = archive.namelist()
        drawings = [name for name in files if name.endswith(".svg")]
        types = archive.read("[Content_Types].xml").decode()
        assert all(archive.read(name).startswith(b"<svg ") for name in drawings)
    assert "image/svg+xml" in types
    blips = list(word_of("everything").element.iter(qn("a:blip")))
    extended = [one for blip in blips for one in blip.iter(f"{{{SVG_OF_WORD}}}svgBlip")]
    assert len(blips) == len(extended) == len(drawings) > 1
    related = word_of("everything").part.rels
    for blip, svg in zip(blips, extended, strict=True):
        assert related[blip.get(qn("r:embed"))].target_ref.endswith(".png")
        assert related[svg.get(qn("r:embed"))].target_ref.endswith(".svg")


def test_a_cover_has_a_page_with_boxes_for_numbers_and_the_grid_of_the_examiner() -> None:
    word = word_of("exams/source-paper")
    candidate, grid = word.tables[:2]
    assert [cell.text for cell in candidate.columns[0].cells][:3] == [
        "Surname",
        "Class",
        "Centre number",
    ]
    boxes = [len(cell.tables[0].columns) for cell in candidate.rows[2].cells if cell.tables]
    assert boxes == [5, 4]
    rows = [[cell.text for cell in row.cells] for row in grid.rows]
    assert rows[1] == ["1", "4", ""]
    assert rows[-1] == ["Total", "52", ""]
    breaks = [one for one in word.paragraphs if one.paragraph_format.page_break_before]
    assert [one.text.partition("\t")[0] for one in breaks] == ["Section\u00a0A"]


def test_a_question_that_is_chosen_is_named_in_a_box() -> None:
    (which,) = (one for one in of_style("exams/source-paper", "Facts") if "box" in one.text)
    assert which.text.startswith("Write the number of the question that you answer in the box. ")
    assert list(which._p.iter(qn("w:bdr")))


@pytest.mark.parametrize("name", NAMES)
def test_marks_are_never_on_two_lines(name: str) -> None:
    marks = [
        run.text.strip("\t")
        for one in word_of(name).paragraphs
        for run in one.runs
        if _is_marks(run)
    ]
    assert marks
    assert not [one for one in marks if " " in one.strip(" ")]


def test_questions_stay_with_what_they_ask_and_not_with_the_next_one() -> None:
    asked = Stem((Text("Why?"),))
    alone = tuple(Question(f"{n}", f"{n}", 0, (asked,)) for n in (1, 2))
    flow = FlowDocument("T", (), alone, SHIPPED.of("en-GB"), FlowWords("gap", "box"))
    written = Document(BytesIO(word_file_of(flow))).paragraphs
    assert [bool(one.paragraph_format.keep_with_next) for one in written] == [False, False]
    options = of_style("everything", "Option")
    kept = [bool(one.paragraph_format.keep_with_next) for one in options[:4]]
    assert kept == [True, True, True, False]


def test_a_sign_at_the_end_of_a_formula_is_text() -> None:
    for formula in word_of("fractions").element.iter(MATHS):
        assert not "".join(str(text) for text in formula.itertext()).endswith("=")


def test_options_are_counted_behind_boxes() -> None:
    numbers = Numbers(word_of("everything"))
    counted = [
        numbers.of(one)
        for one in word_of("everything").paragraphs
        if one.style.name == "Option"  # type: ignore[union-attr]
    ]
    assert counted[:4] == ["☐\u2002A", "☐\u2002B", "☐\u2002C", "☐\u2002D"]


def test_what_is_matched_stands_side_by_side() -> None:
    word = word_of("everything")
    pair = next(one for one in word.tables if one.rows[0].cells[0].text.startswith("\u200a\u2002"))
    prompts, options = ([one.text for one in cell.paragraphs] for cell in pair.rows[0].cells)
    assert prompts[0].endswith("\tzone of occupation")
    assert len(prompts) == 5
    assert len(options) == 6


def test_formulas_are_equations() -> None:
    assert len(list(word_of("fractions").element.iter(MATHS))) > 10


def test_space_is_of_empty_paragraphs() -> None:
    lines = of_style("everything", "Dotted Line")
    assert len(lines) > 20
    assert not [line.text for line in lines if line.text and not line.text.isdigit()]


def test_heads_of_tables_are_repeated() -> None:
    scheme = Document(BytesIO(word_file_of(scheme_of("everything"))))
    assert scheme.tables
    for table in scheme.tables:
        about = table.rows[0]._tr.trPr
        assert about is not None
        assert about.find(qn("w:tblHeader")) is not None


def test_the_language_is_said() -> None:
    (language,) = {
        one.get(qn("w:val")) for one in word_of("moles").styles["Normal"].element.iter(qn("w:lang"))
    }
    assert language == "en-GB"


def test_the_same_paper_is_the_same_file() -> None:
    data = word_file_of(handout_of("moles"))
    assert data == file_of("moles")
    with ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.integers(1, 25), st.integers(0, 2))
def test_labels_of_ours_are_numbers_of_words(number: int, depth: int) -> None:
    if depth == 0:
        for style in ("1", "Q1", "01"):
            found = numbered(question_label(number, style, SHIPPED.of("en-GB")), 0)  # type: ignore[arg-type]
            assert found is not None
            assert found.number == number
        return
    found = numbered(part_label(number, depth - 1), depth)
    assert found is not None
    assert (found.number, found.level.text) == (number, f"(%{depth + 1})")


def test_what_word_cannot_count_is_written() -> None:
    assert numbered("aa)", 1) is None
    assert numbered("1.2", 0) is not None
    assert numbered("*", 0) is None


@pytest.mark.parametrize(
    ("page", "width", "losses"), [("A4", 21.0, 0), ("Letter", 21.59, 0), ("A5", 21.0, 1)]
)
def test_pages_are_of_a4_or_letter_with_text_as_wide(page: str, width: float, losses: int) -> None:
    written = docx.write(replace(handout_of("fractions"), page=page), "paper")
    assert [loss.what for loss in written.losses] == ["pages of A5"] * losses
    section = Document(BytesIO(written.files["paper.docx"])).sections[0]
    sizes = (section.page_width, section.left_margin, section.right_margin)
    wide, left, right = (length.cm for length in sizes if length is not None)
    assert round(wide, 2) == width
    assert round(wide - left - right, 1) == 17.0


def test_tables_begin_at_the_right_where_text_does() -> None:
    language = replace(SHIPPED.of("en-GB"), tag="ar")
    flow = replace(handout_of("fractions"), language=language)
    word = Document(BytesIO(docx.write(flow, "paper").files["paper.docx"]))
    assert list(word.styles["Normal Table"].element.iter(qn("w:bidiVisual")))
    assert not list(word_of("fractions").styles["Normal Table"].element.iter(qn("w:bidiVisual")))


def test_word_lays_a_file_out_as_its_indents_are_meant() -> None:
    """Marks stand beyond the right indent of their text, and the indent of a table is that of its
    text: so it is in the layout of Word 2010."""
    modes = [
        one.get(qn("w:val"))
        for one in word_of("moles").settings.element.iter(qn("w:compatSetting"))
        if one.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["14"]
    indent = word_of("moles").styles["Question"].paragraph_format.right_indent  # type: ignore[union-attr]
    assert indent is not None
    assert indent.cm > 0.5

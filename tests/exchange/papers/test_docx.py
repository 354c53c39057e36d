"""Papers as Word files: read back with python-docx, and looked at as XML."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from flows import NAMES, form_of, handout_of, scheme_of
from hypothesis import given
from hypothesis import strategies as st
from readings import word_file_of
from word_numbers import Numbers

from worksheets.exchange.papers.flow import FlowFigure, Question
from worksheets.exchange.papers.formats.docx_numbering import numbered
from worksheets.language.languages import SHIPPED
from worksheets.model.paper.lettering import part_label, question_label

MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


@cache
def file_of(name: str) -> bytes:
    return word_file_of(handout_of(name))


@cache
def word_of(name: str) -> WordFile:
    return Document(BytesIO(file_of(name)))


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


def test_formulas_are_equations() -> None:
    assert len(list(word_of("fractions").element.iter(MATHS))) > 10


def test_space_is_of_empty_paragraphs() -> None:
    lines = [one for one in word_of("everything").paragraphs if one.style.name == "Answer Line"]  # type: ignore[union-attr]
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

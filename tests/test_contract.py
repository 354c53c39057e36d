"""Every question type, from the example in its docstring, through every writer."""

from inspect import cleandoc
from pathlib import Path
from textwrap import dedent

import pytest

from structure import check_structure
from themes import theme
from words import ENGLISH
from worksheets.assemble.labels import numbered
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.style import style_of
from worksheets.model.diagnostics import Sink
from worksheets.model.page.units import PAGE_SIZES
from worksheets.model.paper.content import Source, text
from worksheets.model.paper.levels import Level, LevelTable
from worksheets.model.paper.paper import Front, Paper, Section
from worksheets.model.question import Question, References, Setting, check
from worksheets.questions import registry
from worksheets.read.decode import decode
from worksheets.read.files import AuthoredFile
from worksheets.read.markup import markup
from worksheets.read.yaml_events import tree
from worksheets.writers import dump, pdf, png

TYPES = registry()
BANDS = (Level(8, 15, text("Good.")), Level(1, 7, text("Less good.")))
LEVELS = {"essay-15": LevelTable(BANDS)}
SOURCE = Source("Source A", (text("A letter."),), text("Kim, 8 July 1950."))


def example(name: str) -> Question:
    words = dedent(cleandoc(TYPES[name].__doc__ or "").split("\n\n")[-1])
    assert words.startswith("type: ")
    sink = Sink()
    value = tree(words, name, sink)
    question = decode(
        TYPES[name],
        value,
        AuthoredFile(Path(name), name, words),
        sink,
        {"markup": markup, "types": TYPES},
    )
    assert question is not None, [str(found) for found in sink]
    return question


def paper(name: str) -> Paper:
    question = example(name)
    item = question.lowered(Setting((name,), {"kim-letter": SOURCE}, LEVELS, ENGLISH))
    assert item.tariff == question.tariff
    section = Section("Questions", (), (numbered(item, "1", ENGLISH),))
    front = Front("Title", "", "", (), item.tariff, None, "ABCD-EFGH")
    return Paper(front, (section,), (SOURCE,) if item.sources else ())


@pytest.mark.parametrize("name", TYPES)
def test_example_is_a_question_of_its_type_without_problems(name: str) -> None:
    question = example(name)
    assert question.type == name
    references = References(frozenset(), frozenset({"kim-letter"}), LEVELS)
    assert not list(check(question, references))


@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("name", TYPES)
def test_paper_and_scheme_are_sound_files(name: str, page: str) -> None:
    style = style_of(theme("worksheet"), page, ENGLISH)
    made = paper(name)
    for laid in (
        paper_document(made.handout, style, "History"),
        scheme_document(made, style, "History"),
    ):
        document = laid.document
        check_structure(pdf.write(document))
        assert dump.write(document).startswith(document.title.encode())


@pytest.mark.parametrize("name", TYPES)
def test_pages_become_pictures(name: str) -> None:
    style = style_of(theme("quiz"), "A5", ENGLISH)
    document = paper_document(paper(name).handout, style, "History").document
    pictures = png.write(document)
    assert len(pictures) == len(document.pages)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


@pytest.mark.parametrize("name", TYPES)
def test_the_same_dice_make_the_same_item(name: str) -> None:
    assert paper(name) == paper(name)

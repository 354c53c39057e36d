"""Papers on sources: the one that ships, and sources in every place in every theme."""

from pathlib import Path

import pytest

import worksheets
from papers import order_of, paper, subject
from spoken_front import check_handout
from structure import check_structure, elements
from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.documents.paper import Wish, paper_document
from worksheets.layout.style import style_of
from worksheets.model.diagnostics import Sink
from worksheets.model.page.units import PAGE_SIZES
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec_text
from worksheets.writers import pdf

SHIPPED = Path(__file__).parent.parent / "specs" / "exams" / "ib-paper-1.yaml"
PLACED = """\
title: Places
sources: [unnamed, verse, letter]
knowledge:
  sources:
    - {id: unnamed, content: [Nobody asks about it.], attribution: Anonymous., line-numbers: none}
    - id: verse
      line-numbers: written
      content:
        - "First line.\\nSecond line.\\n\\nThird line."
        - "Fourth line, which is far too long for the measure of any page, so that it goes on\\
          \\ below without a number of its own.\\nFifth line."
      attribution: A poet, 1751.
    - {id: letter, content: [Dear Sir.], attribution: 'Kim, 1950.'}
    - {id: late, content: [Too late.], attribution: 'Kim, 1953.'}
sections:
  - title: One
    questions:
      - {type: short-answer, source: letter, stem: 'Who wrote {source}?', points: [Kim]}
      - {type: short-answer, source: verse, stem: 'See {lines:3-5} of {source}.', points: [a]}
  - title: Two
    sources: [late]
    questions:
      - {type: true-false, statement: It is so., answer: true}
layout: {sources: %s, attribution: %s}
"""


def test_the_paper_that_ships_has_the_marks_of_its_kind(tmp_path: Path) -> None:
    made = paper(SHIPPED)
    (section,) = made.sections
    assert [item.tariff for item in section.items] == [5, 4, 6, 9]
    assert [part.tariff for part in section.items[0].parts] == [3, 2]
    assert [source.label for source in made.sources] == [f"Source {letter}" for letter in "ABCD"]
    result = worksheets.build(SHIPPED, output=tmp_path)
    assert not result.diagnostics, list(map(str, result.diagnostics))
    kinds = {file.kind: file.path.read_bytes() for file in result.built}
    assert set(kinds) == {"paper", "insert", "mark-scheme"}
    for data in kinds.values():
        check_structure(data)


@pytest.mark.parametrize("attribution", ["above", "below"])
@pytest.mark.parametrize("place", ["inline", "facing", "insert"])
@pytest.mark.parametrize("name", THEMES)
def test_sources_are_heard_in_the_order_of_their_letters(
    name: str, place: str, attribution: str
) -> None:
    sink, context = Sink(), reading_context(name)
    order = load_spec_text(PLACED % (place, attribution), Path("spec.yaml"), context, sink)
    assert order is not None, list(map(str, sink))
    (made,) = assemble_papers(order, context, Request(), sink)
    style = style_of(order.theme, "A4", ENGLISH)
    wish = Wish(place)  # type: ignore[arg-type]
    document = paper_document(made.handout, style, "History", wish).document
    data = pdf.write(document)
    check_structure(data)
    headings = [one.text for one in elements(data) if one.text.startswith("Source ")]
    letters = "" if place == "insert" else "ABCD"
    assert headings == [f"Source {letter}" for letter in letters]
    if place != "insert":
        check_handout(data, made.handout, style, "History")


@pytest.mark.parametrize("page", PAGE_SIZES)
def test_written_lines_have_the_same_numbers_on_every_page(page: str) -> None:
    sink, context = Sink(), reading_context("worksheet")
    order = load_spec_text(PLACED % ("inline", "above"), Path("spec.yaml"), context, sink)
    assert order is not None
    (made,) = assemble_papers(order, context, Request(), sink)
    style = style_of(theme("worksheet"), page, ENGLISH)
    document = paper_document(made.handout, style, "History").document
    runs = [mark for each in document.pages for mark in each.marks if hasattr(mark, "text")]
    fifth = next(run for run in runs if run.text.startswith("Fifth"))
    numbers = [run for run in runs if run.text.strip() == "5" and abs(run.y - fifth.y) < 1]
    assert numbers


def test_the_shipped_paper_is_of_its_course() -> None:
    assert subject(SHIPPED) == "IB Diploma History"
    assert order_of(SHIPPED).spec.placed_sources[3].name == "map-1950"

"""What a document says of the contents of its pages is what stands on them."""

from pathlib import Path

import pytest

from papers import SPECS, order_of, paper
from worksheets.layout.documents.own_cover import with_cover
from worksheets.model.diagnostics import Sink
from worksheets.model.page.page import Run
from worksheets.model.paper.paper import Cover, CoverPage, Laid, PageContents
from worksheets.model.paper.scheme_table import leaves
from worksheets.pipeline.documents import documents, handout_of
from worksheets.pipeline.prepared import document_options
from worksheets.pipeline.request import Request


def laid(spec: Path) -> Laid:
    sink = Sink()
    options = document_options(spec, order_of(spec), Request())
    found = handout_of(paper(spec), options, sink)
    assert found, list(map(str, sink))
    return found


def pages_of(label: str, found: Laid) -> list[int]:
    return [n for n, page in enumerate(found.contents) if label in page.questions]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.stem)
def test_questions_and_sources_stand_on_pages(spec: Path) -> None:
    found, made = laid(spec), paper(spec)
    assert len(found.contents) == len(found.document.pages)
    first = [pages_of(label, found)[0] for s in made.sections for label, _ in leaves(s.items)]
    assert first == sorted(first)
    for label in (label for section in made.sections for label, _ in leaves(section.items)):
        pages = pages_of(label, found)
        assert pages == list(range(pages[0], pages[-1] + 1))
    printed = {label for page in found.contents for label in page.sources}
    assert printed == {source.label for source in made.sources}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.stem)
def test_answers_stand_on_pages_of_their_questions(spec: Path) -> None:
    found = laid(spec)
    for zone in found.document.zones:
        if zone.item:
            assert zone.item in found.contents[zone.page].questions


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.stem)
def test_every_document_has_contents_for_each_page(spec: Path) -> None:
    options = document_options(spec, order_of(spec), Request(scheme="both"))
    for named in documents(paper(spec), options, Sink()):
        if named.kind != "sheets":
            assert len(named.laid.contents) == len(named.laid.document.pages), named.name


def test_a_source_begins_where_its_name_is_printed() -> None:
    (spec,) = (each for each in SPECS if each.stem == "source-skills")
    found = laid(spec)
    for n, page in enumerate(found.document.pages):
        strong = [mark.text for mark in page.marks if isinstance(mark, Run)]
        named = {label for label in ("Source A", "Source B") if label in strong}
        assert named <= set(found.contents[n].sources)
    assert [page.sources for page in found.contents[:2]] == [("Source A",), ("Source B",)]


def test_a_cover_of_a_school_has_no_questions() -> None:
    found = laid(SPECS[0])
    cover = Cover(b"", (CoverPage(595, 842),), "Our school", conforms=True)
    covered = with_cover(found, cover, order_of(SPECS[0]).language, duplex=True)
    assert covered.contents == (PageContents(), PageContents(), *found.contents)

"""Every shipped spec in every theme on every size: nothing runs over, and all say the same."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from marks import boxes, check_marks, spoken
from papers import SPECS, paper
from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.blocks.panels import HEAD, tint_of
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.style import style_of
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.layout_spec import LayoutSpec
from worksheets.model.page.page import Document, Run
from worksheets.model.page.units import MILLIMETRE, PAGE_SIZES
from worksheets.pipeline.documents import DocumentOptions, documents


def handout(spec: Path, name: str, page: str = "A4") -> Document:
    style = style_of(theme(name), page, ENGLISH)
    return paper_document(paper(spec).handout, style, "History").document


@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_nothing_runs_over(spec: Path, name: str, page: str) -> None:
    sink = Sink()
    layout = LayoutSpec(sources="insert")
    mine = theme(name)
    scheme = mine if mine.scheme == "same" else theme(mine.scheme)
    plan = DocumentOptions(
        *(spec.stem, "History", ENGLISH, layout, page, mine, scheme, "both", "booklet", True),  # type: ignore[arg-type]
        Span(spec.name),
        Span(spec.name),
        "",
    )
    named = documents(paper(spec), plan, sink)
    if len(sink) and name.startswith("large-print") and page.endswith(("A5", "-landscape")):
        # Squares and figures never have smaller type: what has no room is an error with a place.
        assert all("there is no room" in found.message and found.span.line for found in sink)
        return
    assert not list(map(str, sink))
    for one in named:
        if one.kind != "booklet":
            check_marks(one.laid.document)
    check_marks(handout(spec, name, page))


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_themes_say_the_same_words_with_the_same_marks_in_the_same_order(spec: Path) -> None:
    plain = handout(spec, "worksheet")
    wanted = _questions(plain)
    assert len(wanted) > 40
    for name in THEMES:
        found = _questions(handout(spec, name))
        heads = [GRID in " ".join(words) for words in (wanted, found)]
        if heads == [True, False]:  # the grid is a list there, with marks in each entry
            assert _without_marks(found) == _without_marks(wanted), name
        else:
            assert found == wanted, name


GRID = "1 mark each"
"""The head of a column of a retrieval grid."""


def _without_marks(words: Sequence[str]) -> list[str]:
    """The words without marks beside questions and over the columns of a grid of them."""
    return re.sub(r"\[\d+\]|\d+ marks? each", "", " ".join(words)).split()


def _questions(document: Document) -> list[str]:
    """What is heard of the numbered tasks; the notation of marks is the theme's own."""
    inside = {None: False}
    for node in document.nodes:
        numbered = node.tag == "L" and node.attributes.get("ListNumbering") == "Decimal"
        inside[node] = inside[node.parent] or (numbered and node.parent is None)
    nodes = tuple(node for node in document.nodes if inside[node] and node.tag != "Figure")
    words = spoken(replace(document, nodes=nodes))
    return re.sub(r"\[(\d+)(?: marks?)?\]", r"[\1]", words).split()


@pytest.mark.parametrize("name", THEMES)
def test_words_stand_out_from_every_tint_behind_them(name: str) -> None:
    """4.5 to 1 at least (WCAG 2.2, 1.4.3), on the tint of a head; white words have their own."""
    style = style_of(theme(name), "A4", ENGLISH)
    ground = tint_of(HEAD, style) or (1.0, 1.0, 1.0)
    for spec in SPECS:
        for page in handout(spec, name).pages:
            blacks = {mark.black for mark in page.marks if isinstance(mark, Run)} - {0}
            assert all(_luminous(ground) / _luminous((1 - black,) * 3) >= 4.5 for black in blacks)


def _luminous(colour: tuple[float, ...]) -> float:
    """What a contrast is the ratio of: the relative luminance and a twentieth."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
@pytest.mark.parametrize(("name", "least"), [("large-print-18", 18), ("large-print-24", 24)])
def test_large_print_has_no_smaller_type_and_no_italics(
    spec: Path, name: str, least: float
) -> None:
    document = handout(spec, name)
    sizes = {mark.size for page in document.pages for mark in page.marks if isinstance(mark, Run)}
    assert min(sizes) >= least
    assert not any("Italic" in face.path for face in document.faces)


@pytest.mark.parametrize("name", THEMES)
def test_margins_are_kept(name: str) -> None:
    mine = theme(name)
    for spec in SPECS:
        document = handout(spec, name)
        inner = mine.margins.inner * MILLIMETRE
        for page in document.pages:
            assert min(box.left for box in boxes(document, page)) >= inner - 0.5


def test_a_landscape_page_has_two_columns_and_a_portrait_one_has_one() -> None:
    for page, columns in (("A4", 1), ("A4-landscape", 2), ("A5", 1), ("A3", 2)):
        assert style_of(theme("worksheet"), page, ENGLISH).columns == columns
    assert style_of(theme("quiz"), "A4", ENGLISH).columns == 2
    assert style_of(theme("quiz"), "A5", ENGLISH).columns == 1
    assert style_of(theme("large-print-18"), "A3", ENGLISH).columns == 1


def words_of_pages(document: Document) -> list[str]:
    return [
        " ".join(" ".join(mark.text for mark in page.marks if isinstance(mark, Run)).split())
        for page in document.pages
    ]


def test_an_exam_has_a_cover_that_claims_what_is_true() -> None:
    spec = next(spec for spec in SPECS if spec.stem == "end-of-topic-test")
    document = handout(spec, "exam")
    pages = words_of_pages(document)
    questions = sum(len(section.items) for section in paper(spec).sections)
    assert "Time allowed 45 minutes" in pages[0]
    assert f"Questions {questions} on {len(pages)} pages" in pages[0]
    assert f"{paper(spec).tariff} marks" in pages[0]
    assert "Candidate number" in pages[0]
    assert "For the examiner" in pages[0]
    assert not any("BLANK PAGE" in said for said in pages)
    for n, said in enumerate(pages):
        assert ("Turn over" in said) == (n % 2 == 0 and n + 1 < len(pages))
        assert ("END OF QUESTIONS" in said) == (n + 1 == len(pages))


def test_a_question_that_runs_over_says_so() -> None:
    spec = next(spec for spec in SPECS if spec.stem == "korean-war")
    assert "13 continued" in words_of_pages(handout(spec, "large-print-18"))[-1]


def test_the_second_of_equal_builds_is_the_same() -> None:
    assert words_of_pages(handout(SPECS[0], "exam")) == words_of_pages(handout(SPECS[0], "exam"))

"""Mark schemes: nothing of a paper's schemes is lost, and nothing but an answer comes twice."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from papers import paper
from schemes import every_spec, in_looks, laid, made_of, named, printed, squeezed
from themes import theme
from words import ENGLISH
from worksheets.layout.style import Style, style_of
from worksheets.model.diagnostics import NOWHERE
from worksheets.model.page.page import Fill, Page, Run
from worksheets.model.page.units import PAGE_SIZES
from worksheets.model.paper.content import Inlines, Maths, plain, text
from worksheets.model.paper.item import MarkPoint, Scheme
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.points_scheme import by_points
from worksheets.model.paper.scheme_table import leaves, scheme_table


def schemes_of(made: Paper) -> Iterator[tuple[str, Scheme]]:
    for section in made.sections:
        for label, item in leaves(section.items):
            if item.scheme:
                yield label, item.scheme


def lines_of(scheme: Scheme) -> Iterator[Inlines]:
    """All that a marker must read of a scheme, as its question wrote it."""
    yield scheme.rule
    for point in scheme.points:
        yield from (point.answer, *point.accept, *point.reject, point.note)
        if point.cell:
            yield from (text(point.cell.row), text(point.cell.column))
    for level in scheme.levels.levels if scheme.levels else ():
        yield from (level.descriptor, *level.strands, level.looks_like)
    for exemplar in scheme.exemplars:
        yield from (*exemplar.answer, exemplar.why)
    for side in scheme.indicative:
        yield from (text(side.title), *side.points)
    yield from scheme.notes


def wordings(content: Inlines) -> Iterator[str]:
    """The pieces of a line between its formulas; answers that are joined lose their full stop."""
    for part in re.split(r"\$[^$]*\$", plain(content)):
        yield squeezed(part).removesuffix(".")


@in_looks
@every_spec
def test_every_line_of_every_scheme_is_printed(spec: Path, name: str, page: str) -> None:
    made = paper(spec)
    words = " ".join(printed(laid(made, style_of(theme(name), page, ENGLISH))))
    together = squeezed(words)
    for label, scheme in schemes_of(made):
        assert squeezed(label) in words
        for line in lines_of(scheme):
            for piece in wordings(line):
                # An option is printed in two places: its letter in the strip, its words in a note.
                assert piece in together or piece[1:] in together, (label, piece)
        if scheme.open and not scheme.levels:
            assert squeezed("Credit other valid answers.") in together
        if scheme.levels:
            assert squeezed("Nothing worth credit.") in together


def _stands_side_by_side(scheme: Scheme) -> bool:
    """Whether its points have no marks of their own, for its rule says what each is worth."""
    marked = by_points("1", NOWHERE, scheme, ENGLISH, None)
    return bool(marked.answers)


@every_spec
def test_every_mark_is_printed(spec: Path) -> None:
    made = paper(spec)
    document = laid(made, style_of(theme("worksheet"), "A4", ENGLISH))
    said = printed(document)
    for section in scheme_table(made, ENGLISH).sections:
        assert f"[{section.marks}mark{'' if section.marks == 1 else 's'}]" in said
        for scheme in section.schemes:
            if getattr(scheme, "key", None):
                assert "1markeach" in squeezed(section.note)
            elif scheme.marks:
                assert f"[{scheme.marks}]" in said
    points = [
        point.code or str(point.marks or "–")
        for _, scheme in schemes_of(made)
        if len(scheme.points) > 1 and not scheme.levels and not _stands_side_by_side(scheme)
        for point in scheme.points
        if scheme.marks and not point.cell
    ]
    for marks in set(points):
        assert said.count(marks) >= points.count(marks)


@every_spec
def test_nothing_is_printed_twice(spec: Path) -> None:
    """But for what the model says twice, and short answers, which stand beside their reasons."""
    made = paper(spec)
    said = printed(laid(made, style_of(theme("worksheet"), "A4", ENGLISH)))
    of_model: list[str] = []
    for _, scheme in schemes_of(made):
        of_model += [squeezed(plain(line)) for line in lines_of(scheme)]
    for line in {line for line in of_model if len(line) > 20 and "$" not in line}:
        holding = sum(cell.count(line) for cell in said)
        assert holding <= sum(other.count(line) for other in of_model), line


@pytest.mark.parametrize(
    ("stem", "sides"),
    [("korean-war", 2), ("physics-practice", 1), ("end-of-topic-test", 3), ("biology-cells", 1)],
)
def test_schemes_are_short(stem: str, sides: int) -> None:
    made = paper(named(stem))
    assert len(laid(made, style_of(theme("worksheet"), "A4", ENGLISH)).pages) == sides


def test_the_name_is_white_on_the_black_tab() -> None:
    page = laid(paper(named("korean-war")), style_of(theme("worksheet"), "A4", ENGLISH)).pages[0]
    (name,) = (mark for mark in page.marks if isinstance(mark, Run) and mark.black == 0)
    tab = next(mark for mark in page.marks if isinstance(mark, Fill))
    assert name.text.strip() == "Mark scheme"
    assert tab.colour == (0, 0, 0)
    assert tab.x < name.x < tab.x + tab.width
    assert tab.y < name.y < tab.y + tab.height
    assert name.node
    assert name.node.tag == "H1"


def test_a_band_that_goes_on_says_so_on_every_page() -> None:
    points = tuple(MarkPoint(text(f"point {n} " * 30)) for n in range(60))
    document = laid(made_of(Scheme(60, points=points)), style_of(theme("worksheet"), "A4", ENGLISH))
    assert len(document.pages) > 2
    for page in document.pages[1:]:
        first = next(mark for mark in page.marks if isinstance(mark, Run))
        assert first.text == "1 (continued)"
        assert first.node is None


@pytest.mark.parametrize(("name", "page"), [("worksheet", "A4"), ("large-print-18", "A5")])
def test_an_answer_of_several_pages_is_cut_between_its_lines(name: str, page: str) -> None:
    words = " ".join(f"word{n}" for n in range(2000))
    made = made_of(
        Scheme(1, points=(MarkPoint(text(words), accept=(text("as well " * 400),)),)),
        Scheme(3, rule=text("Any three."), points=(MarkPoint(text(words), note=text(words)),) * 3),
    )
    document = laid(made, style_of(theme(name), page, ENGLISH))
    assert squeezed(" ".join(printed(document))).count(squeezed(words)) == 7
    for one in document.pages:
        assert not overhanging(one, style_of(theme(name), page, ENGLISH))


def overhanging(page: Page, style: Style) -> list[str]:
    """Words outside the margins."""
    width, height = PAGE_SIZES["A5" if style.width < 500 else "A4"]
    right = width - style.left(1) + 1
    found = []
    for band in page.bands:
        for mark in band.marks:
            if isinstance(mark, Run):
                wide = style.faces.typeface(mark.face).width(mark.text.rstrip(), mark.size)
                if band.x + mark.x + wide > right or band.y + mark.y > height - style.bottom + 1:
                    found.append(mark.text)
    return found


@in_looks
@every_spec
def test_words_stand_within_the_margins(spec: Path, name: str, page: str) -> None:
    style = style_of(theme(name), page, ENGLISH)
    for one in laid(paper(spec), style).pages:
        assert not overhanging(one, style)


def test_guidance_stands_under_the_answer_if_a_formula_fits_no_column() -> None:
    wide = "+".join(f"x_{{{n}}}" for n in range(16))
    point = MarkPoint((Maths(wide),), note=text("Seen in the working."))
    document = laid(
        made_of(Scheme(1, points=(point,))), style_of(theme("worksheet"), "A4", ENGLISH)
    )
    told = next(
        mark
        for page in document.pages
        for mark in page.marks
        if isinstance(mark, Run) and "Seen" in mark.text
    )
    assert told.x < 200


def test_a_scheme_that_says_nothing_has_its_number_and_its_marks() -> None:
    made = made_of(Scheme(3), Scheme(0, rule=text("A starter.")))
    said = printed(laid(made, style_of(theme("worksheet"), "A4", ENGLISH)))
    assert said[-5:] == ["1", "[3]", "2", "Astarter.", "–"]


def test_two_runs_give_the_same_marks() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    made = paper(named("everything"))
    once, again = (laid(made, style) for _ in range(2))
    assert [page.marks for page in once.pages] == [page.marks for page in again.pages]

"""Papers as pages for the web."""

import re
from collections.abc import Iterator

import pytest
from flows import NAMES, handout_of, scheme_of
from lxml import html
from readings import page_of
from web_faults import contrast, faults

from worksheets.exchange.formulas.mathml import UnknownFormula
from worksheets.exchange.papers.flow import FlowFigure, Question
from worksheets.exchange.papers.formats.html import write
from worksheets.exchange.papers.formats.html_style import STYLE


@pytest.mark.parametrize("name", NAMES)
def test_pages_can_be_heard_and_worked_on(name: str) -> None:
    assert faults(page_of(handout_of(name))) == []
    assert faults(page_of(scheme_of(name))) == []


def test_faults_are_found() -> None:
    bad = """<html><body><h1>a</h1><h3>b</h3><p id="x"></p><p id="x"></p><img src="a.png">
    <input><fieldset><p>c</p></fieldset><table><tr><td>d</td></tr><tr><th>e</th><td></td></tr>
    </table><script>f()</script><svg></svg>
    <p aria-labelledby="y" onclick="g()"></p></body></html>"""
    assert len(faults(bad.encode())) == 17


def test_drawings_are_named_and_their_areas_are_their_own() -> None:
    data = page_of(handout_of("everything")).decode()
    page = html.document_fromstring(data)
    figures = [block for block in blocks_of("everything") if isinstance(block, FlowFigure)]
    titles = [title.text_content() for title in page.xpath("//svg/title")]
    assert titles == [figure.spoken for figure in figures]
    assert not page.xpath("//img")
    clips = re.findall(r"url\(#(.*?)\)", data)
    assert all(page.xpath(f"//*[@id='{name}']") for name in clips)


def blocks_of(name: str) -> Iterator[object]:
    stack = [part for part in reversed(handout_of(name).parts) if isinstance(part, Question)]
    while stack:
        question = stack.pop()
        yield from question.body
        stack += reversed(question.parts)


def test_a_cover_is_a_page_when_it_is_printed() -> None:
    page = html.document_fromstring(page_of(handout_of("exams/source-paper")).decode())
    (cover,) = page.xpath("//header[@class='cover']")
    fields = [label.text_content().strip() for label in cover.xpath(".//label")]
    assert fields[:2] == ["Surname", "Other names"]
    assert len(fields) == 6
    rows = [[cell.text_content() for cell in row] for row in cover.xpath(".//table//tr")]
    assert rows[0] == ["Question", "Out of", "Mark"]
    assert rows[-1] == ["Total", "52", ""]
    assert "header.cover{break-after:page}" in STYLE


def test_words_can_be_read_on_their_grounds() -> None:
    inks = re.findall(r"[{;]color:(#[0-9a-f]{3,6})", STYLE)
    grounds = re.findall(r"background:(#[0-9a-f]{3,6})[;}]", STYLE)
    assert len(inks) > 3
    assert len(grounds) > 2
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= 7


def test_the_same_paper_is_the_same_page() -> None:
    assert page_of(handout_of("moles")) == page_of(handout_of("moles"))


def test_formulas_are_mathml_with_words() -> None:
    page = html.document_fromstring(page_of(handout_of("fractions")).decode())
    formulas = page.xpath("//math")
    assert formulas
    assert all(formula.get("alttext") for formula in formulas)
    assert page.xpath("//mfrac")


def test_options_of_one_answer_are_a_group_of_radio_buttons() -> None:
    page = html.document_fromstring(page_of(handout_of("everything")).decode())
    groups = [
        {(tick.get("type"), tick.get("name")) for tick in group.xpath(".//input")}
        for group in page.xpath("//fieldset")
    ]
    assert all(len(group) == 1 for group in groups)
    names = [name for group in groups for _, name in group]
    assert len(names) == len(set(names)) > 3


def test_a_formula_without_mathml_is_written_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(tex: str, *, display: bool) -> str:
        raise UnknownFormula(tex)

    monkeypatch.setattr("worksheets.exchange.papers.formats.html_inlines.mathml", unknown)
    written = write(handout_of("fractions"), "paper")
    losses = written.losses
    assert {(loss.grade, loss.code) for loss in losses} == {("changed", "formula")}
    assert all(loss.span.file.endswith("fractions.yaml") for loss in losses)
    assert b"<math" not in written.files["paper.html"]

"""Papers in Markdown, read by a reader of CommonMark that others wrote."""

import re

from flows import handout_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from readings import MARKDOWN, rendered

from worksheets.exchange.papers.formats.markdown import write
from worksheets.exchange.papers.formats.markdown_inlines import line
from worksheets.model.paper.content import Code, Emph, Strong, Text


def test_figures_are_files_beside_the_text() -> None:
    written = write(handout_of("everything"), "paper")
    shown = rendered(written).xpath("//img")
    assert shown
    assert {picture.get("src") for picture in shown} == set(written.files) - {"paper.md"}
    assert all(picture.get("alt") for picture in shown)


def test_formulas_are_read_as_formulas() -> None:
    page = rendered(write(handout_of("fractions"), "paper"))
    formulas = page.xpath("//*[contains(@class, 'math')]")
    assert any("frac" in formula.text_content() for formula in formulas)


@given(st.text("ab 1.)-+*_#`~|[]<>&$\\!=:{}ä", min_size=1, max_size=20))
def test_words_are_read_as_they_are(text: str) -> None:
    text = " ".join(text.split())
    page = html.fragment_fromstring(MARKDOWN.render(line((Text(text),))), create_parent=True)
    assert page.text_content().strip() == text
    assert {element.tag for element in page.iter()} <= {"div", "p"}


@given(st.text("ab 1`*", min_size=1, max_size=12).filter(lambda text: bool(text.strip())))
def test_dress_and_code_are_read_as_they_are(text: str) -> None:
    text = " ".join(text.split())
    content = (Text("x "), Strong((Text(text),)), Text(" "), Emph((Text(text),)), Text(" y"))
    page = html.fragment_fromstring(MARKDOWN.render(line(content)), create_parent=True)
    assert page.findtext(".//strong") == page.findtext(".//em") == text
    coded = html.fragment_fromstring(MARKDOWN.render(line((Code(text),))), create_parent=True)
    assert coded.findtext(".//code") == text


def test_no_option_is_known_by_braces_around_its_formula() -> None:
    page = rendered(write(handout_of("fractions"), "paper"))
    options = [one.text_content() for one in page.xpath("//li//*[contains(@class, 'math')]")]
    assert len(options) == 4
    assert not [option for option in options if option.strip().startswith("{")]


def test_the_same_paper_is_the_same_text() -> None:
    first, second = (write(handout_of("moles"), "paper").files for _ in range(2))
    assert first == second
    assert re.match(rb"---\ntitle: \"", first["paper.md"])

"""The words of exported papers as readers that others wrote find them."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from flows import squeezed
from lxml import html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from worksheets.exchange.papers.flow import FlowDocument
from worksheets.exchange.papers.formats import docx, markdown
from worksheets.exchange.papers.formats import html as web
from worksheets.exchange.papers.written import WrittenPaper

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
MARKDOWN.use(front_matter_plugin).use(dollarmath_plugin)


def page_of(flow: FlowDocument) -> bytes:
    written = web.write(flow, "paper")
    assert {loss.code for loss in written.losses} <= {"layout", "space"}
    return written.files["paper.html"]


def words_of_page(data: bytes) -> str:
    """The text of a page without its look, what is not seen, and the characters of formulas."""
    page = html.document_fromstring(data.decode())
    for hidden in page.xpath("//style|//head|//legend|//math"):
        hidden.drop_tree()
    return squeezed(page.text_content())


def word_file_of(flow: FlowDocument) -> bytes:
    written = docx.write(flow, "paper")
    assert {loss.code for loss in written.losses} <= {"layout", "space"}
    return written.files["paper.docx"]


def words_of_word_file(word: WordFile) -> str:
    return squeezed("".join(text.text or "" for text in word.element.body.iter(qn("w:t"))))


def rendered(written: WrittenPaper, name: str = "paper") -> HtmlElement:
    """A text in Markdown as a page."""
    return html.document_fromstring(MARKDOWN.render(written.files[f"{name}.md"].decode()))


def words_of_markdown(page: HtmlElement) -> str:
    for formula in page.xpath("//*[contains(@class, 'math')]"):
        formula.drop_tree()
    return squeezed(page.text_content())


def all_words(flow: FlowDocument) -> dict[str, str]:
    """The words of a text in every format of papers."""
    return {
        "html": words_of_page(page_of(flow)),
        "docx": words_of_word_file(Document(BytesIO(word_file_of(flow)))),
        "markdown": words_of_markdown(rendered(markdown.write(flow, "paper"))),
    }

"""The example of a question type or of a kind of figure, built: its question and its scheme."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from worksheets.authoring.gallery.one_question import give_files, spec_of, spec_with_figure
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.paper import body_galleys
from worksheets.layout.documents.scheme import scheme_galleys
from worksheets.layout.pagination.galleys import Galley
from worksheets.layout.pagination.pages import filled
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.page.page import Document
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.scheme_table import leaves
from worksheets.pipeline.documents import DocumentOptions
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import Request


@dataclass(frozen=True, slots=True)
class BuiltExample:
    """What an example prints, without title, name lines and footers.

    It has no `scheme` if nothing in it is marked. `said` is what a listener hears of its figure.
    """

    question: Document
    scheme: Document | None
    said: str = ""


class ExampleBuilder:
    """Builds examples in a folder of its own; reads what they share once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = Engine(Request(folder))

    def question(self, name: str, question_type: type) -> BuiltExample:
        """The example of a question type; raises Mistake if it cannot be built."""
        return self._built(f"type-{name}", spec_of(question_type))

    def figure(self, name: str, kind: type) -> BuiltExample:
        """The example of a kind of figure, under a question; raises Mistake if it cannot be."""
        give_files(kind, self.folder)
        return self._built(f"figure-{name}", spec_with_figure(kind))

    def _built(self, name: str, text: str) -> BuiltExample:
        file = self.folder / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        sink = Sink()
        spec = self.engine.prepare(file, sink)
        papers = self.engine.papers(file, spec, sink) if spec is not None else {}
        if spec is None or not papers:
            raise Mistake(f"the example '{name}' cannot be built", *map(str, sink))
        (paper,) = papers.values()
        with self.engine.in_use():
            question = _question(paper, spec.options)
            scheme = _scheme(paper, spec.options) if _is_marked(paper) else None
        figures = [node.alt for node in question.nodes if node.tag == "Figure" and node.alt]
        return BuiltExample(question, scheme, figures[0] if figures else "")


def _is_marked(paper: Paper) -> bool:
    return any(item.scheme for section in paper.sections for _, item in leaves(section.items))


def _question(paper: Paper, options: DocumentOptions) -> Document:
    style = style_of(options.theme, options.page, options.language)
    structure = Structure("paper")
    galleys = body_galleys(paper.handout, style, structure, options.layout.sources)
    return _alone(galleys, style, structure, paper)


def _scheme(paper: Paper, options: DocumentOptions) -> Document:
    """The mark scheme without its first galley, which is its title."""
    style = style_of(options.scheme_theme, options.page, options.language, columns=False)
    structure = Structure("scheme")
    _, *galleys = scheme_galleys(paper, style, structure)
    return _alone(galleys, style, structure, paper)


def _alone(galleys: Sequence[Galley], style: Style, structure: Structure, paper: Paper) -> Document:
    """Galleys on pages that have nothing else on them."""
    details = FileDetails(paper.front.title, "", paper.front)
    furniture = footer(paper.front, style)
    document = laid(filled(galleys, style), style, structure, furniture, details).document
    pages = tuple(replace(one, furniture=()) for one in document.pages)
    return replace(document, pages=pages, conforms=False)  # headings begin in the middle

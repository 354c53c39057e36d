"""The formats that a paper can be written in, with its mark scheme in files of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from worksheets.exchange.papers.flow import FlowDocument
from worksheets.exchange.papers.written import WrittenPaper


@dataclass(frozen=True, slots=True)
class PaperFormat:
    """A format by its name, with the end of its files' names and what it has of a paper."""

    name: str
    title: str
    suffix: str
    says: tuple[str, ...]

    @property
    def write(self) -> Callable[[FlowDocument, str], WrittenPaper]:
        """Writes a text under a name; its module is imported when it is wanted."""
        module: Any = import_module(f"{__package__}.formats.{self.name}")
        write: Callable[[FlowDocument, str], WrittenPaper] = module.write
        return write


PAPER_FORMATS: tuple[PaperFormat, ...] = (
    PaperFormat(
        "html",
        "one page for the web, which can be filled in and printed",
        ".html",
        (
            "kinds of question: all",
            "cover, logo and sums in columns: yes",
            "formulas: MathML",
            "figures: drawings (SVG) and pictures with words for listeners, within the page",
            "numbers of lines: those as written",
            "space for answers: as ruled",
        ),
    ),
    PaperFormat(
        "docx",
        "Word, with styles and real numbers, to be edited",
        ".docx",
        (
            "kinds of question: all",
            "cover, logo and sums in columns: yes",
            "formulas: equations of Word",
            "figures: drawings (SVG, with PNG beside it) and pictures with alternative texts",
            "numbers of lines: those as written",
            "space for answers: lines and boxes, no squares",
        ),
    ),
    PaperFormat(
        "markdown",
        "Markdown (CommonMark, with tables), and a picture for each figure",
        ".md",
        (
            "kinds of question: all",
            "cover, logo and sums in columns: yes, sums in a table",
            "formulas: TeX between dollars",
            "figures: PNG files beside the text",
            "numbers of lines: those as written",
            "space for answers: lines only",
        ),
    ),
)


def paper_formats() -> Mapping[str, PaperFormat]:
    """All formats of papers by name."""
    return {format_.name: format_ for format_ in PAPER_FORMATS}

"""Small papers with a front, for tests of what stands around the questions."""

from themes import theme
from worksheets.language.language import Language
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Document, Page, Run
from worksheets.model.paper.content import Inlines, Para, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Front, Handout, TaskSection

TITLE = "The Korean War: attitudes of the great powers"


def section(title: str, first: int, tariffs: tuple[int, ...], note: str = "") -> TaskSection:
    """A section of questions numbered from a first one on."""
    tasks = tuple(
        Task(str(n), tariff, (Para(text("Why did it happen?")),))
        for n, tariff in enumerate(tariffs, first)
    )
    return TaskSection(title, text(note) if note else (), tasks)


def handout(
    *sections: TaskSection, title: str = TITLE, subtitle: str = "", points: tuple[Inlines, ...] = ()
) -> Handout:
    """A paper of some sections."""
    tariff = sum(section.tariff for section in sections)
    return Handout(Front(title, subtitle, "", points, tariff, 45, "RX2A-QR36"), sections, ())


def exam_style(name: str, page: str, language: Language) -> Style:
    """A theme with the cover and the furniture of an exam."""
    exam = theme("exam")
    changes = {"front": exam.front, "furniture": exam.furniture, "marks": exam.marks}
    return style_of(theme(name).model_copy(update=changes), page, language)


def set_in(paper: Handout, style: Style) -> Document:
    """The pages of a paper."""
    return paper_document(paper, style, "History").document


def lines_of(page: Page) -> list[str]:
    """The words of a page line by line, from the top down and from left to right."""
    lines: dict[float, list[Run]] = {}
    for mark in page.marks:
        if isinstance(mark, Run):
            lines.setdefault(round(mark.y, 1), []).append(mark)
    return [
        " ".join(run.text.strip() for run in sorted(lines[y], key=lambda run: run.x))
        for y in sorted(lines)
    ]


def baseline_of(page: Page, words: str) -> float:
    """Where the line that begins with some words stands, from the top of the page."""
    return min(
        mark.y for mark in page.marks if isinstance(mark, Run) and mark.text.startswith(words)
    )

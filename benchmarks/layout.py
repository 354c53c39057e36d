"""What layout and painting cost: a page, a line, and a paper that grows.

python -m benchmarks.layout [MOST QUESTIONS]
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from worksheets.language.languages import SHIPPED
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.style import Style, style_of
from worksheets.layout.text.lines import Line, LineStyle, break_lines
from worksheets.layout.text.words import TextStyle, Word, words_of
from worksheets.memo import Memory
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import text
from worksheets.model.paper.paper import Paper, Section
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec
from worksheets.read.theme import read_theme, shipped
from worksheets.writers import pdf

SPEC = Path(__file__).parent.parent / "specs" / "end-of-topic-test.yaml"
PARAGRAPH = (
    "Stalin refused to support an attack in March 1949 because he feared a direct clash with the "
    "USA, but in the following year he changed his mind and agreed to send equipment. "
)


def seconds(work: Callable[[], object], rounds: int = 7) -> float:
    """The median CPU seconds of some work, after one round to warm up."""
    work()
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return median(found)


def standard_paper() -> Paper:
    """The end-of-topic test: 16 questions."""
    sink = Sink()
    known = reading_context()
    order = load_spec(SPEC, known, sink)
    papers = assemble_papers(order, known, Request(), sink) if order else ()
    paper = papers[0] if papers else None
    if paper is None:
        raise SystemExit("\n".join(map(str, sink)))
    return paper


def grown(paper: Paper, count: int) -> Paper:
    """The paper with its items again and again, until there are so many."""
    items = [item for section in paper.sections for item in section.items if not item.sources]
    many = [replace(items[n % len(items)], label=str(n + 1)) for n in range(count)]
    tariff = sum(item.tariff for item in many)
    return replace(
        paper,
        front=replace(paper.front, tariff=tariff),
        sections=(Section("All", (), tuple(many)),),
        sources=(),
    )


def greedy(words: Sequence[Word], measure: float, gap: float) -> list[Line]:
    """First-fit lines, for comparison."""
    lines: list[list[Word]] = [[]]
    used = -gap
    for word in words:
        if lines[-1] and used + gap + word.width > measure:
            lines.append([])
            used = -gap
        lines[-1].append(word)
        used += gap + word.width
    return [tuple(line) for line in lines]


def lines(style: Style) -> None:
    """Microseconds a paragraph: first-fit, least raggedness, Knuth and Plass."""
    faces, size = style.faces, style.size
    for count in (1, 4, 16):
        cut = words_of(text(PARAGRAPH * count), faces, TextStyle(size, 90, 0.7))
        first = seconds(lambda cut=cut: greedy(cut, 440, faces.space(size))) * 1e6
        ragged, justified, hyphens = (
            seconds(lambda cut=cut, how=how: break_lines(cut, 440, how)) * 1e6
            for how in (
                LineStyle(faces, size),
                LineStyle(faces, size, justified=True),
                LineStyle(faces, size, justified=True, language="en-GB"),
            )
        )
        print(
            f"{len(cut):5} words: first-fit {first:6.0f} us, least ragged {ragged:6.0f} us, "
            f"Knuth-Plass {justified:6.0f} us, with hyphens {hyphens:6.0f} us"
        )


def pages(paper: Paper, style: Style) -> None:
    """Milliseconds a page for layout and for painting; the second paper finds its words known."""
    document = paper_document(paper.handout, style, "History").document
    count = len(document.pages)
    layout = seconds(lambda: paper_document(paper.handout, style, "History")) * 1e3 / count
    paint = seconds(lambda: pdf.write(document)) * 1e3 / count
    print(f"{count} pages: layout {layout:.2f} ms a page, painting and file {paint:.2f} ms a page")


def growth(paper: Paper, style: Style, most: int) -> None:
    """Seconds for papers of 24 to 24,000 questions, and microseconds a question."""
    for count in (24, 240, 2_400, 24_000):
        if count > most:
            return
        whole = grown(paper, count)
        start = time.process_time()
        handout = paper_document(whole.handout, style, "History").document
        scheme = scheme_document(whole, style, "History").document
        spent = time.process_time() - start
        print(
            f"{count:6} questions: {spent:7.2f} s, {spent / count * 1e6:6.0f} us a question, "
            f"{len(handout.pages)} + {len(scheme.pages)} pages"
        )


def main() -> None:
    theme = read_theme(shipped()["worksheet"], Sink())
    if theme is None:
        raise SystemExit("the theme does not read")
    style = style_of(theme, "A4", SHIPPED.of("en-GB"))
    paper = standard_paper()
    with Memory().used():  # as an engine does its work
        lines(style)
        pages(paper, style)
        growth(paper, style, int(sys.argv[1]) if len(sys.argv) > 1 else 24_000)


if __name__ == "__main__":
    main()

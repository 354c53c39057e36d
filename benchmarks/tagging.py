"""What tags cost: milliseconds and bytes a page of the same pages with and without them.

Without tags every mark is an artifact and there is no structure. The garbage collector is left as
it usually is, for it is part of what many small objects cost.

python benchmarks/tagging.py [--json FILE]
"""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

from worksheets.layout.documents.paper import paper_document
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.pagination.strips import artifacts
from worksheets.layout.style import style_of
from worksheets.model.diagnostics import Sink
from worksheets.model.page.page import Document
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec
from worksheets.read.theme import read_theme, shipped
from worksheets.writers import pdf

SPECS = Path(__file__).parent.parent / "specs"
ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Cost:
    """What a document costs a page, with tags and without; `elements` are those of all pages."""

    document: str
    pages: int
    elements: int
    tagged_ms: float
    plain_ms: float
    tagged_bytes: int
    plain_bytes: int


def documents() -> dict[str, Document]:
    """The paper and the mark scheme of every spec, in the worksheet theme."""
    sink = Sink()
    known = reading_context()
    theme = read_theme(shipped()["worksheet"], sink)
    found = {}
    for spec in sorted(SPECS.glob("*.yaml")):
        order = load_spec(spec, known, sink)
        papers = assemble_papers(order, known, Request(), sink) if order else ()
        paper = papers[0] if papers else None
        if paper is None or order is None or theme is None:
            raise SystemExit("\n".join(map(str, sink)))
        style = style_of(theme, "A4", order.language)
        subject = order.course.subject
        found[spec.stem] = paper_document(paper.handout, style, subject).document
        found[f"{spec.stem}, scheme"] = scheme_document(paper, style, subject).document
    return found


def untagged(document: Document) -> Document:
    """The same pages, with nothing on them that is heard."""
    pages = tuple(replace(page, marks=artifacts(page.marks)) for page in document.pages)
    return replace(document, pages=pages, nodes=())


def measured(name: str, document: Document) -> Cost:
    """Both ways of writing a document, in turn, so that a busy moment slows both."""
    ways = document, untagged(document)
    sizes = [len(pdf.write(way)) for way in ways]  # this also warms up
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for way, seconds in zip(ways, spent, strict=True):
            start = time.process_time()
            pdf.write(way)
            seconds.append(time.process_time() - start)
    count = len(document.pages)
    tagged, plain = (median(seconds) * 1000 / count for seconds in spent)
    return Cost(
        name,
        count,
        len(document.nodes),
        round(tagged, 3),
        round(plain, 3),
        round(sizes[0] / count),
        round(sizes[1] / count),
    )


def table(costs: Sequence[Cost]) -> str:
    """The costs in columns, and the medians of what tags cost under them."""
    lines = [
        f"{'':32}{'pages':>6}{'elements':>10}{'ms a page':>18}{'bytes a page':>18}",
        f"{'':48}{'tagged':>9}{'plain':>9}{'tagged':>9}{'plain':>9}",
    ]
    lines += [
        f"{cost.document:32}{cost.pages:6}{cost.elements:10}"
        f"{cost.tagged_ms:9.2f}{cost.plain_ms:9.2f}{cost.tagged_bytes:9}{cost.plain_bytes:9}"
        for cost in costs
    ]
    slower = median(cost.tagged_ms / cost.plain_ms for cost in costs)
    larger = median(cost.tagged_bytes / cost.plain_bytes for cost in costs)
    return "\n".join([*lines, f"tags: {slower:.2f} times the time, {larger:.2f} times the bytes"])


def main() -> None:
    parser = argparse.ArgumentParser(description="What tags cost, a page.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the costs here too")
    target = parser.parse_args().json
    costs = [measured(name, document) for name, document in documents().items()]
    print(table(costs))
    if target:
        target.write_text(json.dumps([asdict(cost) for cost in costs], indent=2) + "\n")


if __name__ == "__main__":
    main()

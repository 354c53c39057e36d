"""Papers with schemes of their own, and the pages of their mark schemes."""

from dataclasses import replace
from pathlib import Path

import pytest

from papers import SPECS, paper
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.style import Style
from worksheets.model.page.page import Document, Run
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.paper.paper import Choice, Paper, Section

every_spec = pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
in_looks = pytest.mark.parametrize(
    ("name", "page"), [("worksheet", "A4"), ("exam", "A4"), ("large-print-18", "A5")]
)


def printed(document: Document) -> list[str]:
    """The words of every element, and of everything that is decoration, without spaces."""
    said: dict[object, str] = {}
    for page in document.pages:
        for mark in page.marks:
            if isinstance(mark, Run):
                said[mark.node] = said.get(mark.node, "") + mark.text
    return [squeezed(words) for node, words in said.items() if node]


def named(stem: str) -> Path:
    return next(spec for spec in SPECS if spec.stem == stem)


def squeezed(words: str) -> str:
    """Words without spaces, and without the hyphens of parted words."""
    return "".join(words.replace("\u00ad", "").split())


def laid(made: Paper, style: Style) -> Document:
    return scheme_document(made, style, "Subject").document


def made_of(*schemes: Scheme, choice: Choice | None = None) -> Paper:
    """A paper with an item for each scheme."""
    made = paper(named("korean-war"))
    (span,) = {item.span for item in made.sections[0].items[:1]}
    items = tuple(
        Item(f"q{n}", span, (), scheme, label=str(n)) for n, scheme in enumerate(schemes, 1)
    )
    section = Section("Part", (), items, choice or made.sections[0].choice)
    return replace(made, sections=(section,))


def runs_of(document: Document) -> list[Run]:
    return [mark for page in document.pages for mark in page.marks if isinstance(mark, Run)]

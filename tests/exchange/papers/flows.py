"""Papers that are exported, and the words of their models, for tests of all formats of papers."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from worksheets.exchange.one_form import OneForm, one_form
from worksheets.exchange.papers.flow import FlowDocument
from worksheets.exchange.papers.handout_flow import handout_flow
from worksheets.exchange.papers.scheme_flow import scheme_flow
from worksheets.layout.style import style_of
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import (
    Code,
    Emph,
    Gap,
    LineBreak,
    Link,
    Maths,
    Strong,
    Sub,
    Super,
    Text,
    Underlined,
)
from worksheets.model.paper.scheme_table import scheme_table

SPECS = Path(__file__).parents[3] / "specs"
NAMES = ("everything", "source-skills", "fractions", "moles", "exams/source-paper")
"""All types of question, sources, formulas, figures, chemistry, and a cover."""
ALL = (
    *sorted(path.stem for path in SPECS.glob("*.yaml")),
    *(f"exams/{name}" for name in ("a-level-essays", "ib-paper-1", "ib-paper-2", "source-paper")),
)
"""The papers that ship: one of each kind, without those of folders of many alike."""
INLINES = (Text, Strong, Emph, Underlined, Sub, Super, Gap, Maths, Code, LineBreak, Link)
NOT_PRINTED = {"span", "drawing", "cover", "logo", "letterhead", "keywords", "sources"}


@cache
def form_of(name: str) -> OneForm:
    sink = Sink()
    found = one_form(SPECS / f"{name}.yaml", "", sink)
    assert found is not None, list(sink)
    return found


@cache
def handout_of(name: str) -> FlowDocument:
    found = form_of(name)
    options = found.prepared.options
    style = style_of(options.theme, options.page, options.language, columns=False)
    return handout_flow(found.paper.handout, style, options.subject)


@cache
def scheme_of(name: str) -> FlowDocument:
    found = form_of(name)
    options = found.prepared.options
    style = style_of(options.scheme_theme, options.page, options.language, columns=False)
    return scheme_flow(found.paper, style, options.subject)


def squeezed(text: str) -> str:
    """A text without spaces, for words are cut in other places in other formats."""
    return "".join(text.replace("\u00ad", "").split())


def pieces(value: object) -> Iterator[str]:
    """The texts of a value of the model in their order, each as far as nothing drawn is in it."""
    if isinstance(value, tuple) and value and all(isinstance(one, INLINES) for one in value):
        yield from filter(None, map(squeezed, _text(value).split("\0")))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from pieces(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            if each.name not in NOT_PRINTED:
                yield from pieces(getattr(value, each.name))


def _text(content: tuple[object, ...]) -> str:
    words = ""
    for inline in content:
        match inline:
            case Text(piece) | Code(piece):
                words += piece
            case Strong(inner) | Emph(inner) | Underlined(inner) | Sub(inner) | Super(inner):
                words += _text(inner)
            case Link(inner, _):
                words += _text(inner)
            case _:
                words += "\0"
    return words


def tasks_pieces(name: str) -> Iterator[str]:
    """The words of every task of a paper, task by task."""
    for section in form_of(name).paper.handout.sections:
        yield squeezed(section.title)
        for task in section.tasks:
            yield from pieces(task)


def source_pieces(name: str) -> Iterator[str]:
    for source in form_of(name).paper.handout.sources:
        yield squeezed(source.label)
        yield from pieces(source.content)
        yield from pieces(source.attribution)


def scheme_pieces(name: str) -> Iterator[str]:
    """The words of every scheme of a paper."""
    found = form_of(name)
    table = scheme_table(found.paper, found.prepared.options.language)
    for section in table.sections:
        yield squeezed(section.title)
        yield from pieces(section.schemes)
    yield from pieces(table.exemplars)


def check_in_order(wanted: Iterator[str], text: str) -> int:
    """Fail unless all texts stand in a text, in their order; returns how many they are."""
    at = count = 0
    before = ""
    for piece in wanted:
        found = text.find(piece, at)
        assert found >= 0, f"'{piece}' does not stand after '{before}'"
        at, before, count = found + len(piece), piece, count + 1
    return count


def check_somewhere(wanted: Iterator[str], text: str) -> int:
    """Fail unless all texts stand somewhere in a text; returns how many they are."""
    found = set(wanted)
    missing = sorted(piece for piece in found if piece not in text)
    assert not missing
    return len(found)


def check_no_key(name: str, text: str) -> int:
    """Fail if an answer of the scheme stands in a text of the handout, unless the model of the
    handout has it, too; returns how many are hidden."""
    handout = squeezed("".join((*tasks_pieces(name), *source_pieces(name)))).casefold()
    answers = set()
    for section in form_of(name).paper.sections:
        for item in section.items:
            answers |= {piece.casefold() for piece in pieces((item.scheme, item.parts))}
    hidden = [answer for answer in answers if len(answer) > 8 and answer not in handout]
    leaked = [answer for answer in hidden if answer in text.casefold()]
    assert not leaked
    return len(hidden)

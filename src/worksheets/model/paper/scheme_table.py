"""How a paper is marked, as rows and a key at a glance: pure data, for every writer of schemes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.memo import memo
from worksheets.model.diagnostics import Span
from worksheets.model.paper.content import Choose, Inlines, Text, plain, text
from worksheets.model.paper.item import Indicative, Item, Level, MarkPoint, Scheme
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.paper import Choice, Paper
from worksheets.model.paper.wording import worded

STOPPED = re.compile(r"[^.]{2}\.$")
"""A full stop that ends a sentence, and not an abbreviation such as 'U.S.'."""


class SchemeRow(NamedTuple):
    """A line for a marker: an answer or a rule, its marks, and guidance, a paragraph each.

    The first row of a question has its label and all its marks.
    """

    label: str
    answer: Inlines
    marks: int
    guidance: tuple[Inlines, ...]
    is_rule: bool = False


@dataclass(frozen=True, slots=True)
class PointsScheme:
    """How a question is marked by points."""

    label: str
    span: Span
    rows: tuple[SchemeRow, ...]


@dataclass(frozen=True, slots=True)
class LevelsScheme:
    """How a question is marked by levels of response, the highest first, and what may be said."""

    label: str
    span: Span
    marks: int
    rule: Inlines
    levels: tuple[Level, ...]
    indicative: tuple[Indicative, ...]
    notes: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class SchemeSection:
    """The schemes of a section; `marks` are those that can be had in it."""

    title: str
    schemes: tuple[PointsScheme | LevelsScheme, ...]
    choice: Choice
    marks: int


@dataclass(frozen=True, slots=True)
class GlanceEntry:
    """The answer that is certain of a question, in a word or two."""

    label: str
    span: Span
    answer: Inlines


@dataclass(frozen=True, slots=True)
class SchemeTable:
    """The mark scheme of a paper; `one_tick` says whether a tick too many loses a mark."""

    one_tick: bool
    glance: tuple[GlanceEntry, ...]
    sections: tuple[SchemeSection, ...]


def scheme_table(paper: Paper, language: Language) -> SchemeTable:
    """The mark scheme of a paper in the words of a language."""
    sections = []
    marked: list[tuple[str, Item]] = []
    for section in paper.sections:
        inside = tuple(leaves(section.items))
        marked += inside
        schemes = tuple(
            _scheme_of(label, item.span, item.scheme, language)
            for label, item in inside
            if item.scheme
        )
        marks = section.choice.within([item.tariff for item in section.items])
        title = section.title or language.say("scheme.section")
        sections.append(SchemeSection(title, schemes, section.choice, marks))
    glance = tuple(
        GlanceEntry(label, item.span, answer)
        for label, item in marked
        if (answer := at_a_glance(item))
    )
    return SchemeTable(any(_asks_one_tick(item) for _, item in marked), glance, tuple(sections))


def leaves(items: Iterable[Item], above: str = "") -> Iterator[tuple[str, Item]]:
    """The items that are marked, parts in the place of what they are parts of."""
    for item in items:
        label = f"{above}{item.label}"
        if item.parts:
            yield from leaves(item.parts, label)
        else:
            yield label, item


def _asks_one_tick(item: Item) -> bool:
    return any(isinstance(block, Choose) and block.count == 1 for block in item.body)


@memo(1 << 12)
def _scheme_of(
    label: str, span: Span, scheme: Scheme, language: Language
) -> PointsScheme | LevelsScheme:
    if not scheme.levels:
        return PointsScheme(label, span, tuple(_rows(label, scheme, language)))
    nothing = Level(0, 0, text(language.say("scheme.nothing")))
    lowest = min(level.least for level in scheme.levels)
    levels = (*scheme.levels, nothing) if lowest > 0 else scheme.levels
    about = scheme.marks, scheme.rule, levels, scheme.indicative, scheme.notes
    return LevelsScheme(label, span, *about)


def _rows(label: str, scheme: Scheme, language: Language) -> Iterator[SchemeRow]:
    """The rule, if there are several points, and a row a point."""
    others = text(language.say("scheme.other-answers"))
    notes = (*scheme.notes, others) if scheme.open else scheme.notes
    if len(scheme.points) == 1:
        (point,) = scheme.points
        guidance = (*_guidance(point, language, shared=False), *notes)
        yield SchemeRow(label, point.answer, scheme.marks, guidance)
        return
    marks = language.say("count.marks", n=scheme.marks)
    rule = scheme.rule or text(language.say("scheme.all-marks", marks=marks))
    yield SchemeRow(label, rule, scheme.marks, notes, is_rule=True)
    for point in scheme.points:
        shared = bool(point.group) and sum(o.group == point.group for o in scheme.points) > 1
        yield SchemeRow("", point.answer, point.marks, _guidance(point, language, shared=shared))


def _guidance(point: MarkPoint, language: Language, *, shared: bool) -> tuple[Inlines, ...]:
    lines: list[Inlines] = []
    if point.accept:
        lines.append(worded(language, "scheme.accept", answers=_joined(point.accept)))
    if point.reject:
        lines.append(worded(language, "scheme.reject", answers=_joined(point.reject)))
    if shared:
        lines.append(text(language.say("scheme.one-mark-for-idea")))
    if point.note:
        lines.append(point.note)
    return tuple(lines)


def _joined(answers: tuple[Inlines, ...]) -> Inlines:
    """Answers side by side; only the last keeps its full stop."""
    *most, last = answers
    joined: Inlines = ()
    for answer in most:
        match answer:
            case (*before, Text(words)) if STOPPED.search(words):
                joined = (*joined, *before, Text(words[:-1]), Text("; "))
            case _:
                joined = (*joined, *answer, Text("; "))
    return (*joined, *last)


def at_a_glance(item: Item) -> Inlines:
    """The keys of an item in a word or two; nothing if it has none."""
    shown: Inlines = ()
    for key in item.keys.values():
        shown = (*shown, Text(", "), *_shown(key, item)) if shown else _shown(key, item)
    return shown


def _shown(key: Key, item: Item) -> Inlines:
    match key:
        case Accept(answers):
            return answers[0]
        case Number(shown=shown):
            return shown
        case Chosen(options):
            rows = [block for block in item.body if isinstance(block, Choose)]
            if rows and rows[0].arrangement == "row":
                return text(" ".join(plain(rows[0].options[n]) for n in options))
            return text(" ".join(LETTERS[n] for n in options))
        case Matched(options):
            return text(" ".join(f"{n}{LETTERS[option]}" for n, option in enumerate(options, 1)))
        case Ordered(places):
            return text(" ".join(map(str, places)))

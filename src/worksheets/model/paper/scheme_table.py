"""How a paper is marked, as rows and a key at a glance: pure data, for every writer of schemes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from worksheets.language.language import Language
from worksheets.model.diagnostics import Span
from worksheets.model.paper.content import (
    Choose,
    Exercises,
    Inlines,
    Text,
    plain,
    text,
)
from worksheets.model.paper.item import Indicative, Item, Level, Scheme
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered
from worksheets.model.paper.lettering import LETTERS, without_abbreviation
from worksheets.model.paper.paper import Choice, Paper
from worksheets.model.paper.points_scheme import PointsScheme, by_points, key_answer

NAMED = 3
"""So many questions are named whose marks are not those of the others in their section."""


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


QuestionScheme: TypeAlias = PointsScheme | LevelsScheme


@dataclass(frozen=True, slots=True)
class GlanceEntry:
    """The answer that is certain of a question, in a word or two."""

    label: str
    span: Span
    answer: Inlines


@dataclass(frozen=True, slots=True)
class SchemeSection:
    """The schemes of a section; `marks` are those that can be had in it.

    `note` says in words what its questions are worth, if most are worth the same; `glance` has the
    answers that are certain.
    """

    title: str
    schemes: tuple[QuestionScheme, ...]
    choice: Choice
    marks: int
    note: str
    glance: tuple[GlanceEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeTable:
    """The mark scheme of a paper; `one_tick` says whether a tick too many loses a mark."""

    one_tick: bool
    sections: tuple[SchemeSection, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of marks in it, each once."""
        schemes = (scheme for section in self.sections for scheme in section.schemes)
        points = (
            point
            for scheme in schemes
            if isinstance(scheme, PointsScheme)
            for point in scheme.points
        )
        return tuple(dict.fromkeys(point.code for point in points if point.code))

    @property
    def glance(self) -> tuple[GlanceEntry, ...]:
        """The certain answers of all sections."""
        return tuple(entry for section in self.sections for entry in section.glance)


def scheme_table(paper: Paper, language: Language) -> SchemeTable:
    """The mark scheme of a paper in the words of a language."""
    sections = []
    marked: list[tuple[str, Item]] = []
    for section in paper.sections:
        inside = tuple(leaves(section.items))
        marked += inside
        schemes = _keyed(
            _scheme_of(label, item, item.scheme, language) for label, item in inside if item.scheme
        )
        marks = section.choice.within([item.tariff for item in section.items])
        title = section.title or language.say("scheme.section")
        note = _tariff_note(schemes, language)
        glance = tuple(
            GlanceEntry(label, item.span, answer)
            for label, item in inside
            if (answer := at_a_glance(item))
        )
        sections.append(SchemeSection(title, schemes, section.choice, marks, note, glance))
    return SchemeTable(any(_asks_one_tick(item) for _, item in marked), tuple(sections))


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


def _scheme_of(label: str, item: Item, scheme: Scheme, language: Language) -> QuestionScheme:
    if scheme.levels:
        return _by_levels(label, item.span, scheme, language)
    return by_points(label, item.span, scheme, language, key_answer(item))


def _by_levels(label: str, span: Span, scheme: Scheme, language: Language) -> LevelsScheme:
    nothing = Level(0, 0, text(language.say("scheme.nothing")))
    lowest = min(level.least for level in scheme.levels)
    levels = (*scheme.levels, nothing) if lowest > 0 else scheme.levels
    about = scheme.marks, scheme.rule, levels, scheme.indicative, scheme.notes
    return LevelsScheme(label, span, *about)


def _keyed(schemes: Iterable[QuestionScheme]) -> tuple[QuestionScheme, ...]:
    """The schemes of a section; a question that would be alone in its key is marked by points."""
    listed = tuple(schemes)
    keyed = [scheme for scheme in listed if isinstance(scheme, PointsScheme) and scheme.key]
    if len(keyed) != 1:
        return listed
    return tuple(
        replace(scheme, key=None) if isinstance(scheme, PointsScheme) else scheme
        for scheme in listed
    )


def _tariff_note(schemes: Sequence[QuestionScheme], language: Language) -> str:
    """What the questions of a section are worth: '1 mark each, question 9: 2 marks'.

    There is none for one question, nor where the marks differ, unless there is a key, in which no
    marks stand.
    """
    keyed = [scheme for scheme in schemes if isinstance(scheme, PointsScheme) and scheme.key]
    counted = Counter(scheme.marks for scheme in schemes)
    usual = 1 if keyed else max(counted, key=lambda marks: (counted[marks], marks), default=0)
    others = [scheme for scheme in schemes if scheme.marks != usual]
    each = language.say("scheme.each", marks=language.say("count.marks", n=usual))
    if len(others) <= min(NAMED, counted[usual] - 1):
        named = (
            language.say(
                "scheme.marks-of",
                label=without_abbreviation(scheme.label),
                marks=language.say("count.marks", n=scheme.marks),
            )
            for scheme in others
        )
        return ", ".join((each, *named)) if usual and len(schemes) > 1 else ""
    if keyed:
        marks = language.say("count.marks", n=1)
        return language.say("scheme.each-in-key", marks=marks)
    return ""


def at_a_glance(item: Item) -> Inlines:
    """The keys of an item in a word or two; nothing if it has none, or many exercises."""
    shown: Inlines = ()
    if any(isinstance(block, Exercises) for block in item.body):
        return shown
    for key in item.keys.values():
        words = key_in_words(key, item)
        shown = (*shown, Text(", "), *words) if shown else words
    return shown


def key_in_words(key: Key, item: Item) -> Inlines:
    """A key of an item as markers read it: the answer, the letters, the places in the order."""
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

"""How a paper is marked, as rows and a key at a glance: pure data, for every writer of schemes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from worksheets.language.language import Language
from worksheets.model.diagnostics import Span
from worksheets.model.paper.choice import Choice
from worksheets.model.paper.content import (
    Choose,
    Exercises,
    Inlines,
    Text,
    plain,
    text,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered
from worksheets.model.paper.lettering import LETTERS, without_abbreviation
from worksheets.model.paper.levels import Exemplar
from worksheets.model.paper.objectives_table import ObjectivesTable, objectives_table
from worksheets.model.paper.paper import Paper, Section
from worksheets.model.paper.point_rows import PointRow
from worksheets.model.paper.points_scheme import PointsScheme
from worksheets.model.paper.question_schemes import (
    LevelsScheme,
    QuestionScheme,
    as_marked,
    schemes_of,
)
from worksheets.model.paper.units import has_unit

NAMED = 3
"""So many questions are named whose marks are not those of the others in their section."""


@dataclass(frozen=True, slots=True)
class ExemplarsOf:
    """Answers to a question with their marks, to hold others against."""

    label: str
    span: Span
    exemplars: tuple[Exemplar, ...]


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
    answers that are certain, `choices` what is marked where candidates choose.
    """

    title: str
    schemes: tuple[QuestionScheme, ...]
    choice: Choice
    marks: int
    note: str
    glance: tuple[GlanceEntry, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeTable:
    """The mark scheme of a paper; `one_tick` says whether a tick too many loses a mark.

    Behind the sections stand exemplars, and the table of objectives, if there are any.
    """

    one_tick: bool
    sections: tuple[SchemeSection, ...]
    exemplars: tuple[ExemplarsOf, ...] = ()
    objectives: ObjectivesTable | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of marks in it, each once."""
        return tuple(dict.fromkeys(point.code for point in self._points if point.code))

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags of its points, each once."""
        return tuple(dict.fromkeys(flag for point in self._points for flag in point.flags))

    @property
    def has_units(self) -> bool:
        """Whether an answer to be written has a unit, which can be missing; sums with marks for
        their methods may have theirs anywhere."""
        return any(has_unit(point.answer) or point.code[:1] == "M" for point in self._points)

    @property
    def _points(self) -> Iterator[PointRow]:
        for section in self.sections:
            for scheme in section.schemes:
                if isinstance(scheme, PointsScheme):
                    yield from scheme.points

    @property
    def glance(self) -> tuple[GlanceEntry, ...]:
        """The certain answers of all sections."""
        return tuple(entry for section in self.sections for entry in section.glance)


def scheme_table(paper: Paper, language: Language) -> SchemeTable:
    """The mark scheme of a paper in the words of a language."""
    sections = []
    marked: list[tuple[str, Item]] = []
    named = paper.objectives == "all"
    for section in paper.sections:
        inside = tuple(leaves(section.items))
        marked += inside
        schemes = _keyed(
            scheme
            for top in section.items
            for label, item in leaves((top,))
            if item.scheme
            for scheme in schemes_of(label, as_marked(item, top, language, named=named), language)
        )
        marks = section.choice.within([item.tariff for item in section.items])
        title = section.title or language.say("scheme.section")
        note = _tariff_note(schemes, language)
        glance = tuple(
            GlanceEntry(label, item.span, answer)
            for label, item in inside
            if (answer := at_a_glance(item))
        )
        choices = tuple(_choices(section, language))
        about = marks, note, glance, choices
        sections.append(SchemeSection(title, schemes, section.choice, *about))
    return SchemeTable(
        any(_asks_one_tick(item) for _, item in marked),
        tuple(sections),
        tuple(
            ExemplarsOf(label, item.span, item.scheme.exemplars)
            for label, item in marked
            if item.scheme and item.scheme.exemplars
        ),
        None if paper.objectives == "none" else objectives_table(paper),
    )


def _choices(section: Section, language: Language) -> Iterator[str]:
    """What is marked where candidates choose among the questions of a section, or their parts."""
    answer = section.choice.answer
    if answer is not None:
        number = language.cardinal(answer)
        if section.choice.counted == "first":
            yield language.say("choice.scheme-first", n=answer, number=number)
        else:
            yield language.say("scheme.choice", n=answer, number=number)
    for label, answer in _with_chosen_parts(section.items):
        named, number = without_abbreviation(label), language.cardinal(answer)
        yield language.say("choice.scheme-parts", n=answer, label=named, number=number)


def _with_chosen_parts(items: Iterable[Item], above: str = "") -> Iterator[tuple[str, int]]:
    """The whole labels of the items, or parts, of which a candidate answers so many parts."""
    for item in items:
        label = f"{above}{item.label}"
        if item.answer is not None:
            yield label, item.answer
        yield from _with_chosen_parts(item.parts, label)


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

    There is none for one question, nor where the marks differ or some are those of an add-on. A
    key, in which no marks stand, has one all the same.
    """
    answers = [one for one in schemes if not (isinstance(one, LevelsScheme) and one.is_add_on)]
    with_add_ons, schemes = len(answers) < len(schemes), answers
    keyed = [scheme for scheme in schemes if isinstance(scheme, PointsScheme) and scheme.key]
    counted = Counter(scheme.marks for scheme in schemes)
    usual = 1 if keyed else max(counted, key=lambda marks: (counted[marks], marks), default=0)
    others = [scheme for scheme in schemes if scheme.marks != usual]
    each = language.say("scheme.each", marks=language.say("count.marks", n=usual))
    if not with_add_ons and len(others) <= min(NAMED, counted[usual] - 1):
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

"""How one question is marked: by points or by levels, with its add-on and its objectives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from worksheets.language.language import Language
from worksheets.model.diagnostics import Span
from worksheets.model.paper.content import Inlines, Text, text
from worksheets.model.paper.item import Indicative, Item, Scheme
from worksheets.model.paper.levels import Level, LevelTable
from worksheets.model.paper.points_scheme import PointsScheme, by_points, key_answer
from worksheets.model.paper.wording import worded


@dataclass(frozen=True, slots=True)
class LevelsScheme:
    """How a question is marked by levels of response, the highest first, and what may be said.

    What is `said` stands under the rule: what its marks are for. An add-on to a question is a
    scheme of its own behind that of the question.
    """

    label: str
    span: Span
    marks: int
    rule: Inlines
    table: LevelTable
    indicative: tuple[Indicative, ...] = ()
    notes: tuple[Inlines, ...] = ()
    said: tuple[Inlines, ...] = ()
    is_add_on: bool = False


QuestionScheme: TypeAlias = PointsScheme | LevelsScheme


class MarkedItem(NamedTuple):
    """An item with its scheme, in which labels of other parts are told, and what its marks are for:
    nothing, if that is not to be said."""

    item: Item
    scheme: Scheme
    aims: Inlines


def as_marked(item: Item, top: Item, language: Language, *, named: bool) -> MarkedItem:
    """An item of a question as a marker reads of it; `named` says whether objectives are named."""
    scheme = _with_places(item.scheme or Scheme(0), top, language)
    aims = item.objectives if named else {}
    if not named and any(point.objective for point in scheme.points):
        points = tuple(replace(point, objective="") for point in scheme.points)
        scheme = replace(scheme, points=points)
    if len(aims) == 1:
        return MarkedItem(item, scheme, text(next(iter(aims))))
    listed = (language.say("scheme.objective", name=name, n=n) for name, n in aims.items())
    return MarkedItem(item, scheme, text(language.all_of(listed)) if aims else ())


def _with_places(scheme: Scheme, top: Item, language: Language) -> Scheme:
    """A scheme whose points name the parts that their values are carried forward from."""
    if not any(point.follows for point in scheme.points):
        return scheme
    points = []
    for point in scheme.points:
        label, part = top.label, top
        for number in point.follows:
            part = part.asked[number - 1]
            label += part.label
        told = worded(language, "scheme.follow-through-from", part=text(label))
        note = (*told, Text(" "), *point.note) if point.note else told
        points.append(replace(point, note=note) if point.follows else point)
    return replace(scheme, points=tuple(points))


def schemes_of(label: str, marked: MarkedItem, language: Language) -> Iterator[QuestionScheme]:
    """The scheme of an item, and that of its add-on, if it has one."""
    item, scheme, aims = marked
    if scheme.levels:
        table, said = _with_nothing(scheme.levels, language), (aims,) if aims else ()
        about = scheme.indicative, scheme.notes, said
        yield LevelsScheme(label, item.span, scheme.marks, scheme.rule, table, *about)
    else:
        key = key_answer(item)
        if aims and key is None:
            scheme = replace(scheme, notes=(*scheme.notes, aims))
        yield by_points(label, item.span, scheme, language, key)
    if scheme.add_on:
        rule = worded(language, "add-on.rule", name=text(scheme.add_on.name))
        table = _with_nothing(scheme.add_on.table, language)
        marks = scheme.add_on.marks
        yield LevelsScheme(label, item.span, marks, rule, table, is_add_on=True)


def _with_nothing(table: LevelTable, language: Language) -> LevelTable:
    """The levels with one for no marks, which all have."""
    if table.criteria or min(level.least for level in table.levels) == 0:
        return table
    nothing = Level(0, 0, text(language.say("scheme.nothing")))
    return replace(table, levels=(*table.levels, nothing))

"""What every open question can have: levels, add-ons, exemplars, and what is said to markers."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL, Prose, Reads, Shorthand, Words
from worksheets.model.diagnostics import did_you_mean
from worksheets.model.levels import CapText, LevelsText, LevelText, read_levels
from worksheets.model.other_answers import CREDIT, OtherAnswers
from worksheets.model.paper.content import Inlines, Para, Text, text
from worksheets.model.paper.item import Indicative, Item, MarkPoint, Scheme
from worksheets.model.paper.levels import AddOn, Exemplar, Level, LevelTable
from worksheets.model.paper.wording import worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.shapes import STRING, TEXTS

LevelsField = Annotated[str | LevelsText, Reads(read_levels, (STRING, [LevelText], LevelsText))]
"""Levels of response: the name of a scheme of levels.yaml, or one in its place; "" for none."""


class Argument(BaseModel):
    """One side of the question, and what an answer might say for it."""

    model_config = AUTHORED

    title: Words = ""
    points: Annotated[tuple[Prose, ...], Field(min_length=1)]


def _by_side(value: Any) -> Any:
    """Sides with their points; points that stand alone are a side without a title."""
    if isinstance(value, list) and value and all(isinstance(entry, str) for entry in value):
        return [{"points": value}]
    return value


Arguments = Annotated[tuple[Argument, ...], Shorthand(_by_side, TEXTS)]


class AddOnText(BaseModel):
    """Marks beside those of the answer, such as for spelling, and the levels that give them."""

    model_config = AUTHORED

    name: Words
    marks: int = Field(ge=1, le=20)
    levels: LevelsField


class ExemplarText(BaseModel):
    """An answer that markers can hold others against: its marks, and why it earns them."""

    model_config = AUTHORED

    marks: int = Field(ge=0)
    level: int | None = Field(default=None, ge=0)
    answer: Annotated[tuple[Prose, ...], SEVERAL, Field(min_length=1)]
    why: Prose = ()


class OpenQuestion(Question):
    """A question whose answers markers judge, by points of its type or by levels of response.

    `levels` names a scheme of levels.yaml, or is one; points are then indicative content. `caps`
    are the most that answers earn which fall short. `spag: 4` and an `add-on` are marks beside
    those of the answer, which `marks` does not count. `other_answers` says what is done with
    answers that no point has: `credit`, `none`, or in words.
    """

    levels: LevelsField = ""
    indicative: Arguments = ()
    caps: tuple[CapText, ...] = ()
    spag: int | None = Field(default=None, ge=3, le=6)
    add_on: AddOnText | None = None
    other_answers: OtherAnswers = ""
    exemplars: tuple[ExemplarText, ...] = ()
    notes: tuple[Prose, ...] = ()

    @property
    @abstractmethod
    def marks_by_points(self) -> int:
        """Marks the answer is worth where no levels are named."""

    @property
    def names_levels(self) -> bool:
        return bool(self.levels or self.add_on)

    @property
    def answer_marks(self) -> int:
        if not self.levels:
            return self.marks_by_points
        if isinstance(self.levels, LevelsText) and not self.marks:
            return self.levels.table.marks
        return self.marks or 0

    @property
    def tariff(self) -> int:
        return self.answer_marks + self._added_marks

    @property
    def _added_marks(self) -> int:
        return self.add_on.marks if self.add_on else self.spag or 0

    def problems(self, references: References) -> Iterator[Problem]:
        if self.levels:
            yield from self._problems_of_levels(references)
        elif self.indicative:
            hints = ("name the levels that it is marked by, or leave it out",)
            yield Problem(("indicative",), "indicative content belongs to levels", hints)
        for n, cap in enumerate(self.caps):
            if cap.most >= self.answer_marks:
                message = f"a cap of {cap.most} caps nothing: the top is {self.answer_marks}"
                hints = ("let it be less than the marks that can be had",)
                yield Problem(("caps", n, "most"), message, hints)
        if self.spag and self.add_on:
            hints = ("leave out one of them",)
            yield Problem(("spag",), "the question has spag and another add-on", hints)
        if self.add_on:
            levels, marks = self.add_on.levels, self.add_on.marks
            for problem in _problems_of_table(levels, marks, references):
                yield problem.under("add-on")
        yield from self._problems_of_exemplars(references)

    def _problems_of_levels(self, references: References) -> Iterator[Problem]:
        if isinstance(self.levels, str) and not self.marks:
            hints = ("write marks: and the top of its levels",)
            yield Problem(("levels",), "the question does not say what it is worth", hints)
            return
        yield from _problems_of_table(self.levels, self.answer_marks, references)

    def _problems_of_exemplars(self, references: References) -> Iterator[Problem]:
        table = _table(self.levels, references.levels or {}) if self.levels else None
        for n, exemplar in enumerate(self.exemplars):
            place = ("exemplars", n)
            if exemplar.marks > self.answer_marks:
                message = f"the exemplar has {exemplar.marks} marks of {self.answer_marks}"
                hints = (f"write marks up to {self.answer_marks}",)
                yield Problem((*place, "marks"), message, hints)
            elif exemplar.level is not None and (table is None or table.criteria):
                hints = ("leave the level out",)
                yield Problem((*place, "level"), "the question is not marked by levels", hints)
            elif table and exemplar.level not in (None, table.level_of(exemplar.marks)):
                right = table.level_of(exemplar.marks)
                message = f"{exemplar.marks} marks are not in level {exemplar.level}"
                yield Problem((*place, "level"), message, (f"write level: {right}",))

    def marked(self, scheme: Scheme, setting: Setting) -> Scheme:
        """The scheme of the question, of which its type makes the one by points."""
        if self.levels:
            scheme = self._by_levels(scheme, setting)
        is_open, others = scheme.open, scheme.others
        if isinstance(self.other_answers, tuple):
            is_open, others = False, self.other_answers
        elif self.other_answers:
            is_open, others = self.other_answers == CREDIT, ()
        notes = tuple(note for note in self.notes if note not in scheme.notes)
        return replace(
            scheme,
            rule=_with_caps(scheme.rule, self.caps, setting.language),
            open=is_open,
            others=others,
            notes=(*scheme.notes, *notes),
            add_on=self._add_on(setting),
            exemplars=tuple(self._exemplars(scheme.levels)),
        )

    def _by_levels(self, by_points: Scheme, setting: Setting) -> Scheme:
        language = setting.language
        table = _table(self.levels, setting.levels)
        if table is None:
            raise KeyError(self.levels)
        sides = [Indicative(side.title, side.points) for side in self.indicative]
        sides += _sides_of(by_points.points, language)
        unnamed = language.say("scheme.indicative")
        return Scheme(
            marks=self.answer_marks,
            rule=text(self._rule_of(table, guided=bool(sides), language=language)),
            levels=table,
            indicative=tuple(replace(side, title=side.title or unnamed) for side in sides),
            notes=by_points.notes,
            open=True,
        )

    def _rule_of(self, table: LevelTable, *, guided: bool, language: Language) -> str:
        """How levels are found, and what the content under them is, if there is any."""
        rule = language.say("scheme.add-up" if table.criteria else "scheme.best-fit")
        if not guided or self.other_answers not in ("", CREDIT):
            return rule
        return f"{rule} {language.say('scheme.guide')}"

    def _exemplars(self, table: LevelTable | None) -> Iterator[Exemplar]:
        for exemplar in self.exemplars:
            level = table.level_of(exemplar.marks) if table else 0
            yield Exemplar(exemplar.marks, exemplar.answer, exemplar.why, level)

    def _add_on(self, setting: Setting) -> AddOn | None:
        if self.add_on:
            table = _table(self.add_on.levels, setting.levels)
            if table is None:
                raise KeyError(self.add_on.levels)
            return AddOn(self.add_on.name, self.add_on.marks, table)
        return _spag(self.spag, setting.language) if self.spag else None

    def lowered(self, setting: Setting) -> Item:
        item = super().lowered(setting)
        add_on = item.scheme.add_on if item.scheme else None
        if add_on is None:
            return item
        said = Para(worded(setting.language, "add-on.task", n=add_on.marks, name=text(add_on.name)))
        last = max(
            (n for n, block in enumerate(item.body, 1) if isinstance(block, Para)), default=0
        )
        return replace(item, body=(*item.body[:last], said, *item.body[last:]))


def _sides_of(points: Sequence[MarkPoint], language: Language) -> Iterator[Indicative]:
    """Points that would earn marks as content of an answer: those of a matrix by its columns, each
    with its aspect."""
    for column in dict.fromkeys(point.cell.column if point.cell else "" for point in points):
        of_column = (
            point for point in points if (point.cell.column if point.cell else "") == column
        )
        yield Indicative(column, tuple(_of_aspect(point, language) for point in of_column))


def _of_aspect(point: MarkPoint, language: Language) -> Inlines:
    if point.cell is None:
        return point.answer
    return worded(language, "scheme.aspect", aspect=point.cell.row, point=point.answer)


def _table(levels: str | LevelsText, named: Mapping[str, LevelTable]) -> LevelTable | None:
    """A scheme of levels; None if nothing has its name."""
    return levels.table if isinstance(levels, LevelsText) else named.get(levels)


def _problems_of_table(
    levels: str | LevelsText, marks: int, references: References
) -> Iterator[Problem]:
    """What is wrong with levels that must come to so many marks."""
    if isinstance(levels, LevelsText):
        found = [problem.under("levels") for problem in levels.problems()]
        yield from found
        if found:
            return
    elif references.levels is None:
        return
    elif levels not in references.levels:
        near = did_you_mean(levels, references.levels)
        hints = near or (references.missing_levels,)
        yield Problem(("levels",), f"there is no levels scheme '{levels}'", hints)
        return
    table = _table(levels, references.levels or {})
    if table and table.marks != marks:
        ends = f"'{levels}' ends" if isinstance(levels, str) else "the levels end"
        yield Problem(
            ("marks",),
            f"marks do not add up: {marks} written, but {ends} at {table.marks}",
            (f"write marks: {table.marks}, or name another levels scheme",),
        )


def _with_caps(rule: Inlines, caps: tuple[CapText, ...], language: Language) -> Inlines:
    """A rule, and behind it the most that answers earn which fall short."""
    for cap in caps:
        said = worded(language, "scheme.cap", n=cap.most, when=cap.when)
        rule = (*rule, Text(" "), *said) if rule else said
    return rule


def _spag(marks: int, language: Language) -> AddOn:
    """Marks for spelling, punctuation and grammar: three levels, of which the middle is widest."""
    levels = (
        Level(marks, marks, text(language.say("add-on.spag.high"))),
        Level(2, marks - 1, text(language.say("add-on.spag.intermediate"))),
        Level(1, 1, text(language.say("add-on.spag.threshold"))),
    )
    return AddOn(language.say("add-on.spag.name"), marks, LevelTable(levels))

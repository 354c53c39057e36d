"""Many short exercises side by side, such as sums."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.language.message import NO_BREAK
from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.figure import AnyFigure, Illustration
from worksheets.model.paper.content import (
    Exercise,
    Exercises,
    Figure,
    Gap,
    Inlines,
    Para,
    Strong,
    Text,
    Write,
    plain,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Accept
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.points_scheme import printed_length
from worksheets.model.paper.wording import rewritten, unbroken
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.options.same import repeated
from worksheets.questions.skills.entries import sheets

PLACE = "☐"
"""Where an answer stands among the words of an exercise; without it, behind them."""
DIGIT, NARROWEST = 7, 14
"""The room for a digit that is written by hand, and the narrowest blank, in millimetres."""
WIDEST = 60
"""The widest blank in millimetres: longer answers are written smaller."""


class DrillExercise(BaseModel):
    """Something to be worked out, and what comes of it; ☐ is where the answer stands.

    Beside a figure the words may be left out. `accept` are other forms of the answer.
    """

    model_config = AUTHORED

    ask: Prose = ()
    answer: Prose
    accept: tuple[Prose, ...] = ()
    figure: AnyFigure | None = None


class Drill(Question):
    """Short exercises in columns, as many as there is room for, each worth `marks-each`.

    Equals signs stand under one another unless `align` is `left`. An answer stands on a line, in a
    `box`, in a `space` of its own (`space: {lines: 2}`), or nowhere here: `none`. The `first` is
    printed worked, as an example without marks. A `timed` drill has room for time and score.

    type: drill
    id: tables
    columns: 3
    exercises:
      - {ask: 7 × 8 =, answer: '56'}
      - {ask: ½ of 90 =, answer: '45'}
      - {ask: 12 + ☐ = 20, answer: '8'}
      - {ask: '$\\frac{1}{4} + \\frac{1}{2} =$', answer: '$\\frac{3}{4}$', accept: ['0.75']}
      - {ask: 144 ÷ 12 =, answer: '12'}
      - {ask: 9² =, answer: '81'}
    """

    type: Literal["drill"] = "drill"
    prompt: Prose = ()
    exercises: Annotated[tuple[DrillExercise, ...], Field(min_length=2, max_length=100)]
    columns: Annotated[int, Field(ge=1, le=5)] = 2
    order: Literal["across", "down"] = "across"
    labels: Literal["letters", "numbers", "none"] | None = None
    answers: Literal["line", "box", "space", "none"] = "line"
    space: AnswerSpace = SpaceFields()
    marks_each: Annotated[int, Field(ge=1, le=20)] = 1
    timed: bool = False
    align: Literal["equals", "left"] = "equals"
    first: bool = False

    @property
    def tariff(self) -> int:
        return len(self._marked) * self.marks_each

    @property
    def _marked(self) -> tuple[DrillExercise, ...]:
        return self.exercises[1:] if self.first else self.exercises

    @property
    def wording(self) -> str:
        return " / ".join(
            plain(exercise.ask) or f"= {plain(exercise.answer)}" for exercise in self.exercises
        )

    def problems(self, references: References) -> Iterator[Problem]:
        for n, exercise in enumerate(self.exercises):
            mistakes = _exercise_problems(exercise, self.answers)
            yield from (problem.under("exercises", n) for problem in mistakes)
        if not any(exercise.figure for exercise in self.exercises):
            for n, words, _ in repeated(exercise.ask for exercise in self.exercises):
                hints = ("ask for everything once",)
                yield Problem(("exercises", n, "ask"), f"'{words}' is asked twice", hints)
        if self.first and self.exercises[0].figure is not None:
            hints = ("leave first out, or begin with an exercise in words",)
            yield Problem(("first",), "an exercise with a figure cannot be printed worked", hints)
        if self.labels == "letters" and len(self._marked) > len(LETTERS):
            message = f"there are {len(self._marked)} exercises, and only {len(LETTERS)} letters"
            yield Problem(("labels",), message, ("write labels: numbers",))
        if self.space != SpaceFields() and self.answers != "space":
            hints = ("write answers: space, or leave space out",)
            yield Problem(("space",), f"the answers are written on a {self.answers}", hints)

    def lower(self, setting: Setting) -> Item:
        names = self._names
        entries = [self._worked(self.exercises[0])] if self.first else []
        entries += [
            Exercise(name, tuple(self._body(exercise, n, setting)))
            for n, (name, exercise) in enumerate(zip(names, self._marked, strict=True), 1)
        ]
        language = setting.language
        marks = language.say("count.marks", n=self.marks_each)
        points = (
            MarkPoint(exercise.answer, self.marks_each, exercise.accept, label=name)
            for name, exercise in zip(self._scheme_labels, self._marked, strict=True)
        )
        block = Exercises(
            tuple(entries),
            self.columns,
            self._blank,
            self.answers == "box",
            self.order == "down",
            self.align == "equals",
        )
        return Item(
            id=self.id,
            span=self.span,
            body=(*self._head(setting), block),
            keys=self._keys,
            scheme=Scheme(
                marks=self.tariff,
                rule=text(language.say("scheme.each", marks=marks)),
                points=tuple(points),
            ),
        )

    def _head(self, setting: Setting) -> Iterator[Para]:
        language = setting.language
        prompt = self.prompt or text(language.say("question.drill.prompt"))
        if self.first:
            prompt = (*prompt, Text(f" {language.say('question.drill.first')}"))
        yield Para(prompt)
        if self.timed:
            time, score = language.say("question.drill.time"), language.say("question.drill.score")
            total = language.say("question.drill.of", n=self.tariff)
            yield Para(
                (
                    Text(f"{unbroken(time)}{NO_BREAK}"),
                    Gap("time"),
                    Text(f"{NO_BREAK}{NO_BREAK} {unbroken(score)}{NO_BREAK}"),
                    Gap("score"),
                    Text(f"{NO_BREAK}{unbroken(total)}"),
                )
            )

    @property
    def _names(self) -> tuple[str, ...]:
        """What is printed before the exercises: letters while there are enough of them."""
        count = len(self._marked)
        match self.labels:
            case "none":
                return ("",) * count
            case None | "letters" if count <= len(LETTERS):
                return tuple(f"({letter.lower()})" for letter in LETTERS[:count])
        return tuple(f"{n}." for n in range(1, count + 1))

    @property
    def _scheme_labels(self) -> tuple[str, ...]:
        """What stands before the answers: as printed, or their numbers."""
        return tuple(name or f"{n}." for n, name in enumerate(self._names, 1))

    @property
    def _keys(self) -> dict[str, Accept]:
        if self.answers == "none":
            return {}
        return {
            f"exercise-{n}": Accept((exercise.answer, *exercise.accept))
            for n, exercise in enumerate(self._marked, 1)
        }

    @property
    def _blank(self) -> float:
        """The width of every blank in millimetres: room for the longest answer by hand, and one
        character more."""
        longest = max(printed_length(exercise.answer) for exercise in self.exercises)
        return min(max(NARROWEST, DIGIT * (longest + 1)), WIDEST)

    def _body(
        self, exercise: DrillExercise, number: int, setting: Setting
    ) -> Iterator[Para | Figure | Write]:
        slot = f"exercise-{number}"
        if exercise.figure is not None:
            yield from _figures(exercise.figure, setting.language)
        match self.answers:
            case "line" | "box":
                yield Para(_with_gap(exercise.ask, Gap(slot)))
            case "space":
                if exercise.ask:
                    yield Para(exercise.ask)
                yield Write(slot, self.marks_each, space=self.space.wanted)
            case "none" if exercise.ask:
                yield Para(exercise.ask)

    def _worked(self, exercise: DrillExercise) -> Exercise:
        """The example: its answer stands where others have a blank."""
        return Exercise("", (Para(_with_gap(exercise.ask, Strong(exercise.answer))),))

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """A sheet of each skill whose task needs no sentence."""
        return sheets(skills)


def _exercise_problems(exercise: DrillExercise, answers: str) -> Iterator[Problem]:
    asked = plain(exercise.ask)
    if not exercise.ask and exercise.figure is None:
        yield Problem(("ask",), "the exercise asks nothing", ("write ask, or give it a figure",))
    places = asked.count(PLACE)
    if places > 1:
        hints = (f"write {PLACE} once, or make two exercises of it",)
        yield Problem(("ask",), f"there are {places} places for one answer", hints)
    elif places and _in_text(exercise.ask) != 1:
        hints = (f"close the formula before {PLACE}, and open another behind it",)
        yield Problem(("ask",), f"{PLACE} stands in a formula, where nothing can be written", hints)
    elif places and answers in ("space", "none"):
        hints = (f"write answers: line or answers: box, or leave {PLACE} out",)
        message = f"{PLACE} is a place for the answer, and answers: {answers} another"
        yield Problem(("ask",), message, hints)
    if exercise.figure is not None:
        yield from (problem.under("figure") for problem in exercise.figure.problems())
        if exercise.figure.type == "table":
            hints = ("use the question type grid-completion",)
            yield Problem(("figure",), "a table cannot stand in an exercise", hints)


def _in_text(content: Inlines) -> int:
    """How many places for an answer stand in words."""
    count = 0

    def counted(part: Text | Gap) -> tuple[Text | Gap, ...]:
        nonlocal count
        count += part.text.count(PLACE) if isinstance(part, Text) else 0
        return (part,)

    rewritten(content, counted)
    return count


def _figures(figure: Illustration, language: Language) -> Iterator[Figure]:
    for block in figure.blocks(language):
        if isinstance(block, Figure):
            yield block


def _with_gap(ask: Inlines, gap: Gap | Strong) -> Inlines:
    """The words with a gap where the answer stands, or behind them."""
    if PLACE not in plain(ask):
        return (*ask, Text("\u00a0"), gap) if ask else (gap,)

    def cut(part: Text | Gap) -> Iterator[Text | Gap | Strong]:
        if isinstance(part, Gap):
            yield part
            return
        before, place, after = part.text.partition(PLACE)
        yield from (Text(words) for words in (before,) if words)
        if place:
            yield gap
        yield from (Text(words) for words in (after,) if words)

    return rewritten(ask, cut)


TYPE = Drill

"""Origin, purpose and content of a source: what it is worth, and where it falls short."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import AUTHORED, Prose, joined_names
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.sources import Worth
from worksheets.model.open_question import OpenQuestion
from worksheets.model.paper.content import Inlines, Para, Source, Write, text
from worksheets.model.paper.item import Item, MarkPoint, MatrixCell, Scheme
from worksheets.model.paper.source_labels import labels_of, rank
from worksheets.model.paper.wording import unbroken, worded
from worksheets.model.problem import Problem
from worksheets.model.question import References, Setting

ASPECTS = ("origin", "purpose", "content")
MARKS = 4


class Judgement(BaseModel):
    """One thing that a source's origin, purpose or content makes it good or bad for; of two sources
    it says which `source` that is."""

    model_config = AUTHORED

    about: Literal["origin", "purpose", "content"]
    answer: Prose
    source: str = ""


class SourceAnalysis(OpenQuestion):
    """Value and limitations of a source, or of two sources, by points with caps.

    Only value, only limitations or only one of the sources: half marks at most. Full marks need
    origin, purpose and content each used at least once (the custom of IB History paper 1, question
    2). Of two `sources`, each point says which it is about.

        type: source-analysis
        id: letter-value
        source: kim-letter
        focus: the relations between North Korea and the USSR
        value:
          - {about: origin, answer: It comes from the leader of North Korea himself.}
          - {about: content, answer: It names the help that was wanted.}
        limitation:
          - {about: purpose, answer: It flatters Stalin to win him over.}
          - {about: origin, answer: It shows only the North Korean side.}
    """

    type: Literal["source-analysis"] = "source-analysis"
    focus: Prose
    value: Annotated[tuple[Judgement, ...], Field(min_length=1)]
    limitation: Annotated[tuple[Judgement, ...], Field(min_length=1)]
    marks: int | None = Field(default=4, ge=2, le=20)
    space: AnswerSpace = SpaceFields()

    @property
    def marks_by_points(self) -> int:
        return self.marks or 4

    @property
    def wording(self) -> str:
        return f"what {joined_names(self.source_names)} is worth"

    def sends_to(self, source: str) -> bool:
        return True

    def problems(self, references: References) -> Iterator[Problem]:
        yield from super().problems(references)
        yield from self._problems_of_sources()
        if self.levels:
            return
        used = {point.about for point in self._all_points}
        for aspect in ASPECTS:
            if aspect not in used:
                yield Problem(
                    (),
                    f"no point is about the {aspect} of the source",
                    (f"full marks need a point about {aspect}; add one",),
                )
        if len(self._all_points) < self.answer_marks:
            hints = ("add points, or lower the marks",)
            yield Problem((), f"too few points for {self.answer_marks} marks", hints)

    @property
    def _all_points(self) -> tuple[Judgement, ...]:
        return (*self.value, *self.limitation)

    def _problems_of_sources(self) -> Iterator[Problem]:
        """What is wrong with the number of sources, and with points about each."""
        names = self.source_names
        if not 1 <= len(names) <= 2 or not self.sources:
            hints = ("write source: its-id, or sources: [first-id, second-id]",)
            yield Problem((), "the question needs one source, or two", hints)
            return
        for column, points in (("value", self.value), ("limitation", self.limitation)):
            for n, point in enumerate(points):
                if point.source not in (names if len(names) == 2 else ("", *names)):
                    message = (
                        f"the question is not about the source '{point.source}'"
                        if point.source
                        else "the point does not say which of the two sources it is about"
                    )
                    hints = (f"write source: {' or source: '.join(names)}",)
                    yield Problem((column, n), message, hints)
        for name in names if len(names) == 2 else ():
            if not any(point.source == name for point in self._all_points):
                message = f"no point is about the source '{name}'"
                yield Problem((), message, ("add one, or leave the source out",))

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        sources = [setting.sources[name] for name in self.source_names]
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(self._stem(sources, language)),
                Write("answer", self.answer_marks, space=self.space.wanted),
            ),
            scheme=self.marked(
                Scheme(
                    marks=self.answer_marks,
                    rule=self._rule(language),
                    open=True,
                    points=tuple(self._points(sources, language)),
                ),
                setting,
            ),
        )

    def _stem(self, sources: Sequence[Source], language: Language) -> Inlines:
        names = unbroken(labels_of(sources, language))
        if len(sources) > 1:
            return worded(
                language, "question.source-analysis.stem-of-two", sources=names, focus=self.focus
            )
        return worded(language, "question.source-analysis.stem", source=names, focus=self.focus)

    def _rule(self, language: Language) -> Inlines:
        most, half = self.answer_marks, self.answer_marks // 2
        if len(self.source_names) > 1:
            return text(language.say("question.source-analysis.rule-of-two", most=most, half=half))
        return text(language.say("question.source-analysis.rule", most=most, half=half))

    def _points(self, sources: Sequence[Source], language: Language) -> Iterator[MarkPoint]:
        """Points in the order of their columns, each by aspects; of two sources by sources first,
        which are the rows."""
        columns = (
            (self.value, language.say("question.source-analysis.value")),
            (self.limitation, language.say("question.source-analysis.limitation")),
        )
        names = self.source_names
        if len(names) == 1:
            for points, column in columns:
                for point in sorted(points, key=lambda point: ASPECTS.index(point.about)):
                    yield MarkPoint(
                        point.answer, cell=MatrixCell(_row(point, "", language), column)
                    )
            return
        for name, source in sorted(zip(names, sources, strict=True), key=lambda one: rank(one[1])):
            for about in ASPECTS:
                for points, column in columns:
                    for point in points:
                        if (point.source, point.about) == (name, about):
                            row = _row(point, source.label, language)
                            yield MarkPoint(point.answer, cell=MatrixCell(row, column))

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["SourceAnalysis"]:
        """A question for every source whose value and limitations are known by origin, purpose and
        content."""
        for source in knowledge.sources:
            points = (*source.value, *source.limitation)
            both = source.value and source.limitation and source.focus
            if both and len(points) >= MARKS and {worth.about for worth in points} == {*ASPECTS}:
                yield SourceAnalysis(
                    span=source.span,
                    id=f"worth-of-{source.id}",
                    difficulty="hard",
                    source_=source.id,
                    focus=source.focus,
                    value=_judgements(source.value),
                    limitation=_judgements(source.limitation),
                    marks=MARKS,
                    asks=(source.id,),
                )


def _row(point: Judgement, label: str, language: Language) -> str:
    """The title of the row of a point: its aspect, of one of two sources behind its label."""
    aspect = _aspect(point.about, language)
    if not label:
        return aspect
    return language.say("question.source-analysis.aspect-of", source=label, aspect=aspect)


def _aspect(name: str, language: Language) -> str:
    match name:
        case "origin":
            return language.say("question.source-analysis.origin")
        case "purpose":
            return language.say("question.source-analysis.purpose")
    return language.say("question.source-analysis.content")


def _judgements(points: Sequence[Worth]) -> tuple[Judgement, ...]:
    return tuple(Judgement(about=worth.about, answer=worth.answer) for worth in points)


TYPE = SourceAnalysis

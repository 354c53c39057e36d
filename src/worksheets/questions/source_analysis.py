"""Origin, purpose and content of a source: what it is worth, and where it falls short."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.sources import Worth
from worksheets.model.open_question import OpenQuestion
from worksheets.model.paper.content import Para, Write, text
from worksheets.model.paper.item import Item, MarkPoint, MatrixCell, Scheme
from worksheets.model.paper.wording import unbroken, worded
from worksheets.model.problem import Problem
from worksheets.model.question import References, Setting

ASPECTS = ("origin", "purpose", "content")
MARKS = 4


class Judgement(BaseModel):
    """One thing that a source's origin, purpose or content makes it good or bad for."""

    model_config = AUTHORED

    about: Literal["origin", "purpose", "content"]
    answer: Prose


class SourceAnalysis(OpenQuestion):
    """Value and limitations of a source, by points with two caps.

    Only value, or only limitations: half marks at most. Full marks need origin, purpose and
    content each used at least once (the custom of IB History paper 1, question 2).

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
    source: str
    focus: Prose
    value: Annotated[tuple[Judgement, ...], Field(min_length=1)]
    limitation: Annotated[tuple[Judgement, ...], Field(min_length=1)]
    marks: int | None = Field(default=4, ge=2, le=20)
    space: AnswerSpace = SpaceFields()

    @property
    def marks_by_points(self) -> int:
        return self.marks or 4

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,)

    @property
    def wording(self) -> str:
        return f"what {self.source} is worth"

    def problems(self, references: References) -> Iterator[Problem]:
        yield from super().problems(references)
        if self.levels:
            return
        used = {point.about for point in (*self.value, *self.limitation)}
        for aspect in ASPECTS:
            if aspect not in used:
                yield Problem(
                    (),
                    f"no point is about the {aspect} of the source",
                    (f"full marks need a point about {aspect}; add one",),
                )
        if len(self.value) + len(self.limitation) < self.answer_marks:
            hints = ("add points, or lower the marks",)
            yield Problem((), f"too few points for {self.answer_marks} marks", hints)

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        label = setting.sources[self.source].label
        stem = worded(
            language, "question.source-analysis.stem", source=unbroken(label), focus=self.focus
        )
        half = self.answer_marks // 2
        rule = language.say("question.source-analysis.rule", most=self.answer_marks, half=half)
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(stem), Write("answer", self.answer_marks, space=self.space.wanted)),
            sources=(label,),
            scheme=self.marked(
                Scheme(
                    marks=self.answer_marks,
                    rule=text(rule),
                    open=True,
                    points=tuple(self._points(language)),
                ),
                setting,
            ),
        )

    def _points(self, language: Language) -> Iterator[MarkPoint]:
        for points, column in (
            (self.value, language.say("question.source-analysis.value")),
            (self.limitation, language.say("question.source-analysis.limitation")),
        ):
            for point in sorted(points, key=lambda point: ASPECTS.index(point.about)):
                cell = MatrixCell(_aspect(point.about, language), column)
                yield MarkPoint(point.answer, cell=cell)

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
                    source=source.id,
                    focus=source.focus,
                    value=_judgements(source.value),
                    limitation=_judgements(source.limitation),
                    marks=MARKS,
                    asks=(source.id,),
                )


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

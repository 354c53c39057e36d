"""The request for a paper, as a teacher writes it."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    ValidationInfo,
    model_validator,
)

from worksheets.model.allowances import Lint
from worksheets.model.authored import (
    AUTHORED,
    SEVERAL,
    Name,
    OneLine,
    Prose,
    Reads,
    Words,
)
from worksheets.model.blueprint import Blueprint
from worksheets.model.class_keys import ClassName, Day, NotWithin
from worksheets.model.diagnostics import Mistake
from worksheets.model.exam_fields import Apart, CoverSpec, Grades, InAllSpec
from worksheets.model.form_names import Disjoint, Forms, read_disjoint
from worksheets.model.inserts import InsertSpec
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.layout_spec import LayoutSpec
from worksheets.model.levels import Levels
from worksheets.model.numbers.filling import NAMED
from worksheets.model.paper.page_breaks import PageBreaks
from worksheets.model.paper.paper import ObjectivesShown
from worksheets.model.picks import Entry, InlineQuestion, PageBreakList, breaks_of
from worksheets.model.profile import ProfileChoice, Slots, read_choice, read_slots
from worksheets.model.shapes import FLAG_OR_MAPPING, TEXT_LISTS_BY_NAME, TEXT_OR_MAPPING
from worksheets.model.source_letters import PlacedSource, SourceLabel, SourceLetters, placed_sources
from worksheets.model.theme import School

SchemePlace: TypeAlias = Literal["separate", "filled", "appendix", "both", "none"]
"""Where the mark scheme goes: its own file (`filled`: behind the paper with its answers filled in),
behind the paper, both, or nowhere."""


class SectionSpec(BaseModel):
    """A titled group of entries, all to be answered or so many of them as `answer` says.

    The marks of a `bonus` section are beyond the total of the paper. No two of its questions that
    are `apart` are on one topic, or of one type. Named forms have the questions of a section in
    other orders, unless its `order` is fixed. A `notice` is printed before the section. Its
    `sources` are printed in it, under letters that it may choose.
    """

    model_config = AUTHORED

    title: Words = ""
    instructions: Prose = ()
    answer: int | None = Field(default=None, ge=1)
    apart: Apart | None = None
    bonus: bool = False
    notice: Prose = ()
    page_break: PageBreakList = ()
    order: Literal["fixed"] | None = None
    sources: SourceLetters = ()
    questions: Annotated[tuple[Entry, ...], Field(min_length=1)]

    @property
    def page_breaks(self) -> PageBreaks:
        """Those of the section itself."""
        return breaks_of(self.page_break)

    @property
    def question_breaks(self) -> tuple[PageBreaks, ...]:
        """Those of each of its questions, in the order of the paper; none if no pick has one."""
        if not any(pick.page_break for pick in self.questions):
            return ()
        return tuple(breaks for pick in self.questions for breaks in pick.page_breaks)


def _alone(blueprint: Blueprint | None, info: ValidationInfo) -> Blueprint | None:
    """A blueprint; if no section asks for further questions its topics come to all marks."""
    if blueprint and not info.data.get("sections"):
        blueprint.check_topics()
    return blueprint


def _read_levels(value: object, info: ValidationInfo) -> Levels:
    return Levels.model_validate(value, context=info.context)


def _read_knowledge(value: object, info: ValidationInfo) -> Knowledge:
    return Knowledge.model_validate(value, context=info.context)


class Spec(BaseModel):
    """A paper spec; without topics the whole course is in scope.

    `knowledge` is a topic of this paper only. Without a course `subject` and `levels` are those of
    the paper, and `language` is that of all its words; with one they are the course's, and the
    spec's `language` is that of the words around the questions, if it is not that of the course.
    A `blueprint` says what the paper must come to, beside what its `sections` ask for.
    `forms` have the same questions in other orders, or if they are `disjoint` others of their kind.
    The `header` of a pupil's copy may name columns of the class list in braces; a paper of a `tier`
    is for the pupils of that tier only. A `draft` asks what nobody has verified, and says so. In
    the instructions {marks} stands for two marks as the theme writes them. A `logo` takes the place
    of the school's beside the title; a listener hears `logo_says`. The `sources` of a paper that
    names them, or of its sections, are all that it has; a `source_label` is what each is called.
    `inserts` are sheets that are given out with it.

    Candidates may have `reading_minutes` before the `minutes`. They answer all questions, or so
    many as a section says, or so many `in-all` as `answer` says; of `extra_answers` the first or
    the best count. `answer_in: booklet` makes a booklet to answer in. What is `allowed` stands
    among the instructions, `grades` with their least marks in the mark scheme.

    `without` are the identifiers of questions that are never chosen for it.

    A `profile` says what such papers are like: what the spec leaves out is as it says, and its
    `slots` are filled by questions with these identifiers.

    A `class` has the paper `on` a day: what it saw before, as files in the folder `history` say,
    comes last, and what it saw `not_within` so many papers or weeks not at all.
    """

    model_config = AUTHORED

    title: Words
    profile: Annotated[ProfileChoice | None, Reads(read_choice, TEXT_OR_MAPPING)] = None
    slots: Annotated[Slots, Reads(read_slots, TEXT_LISTS_BY_NAME)] = Field(default_factory=dict)
    subtitle: Words = ""
    author: OneLine = ""
    keywords: Annotated[tuple[Name, ...], SEVERAL] = ()
    course: Annotated[str, Field(min_length=1)] = ""
    subject: Name = ""
    language: Name = ""
    levels: Annotated[Levels, Reads(_read_levels, Levels)] = Levels({})
    knowledge: Annotated[Knowledge, Reads(_read_knowledge, Knowledge), Field(exclude=True)] = (
        Knowledge()
    )
    topics: Annotated[tuple[str, ...], SEVERAL] = ()
    without: Annotated[tuple[Name, ...], SEVERAL] = ()
    instructions: tuple[Prose, ...] = ()
    minutes: int | None = Field(default=None, ge=1)
    reading_minutes: int = Field(default=0, ge=0, le=120)
    answer: InAllSpec = None
    extra_answers: Literal["first", "best"] | None = None
    answer_in: Literal["paper", "booklet"] = "paper"
    allowed: Annotated[tuple[Name, ...], SEVERAL] = ()
    not_allowed: Annotated[tuple[Name, ...], SEVERAL] = ()
    cover: CoverSpec = CoverSpec()
    grades: Grades = ()
    sections: Annotated[tuple[SectionSpec, ...], Field(min_length=1, default_factory=tuple)]
    blueprint: Annotated[Blueprint | None, AfterValidator(_alone)] = None
    mark_scheme: SchemePlace = "separate"
    objectives: ObjectivesShown = "all"
    forms: Forms = ()
    disjoint: Annotated[Disjoint, Reads(read_disjoint, FLAG_OR_MAPPING)] = False
    header: OneLine = ""
    tier: OneLine = ""
    class_: ClassName = ""
    on: Day | None = None
    not_within: NotWithin | None = None
    history: Annotated[str, Field(min_length=1)] = "history"
    draft: bool = False
    seed: int = 1
    layout: LayoutSpec = LayoutSpec()
    logo: str = ""
    logo_says: OneLine = ""
    school: School = School()
    sources: SourceLetters = ()
    inserts: tuple[InsertSpec, ...] = ()
    source_label: Annotated[SourceLabel, Field(exclude=True)] = ""
    lint: Lint | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.sections and self.blueprint is None:
            raise Mistake("'sections' is missing", "add 'sections: …'")
        if self.disjoint == "exact" and self.blueprint is None:
            raise Mistake("only forms of a blueprint are alike", "write disjoint: true")
        if self.answer is not None and self.blueprint and self.blueprint.choices:
            message = "candidates answer so many of a section, and so many in all"
            raise Mistake(message, "leave out 'answer' of the paper, or that of the blueprint")
        return self

    @property
    def placeholders(self) -> frozenset[str]:
        """Names of what is filled in: two marks, and the columns of a class list."""
        return frozenset({"marks", *NAMED.findall(self.header)})

    @property
    def placed_sources(self) -> tuple[PlacedSource, ...]:
        """The sources that it and its sections name, each with its letter; none if it leaves that
        to its questions."""
        return placed_sources(self.sources, [section.sources for section in self.sections])

    @property
    def inline_questions(self) -> tuple[tuple[int, int, InlineQuestion], ...]:
        """The questions that are written in it, each behind the number of its section and of its
        entry there."""
        return tuple(
            (s, p, entry)
            for s, section in enumerate(self.sections)
            for p, entry in enumerate(section.questions)
            if isinstance(entry, InlineQuestion)
        )

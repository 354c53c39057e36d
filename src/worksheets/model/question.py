"""One question in a bank, authored or drawn from knowledge; every question type is a subclass."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self, TypeAlias, TypeVar

from pydantic import Field, ValidationInfo
from pydantic_core import PydanticKnownError

from worksheets.language.language import Language
from worksheets.model.allowances import Lint
from worksheets.model.authored import Identifier, Reads
from worksheets.model.chance import dice, order
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.figure import AnyFigure
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.objectives import Objectives, marks_by_objective, shared_out
from worksheets.model.paper.content import Para, Source
from worksheets.model.paper.item import Item
from worksheets.model.paper.levels import LevelTable
from worksheets.model.problem import Problem
from worksheets.model.provenance import Provenance
from worksheets.model.shapes import QUESTION, named
from worksheets.model.source_names import (
    AboutSources,
    named_sources,
    source_problems,
    with_source_names,
)
from worksheets.model.working import Working, working_note

if TYPE_CHECKING:  # most courses have no skills
    from worksheets.model.skills import SkillDraws, SkillQuestion

Thing = TypeVar("Thing")
Difficulty: TypeAlias = Literal["easy", "medium", "hard"]
ENGLISH = "en-GB"
"""The language of what does not say its own."""


@dataclass(frozen=True, slots=True)
class References:
    """The names a question may refer to, and the tag of the language it is written in.

    `missing_fact`, `missing_source` and `missing_levels` are hints for names that nothing has.
    `source_lines` says of sources whose lines are numbered as they are written how many they are.
    """

    facts: frozenset[str]
    sources: frozenset[str]
    levels: Mapping[str, LevelTable] | None
    """None if they could not be read, which was said of them already."""
    language: str = ENGLISH
    missing_fact: str = "add it to the topic's knowledge, or leave it out"
    missing_source: str = "add it to the sources of the topic's knowledge"
    missing_levels: str = "add it to the levels.yaml of the course"
    within: bool = False
    """Whether the question is a part of another."""
    source_lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Setting:
    """What a question needs to become an item: chance of this name, lettered sources, levels, and
    the language of the paper, which is that of all words but its author's.

    `written_in` is the tag of the author's language, by whose alphabet options stand in order and
    by whose signs numbers are read. `all_sources` are those of the paper, or if it is None those
    of the topic. What chance has shown so far is in `orders`, and in
    `rolled` if it was more than orders.
    """

    name: tuple[object, ...]
    sources: Mapping[str, Source]
    levels: Mapping[str, LevelTable]
    language: Language
    written_in: str = ENGLISH
    all_sources: Sequence[Source] | None = None
    orders: list[tuple[int, ...]] = field(default_factory=list)
    rolled: Random | None = None

    def shuffled(self, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """The things in an order that chance shows."""
        listed = list(things)
        numbers = self.order(len(listed), len(self.orders))
        self.orders.append(numbers)
        return tuple([listed[n] for n in numbers])

    def order(self, count: int, number: int) -> tuple[int, ...]:
        """The order that chance shows for so many things when it is asked for the n-th time."""
        return order(count, *self.name, number)

    @property
    def rng(self) -> Random:
        """Dice, for what is not only put in order."""
        if self.rolled is None:
            self.rolled = dice(*self.name)
        return self.rolled


class Question(AboutSources, Provenance, ABC):
    """The fields every type has; a subclass adds its own, and they are its YAML schema.

    `asks` and `gives` name facts that a candidate must know, or can read off. `marks` may be
    written as a check. A `figure` stands under the first paragraph; `working`, for types without
    points, is for markers; an `author_note` is never printed. `ao` is the objective of its marks,
    or the marks of each of several. The `source` that it is about, or several `sources`, or `all`
    of the paper, have names in its texts: {source}. `lint` allows what a rule speaks against.
    """

    type: str
    id: Identifier = ""
    marks: int | None = Field(default=None, ge=1)
    difficulty: Difficulty = "medium"
    asks: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    figure: AnyFigure | None = None
    working: tuple[Working, ...] = ()
    author_note: str = ""
    ao: Objectives = ""
    lint: Lint | None = None

    @property
    @abstractmethod
    def tariff(self) -> int:
        """Marks the question is worth."""

    @property
    def names_levels(self) -> bool:
        """Whether it is marked by levels that a course can have, wholly or in part."""
        return False

    @property
    def answer_marks(self) -> int:
        """Its marks without those of an add-on."""
        return self.tariff

    @property
    def objectives(self) -> Mapping[str, int]:
        """Its marks by objective, without those of an add-on; none if its author names none."""
        return marks_by_objective(self.ao, self.answer_marks)

    @property
    def follows(self) -> "Mapping[tuple[str | int, ...], tuple[int, ...]]":
        """The parts of the question around it that its marks follow through from, by their numbers
        there, and where its author names each."""
        return {}

    @abstractmethod
    def lower(self, setting: Setting) -> Item:
        """The question as it stands on one paper, from one roll of the dice."""

    def lowered(self, setting: Setting) -> Item:
        """The question as it stands on one paper, with figure, objectives and names of sources."""
        named = named_sources(self, setting.sources, setting.all_sources, setting.language)
        question = with_source_names(self, named) if named.own else self
        item = question.lowered_with_figure(setting)
        if not named.own:
            return item
        labels = (source.label for source in named.own)
        return replace(item, sources=tuple(dict.fromkeys((*labels, *item.sources))))

    def lowered_with_figure(self, setting: Setting) -> Item:
        """The question with its figure and its objectives, once its sources have names."""
        return self.illustrated(self.lower(setting), setting.language)

    def illustrated(self, item: Item, language: Language) -> Item:
        """An item with its figure under the first paragraph, and its working in the scheme."""
        if self.working and item.scheme:
            notes = (*item.scheme.notes, working_note(self.working, language))
            item = replace(item, scheme=replace(item.scheme, notes=notes))
        if aims := self.ao or ({} if item.parts else self.objectives):
            item = shared_out(item, aims, self.answer_marks)
        if self.figure is None:
            return item
        first = 1 if item.body and isinstance(item.body[0], Para) else 0
        body = (*item.body[:first], *self.figure.blocks(language), *item.body[first:])
        return replace(item, body=body)

    def problems(self, references: References) -> Iterator[Problem]:
        """What is wrong with the question that its fields alone do not show."""
        yield from ()

    def sends_to(self, source: str) -> bool:
        return len(self.source_names) == 1 and "source" in self.wording.casefold()

    @property
    def wording(self) -> str:
        """The words that two questions on one paper may not share; empty if it is never asked."""
        return ""

    @property
    def option_set(self) -> frozenset[str]:
        """The options to choose from; no other question of a paper may have exactly the same."""
        return frozenset()

    @property
    def key_is_longest(self) -> bool:
        """Whether its key is longer than every other option, which is a cue to test-wise pupils."""
        return False

    @property
    def verdict(self) -> str:
        """The answer, where it can be one of two only; not all of a pick have the same."""
        return ""

    @property
    def draws(self) -> int:
        """How many draws of its values there are; 0 for a question without values."""
        return 0

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator[Self]:
        """The questions of this type that the knowledge of a topic yields, in a language."""
        yield from ()

    @classmethod
    def from_skills(
        cls, skills: "Sequence[SkillDraws]", language: Language
    ) -> "Iterator[SkillQuestion]":
        """The questions of this type that the skills of a topic yield: mappings with values, as an
        author would write them."""
        yield from ()

    sizes: ClassVar[tuple[int, int]] = (0, 0)
    """The least and the most entries that a pick can ask for; of most types none."""

    @classmethod
    def entries_in(cls, knowledge: Knowledge) -> int:
        """How many entries the knowledge of a topic has for a question whose size is chosen."""
        return 0

    @classmethod
    def of_size(cls, knowledge: Knowledge, language: Language, size: int) -> Iterator[Self]:
        """The questions that the knowledge of a topic yields with so many entries each."""
        yield from ()

    def of_topic(self, title: str, language: Language) -> "Question":
        """The question as it stands where questions of other topics may stand beside it."""
        return self


def check(question: Question, references: References) -> Iterator[Problem]:
    """All problems of a question: those of its type, and those any question can have."""
    yield from question.problems(references)
    if question.figure is not None:
        yield from (problem.under("figure") for problem in question.figure.problems())
    worth = question.answer_marks
    if question.marks not in (None, worth):
        yield Problem(
            ("marks",),
            f"marks do not add up: {question.marks} written, but the question comes to {worth}",
            (f"write marks: {worth}, or leave marks out",),
        )
    shared = sum(question.objectives.values())
    if shared not in (0, worth):
        yield Problem(
            ("ao",),
            f"the objectives share out {shared} marks, but the question comes to {worth}",
            ("let the marks of the objectives come to those of the question",),
        )
    for entry, names in (("asks", question.asks), ("gives", question.gives)):
        for n, name in enumerate(names):
            if name not in references.facts:
                near = did_you_mean(name, references.facts)
                hints = near or (references.missing_fact,)
                yield Problem((entry, n), f"no claim, event or term has the id '{name}'", hints)
    if question.source_names:
        known, lines = references.sources, references.source_lines
        yield from source_problems(question, known, lines, references.missing_source)


def read_question(value: object, info: ValidationInfo) -> Question:
    """A question of the type that its mapping names; raises Mistake if that is none."""
    if isinstance(value, Question):
        return value
    if not isinstance(value, dict):
        raise PydanticKnownError("dict_type")
    types: Mapping[str, type[Question]] = info.context["types"] if info.context else {}
    name = value.get("type")
    if name is None:
        raise Mistake("the question has no type", f"add one, such as type: {next(iter(types), '')}")
    if not isinstance(name, str):
        raise Mistake(
            "the type of a question must be a name", f"write type: {next(iter(types), '')}"
        )
    if name not in types:
        raise Mistake(f"there is no question type '{name}'", *did_you_mean(name, types))
    read_template = info.context.get("template") if info.context else None
    template: Question | None = read_template(value, info.context) if read_template else None
    return template or types[name].model_validate(value, context=info.context, by_name=False)


AnyQuestion: TypeAlias = Annotated[Question, Reads(read_question, named(QUESTION))]
"""A question of whichever type its mapping names; the validation context holds the types.

Where the context has what reads a `template`, that is asked first: it reads a mapping with values.
"""

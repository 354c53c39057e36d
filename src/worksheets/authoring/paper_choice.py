"""The questions that stand on the paper of a spec, each with the pick that it was chosen for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from worksheets.assemble.forms import Form, forms_with_questions
from worksheets.assemble.paper import PaperInputs
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.stock import Stock, stock_of
from worksheets.model.diagnostics import Mistake, Sink, did_you_mean
from worksheets.model.mapped import Path as PathInTree
from worksheets.model.picks import InlineQuestion, Pick
from worksheets.pipeline.history import FOR_NO_CLASS, ForClass, class_history
from worksheets.pipeline.prepared import paper_inputs
from worksheets.read.context import ReadingContext
from worksheets.read.spec import LoadedSpec, load_spec_text
from worksheets.read.yaml_edits import extents


class StandingQuestion(NamedTuple):
    """A question of the first form of a paper, with its printed number.

    It was chosen `at` a place, from 0, among those of the pick of a `section`, which is `wanted`;
    that is None for a question that a blueprint chose.
    """

    number: str
    section: int
    pick: int
    at: int
    entry: PoolEntry
    wanted: Pick | None

    @property
    def path(self) -> PathInTree:
        """The path of its pick in the spec."""
        return ("sections", self.section, "questions", self.pick)

    @property
    def is_pinned(self) -> bool:
        """Whether the spec names it by its identifier."""
        return self.wanted is not None and self.wanted.id is not None

    @property
    def is_written_here(self) -> bool:
        """Whether its words stand in the spec."""
        return isinstance(self.wanted, InlineQuestion)


@dataclass(frozen=True)
class PaperChoice:
    """The questions that were chosen for the paper of a spec, on all its forms."""

    text: str
    loaded: LoadedSpec
    inputs: PaperInputs
    forms: Sequence[Form]
    context: ReadingContext

    @cached_property
    def questions(self) -> tuple[StandingQuestion, ...]:
        """The questions of the first form in printed order."""
        return tuple(self._in_printed_order())

    def _in_printed_order(self) -> Iterator[StandingQuestion]:
        first = self.forms[0]
        sections = self.loaded.spec.sections
        for s, of_section in enumerate(first.printed):
            for item, p, at, entry in of_section:
                wanted = sections[s].questions[p] if s < len(sections) else None
                yield StandingQuestion(item.label, s, p, at, entry, wanted)

    def find(self, name: str) -> StandingQuestion:
        """The question of a printed number or of an identifier; raises Mistake if there is not
        exactly one."""
        found = [one for one in self.questions if name in (one.number, one.entry.question.id)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(one.entry.question.id for one in found)
            message = f"{len(found)} questions have the number {name}"
            raise Mistake(message, f"name one by its id: {ids}")
        known = [one.entry.question.id for one in self.questions]
        numbers = [one.number for one in self.questions]
        hint = f"write a number, {numbers[0]} to {numbers[-1]}, or an id"
        near = () if name.isdecimal() else did_you_mean(name, known)
        raise Mistake(f"the paper has no question '{name}'", hint, *near)

    @cached_property
    def stock(self) -> Stock:
        """What its questions were chosen from."""
        return stock_of(self.inputs, self.context.types)

    @cached_property
    def paths(self) -> frozenset[PathInTree]:
        """The paths of all that stands in the text of the spec."""
        return frozenset(extents(self.text))

    @property
    def names(self) -> list[list[list[str]]]:
        """The names of the questions of each form and section, in the order of the picks."""
        return [
            [[entry.name for pick in section for entry in pick] for section in form.chosen]
            for form in self.forms
        ]

    def why_fixed(self, question: StandingQuestion) -> str:
        """Why a question can be neither swapped nor pinned; "" if it can be."""
        wanted = question.wanted
        if wanted is None:
            return "the blueprint chose it"
        if question.path not in self.paths:
            return "its pick stands in the profile"
        if question.is_written_here:
            return "it is written in the spec"
        if question.entry.template is not None:
            return "it is a draw of a question with values, which have no names of their own"
        if wanted.size is not None or wanted.spaced:
            return "it was made for its pick, and has no name in the course"
        return ""

    def why_closed(self, question: StandingQuestion) -> str:
        """Why no form can have a question; "" if one may."""
        is_here = question.is_written_here and question.path in self.paths
        return "" if is_here else self.why_fixed(question)

    def why_in_place(self, question: StandingQuestion) -> str:
        """Why a question can be moved neither up nor down; "" if it may be."""
        if question.wanted is None or question.path not in self.paths:
            return self.why_fixed(question)
        if self._is_in_written_order:
            return ""
        return "forms have orders of their own, unless sections have 'order: fixed'"

    @cached_property
    def _is_in_written_order(self) -> bool:
        """Whether the first form has its questions in the order of their picks.

        Worked out for each of 200 questions, it made a preview take 125 ms, and not 84.
        """
        sections = [[(one.pick, one.at) for one in each] for each in self.forms[0].printed]
        return all(places == sorted(places) for places in sections)


@dataclass(frozen=True, slots=True)
class ChoiceReader:
    """Chooses the questions of a spec from its text, which need not be saved yet."""

    path: Path
    context: ReadingContext
    for_class: ForClass = FOR_NO_CLASS

    def choice(self, text: str, sink: Sink) -> PaperChoice | None:
        """The choice for a text; None, with errors in the sink, if there is none."""
        loaded = load_spec_text(text, self.path, self.context, sink)
        if loaded is None:
            return None
        history = class_history(self.path, loaded, self.for_class, sink)
        if sink.failed:
            return None
        inputs = paper_inputs(loaded, loaded.spec.seed, history)
        forms = forms_with_questions(inputs, self.context.types, sink)
        return PaperChoice(text, loaded, inputs, forms, self.context) if forms else None

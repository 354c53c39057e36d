"""Parts (a), (b), (i) of any type on a shared stem or source."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.authored import Prose
from worksheets.model.diagnostics import plural
from worksheets.model.objectives import marks_by_objective
from worksheets.model.paper.content import Block, Para, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.part_text import Part, PartText
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting, check

DEPTH = 2
"""Levels of parts: (a) and (i)."""


class Structured(Question):
    """Parts of any other type on a shared stem or source; parts may have parts of their own.

    A text among the parts, or one with a `figure`, stands before those that follow it. A candidate
    answers all parts, or so many of them as `answer` says, which then have the same marks. A single
    part has no letter, unless its `label` is 'always' there.
    In its texts and those of its parts `{source}` is what the source is called on the paper, but in
    a part that has sources of its own.

        type: structured
        id: letter-parts
        stem: Read {source}.
        source: kim-letter
        parts:
          - type: short-answer
            stem: Who wrote the letter?
            points: [Kim Il Sung]
            phrase: true
          - type: true-false
            statement: The letter asks for Soviet infantry.
            answer: false
            because: It asks for advisers.
    """

    type: Literal["structured"] = "structured"
    stem: Prose = ()
    answer: Annotated[int | None, Field(ge=1)] = None
    label: Literal["always"] | None = None
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=2 * len(LETTERS))]

    @property
    def questions(self) -> tuple[tuple[int, Question], ...]:
        """The parts that are questions, each behind its place among the parts."""
        return tuple((n, part) for n, part in enumerate(self.parts) if isinstance(part, Question))

    @property
    def names_levels(self) -> bool:
        return any(part.names_levels for _, part in self.questions)

    @property
    def tariff(self) -> int:
        return sum([part.tariff for _, part in self.questions][: self.answer])

    @property
    def answer_marks(self) -> int:
        return sum([part.answer_marks for _, part in self.questions][: self.answer])

    @property
    def objectives(self) -> Mapping[str, int]:
        """Those of its parts; one that it names itself is that of parts which name none."""
        if not isinstance(self.ao, str):
            return self.ao
        marks: Counter[str] = Counter()
        for _, part in self.questions[: self.answer]:
            marks.update(part.objectives or marks_by_objective(self.ao, part.answer_marks))
        return dict(marks)

    @property
    def sources(self) -> tuple[str, ...]:
        inner = (name for _, part in self.questions for name in part.sources)
        return tuple(dict.fromkeys((*super().sources, *inner)))

    @property
    def is_about_all_sources(self) -> bool:
        inner = any(part.is_about_all_sources for _, part in self.questions)
        return super().is_about_all_sources or inner

    def problems(self, references: References) -> Iterator[Problem]:
        if _depth(self) > DEPTH:
            hints = ("make the innermost parts questions of their own",)
            yield Problem(("parts",), "parts are nested too deeply", hints)
        if self.working:
            hints = ("write it in the part that it is about",)
            yield Problem(("working",), "a question with parts has no working of its own", hints)
        if not isinstance(self.ao, str) and any(part.ao for _, part in self.questions):
            hints = ("write ao in the parts only",)
            yield Problem(("ao",), "both the question and its parts share out objectives", hints)
        inside = replace(references, within=True)
        for n, part in enumerate(self.parts):
            if isinstance(part, Question):
                yield from (problem.under("parts", n) for problem in check(part, inside))
            elif part.figure:
                yield from (p.under("parts", n, "figure") for p in part.figure.problems())
        yield from self._choice_problems()
        if not references.within:
            yield from self._problems_of_following()

    @property
    def follows(self) -> Mapping[tuple[str | int, ...], tuple[int, ...]]:
        return {
            ("parts", n, *path): place
            for n, part in self.questions
            for path, place in part.follows.items()
        }

    def _problems_of_following(self) -> Iterator[Problem]:
        """Values that are carried forward from no part, or from one that is not before them."""
        places = _places(self)
        for path, place in self.follows.items():
            own = tuple(_place(self, path))
            if place not in places:
                hints = ("name a part that is answered by itself, like (a) or (a)(ii)",)
                yield Problem(path, "ft leads to no part of the question", hints)
            elif place >= own:
                hints = ("name a part before it",)
                yield Problem(path, "ft leads to a part that is not before it", hints)
            elif self.answer is not None and place[0] != own[0]:
                hints = ("leave ft out, or let all parts be answered",)
                yield Problem(path, "ft leads to a part that may not be answered", hints)

    def _choice_problems(self) -> Iterator[Problem]:
        """What is wrong with the number of parts, the texts among them, and a choice of them."""
        listed = self.questions
        if not isinstance(self.parts[-1], Question):
            hints = ("move it before the part that it is about, or leave it out",)
            yield Problem(("parts", len(self.parts) - 1), "no part follows this text", hints)
        if len(listed) > len(LETTERS):
            message = f"there are {len(listed)} parts, but only {len(LETTERS)} letters for them"
            yield Problem(("parts",), message, ("make two questions of it",))
        if len(listed) == 1 and not self.label and isinstance(listed[0][1], Structured):
            nested = ("write its parts as those of the question", "or write label: always")
            yield Problem(("parts", listed[0][0]), "a single part has parts of its own", nested)
        if self.answer is None or not listed:
            return
        if len(listed) <= self.answer:
            message = f"{self.answer} of {plural(len(listed), 'part')} are to be answered"
            hints = ("add parts, or leave answer out",)
            yield Problem(("answer",), f"{message}: there is no choice", hints)
        (first, one), *others = listed
        for n, other in others:
            if other.tariff != one.tariff:
                message = (
                    f"part {n + 1} is worth {plural(other.tariff, 'mark')} and part {first + 1} "
                    f"{one.tariff}, but a candidate chooses between them"
                )
                yield Problem(("parts", n), message, ("let all parts have the same marks",))
            elif (other.answer_marks, other.objectives) != (one.answer_marks, one.objectives):
                message = "the parts that a candidate chooses from have other objectives"
                hints = ("let all parts have the same marks for each objective",)
                yield Problem(("parts", n), message, hints)

    def sends_to(self, source: str) -> bool:
        inner = [part for _, part in self.questions]
        if len(self.source_names) > 1:
            return any(source in part.sources for part in inner)
        words = " ".join([plain(self.stem), *(part.wording for part in inner)]).casefold()
        return "source" in words or any(part.sources for part in inner)

    def lower(self, setting: Setting) -> Item:
        parts = tuple(self._part(part, setting) for part in self.parts)
        body: tuple[Block, ...] = (Para(self.stem),) if self.stem else ()
        sources = tuple(dict.fromkeys(label for part in parts for label in part.sources))
        if len(self.questions) == 1 and not self.label:
            *texts, only = parts
            between = (block for text in texts for block in text.body)
            body = (*body, *between, *only.body)
            return replace(only, id=self.id, span=self.span, body=body, sources=sources)
        return Item(self.id, self.span, body, parts=parts, sources=sources, answer=self.answer)

    def _part(self, part: Question | PartText, setting: Setting) -> Item:
        if isinstance(part, Question):
            return part.lowered(setting)
        return Item("", self.span, part.blocks(setting.language), is_text=True)


def _places(question: Question, above: tuple[int, ...] = ()) -> set[tuple[int, ...]]:
    """The parts that are answered, by their numbers in the parts around them."""
    if not isinstance(question, Structured):
        return {above}
    parts = (part for _, part in question.questions)
    inner = (_places(part, (*above, n)) for n, part in enumerate(parts, 1))
    return set().union(*inner)


def _place(question: Question | PartText, path: Sequence[str | int]) -> Iterator[int]:
    """The numbers of the part that a path leads into, in the parts around it."""
    for before, n in pairwise(path):
        if before == "parts" and isinstance(question, Structured) and isinstance(n, int):
            yield [place for place, _ in question.questions].index(n) + 1
            question = question.parts[n]


def _depth(question: Question) -> int:
    if not isinstance(question, Structured):
        return 0
    return 1 + max((_depth(part) for _, part in question.questions), default=0)


TYPE = Structured

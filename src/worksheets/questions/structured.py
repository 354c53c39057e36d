"""Parts (a), (b), (i) of any type on a shared stem or source."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.authored import Prose
from worksheets.model.numbers.filling import settled
from worksheets.model.objectives import marks_by_objective
from worksheets.model.paper.content import Para, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.wording import unbroken
from worksheets.model.problem import Problem
from worksheets.model.question import AnyQuestion, Question, References, Setting, check

DEPTH = 2
"""Levels of parts: (a) and (i)."""


class Structured(Question):
    """Parts of any other type on a shared stem or source; parts may have parts of their own.

    In its texts and those of its parts `{source}` is the letter that the source gets on the paper.

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
    source: str = ""
    parts: Annotated[tuple[AnyQuestion, ...], Field(min_length=2, max_length=12)]

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset({"source"} if self.source else ())

    @property
    def tariff(self) -> int:
        return sum(part.tariff for part in self.parts)

    @property
    def answer_marks(self) -> int:
        return sum(part.answer_marks for part in self.parts)

    @property
    def objectives(self) -> Mapping[str, int]:
        """Those of its parts; one that it names itself is that of parts which name none."""
        if not isinstance(self.ao, str):
            return self.ao
        marks: Counter[str] = Counter()
        for part in self.parts:
            marks.update(part.objectives or marks_by_objective(self.ao, part.answer_marks))
        return dict(marks)

    @property
    def sources(self) -> tuple[str, ...]:
        own = (self.source,) if self.source else ()
        inner = (name for part in self.parts for name in part.sources)
        return tuple(dict.fromkeys((*own, *inner)))

    def problems(self, references: References) -> Iterator[Problem]:
        if _depth(self) > DEPTH:
            hints = ("make the innermost parts questions of their own",)
            yield Problem(("parts",), "parts are nested too deeply", hints)
        if self.working:
            hints = ("write it in the part that it is about",)
            yield Problem(("working",), "a question with parts has no working of its own", hints)
        if not isinstance(self.ao, str) and any(part.ao for part in self.parts):
            hints = ("write ao in the parts only",)
            yield Problem(("ao",), "both the question and its parts share out objectives", hints)
        if self.source and not self._speaks_of_it():
            hints = ("write {source} in the stem, or leave the source out",)
            yield Problem(("source",), f"no words speak of the source '{self.source}'", hints)
        inside = replace(references, within=True)
        for n, part in enumerate(self.parts):
            yield from (problem.under("parts", n) for problem in check(part, inside))
        if not references.within:
            yield from self._problems_of_following()

    @property
    def follows(self) -> Mapping[tuple[str | int, ...], tuple[int, ...]]:
        return {
            ("parts", n, *path): place
            for n, part in enumerate(self.parts)
            for path, place in part.follows.items()
        }

    def _problems_of_following(self) -> Iterator[Problem]:
        """Values that are carried forward from no part, or from one that is not before them."""
        places = _places(self)
        for path, place in self.follows.items():
            own = tuple(int(n) + 1 for before, n in pairwise(path) if before == "parts")
            if place not in places:
                hints = ("name a part that is answered by itself, like (a) or (a)(ii)",)
                yield Problem(path, "ft leads to no part of the question", hints)
            elif place >= own:
                hints = ("name a part before it",)
                yield Problem(path, "ft leads to a part that is not before it", hints)

    def _speaks_of_it(self) -> bool:
        """Whether the stem or a part sends the candidate to the source."""
        words = " ".join([plain(self.stem), *(part.wording for part in self.parts)]).lower()
        return "source" in words or any(part.sources for part in self.parts)

    def lower(self, setting: Setting) -> Item:
        if self.source:
            label = unbroken(setting.sources[self.source].label)
            return settled(self, {"source": label})._item(setting)
        return self._item(setting)

    def _item(self, setting: Setting) -> Item:
        """The item, once all its texts name the source."""
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self.stem),) if self.stem else (),
            parts=tuple(part.lowered(setting) for part in self.parts),
            sources=tuple(setting.sources[name].label for name in self.sources),
        )


def _places(question: Question, above: tuple[int, ...] = ()) -> set[tuple[int, ...]]:
    """The parts that are answered, by their numbers in the parts around them."""
    if not isinstance(question, Structured):
        return {above}
    inner = (_places(part, (*above, n)) for n, part in enumerate(question.parts, 1))
    return set().union(*inner)


def _depth(question: Question) -> int:
    if not isinstance(question, Structured):
        return 0
    return 1 + max(_depth(part) for part in question.parts)


TYPE = Structured

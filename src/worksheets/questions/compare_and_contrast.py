"""Two things held side by side: what they share, and how they differ."""

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import AUTHORED, Prose, Words, joined_names
from worksheets.model.knowledge.contrast import Contrast, contrast
from worksheets.model.knowledge.facts import Actor, Claim
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.open_question import OpenQuestion
from worksheets.model.paper.content import Inlines, Para, Text, Write, capital, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.source_labels import labels_of
from worksheets.model.paper.wording import stopped, unbroken, worded
from worksheets.model.problem import Problem
from worksheets.model.question import References, Setting

FEWEST = 2
"""Differences without which nothing is drawn."""
MOST = 6
"""Marks of a drawn question at most."""


class Pair(BaseModel):
    """What the first of two has on a matter, and what the second has in its place."""

    model_config = AUTHORED

    about: Words
    first: Prose
    second: Prose


class CompareAndContrast(OpenQuestion):
    """Points on what two things share and on how they differ, for a mark each.

    Without similarities there is nothing to compare: write `contrast: true`, and the question asks
    for contrasts only. With two `sources` in the place of first and second it asks what these
    reveal. `pairs` are differences by the matter that they are about: {about: blame, first: …,
    second: …}.

    type: compare-and-contrast
    id: two-leaders
    first: the USSR
    second: China
    focus: their attitudes to the Korean War
    marks: 3
    similarities: [Both were reluctant at first.]
    differences:
      - China sent a large army, the USSR no ground troops.
      - China had only just become communist.
    """

    type: Literal["compare-and-contrast"] = "compare-and-contrast"
    first: Words = ""
    second: Words = ""
    focus: Prose
    contrast: bool = False
    similarities: tuple[Prose, ...] = ()
    differences: tuple[Prose, ...] = ()
    pairs: tuple[Pair, ...] = ()
    marks: int | None = Field(default=4, ge=2, le=20)
    space: AnswerSpace = SpaceFields()

    @property
    def marks_by_points(self) -> int:
        return self.marks or 4

    @property
    def wording(self) -> str:
        term = "contrast" if self.contrast else "compare"
        both = (self.first, self.second) if self.first else self.source_names
        return f"{term} {joined_names(both)}: {plain(self.focus)}"

    def sends_to(self, source: str) -> bool:
        return not self.first

    def problems(self, references: References) -> Iterator[Problem]:
        yield from super().problems(references)
        if not self.similarities and not self.contrast:
            message = "there is nothing to compare: no similarity is given"
            yield Problem((), message, ("add similarities, or write contrast: true",))
        if self.similarities and self.contrast:
            message = "the question asks for contrasts only, and has similarities"
            yield Problem(("contrast",), message, ("leave out contrast, or the similarities",))
        count = len(self.similarities) + len(self.differences) + len(self.pairs)
        if not self.differences and not self.pairs:
            message = "there is nothing to contrast: no difference is given"
            yield Problem((), message, ("add differences, or pairs",))
        if count < self.answer_marks and not self.levels:
            hints = ("add points, or lower the marks",)
            yield Problem((), f"there are {count} points for {self.answer_marks} marks", hints)
        if bool(self.first) != bool(self.second) or (not self.first and len(self.sources) != 2):
            hints = ("write first and second, or sources: [first-id, second-id]",)
            yield Problem((), "the question needs two things to compare", hints)

    def _stem(self, setting: Setting) -> Inlines:
        """The stem, with what a candidate must know of the marking."""
        language = setting.language
        if not self.first:
            return self._stem_of_sources(setting)
        asked = worded(
            language,
            "question.compare-and-contrast.contrast"
            if self.contrast
            else "question.compare-and-contrast.compare",
            first=self.first,
            second=self.second,
            focus=self.focus,
        )
        return (*asked, Text(f" {self._wanted(language)}"))

    def _wanted(self, language: Language) -> str:
        """How many points the answer has, and of which kinds; levels count none."""
        if self.levels:
            return language.say(
                "question.compare-and-contrast.both-sides"
                if self.contrast
                else "question.compare-and-contrast.both-kinds"
            )
        return language.say(
            "question.compare-and-contrast.differences"
            if self.contrast
            else "question.compare-and-contrast.points",
            number=language.cardinal(self.answer_marks),
        )

    def _stem_of_sources(self, setting: Setting) -> Inlines:
        language = setting.language
        labels = labels_of([setting.sources[name] for name in self.source_names], language)
        asked = worded(
            language,
            "question.compare-and-contrast.contrast-sources"
            if self.contrast
            else "question.compare-and-contrast.compare-sources",
            sources=unbroken(labels),
            focus=self.focus,
        )
        return (*asked, Text(f" {self._wanted_of_sources(language)}"))

    def _wanted_of_sources(self, language: Language) -> str:
        """`_wanted`, of what two sources reveal."""
        if self.levels:
            return language.say(
                "question.compare-and-contrast.both-sources"
                if self.contrast
                else "question.compare-and-contrast.both-kinds-of-sources"
            )
        return language.say(
            "question.compare-and-contrast.differences-of-sources"
            if self.contrast
            else "question.compare-and-contrast.points-of-sources",
            number=language.cardinal(self.answer_marks),
        )

    def _rule(self, language: Language) -> Inlines:
        rule = language.say(
            "question.compare-and-contrast.rule"
            if self.first
            else "question.compare-and-contrast.rule-of-sources"
        )
        if self.contrast:
            return text(rule)
        most = language.say(
            "question.compare-and-contrast.one-kind-only", most=self.answer_marks - 1
        )
        return text(f"{rule} {most}")

    def lower(self, setting: Setting) -> Item:
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(self._stem(setting)),
                Write("answer", self.answer_marks, space=self.space.wanted),
            ),
            scheme=self.marked(
                Scheme(
                    marks=self.answer_marks,
                    rule=self._rule(setting.language),
                    points=tuple(self._points(setting)),
                    open=True,
                ),
                setting,
            ),
        )

    def _points(self, setting: Setting) -> Iterator[MarkPoint]:
        language = setting.language
        for point in self.similarities:
            yield MarkPoint(worded(language, "question.compare-and-contrast.similar", point=point))
        paired = (self._paired(pair, setting) for pair in self.pairs)
        for point in (*self.differences, *paired):
            yield MarkPoint(
                worded(language, "question.compare-and-contrast.different", point=point)
            )

    def _paired(self, pair: Pair, setting: Setting) -> Inlines:
        """A pair as one point, each side behind the name of the one whose it is."""
        language = setting.language
        names: tuple[str, ...] = (self.first, self.second)
        if not self.first:
            names = tuple(setting.sources[name].label for name in self.source_names)
        first, second = (
            worded(
                language,
                "question.compare-and-contrast.side",
                source=unbroken(name),
                point=stopped(point),
            )
            for name, point in zip(names, (pair.first, pair.second), strict=True)
        )
        return worded(
            language,
            "question.compare-and-contrast.pair",
            about=pair.about,
            first=first,
            second=second,
        )

    @classmethod
    def from_knowledge(
        cls, knowledge: Knowledge, language: Language
    ) -> Iterator["CompareAndContrast"]:
        """Every two actors of whom different things are certain on several matters."""
        if not knowledge.about:
            return
        for first, second in combinations(knowledge.actors, 2):
            comparison = contrast(knowledge, first, second)
            if len(comparison.pairs) >= FEWEST:
                yield _drawn(knowledge, first, second, comparison, language)


def _drawn(
    knowledge: Knowledge, first: Actor, second: Actor, comparison: Contrast, language: Language
) -> CompareAndContrast:
    """A question for fewer marks than it has points, unless it would be worth only one."""
    plural = knowledge.pronoun in language.ways("question.compare-and-contrast.plural-pronouns")
    points = len(comparison.shared) + len(comparison.pairs)
    return CompareAndContrast(
        span=comparison.claims[0].span,
        id=f"compare-{first.id}-{second.id}",
        difficulty="hard",
        first=first.name,
        second=second.name,
        focus=knowledge.about,
        contrast=not comparison.shared,
        similarities=tuple(
            worded(language, "question.compare-and-contrast.both", n=1 + plural, claim=claim.text)
            for claim in comparison.shared
        ),
        differences=tuple(
            capital(
                worded(
                    language,
                    "question.compare-and-contrast.whereas",
                    first=_clause_of(first, mine),
                    second=_clause_of(second, theirs),
                )
            )
            for mine, theirs in comparison.pairs
        ),
        marks=max(2, min(MOST, points - 1)),
        asks=tuple(claim.id for claim in comparison.claims),
    )


def _clause_of(actor: Actor, claim: Claim) -> Inlines:
    """A claim after the name of an actor, without a full stop."""
    return (Text(f"{actor.name} "), *claim.text)


TYPE = CompareAndContrast

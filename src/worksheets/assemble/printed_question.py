"""What a question prints and what it wants recalled, and which other questions that helps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worksheets.model.knowledge.word_roots import on_one_event, weight

LIKE = 0.6
"""The part of the roots of a longer answer that a text shares which gives it away."""
LEAST_SHARED = 3
"""Roots that a text shares with a longer answer at least if it gives that away."""
LEAST_QUOTED = 4
"""Roots that a sentence shares with a quotation at least if it is of that."""
BESIDE = 1
"""Roots that a text shares with a question, beside a word or a year, to give that away."""


class Passage(NamedTuple):
    """What is printed in one place: its words between spaces, their roots and their families, the
    roots of its names, and the `source` of the course that it is part of, if it is."""

    words: str
    roots: frozenset[str]
    families: frozenset[str]
    names: frozenset[str] = frozenset()
    source: str = ""


class Answer(NamedTuple):
    """What is to be recalled: its words between spaces if they are few, and the roots of its words.

    It is given away where its words stand `beside` so many roots that its question has. A term is
    given away wherever it stands, and by words of the `families` of all its words. Of a quotation
    the speaker is wanted, which only a source that has it says: `in_source`.
    """

    name: str
    roots: frozenset[str]
    beside: int = 0
    families: frozenset[str] = frozenset()
    in_source: bool = False


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """What a question prints, and what it wants recalled."""

    passages: tuple[Passage, ...]
    answers: tuple[Answer, ...]
    own: tuple[Answer, ...] = ()
    """What one of its passages prints of what another wants recalled."""
    dated: tuple[frozenset[str], ...] = ()
    """The roots of the claims that it asks for which have a year."""
    placed: frozenset[str] = frozenset()
    """The words that have a place of their own in it: of gaps, squares and pairs."""
    wrong: tuple[frozenset[str], ...] = ()
    """The wrong options of its choices between terms."""
    listed: tuple[Answer, ...] = ()
    """Its answers that it prints itself among others, and what would be right of a statement."""
    sources: frozenset[str] = frozenset()
    """The sources of the course that stand beside it; two questions on one print it once."""

    def rules_out(self, other: "PrintedQuestion") -> int:
        """How many choices of another question are left with one option by what has its place here:
        by terms that are matched with their meanings."""
        return sum(1 for wrong in other.wrong if wrong <= self.placed)

    def repeats(self, other: "PrintedQuestion") -> int:
        """How many events two questions both ask for, in claims of their own: who entered a war in
        June and who in December of a year."""
        return sum(on_one_event(mine, theirs) for mine in self.dated for theirs in other.dated)

    def given_away(self, other: "PrintedQuestion") -> Iterator[Answer]:
        """The answers of another question that it prints, which does not print them itself."""
        passages = self._read_for(other)
        for answer in other.answers:
            if any(_gives_away(passage, answer, other) for passage in passages):
                yield answer

    def gives_away(self, other: "PrintedQuestion") -> int:
        """How many answers of another question it prints."""
        return sum(1 for _ in self.given_away(other))

    def points_to(self, other: "PrintedQuestion") -> int:
        """How many answers that another question lists it tells from the rest."""
        passages = self._read_for(other)
        return sum(
            any(_points_to(passage, answer, other) for passage in passages)
            for answer in other.listed
        )

    def _read_for(self, other: "PrintedQuestion") -> list[Passage]:
        """What can be read of it for another question, which is meant to be answered from its own
        sources."""
        return [passage for passage in self.passages if passage.source not in other.sources]


def _gives_away(passage: Passage, answer: Answer, asking: PrintedQuestion) -> bool:
    if answer.in_source:
        return bool(passage.source) and _quotes(passage, answer)
    if not answer.name:
        return len(answer.roots & passage.roots) >= max(LIKE * len(answer.roots), LEAST_SHARED)
    if answer.families and answer.families <= passage.families:
        return True
    if answer.name not in passage.words:
        return False
    beside = passage.roots - answer.roots
    return any(weight(beside & asked.roots) >= answer.beside for asked in asking.passages)


def _quotes(passage: Passage, answer: Answer) -> bool:
    """Whether a sentence is in a quotation, or the quotation in it."""
    shared = len(answer.roots & passage.roots)
    shorter = min(len(answer.roots), len(passage.roots))
    return shared >= max(LIKE * shorter, LEAST_QUOTED)


def _points_to(passage: Passage, answer: Answer, asking: PrintedQuestion) -> bool:
    """Whether a text has an answer beside words of its question; a name counts for two."""
    if answer.name not in passage.words:
        return False
    beside, names = passage.roots - answer.roots, passage.names - answer.roots
    return any(
        weight(beside & asked.roots) + len(names & asked.names) >= answer.beside
        for asked in asking.passages
    )


def given_by_itself(passages: Sequence[Passage], answer: Answer, wanted: Sequence[Answer]) -> bool:
    """Whether a text of a question has an answer beside roots that another of its texts has; one
    that has other answers as well is a list to choose from."""
    return any(
        weight((passage.roots - answer.roots) & asked.roots) >= max(answer.beside, BESIDE)
        for passage in passages
        if answer.name in passage.words
        and sum(bool(one.name) and one.name in passage.words for one in wanted) == 1
        for asked in passages
        if asked is not passage
    )

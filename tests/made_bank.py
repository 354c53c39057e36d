"""Banks of made-up questions for blueprints: topics, objectives, types, difficulty and facts."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple

from worksheets.assemble.blueprints.candidates import Counting
from worksheets.assemble.pool import PoolEntry, PoolGroup, PrintedFacts
from worksheets.language.languages import Languages
from worksheets.model.course import Topic, grouped
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Para, text
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.question import Question, Setting


class MadeQuestion(Question):
    """A question that says what it is worth, what it prints, and how long that is."""

    worth: int
    length: int = 10
    words: str = ""
    choices: tuple[str, ...] = ()
    answer: str = ""

    @property
    def tariff(self) -> int:
        return self.worth

    @property
    def wording(self) -> str:
        return self.words

    @property
    def option_set(self) -> frozenset[str]:
        return frozenset(self.choices)

    @property
    def verdict(self) -> str:
        return self.answer

    def lower(self, setting: Setting) -> Item:
        return Item(self.id, self.span, (Para(text(self.words)),), Scheme(self.worth))


class Kind(NamedTuple):
    """What questions of a type are like; weights of objectives and of easy, medium and hard."""

    marks: Sequence[int]
    objectives: Sequence[tuple[int, int, int]]
    difficulty: tuple[int, int, int]
    asks: tuple[int, int]
    gives: tuple[int, int]
    share: float
    words: int
    pace: str


KINDS = {
    "multiple-choice": Kind((1,), ((1, 0, 0), (0, 1, 0)), (5, 4, 1), (1, 2), (0, 3), 0.24, 45, "1"),
    "true-false": Kind((1,), ((1, 0, 0),), (8, 2, 0), (1, 1), (0, 1), 0.20, 16, "0.7"),
    "cloze": Kind((1, 3, 4, 5), ((1, 0, 0),), (6, 3, 1), (1, 4), (0, 2), 0.08, 40, "0.9"),
    "matching": Kind((4, 5), ((1, 0, 0),), (6, 3, 0), (4, 5), (0, 2), 0.05, 60, "0.7"),
    "ordering": Kind((4, 5), ((1, 0, 0), (0, 1, 0)), (2, 6, 2), (4, 5), (0, 1), 0.05, 55, "0.8"),
    "definitions": Kind((3,), ((1, 0, 0),), (7, 3, 0), (3, 3), (0, 0), 0.05, 20, "1"),
    "short-answer": Kind(
        (2, 3, 4), ((1, 0, 0), (1, 1, 0), (0, 1, 0)), (3, 5, 2), (1, 3), (0, 2), 0.12, 22, "1.2"
    ),
    "cause-consequence": Kind((3,), ((0, 1, 0),), (1, 7, 2), (3, 3), (3, 8), 0.05, 45, "1.2"),
    "source-analysis": Kind((4, 8), ((0, 0, 1),), (0, 4, 6), (1, 2), (1, 5), 0.05, 150, "1.6"),
    "compare-and-contrast": Kind(
        (4, 6), ((0, 1, 1), (0, 1, 0), (0, 0, 1)), (0, 4, 6), (4, 8), (0, 1), 0.05, 60, "1.5"
    ),
    "structured": Kind(
        (4, 6, 8, 10), ((1, 1, 0), (1, 1, 1), (0, 1, 1)), (1, 6, 3), (2, 4), (1, 4), 0.04, 90, "1.4"
    ),
    "essay": Kind(
        (8, 12, 16), ((1, 1, 0), (1, 1, 2), (1, 2, 1)), (0, 3, 7), (0, 2), (0, 2), 0.02, 30, "1.7"
    ),
}
OBJECTIVES = ("AO1", "AO2", "AO3")


def bank(count: int, seed: int = 1, topics: int = 10, facts: int = 120) -> list[PoolGroup]:
    """So many questions of some topics, each with so many facts; the same for the same numbers."""
    dice = Random(seed)
    weights = [dice.uniform(0.6, 1.6) for _ in range(topics)]
    shares = [kind.share for kind in KINDS.values()]
    made: dict[int, list[Question]] = {topic: [] for topic in range(1, topics + 1)}
    for number in range(count):
        topic = dice.choices(range(topics), weights)[0] + 1
        (name,) = dice.choices(list(KINDS), shares)
        made[topic].append(_question(name, f"q{number:05}", count, facts, dice))
    return groups_of(made)


def _question(name: str, id_: str, count: int, facts: int, dice: Random) -> Question:
    kind = KINDS[name]
    marks = dice.choice(kind.marks)
    weights = dice.choice(kind.objectives)
    shared = [marks * weight // sum(weights) for weight in weights]
    shared[weights.index(max(weights))] += marks - sum(shared)
    asked, given = dice.randint(*kind.asks), dice.randint(*kind.gives)
    names = [f"f{n}" for n in dice.sample(range(facts), min(facts, asked + given))]
    return MadeQuestion(
        type=name,
        id=id_,
        worth=marks,
        difficulty=dice.choices(("easy", "medium", "hard"), kind.difficulty)[0],
        ao={one: n for one, n in zip(OBJECTIVES, shared, strict=True) if n},
        asks=tuple(names[:asked]),
        gives=tuple(names[asked:]),
        words=f"w{dice.randrange(20 * count)}",
        answer=dice.choice(("true", "false")) if name == "true-false" else "",
        length=kind.words + (10 * marks if marks >= 4 else 0),
    )


def groups_of(made: "dict[int, list[Question]]") -> list[PoolGroup]:
    """The groups of a pool with these questions by topic."""
    facts = PrintedFacts(Knowledge(), Languages().of("en-GB"))
    return [
        PoolGroup(Topic(str(number), f"Topic {number}"), "authored", group, questions, facts)
        for number, questions in made.items()
        for group in grouped(questions)
    ]


def counting(_: str = "") -> Counting:
    """How made-up questions are counted."""
    return Counting(
        _length, lambda name: Fraction(KINDS[name].pace) if name in KINDS else Fraction(1)
    )


def _length(entry: PoolEntry) -> int:
    question = entry.question
    return question.length if isinstance(question, MadeQuestion) else 0

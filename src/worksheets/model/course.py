"""A course: topics in the order of its outline, each with its knowledge and its questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from worksheets.model.allowances import Lint
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.levels import LevelTable
from worksheets.model.question import Question
from worksheets.model.source_names import ALL_SOURCES

OWN = "spec"
"""The number of the topic that a spec brings along, which no outline can have."""


class Group(NamedTuple):
    """Questions of a topic that are alike in type, marks and difficulty.

    `ids` has an identifier a line; `places` says where each stands among the topic's questions.
    `draws` says how many draws there are of those with values, by their numbers in the group, and
    `sources` what sources those are about that are about any.
    Those of skills are from `knowledge`.
    """

    type: str
    tariff: int
    difficulty: str
    ids: str
    places: Sequence[int]
    draws: Mapping[int, int]
    sources: Mapping[int, frozenset[str]]
    origin: Literal["authored", "knowledge"] = "authored"


def grouped(
    questions: Sequence[Question], authored: int | None = None, *, draft: bool = False
) -> tuple[Group, ...]:
    """Questions sorted by what they are like, in the order of the first of each kind; so many are
    `authored`, and those after them made of skills. Only a `draft` has those that nobody has
    verified."""
    kinds: dict[tuple[bool, str, int, str], list[int]] = {}
    for n, question in enumerate(questions):
        if not (question.sure or draft):
            continue
        made = authored is not None and n >= authored
        kind = made, question.type, question.tariff, question.difficulty
        kinds.setdefault(kind, []).append(n)
    return tuple(
        Group(
            type_,
            tariff,
            difficulty,
            "\n".join(questions[n].id for n in places),
            places,
            _draws(questions, places),
            _sources(questions, places),
            "knowledge" if made else "authored",
        )
        for (made, type_, tariff, difficulty), places in kinds.items()
    )


def _draws(questions: Sequence[Question], places: Sequence[int]) -> Mapping[int, int]:
    return {n: count for n, place in enumerate(places) if (count := questions[place].draws)}


def _sources(questions: Sequence[Question], places: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """The sources of those questions that are about any; of one about all those of a paper, `all`
    is among them."""
    named = ((n, questions[place]) for n, place in enumerate(places))
    sources = (
        (n, (*one.sources, *(ALL_SOURCES if one.is_about_all_sources else ()))) for n, one in named
    )
    return {n: frozenset(names) for n, names in sources if names}


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the outline; `number` is text such as '2.2.2' and places it in the tree.

    `groups` are its questions by what they are like; `unsure` are the identifiers of those that
    nobody has verified, which are in none.
    """

    number: str
    title: str
    knowledge: Knowledge = field(default_factory=Knowledge)
    questions: Sequence[Question] = ()
    groups: tuple[Group, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def drafted(self) -> "Topic":
        """The topic as a draft has it: with what nobody has verified."""
        knowledge = self.knowledge.drafted
        if not self.unsure:
            return replace(self, knowledge=knowledge)
        authored = sum(len(group.places) for group in self.groups if group.origin == "authored")
        groups = grouped(self.questions, authored + len(self.unsure), draft=True)
        return replace(self, knowledge=knowledge, groups=groups)

    @property
    def depth(self) -> int:
        return self.number.count(".")

    def within(self, branch: str) -> bool:
        """Whether it is that topic or hangs somewhere under it."""
        return f"{self.number}.".startswith(f"{branch}.")


@dataclass(frozen=True, slots=True)
class Course:
    """`levels` are the levels-of-response schemes its essays name; `digest` names its content."""

    id: str
    title: str
    subject: str
    language: str
    topics: tuple[Topic, ...]
    levels: Mapping[str, LevelTable]
    digest: str
    lint: Lint | None = None

    def in_scope(self, branches: Sequence[str]) -> Iterator[Topic]:
        """The topics of some branches, and that of the spec; all topics if no branch is named."""
        for topic in self.topics:
            if not branches or topic.number == OWN or any(map(topic.within, branches)):
                yield topic

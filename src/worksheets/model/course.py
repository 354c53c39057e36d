"""A course: topics in the order of its outline, each with its knowledge and its questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from worksheets.model.item import Level
from worksheets.model.knowledge import Knowledge
from worksheets.model.question import Question


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the outline; `number` is text such as '2.2.2' and places it in the tree."""

    number: str
    title: str
    knowledge: Knowledge = field(default_factory=Knowledge)
    questions: tuple[Question, ...] = ()

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
    levels: Mapping[str, tuple[Level, ...]]
    digest: str

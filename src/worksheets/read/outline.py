"""outline.yaml: the title, the subject, the language and the topic tree of a course."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from worksheets.model.allowances import Lint
from worksheets.model.authored import AUTHORED, Name
from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.problem import Problem
from worksheets.model.question import ENGLISH
from worksheets.read.course_folders import NUMBER, OUTLINE
from worksheets.read.files import read_text
from worksheets.read.yaml_events import tree


class OutlineTopic(BaseModel):
    """A node of the topic tree."""

    model_config = AUTHORED

    number: Annotated[str, StringConstraints(pattern=NUMBER)]
    title: Name


class CourseOutline(BaseModel):
    """outline.yaml."""

    model_config = AUTHORED

    title: Name
    subject: Name = ""
    language: Name = ENGLISH
    topics: Annotated[tuple[OutlineTopic, ...], Field(min_length=1)]
    lint: Lint | None = None

    def problems(self) -> Iterator[Problem]:
        """Problems of topics that are there twice, or have no topic above them."""
        seen = set[str]()
        for n, node in enumerate(self.topics):
            parent = node.number.rpartition(".")[0]
            if node.number in seen:
                hints = ("number every topic once",)
                yield Problem(("topics", n, "number"), f"topic {node.number} is there twice", hints)
            if parent and parent not in seen:
                hints = (f"put topic {parent} before it",)
                message = f"topic {node.number} has no topic {parent} above it"
                yield Problem(("topics", n, "number"), message, hints)
            seen.add(node.number)


def language_of(folder: Path) -> str:
    """The language of a course, which is that of its specs too, unless they say otherwise."""
    outline = _tree_of(folder)
    language = outline.get("language") if isinstance(outline, Mapped) else None
    return language if isinstance(language, str) else ENGLISH


def topic_numbers(folder: Path) -> list[str]:
    """The numbers of the topics in an outline, as far as it can be read."""
    outline = _tree_of(folder)
    topics = outline.get("topics") if isinstance(outline, Mapped) else None
    listed = topics if isinstance(topics, list) else []
    numbers = (topic.get("number") for topic in listed if isinstance(topic, Mapped))
    return [number for number in numbers if isinstance(number, str)]


def _tree_of(folder: Path) -> Tree:
    """The tree of an outline; None if it cannot be read, which whoever reads the course reports."""
    sink = Sink()
    text = read_text(folder / OUTLINE, "", sink)
    return tree(text, "", sink) if text else None

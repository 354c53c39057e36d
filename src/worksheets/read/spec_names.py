"""What a spec names: its course, its language, its theme and topics."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from worksheets.model.amounts import WITHIN
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.files import entries, is_folder
from worksheets.model.layout_spec import LayoutSpec
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.mapped import Path as PathInTree
from worksheets.model.picks import Types, is_inline
from worksheets.model.problem import Problem
from worksheets.read.course_folders import is_course, shipped
from worksheets.read.paths import named_path

NamedTopic: TypeAlias = tuple[PathInTree, str]
"""The path of a topic's number in the spec, and the number."""


@dataclass(frozen=True, slots=True)
class SpecNames:
    """The names in a spec that lead elsewhere; "" for one that is not there or is no text.

    Without a theme in it, a spec names the usual one. `topics` are those of the paper, or of its
    blueprint; `topics_of_picks` those of each pick that names any, and each of the blueprint;
    `topics_of_questions` those of questions that are written in the spec. `keys` are those of the
    spec itself. Nothing `asks_course` for questions if all of them are written in the spec, or may
    come from its own knowledge.
    """

    course: str
    language: str
    theme: str
    topics: tuple[NamedTopic, ...]
    topics_of_picks: tuple[tuple[NamedTopic, ...], ...]
    topics_of_questions: tuple[NamedTopic, ...]
    keys: frozenset[str]
    asks_course: bool

    @property
    def all_topics(self) -> Iterator[NamedTopic]:
        """Every topic that it names anywhere."""
        yield from self.topics
        yield from (topic for pick in self.topics_of_picks for topic in pick)
        yield from self.topics_of_questions


def names_in(value: Tree, types: Types) -> SpecNames:
    """The names in the tree of a spec."""
    spec = value if isinstance(value, Mapped) else Mapped(1, 1)
    layout = spec.get("layout", Mapped(1, 1))
    theme = layout.get("theme", LayoutSpec().theme) if isinstance(layout, Mapped) else ""
    picks, topics_of_questions = list[tuple[NamedTopic, ...]](), list[NamedTopic]()
    for s, section in _mappings(spec.get("sections")):
        for p, entry in _mappings(section.get("questions")):
            path = ("sections", s, "questions", p, "topic")
            topics = tuple(_named_topics(entry.get("topic"), path))
            if is_inline(entry, types):
                topics_of_questions += topics
            else:
                picks.append(topics)
    of_blueprint = tuple(_topics_of_blueprint(spec.get("blueprint")))
    named = tuple(_named_topics(spec.get("topics"), ("topics",)))
    return SpecNames(
        course=_text(spec.get("course")),
        language=_text(spec.get("language")).strip(),
        theme=_text(theme),
        topics=named if picks or topics_of_questions else named or of_blueprint,
        topics_of_picks=tuple(filter(None, [*picks, *((topic,) for topic in of_blueprint)])),
        topics_of_questions=tuple(topics_of_questions),
        keys=frozenset(spec),
        asks_course=bool(picks or of_blueprint) and "knowledge" not in spec,
    )


def _topics_of_blueprint(value: Tree) -> Iterator[NamedTopic]:
    """The topics that a blueprint shares marks out to."""
    topics = value.get("topics") if isinstance(value, Mapped) else None
    for number in topics if isinstance(topics, Mapped) else ():
        if number != WITHIN:
            yield ("blueprint", "topics", number), number


def _text(value: Tree) -> str:
    return value if isinstance(value, str) else ""


def _mappings(value: Tree) -> Iterator[tuple[int, Mapped]]:
    """The mappings in a list, with their indexes."""
    listed = value if isinstance(value, list) else []
    return ((n, entry) for n, entry in enumerate(listed) if isinstance(entry, Mapped))


def _named_topics(value: Tree, path: PathInTree) -> Iterator[NamedTopic]:
    """The topics in a list, or a single one."""
    listed = value if isinstance(value, list) else [value]
    return (((*path, n), entry) for n, entry in enumerate(listed) if isinstance(entry, str))


def course_folder(course: str, beside: Path, trusted: tuple[Path, ...]) -> Path | Problem | None:
    """The folder of a course that ships, or that a spec in a folder names; None without a name."""
    if not course:
        return None
    if course in shipped():
        return shipped()[course]
    try:
        folder = named_path(course, beside, trusted)
    except Mistake as mistake:
        return Problem(("course",), str(mistake), mistake.hints)
    if is_course(folder):
        return folder
    looked = f"it was looked for at {folder}, and among the courses that ship"
    if is_folder(folder):
        message = f"the folder '{course}' is no course: it has no outline.yaml"
        return Problem(("course",), message, ("name the folder of a course",))
    near = did_you_mean(course, {*shipped(), *_courses_in(beside)})
    return Problem(("course",), f"there is no course '{course}'", (*near, looked))


def _courses_in(folder: Path) -> Iterator[str]:
    return (name for name in entries(folder) if is_course(folder / name))

"""Questions made of skills: mappings as an author would write them, with the parts of the skill in
their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from worksheets.model.knowledge.skill import ANSWER, Skill
from worksheets.model.mapped import Mapped, Path, Tree

if TYPE_CHECKING:  # most courses have no values
    from worksheets.model.values.shares import SumShare
    from worksheets.model.values.values import Values

SQUARE = "☐"
"""Where an answer stands among the words of a task."""
QUICK = 60
"""Characters of a quick question, with its placeholders."""
SETS_ITSELF_OUT = frozenset({"column-sum", "long-division"})
"""Kinds of figures that show a sum as it is worked out, so that no words are needed beside one."""


class At(NamedTuple):
    """A part of a skill, by its path; what is not there is left out."""

    path: Path


class Worded(NamedTuple):
    """A text made of a part of a skill, by the path of that."""

    text: str
    path: Path


Parts: TypeAlias = "str | At | Worded | Sequence[Parts] | Mapping[str, Parts]"
"""A mapping of a question, or a part of one."""


@dataclass(frozen=True)
class SkillQuestion:
    """The mapping of a question that is made of skills; `origins` says where in the lists of skills
    its parts are written. Of those of one `skill` one is the first, and each part that has sums of
    a skill has a share of these, by its path."""

    written: Mapped
    origins: Mapping[Path, Path]
    skill: str = ""
    is_first: bool = False
    shares: "Mapping[Path, SumShare]" = field(default_factory=dict)

    def origin(self, path: Path) -> Path:
        """Where a path of the mapping leads: to a part of a skill, or at least to the skill."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.origins:
                return (*self.origins[path[:end]], *path[end:])
        return path


class Task(NamedTuple):
    """A task among others of its kind: its words, if it has any beside a figure, the instruction
    above all of them, and whether the figure stands with it."""

    words: At | None
    prompt: At | None
    with_figure: bool


@dataclass(frozen=True)
class SkillDraws:
    """A skill with what is known of its draws: how many set different sums, and have different
    answers, as far as that matters; what tells answers apart; whether that is a number; and by
    error, the condition that it is none.

    `number` is its place in the list of skills. `sums` are its values with what makes a sum: what
    its author keeps apart, or the answer if there are `many_answers`, or else all that is drawn.
    """

    skill: Skill
    number: int
    draws: int
    answers: int
    apart: tuple[str, ...]
    has_number: bool
    differs: tuple[str, ...]
    sums: "Values"
    many_answers: bool

    @property
    def values(self) -> dict[str, Parts]:
        """What the mapping of a question or of an entry needs to be filled in."""
        return {key: self.at(key) for key in ("values", "where", "letters")} | {
            "apart": self._answers(self.apart) if self.many_answers else self.at("apart")
        }

    def _answers(self, apart: Sequence[str]) -> Parts:
        return [Worded(one, (self.number, "answer")) for one in apart]

    def at(self, *path: str | int) -> At:
        """A part of the skill."""
        return At((self.number, *path))

    def error(self, number: int) -> dict[str, Parts]:
        """A named error as a distractor."""
        keys = ("text", "why", "is")
        return {key: self.at("errors", number, key) for key in keys}

    @property
    def kind_of_figure(self) -> str:
        """The kind of its figure, if it has one."""
        figure = self.skill.figure
        kind = figure.get("type") if isinstance(figure, Mapped) else ""
        return kind if isinstance(kind, str) else ""

    @property
    def task(self) -> Task | None:
        """The task among others; None if it cannot stand there without its sentence."""
        skill = self.skill
        prompt = self.at("prompt") if skill.prompt else None
        if self.kind_of_figure in SETS_ITSELF_OUT:
            return Task(None, prompt, True)
        if skill.exercise:
            return Task(self.at("exercise"), prompt, bool(skill.figure))
        if skill.figure and "{{" not in skill.ask:
            return Task(None, prompt or self.at("ask"), True)
        if is_sum(skill.ask) or SQUARE in skill.ask:
            return Task(self.at("ask"), prompt, bool(skill.figure))
        return None

    @property
    def in_words(self) -> str:
        """The key of the words of the task, if it can do without a figure; or nothing."""
        skill = self.skill
        if skill.figure and self.kind_of_figure not in SETS_ITSELF_OUT:
            return ""
        if skill.exercise:
            return "exercise"
        return "ask" if is_sum(skill.ask) or SQUARE in skill.ask else ""

    @property
    def begun(self) -> Worded:
        """The words of the task, to which its answer is to be found; a square at their end would
        look like a box to write that in."""
        key = self.in_words
        words: str = getattr(self.skill, key)
        if words.endswith(SQUARE):
            words = f"{words.removesuffix(SQUARE)}…"
        return Worded(words, (self.number, key))

    def claim(self, answer: str) -> Worded | None:
        """A sentence that says that something is the answer; None if the skill has none."""
        skill = self.skill
        if skill.says:
            return Worded(skill.says.replace(ANSWER, answer), (self.number, "says"))
        key = self.in_words
        words = getattr(skill, key) if key else ""
        if SQUARE in words:
            return Worded(words.replace(SQUARE, answer), (self.number, key))
        return Worded(f"{words} {answer}", (self.number, key)) if is_sum(words) else None

    @property
    def asked(self) -> Worded:
        """The task in full; an answer that is written below it is not written into a square."""
        words = self.skill.ask.replace(SQUARE, "?").replace(r"\square", "?")
        return Worded(words, (self.number, "ask"))

    @property
    def sum(self) -> Worded | None:
        """The words before the equals sign, if there are any; None where it has no number."""
        key = self.in_words
        words = getattr(self.skill, key) if key else ""
        if not is_sum(words):
            return None
        before, _, dollar = words.rstrip().rpartition("=")
        return Worded(f"{before.rstrip()}{dollar.strip()}", (self.number, key))

    @property
    def steps(self) -> int:
        """The steps of its working."""
        return len(self.skill.working) if isinstance(self.skill.working, list) else 1

    @property
    def is_quick(self) -> bool:
        """Whether it can be asked at the end of a lesson: in a line, and without a figure."""
        return bool(self.in_words) and len(self.skill.ask) <= QUICK

    def with_values(self, *conditions: str, apart: Sequence[str] = ()) -> dict[str, Parts]:
        """`values` with more conditions, or with something else that tells draws apart."""
        values = self.values
        if any(conditions):
            values["where"] = [*self._conditions(), *filter(None, conditions)]
        if apart:
            values["apart"] = self._answers(apart)
        return values

    def _conditions(self) -> list[Parts]:
        where = self.skill.where
        if isinstance(where, list):
            return [self.at("where", n) for n in range(len(where))]
        return [self.at("where")] if where else []


def is_sum(words: str) -> bool:
    """Whether a text ends in an equals sign, so that its answer can stand behind it."""
    return words.rstrip().rstrip("$").rstrip().endswith("=")


def question_of(
    skills: Sequence[SkillDraws], type_: str, parts: Mapping[str, Parts]
) -> SkillQuestion:
    """The question of a type with its parts in their places; it is called by the first skill."""
    first = skills[0]
    written = Mapped(first.skill.written.line, first.skill.written.column)
    builder = _Builder({skill.number: skill.skill.written for skill in skills})
    name = f"{type_}-{first.skill.id}"
    written.update({"type": type_, "id": name, **builder.mapping(parts, (), first.skill.written)})
    name_of_skill = first.skill.id if len(skills) == 1 else ""
    return SkillQuestion(written, {**builder.origins, (): (first.number,)}, name_of_skill)


@dataclass
class _Builder:
    """Puts parts of skills into a mapping, and notes where they come from."""

    written: Mapping[int, Mapped]
    origins: dict[Path, Path] = field(default_factory=dict)

    def mapping(self, parts: Mapping[str, Parts], path: Path, beside: Mapped) -> Mapped:
        mapping = Mapped(beside.line, beside.column)
        for key, part in parts.items():
            built = self._part(part, (*path, key), beside)
            if built is not None and built != []:
                mapping[key] = built
        return mapping

    def _part(self, part: Parts, path: Path, beside: Mapped) -> Tree:
        match part:
            case At():
                self.origins[path] = part.path
                return self._at(part.path)
            case Worded():
                self.origins[path] = part.path
                return part.text
            case str():
                return part
            case Mapping():
                return self.mapping(part, path, beside)
        entries: list[Tree] = []
        for entry in part:
            built = self._part(entry, (*path, len(entries)), beside)
            if built is not None:
                entries.append(built)
        return entries

    def _at(self, path: Path) -> Tree:
        number, *keys = path
        assert isinstance(number, int)  # noqa: S101 see SkillDraws.at
        here: Tree = self.written[number]
        for key in keys:
            match here, key:
                case Mapped(), str():
                    here = here.get(key)
                case list(), int():
                    here = here[key]
                case _:
                    return None
        return here

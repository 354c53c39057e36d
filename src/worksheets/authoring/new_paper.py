"""A spec that picks questions from a course, as many as its topics can give."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from worksheets.assemble.forms import assemble_forms
from worksheets.authoring.question_counts import question_counts
from worksheets.model.authored import joined_names
from worksheets.model.course import Course
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.pipeline.prepared import paper_inputs, reading_context
from worksheets.questions import registry
from worksheets.read.spec import load_spec_text
from worksheets.read.yaml_text import scalar

USUAL = ("multiple-choice", "true-false", "short-answer", "cloze")
"""The types that a new paper asks for, if its topics can give them."""
HEAD = """\
# A paper that chooses its questions from a course: change it, then run worksheets build on it.
# A line that begins with "#:" is something that it can have, too: delete "#: " to have it.
"""


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A spec at a path, for some topics of a course, or for all.

    `course_name` is what the spec calls the course. It asks for `most` questions, or for fewer if
    there are no more; 0 asks for as many as a usual paper can have.
    """

    path: Path
    title: str
    course: Course
    course_name: str
    topics: tuple[str, ...] = ()
    most: int = 0

    def text(self) -> str:
        """The text of the spec; raises Mistake if its topics give no question.

        Types that are not usual stand in comments; each can be asked for alone, and all of them.
        """
        language = reading_context().languages.of(self.course.language)
        counts = question_counts(self.course, self.topics, registry(), language, USUAL)
        chosen: dict[str, int] = {}
        for name in counts:
            if len(chosen) < len(USUAL) and self._can_stand(chosen | {name: counts[name]}):
                chosen[name] = counts[name]
        if not chosen:
            listed = joined_names(self.topics)
            where = f"the topics {listed} of the course" if listed else "the course"
            hint = f"see what there is with: worksheets topics {self.course_name}"
            raise Mistake(f"{where} '{self.course_name}' has no questions to choose from", hint)
        if self.most:
            chosen = self._so_many(chosen, counts)
        others: dict[str, int] = {}
        for name in [name for name in counts if name not in chosen]:
            more = {name: counts[name]}
            if self._can_stand(chosen | more) and self._can_stand(chosen | others | more):
                others |= more
        return self._text(chosen, others)

    def _so_many(self, chosen: Mapping[str, int], counts: Mapping[str, int]) -> dict[str, int]:
        """Counts that come to the number that is wanted: of other types, too, if the usual ones
        have too few, and otherwise fewer of those that there are most of."""
        picks = dict(chosen)
        for name in [one for one in counts if one not in picks]:
            more = {name: min(counts[name], self.most - sum(picks.values()))}
            if more[name] > 0 and self._can_stand(picks | more):
                picks |= more
        for _ in range(sum(picks.values()) - self.most):
            picks[max(picks, key=picks.__getitem__)] -= 1
        return {name: count for name, count in picks.items() if count}

    def _text(self, picks: Mapping[str, int], others: Mapping[str, int]) -> str:
        topics = "" if not self.topics else f"topics: [{', '.join(map(quoted, self.topics))}]\n"
        return f"""\
{HEAD}title: {scalar(self.title)}
#: subtitle: What do you remember?
course: {scalar(self.course_name)}
{topics}#: minutes: 40
sections:
  - questions:                     # worksheets topics {self.course_name}
{_entries(picks, "")}{_entries(others, "#: ")}\
#: seed: 7                         # another number is another choice of questions
#: mark-scheme: appendix           # or separate, both, none
#: forms: 2                        # A and B, with questions and options in other orders
#: layout: {{theme: exam}}           # worksheets themes
"""

    def _can_stand(self, picks: Mapping[str, int]) -> bool:
        """Whether so many questions can be chosen for one paper, without a diagnostic."""
        sink = Sink()
        text = self._text(picks, {})
        loaded = load_spec_text(text, self.path, reading_context(), sink, self.course)
        return bool(
            loaded
            and assemble_forms(paper_inputs(loaded, loaded.spec.seed), registry(), sink)
            and not len(sink)
        )


def _entries(picks: Mapping[str, int], comment: str) -> str:
    return "".join(
        f"      {comment}- {{type: {name}, count: {count}}}\n" for name, count in picks.items()
    )


def quoted(number: str) -> str:
    """The number of a topic as YAML; in quotes if other programs would take it for another one."""
    return f"'{number}'" if number.endswith("0") and "." in number else number

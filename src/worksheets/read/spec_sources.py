"""Whether the sources that a spec names are there, under letters that follow one another, and the
formulas that it wants on a sheet."""

from collections import Counter
from collections.abc import Iterator

from worksheets.model.course import Course
from worksheets.model.diagnostics import did_you_mean
from worksheets.model.picks import InlineQuestion
from worksheets.model.problem import Problem
from worksheets.model.source_letters import letter_problems
from worksheets.model.source_names import ALL_SOURCES
from worksheets.model.spec import Spec


def insert_problems(spec: Spec, course: Course) -> Iterator[Problem]:
    """Sheets of formulas of topics that have none."""
    topics = course.in_scope(spec.topics)
    if any(fact.sure for topic in topics for fact in topic.knowledge.formulas):
        return
    for n, insert in enumerate(spec.inserts):
        if insert.from_:
            hints = ("write the formulas here, or add a relation to formulas of a topic",)
            yield Problem(("inserts", n, "from"), "no topic of the paper has formulas", hints)


def spec_source_problems(spec: Spec, course: Course) -> Iterator[Problem]:
    """What is wrong with the sources of a spec, of its sections and of its picks."""
    in_scope = course.in_scope(spec.topics)
    known = Counter(source.id for topic in in_scope for source in topic.knowledge.sources)
    yield from letter_problems(spec.placed_sources)
    for placed in spec.placed_sources:
        if placed.name not in known:
            hints = did_you_mean(placed.name, known) or ("add it to the sources of a topic",)
            yield Problem(placed.path, f"there is no source '{placed.name}'", hints)
        elif known[placed.name] > 1:
            message = f"several topics of the paper have a source '{placed.name}'"
            yield Problem(placed.path, message, ("give each of them its own id",))
    letters = {placed.letter: placed.name for placed in spec.placed_sources}
    for s, section in enumerate(spec.sections):
        for p, pick in enumerate(section.questions):
            if isinstance(pick, InlineQuestion) or pick.sources == ALL_SOURCES:
                continue
            for n, name in enumerate(pick.sources):
                if name not in letters and name not in known:
                    path = ("sections", s, "questions", p, "sources", n)
                    hints = did_you_mean(name, (*letters, *known)) or ("leave it out",)
                    yield Problem(path, f"there is no source '{name}'", hints)

"""A spec and a course become a paper."""

from collections.abc import Mapping

from worksheets.assemble.candidates import candidates, in_scope
from worksheets.assemble.draw import drawn
from worksheets.assemble.pick import chosen
from worksheets.assemble.references import check_sources
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.model.paper import Paper
from worksheets.model.question import Question
from worksheets.model.spec import Spec


def assembled(
    spec: Spec,
    course: Course,
    types: Mapping[str, type[Question]],
    sink: Sink,
    *,
    seed: int,
    spec_text: str,
) -> Paper | None:
    """The paper, or None with the reasons in the sink."""
    pool = candidates(in_scope(course, spec.topics), types)
    found = chosen(spec, pool, seed, sink)
    if not found:
        return None
    paper = drawn(spec, course, found, seed, spec_text)
    check_sources(paper, sink)
    return paper

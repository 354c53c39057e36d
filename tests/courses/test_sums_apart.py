"""No two questions of a paper set the same sum of a skill, in every course that ships."""

from collections import Counter
from collections.abc import Iterator

import pytest

from worksheets.language.languages import SHIPPED
from worksheets.layout.type.faces import covered
from worksheets.model.diagnostics import Sink
from worksheets.model.numbers.results import Result
from worksheets.model.template import Source, Template
from worksheets.model.values.patterns import Printers
from worksheets.model.values.shares import SharedOrders, SumShare, SumWalk
from worksheets.pipeline.prepared import reading_context
from worksheets.questions.skills.entries import BESIDE, FEWEST
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

UNSUITED = 5
"""Sums that suit no statement, for in them an error is the answer."""
WORDING = Printers.of(SHIPPED.of("en-GB")).text


def templates(course: str) -> Iterator[tuple[str, Template]]:
    """The questions of the skills of a course, with the numbers of their topics."""
    found = read_course(shipped()[course], reading_context(), covered(), Sink())
    assert found is not None
    for topic in found.topics:
        for question in topic.questions:
            if isinstance(question, Template) and question.source.origins:
                yield topic.number, question


def sums(
    source: Source, name: str, key: str, orders: SharedOrders
) -> Iterator[tuple[SumShare, tuple[Result, ...] | None]]:
    """The sums of skills that the first draw of a question sets."""
    assert source.origins is not None
    entries = source.entry_draws(key, name, orders)
    _, outer = next(iter(source.fitting(entries)))
    for path, share in source.origins.shares.items():
        draws = entries.of(source.repeats[path], path, outer) if path else [outer]
        yield from ((share, share.values.known_by(draw)) for draw in draws)


@pytest.mark.parametrize("course", ["physics", "chemistry", "mathematics"])
@pytest.mark.parametrize("seed", [1, 195984])
def test_no_two_questions_of_a_skill_set_the_same_sum(course: str, seed: int) -> None:
    orders, twice = SharedOrders(WORDING), []
    by_skill: dict[str, list[object]] = {}
    for topic, template in templates(course):
        if template.source.origins is None or not template.source.origins.skill:
            continue
        for share, known in sums(template.source, template.id, f"{seed}/{topic}", orders):
            by_skill.setdefault(f"{seed}/{topic}/{share.skill}", []).append(known)
    assert by_skill
    for name, known_sums in by_skill.items():
        walk = orders.walks[name]
        assert isinstance(walk, SumWalk)
        if walk.has(len(known_sums) - 1 + UNSUITED):
            twice += [(name, one) for one, count in Counter(known_sums).items() if count > 1]
    assert not twice


@pytest.mark.parametrize("course", ["physics", "chemistry"])
def test_skills_of_few_sums_leave_some_beside_a_sheet(course: str) -> None:
    for _, template in templates(course):
        origins = template.source.origins
        if origins is None or template.type != "drill":
            continue
        ((_, share),) = origins.shares.items()
        orders = SharedOrders(WORDING)
        orders.of("1", origins.shares)
        (walk,) = orders.walks.values()
        sheet = share.share.size
        assert sheet == FEWEST or walk.has(sheet + BESIDE - 1), template.id

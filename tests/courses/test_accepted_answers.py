"""What the skills of the shipped courses accept beside their keys."""

from collections.abc import Iterator
from itertools import islice

import pytest

from worksheets.language.languages import SHIPPED
from worksheets.layout.type.faces import covered
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.skill import Skill
from worksheets.model.paper.content import text
from worksheets.model.template import Template
from worksheets.model.values.patterns import Printers
from worksheets.model.values.permutation import KeyedOrder
from worksheets.model.values.values import Values
from worksheets.pipeline.prepared import reading_context
from worksheets.questions.options.numbers import value_of
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

PRINTERS = Printers.of(SHIPPED.of("en-GB"))
FIGURES, DRAWS = 3, 60


def skills(course: str) -> Iterator[tuple[Skill, Values]]:
    """The skills of a course with their values."""
    found = read_course(shipped()[course], reading_context(), covered(), Sink())
    assert found is not None
    for topic in found.topics:
        values = {
            share.skill: share.values
            for question in topic.questions
            if isinstance(question, Template) and question.source.origins
            for share in question.source.origins.shares.values()
        }
        yield from ((one, values[one.id]) for one in topic.knowledge.skills if one.id in values)


def figures(answer: str) -> int:
    """The significant figures of an answer that is a number with a unit; 0 for any other."""
    value = value_of(text(answer), "en-GB")
    number = answer.partition(" ")[0].replace(",", "").lstrip("−")
    if value is None or not value.unit or not number.replace(".", "").isdigit():
        return 0
    digits = number.replace(".", "").lstrip("0")
    return len(digits if "." in number else digits.rstrip("0"))


def test_physics_accepts_rounded_answers_of_many_figures() -> None:
    refuse = set()
    for skill, values in skills("physics"):
        fitting = values.fitting(KeyedOrder("test"), {}, PRINTERS.text)
        answers = [PRINTERS.filled(skill.answer, draw) for _, draw in islice(fitting, DRAWS)]
        many = any(figures(answer) > FIGURES for answer in answers)
        if many and "awrt" not in str(skill.accept):
            refuse.add(skill.id)
    assert not refuse


@pytest.mark.parametrize("course", ["physics", "chemistry"])
def test_corrections_accept_what_the_answers_of_skills_do(course: str) -> None:
    found = read_course(shipped()[course], reading_context(), covered(), Sink())
    assert found is not None
    seen = 0
    for topic in found.topics:
        accepting = {skill.id for skill in topic.knowledge.skills if isinstance(skill.accept, list)}
        for question in topic.questions:
            if question.type == "error-spotting" and isinstance(question, Template):
                origins = question.source.origins
                if origins and origins.skill in accepting:
                    seen += 1
                    statements = getattr(question.sample, "statements", ())
                    assert all(len(one.text.answers[0].answers) > 1 for one in statements)
    assert seen

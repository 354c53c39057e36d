"""What one more fact adds is what the types then really draw."""

from words import ENGLISH
from worksheets.assemble.coverage import ONE_MORE, TRIAL_ID, coverage
from worksheets.checking.check import find_course
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.questions import registry

TYPES = registry()


def knowledge() -> Knowledge:
    course = find_course("cold-war", Sink())
    assert course is not None
    return next(topic.knowledge for topic in course.topics if topic.number == "2.2.2")


def test_everything_is_counted() -> None:
    found = coverage(knowledge(), TYPES, ENGLISH)
    assert found.facts["claims"] == len(knowledge().claims)
    assert found.doubtful == len([one for one in knowledge().facts() if not one.sure])
    for name, count in found.generated.items():
        assert count == len(list(TYPES[name].from_knowledge(knowledge().sure, ENGLISH)))


def test_a_fact_that_is_tried_is_one_more_and_sound() -> None:
    for kind, more in ONE_MORE.items():
        larger = more(knowledge())
        assert larger is not None
        assert [fact.id for fact in larger.facts()].count(TRIAL_ID) == 1
        gains = coverage(knowledge(), TYPES, ENGLISH).gains[kind]
        assert gains
        assert all(number > 0 for number in gains.values())
        asking = {
            name
            for name, type_ in TYPES.items()
            for question in type_.from_knowledge(larger.sure, ENGLISH)
            if TRIAL_ID in question.asks
        }
        assert set(gains) & asking


def test_where_nothing_is_known_nothing_is_tried() -> None:
    found = coverage(Knowledge(), TYPES, ENGLISH)
    assert not found.generated
    assert not found.gains

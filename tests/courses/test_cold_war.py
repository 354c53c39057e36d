"""Laws of the cold-war course: what a topic knows, and that no thing is told in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

import pytest

from worksheets.assemble.pool import pool_of
from worksheets.figures.map import Map
from worksheets.language.languages import SHIPPED
from worksheets.layout.type.faces import covered
from worksheets.model.course import Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import plain
from worksheets.pipeline.prepared import reading_context
from worksheets.questions.essay import Essay
from worksheets.questions.short_answer import ShortAnswer
from worksheets.questions.structured import Structured
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

TOPICS = 19
FEWEST = {
    "claims": 20,
    "events": 10,
    "terms": 10,
    "people": 5,
    "links": 4,
    "misconceptions": 3,
    "quotations": 2,
}
"""Facts of each kind that a finished topic has at least; it is finished when it has sources."""


@cache
def topics() -> tuple[Topic, ...]:
    found = read_course(shipped()["cold-war"], reading_context(), covered(), Sink())
    assert found is not None
    return tuple(topic for topic in found.topics if topic.knowledge.actors)


def told_in_two_ways(told: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The names of which different things are said, with what is said."""
    ways: dict[str, set[str]] = defaultdict(set)
    for name, said in told:
        ways[name.casefold()].add(said)
    return {name: said for name, said in ways.items() if len(said) > 1}


@pytest.mark.parametrize("kind", sorted(FEWEST))
def test_finished_topics_know_enough(kind: str) -> None:
    known = {
        topic.number: len(getattr(topic.knowledge, kind))
        for topic in topics()
        if topic.knowledge.sources
    }
    assert known
    assert {number for number, facts in known.items() if facts < FEWEST[kind]} == set()


def test_all_nineteen_topics_have_three_actors_and_three_sources_to_weigh() -> None:
    assert len(topics()) == TOPICS
    for topic in topics():
        assert len(topic.knowledge.actors) >= 3, topic.number
        assert len(topic.knowledge.sources) >= 3, topic.number
        for source in topic.knowledge.sources:
            assert source.focus, source.id
            for points in (source.value, source.limitation):
                assert {point.about for point in points} == {"origin", "purpose", "content"}


def test_every_topic_fills_a_first_paper_and_a_choice_of_essays() -> None:
    for topic in topics():
        kinds = Counter(question.type for question in topic.questions)
        essays = [question for question in topic.questions if isinstance(question, Essay)]
        assert kinds["structured"] >= 1, topic.number
        assert kinds["short-answer"] >= 4, topic.number
        assert sum(not essay.sources for essay in essays) >= 2, topic.number
        assert all(essay.levels and len(essay.indicative) >= 2 for essay in essays), topic.number
        about = {question.type for question in topic.questions if question.sources}
        assert {"structured", "compare-and-contrast", "essay"} <= about, topic.number
        two = [question for question in topic.questions if len(question.sources) == 2]
        assert any(question.type == "compare-and-contrast" for question in two), topic.number


def test_every_topic_gives_three_hundred_questions_of_eighteen_types() -> None:
    types, english = reading_context().types, SHIPPED.of("en-GB")
    for topic in topics():
        drawn = Counter(
            group[n].question.type
            for group in pool_of([topic], types, english)
            for n in range(len(group))
            if group[n].origin == "knowledge"
        )
        assert drawn.total() >= 300, topic.number
        assert len(drawn) >= 18, topic.number


def test_sources_say_why_they_may_be_printed() -> None:
    sources = [source for topic in topics() for source in topic.knowledge.sources]
    assert sources
    for source in sources:
        assert source.rights, source.id
        summary = "summary" in source.rights
        assert ("summarised" in plain(source.attribution).casefold()) == summary, source.id


def test_an_event_has_one_date() -> None:
    events = (event for topic in topics() for event in topic.knowledge.events)
    assert told_in_two_ways((plain(event.text), event.date) for event in events) == {}


def test_a_quotation_has_one_occasion() -> None:
    quotations = (entry for topic in topics() for entry in topic.knowledge.quotations)
    told = ((plain(entry.words), plain(entry.occasion)) for entry in quotations if entry.sure)
    assert told_in_two_ways(told) == {}


def test_a_person_has_one_name() -> None:
    people = [person for topic in topics() for person in topic.knowledge.people]
    told = ((called, person.name) for person in people for called in (person.name, *person.aliases))
    assert told_in_two_ways(told) == {}


def test_questions_have_names_of_their_own() -> None:
    names = [question.id for topic in topics() for question in topic.questions]
    assert len(names) == len(set(names))


def test_there_are_maps_of_the_places_that_mattered() -> None:
    with_maps = [
        (question, question.figure)
        for topic in topics()
        for question in topic.questions
        if isinstance(question, Structured) and isinstance(question.figure, Map)
    ]
    lands = "1989 afghanistan africa berlin cuba europe korea vietnam zones"
    assert {question.id for question, _ in with_maps} == {f"map-{land}" for land in lands.split()}
    for question, figure in with_maps:
        printed = {plain(spot.label) for spot in figure.places}
        answers = {
            plain(point.answer)
            for part in question.parts
            if isinstance(part, ShortAnswer)
            for point in part.points
        }
        assert len(answers) >= 3
        assert printed.isdisjoint(answers), question.id


def test_a_question_on_reasons_gives_away_what_was_decided() -> None:
    topic = next(topic for topic in topics() if topic.number == "2.2.2")
    pool = pool_of([topic], reading_context().types, SHIPPED.of("en-GB"))
    entries = [group[n] for group in pool for n in range(len(group))]
    on_caution = [entry for entry in entries if entry.question.id == "two-reasons-ussr-against"]
    (reluctance,) = (
        fact for fact in topic.knowledge.claims if fact.id == "u1"
    )  # "was reluctant in 1949", beside "was cautious at first"
    assert [f"2.2.2/{reluctance.group}" in entry.gives for entry in on_caution] == [True]


CAPITALS = {
    "ussr": "Moscow", "usa": "Washington", "britain": "London", "france": "Paris",
    "china": "Beijing", "poland": "Warsaw", "hungary": "Budapest", "czechoslovakia": "Prague",
    "yugoslavia": "Belgrade", "romania": "Bucharest", "cuba": "Havana", "angola": "Luanda",
    "chile": "Santiago", "ethiopia": "Addis Ababa", "afghanistan": "Kabul", "japan": "Tokyo",
}  # fmt: skip
VENUE = re.compile(r"\b(?:Pact|Treaty|Games|summit|meeting|talks)\b")
"""What has its name of a place or is held in it, whoever takes part."""


def test_no_claim_prints_the_name_or_the_capital_of_an_actor_of_whom_it_is_true() -> None:
    for topic in topics():
        for claim in topic.knowledge.claims:
            said = plain(claim.text)
            for actor in map(topic.knowledge.actor, claim.true_of):
                capital = CAPITALS.get(actor.id, actor.label)
                names = [actor.label] if VENUE.search(said) else [actor.label, capital]
                pattern = "|".join(rf"\b{re.escape(name)}\b" for name in names)
                assert not re.search(pattern, said), f"{topic.number} {claim.id}: {said}"


REFERS = re.compile(r"(?:They|He|She|It(?! is my | shall be ))\b(?! \[)")
"""A first word that needs what was said before it, unless brackets say what it stands for."""


def test_no_quotation_begins_with_a_pronoun_that_refers_to_nothing() -> None:
    for topic in topics():
        for quotation in topic.knowledge.quotations:
            said = plain(quotation.words)
            assert not REFERS.match(said), f"{topic.number} {said}"

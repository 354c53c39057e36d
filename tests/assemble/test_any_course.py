"""The laws of drawn questions, over every course that ships and over courses of any kind."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from words import ENGLISH
from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import entries_of, pool_of
from worksheets.assemble.ranked import Ranked
from worksheets.assemble.selection import Selection
from worksheets.checking.truth import unsound
from worksheets.layout.type.faces import covered
from worksheets.model.authored import Gapped
from worksheets.model.course import Course, Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.facts import (
    REASONS,
    Actor,
    CausalLink,
    Claim,
    Decision,
    Event,
    Fact,
    Misconception,
    Person,
    Quotation,
    Term,
)
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Text, plain, text
from worksheets.model.paper.key import Accept
from worksheets.model.question import Question, References, Setting, check
from worksheets.pipeline.prepared import reading_context
from worksheets.questions import registry
from worksheets.questions.multiple_choice import MultipleChoice
from worksheets.questions.true_false import TrueFalse
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

TYPES = registry()
NOUNS = ("anvil", "basket", "candle", "drum", "eagle", "feather", "goblet", "hammer", "island")


@st.composite
def claims(draw: st.DrawFn, n: int, actors: list[str]) -> Claim:
    columns: dict[str, list[str]] = {"true_of": [], "not_true_of": [], "disputed_for": []}
    mine = draw(st.sampled_from(actors))
    for actor in actors:
        column = "true_of" if actor == mine else draw(st.sampled_from(sorted(columns)))
        columns[column].append(actor)
    wrong = columns["not_true_of"]
    statement = Gapped(
        (Text("The thing was a "), Gap("gap-1"), Text(".")), (Accept((text(NOUNS[n]),)),)
    )
    return Claim(
        id=f"claim-{n}",
        actor=mine,
        kind=draw(st.sampled_from(["motive", "action", "fear"])),
        stance=draw(st.sampled_from(["for", "against"])),
        text=text(f"made the {NOUNS[n]}"),
        short=text(f"the {NOUNS[n]}"),
        true_of=tuple(columns["true_of"]),
        not_true_of=tuple(wrong),
        disputed_for=tuple(columns["disputed_for"]),
        implausible_for=tuple(draw(st.lists(st.sampled_from(wrong), unique=True)) if wrong else ()),
        same_as=draw(st.sampled_from([None, None, "group-1", "group-2"])),
        matter=draw(st.sampled_from([None, "matter-1", "matter-2", "matter-3"])),
        comparable=draw(st.booleans()),
        statement=draw(st.sampled_from([None, statement])),
        decoys=(text("stone"), text("river")),
        **draw(DOUBTS),
    )


DOUBTS = st.fixed_dictionaries(
    {
        "verified": st.sampled_from([True, True, True, False]),
        "dispute": st.sampled_from(["", "", "", "Not all agree."]),
        "doubt": st.sampled_from(["", "", "", "a word is missing"]),
    }
)


@st.composite
def knowledges(draw: st.DrawFn) -> Knowledge:
    names = [f"{name}s" for name in ("north", "south", "east", "west")[: draw(st.integers(2, 4))]]
    actors = tuple(Actor(id=n, name=f"the {n}", label=n.capitalize()) for n in names)
    several = st.integers(0, 9)
    people = tuple(
        Person(id=f"p{n}", name=f"P. {NOUNS[n].title()}", role=text("a smith"), **draw(DOUBTS))
        for n in range(draw(st.integers(0, 5)))
    )
    sure = [one.id for one in people]
    return Knowledge(
        about=text("their work"),
        actors=actors,
        claims=tuple(draw(claims(n, names)) for n in range(draw(several))),
        decisions=tuple(
            Decision(actor=name, stance="for", phrase=text("went to work")) for name in names
        ),
        events=tuple(
            Event(
                id=f"event-{n}",
                date=draw(
                    st.sampled_from(["1950", "1950-06", "1951-03-02", "1952", f"{1960 + n}"])
                ),
                text=text(f"the {NOUNS[n]} broke"),
                **draw(DOUBTS),
            )
            for n in range(draw(several))
        ),
        terms=tuple(
            Term(
                id=f"term-{n}",
                term=NOUNS[n],
                kind=draw(st.sampled_from(["", "thing"])),
                definition=text(f"what number {n} is called"),
                **draw(DOUBTS),
            )
            for n in range(draw(several))
        ),
        links=tuple(
            CausalLink(
                id=f"link-{n}",
                cause=text(f"the {NOUNS[n]} broke"),
                effect=text(f"the {NOUNS[(n + draw(st.integers(1, 2))) % 9]} broke"),
                against=text("it was mended") if draw(st.booleans()) else (),
                **draw(DOUBTS),
            )
            for n in range(draw(several))
        ),
        people=people,
        quotations=tuple(
            Quotation(
                id=f"q{n}",
                words=text(f"I like the {NOUNS[n]}"),
                speaker=draw(st.sampled_from(sure)),
                **draw(DOUBTS),
            )
            for n in range(draw(st.integers(0, 5)) if sure else 0)
        ),
        misconceptions=tuple(
            Misconception(
                id=f"m{n}",
                wrong=text(f"The {NOUNS[n]} is alive"),
                right=text(f"The {NOUNS[n]} is made"),
                **draw(DOUBTS),
            )
            for n in range(draw(st.integers(0, 5)))
        ),
    )


def drawn(knowledge: Knowledge) -> Iterator[Question]:
    course = [Topic("1", "One", knowledge)]
    return (one.question for one in entries_of(course, TYPES, ENGLISH) if one.origin == "knowledge")


def assert_lawful(knowledge: Knowledge, seed: int) -> None:
    """What every question that is drawn keeps to."""
    facts: Mapping[str, Fact] = {fact.id: fact for fact in knowledge.facts()}
    references = References(frozenset(facts), frozenset(one.id for one in knowledge.sources), {})
    sources = {one.id: one.lettered("Source A", ENGLISH) for one in knowledge.sources}
    ids = set[tuple[str, str]]()
    for question in drawn(knowledge):
        assert (question.type, question.id) not in ids
        ids.add((question.type, question.id))
        assert not list(check(question, references)), question
        assert all(facts[name].sure for name in question.asks), question
        groups = [group_of(facts[name]) for name in question.asks]
        assert len(set(question.asks)) == len(question.asks), question
        assert not set(question.asks) & set(question.gives), question
        if question.type not in ("odd-one-out", "compare-and-contrast"):
            assert len(set(groups)) == len(groups), question
        item = question.lowered(Setting((seed, question.id), sources, {}, ENGLISH))
        assert item.tariff == question.tariff
        assert not list(unsound(item, knowledge, ENGLISH)), question


def group_of(fact: Fact) -> str:
    return fact.group if isinstance(fact, Claim) else fact.id


@settings(max_examples=150)
@given(knowledges(), st.integers())
def test_courses_of_any_kind(knowledge: Knowledge, seed: int) -> None:
    assert_lawful(knowledge, seed)


@settings(max_examples=60)
@given(knowledges(), st.integers(0, 99))
def test_what_stands_together_asks_each_fact_once(knowledge: Knowledge, seed: int) -> None:
    """A paper of whatever a course can give, as much of it as can stand together."""
    facts = {fact.id: fact for fact in knowledge.facts()}
    pool = pool_of([Topic("1", "One", knowledge)], TYPES, ENGLISH)
    standing = Selection(PrintedQuestions({}))
    paper = []
    for candidate in Ranked(pool, seed, None):
        if not standing.clashes(candidate):
            standing.add(candidate)
            paper.append(candidate.question)
    for one, other in combinations(paper, 2):
        groups = [{facts[name].group for name in question.asks} for question in (one, other)]
        assert not groups[0] & groups[1]
        for asking, giving in ((one, other), (other, one)):
            given = {facts[name].group for name in giving.gives}
            given |= {facts[n].group for name in giving.asks for n in facts[name].gives}
            assert not {facts[name].group for name in asking.asks} & given


def test_distractors_are_of_the_kind_of_the_key() -> None:
    """Actors beside an actor, reasons beside a reason, terms of one kind beside a term."""
    kinds = set()
    for name in shipped():
        for topic in course(name).topics:
            knowledge = topic.knowledge.sure
            terms = {one.term.casefold(): one for one in knowledge.terms}
            labels = {one.label for one in knowledge.actors}
            claims = {plain(knowledge.sentence(one, ENGLISH)): one for one in knowledge.claims}
            for question in TYPES["multiple-choice"].from_knowledge(knowledge, ENGLISH):
                assert isinstance(question, MultipleChoice)
                key = plain(question.key.text)
                wrong = [plain(one.text) for one in question.distractors]
                if key in labels:
                    kinds.add("actor")
                    assert set(wrong) < labels
                elif key in claims:
                    kinds.add("reason")
                    assert {claims[one].stance for one in wrong} == {claims[key].stance}
                    assert all(claims[one].kind in REASONS for one in (key, *wrong))
                    assert claims[key].group not in {claims[one].group for one in wrong}
                elif key.casefold() in terms:
                    kinds.add("term")
                    assert {terms[one.casefold()].kind for one in wrong} == {
                        terms[key.casefold()].kind
                    }
    assert kinds == {"actor", "reason", "term"}


def test_no_statement_names_its_actor_twice() -> None:
    for name in shipped():
        for topic in course(name).topics:
            for actor in topic.knowledge.actors:
                for question in TYPES["true-false"].from_knowledge(topic.knowledge.sure, ENGLISH):
                    assert isinstance(question, TrueFalse)
                    words = plain(question.statement)
                    if words.casefold().startswith(f"{actor.name.casefold()} "):
                        assert len(re.findall(rf"\b{actor.label}\b", words)) <= 1, words


@settings(max_examples=50)
@given(knowledges())
def test_what_nobody_is_sure_of_changes_nothing(knowledge: Knowledge) -> None:
    assert list(drawn(knowledge)) == list(drawn(knowledge.sure))


@cache
def course(name: str) -> Course:
    sink = Sink()
    found = read_course(shipped()[name], reading_context(), covered(), sink)
    assert found is not None, list(map(str, sink))
    return found


@pytest.mark.parametrize("name", sorted(shipped()))
@settings(max_examples=2)
@given(st.integers())
def test_courses_that_ship(name: str, seed: int) -> None:
    for topic in course(name).topics:
        assert_lawful(topic.knowledge, seed)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_claims_that_say_the_same_read_differently(name: str) -> None:
    for topic in course(name).topics:
        said = [plain(claim.text) for claim in topic.knowledge.claims]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_what_asks_the_same_is_worded_the_same(name: str) -> None:
    """Or two of them could stand on one paper."""
    for topic in course(name).topics:
        knowledge = topic.knowledge.sure
        for decision in knowledge.decisions:
            end = f"why {knowledge.actor(decision.actor).name} {plain(decision.phrase)}?"
            found = TYPES["multiple-choice"].from_knowledge(knowledge, ENGLISH)
            assert len({one.wording for one in found if one.wording.endswith(end)}) <= 1
        for actor in knowledge.actors:
            odd = TYPES["odd-one-out"].from_knowledge(knowledge, ENGLISH)
            about = {one.wording for one in odd if f" true of {actor.name}." in one.wording}
            assert len(about) <= 1


def test_many_actors_and_decoys_leave_every_question_possible() -> None:
    """Types ask no more of a topic than they have room for."""
    names = [f"guild-{n}" for n in range(30)]
    several = tuple(
        Claim(
            id=f"claim-{name}-{n}",
            actor=name,
            kind="action",
            stance="for",
            text=text(f"made number {n} of {name}"),
            true_of=(name,),
            not_true_of=tuple(other for other in names if other != name),
            statement=Gapped(
                (Text(f"{name} made number {n} of the "), Gap("gap-1"), Text(".")),
                (Accept((text(name),)),),
            ),
            decoys=tuple(text(f"{noun} {number}") for noun in NOUNS for number in range(10)),
        )
        for name in names
        for n in range(3)
    )
    actors = tuple(Actor(id=name, name=name, label=name.capitalize()) for name in names)
    decisions = tuple(Decision(actor=name, stance="for", phrase=text("worked")) for name in names)
    knowledge = Knowledge(
        about=text("their work"), actors=actors, claims=several, decisions=decisions
    )
    assert_lawful(knowledge, 1)
    types = {question.type for question in drawn(knowledge)}
    assert types >= {"multiple-choice", "categorise", "cloze", "odd-one-out"}

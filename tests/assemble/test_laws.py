"""The truth-matrix laws, over the course that ships and any seed."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import combinations
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from words import ENGLISH
from worksheets.assemble.choosing import choose_questions
from worksheets.assemble.clashes import clashes, shared_content
from worksheets.assemble.pool import PoolEntry, PoolGroup, entries_of, pool_of
from worksheets.assemble.sized import SizedQuestions, Supply
from worksheets.layout.type.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.facts import Claim
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import plain
from worksheets.model.paper.wording import sentence
from worksheets.model.picks import Pick
from worksheets.model.spec import SectionSpec, Spec
from worksheets.pipeline.prepared import reading_context
from worksheets.questions import registry
from worksheets.questions.multiple_choice import MultipleChoice
from worksheets.questions.true_false import TrueFalse
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped
from worksheets.read.spec import load_spec

TYPES = registry()
SPECS = Path(__file__).parents[2] / "specs"


@cache
def course() -> Course:
    sink = Sink()
    found = read_course(shipped()["cold-war"], reading_context(), covered(), sink)
    assert found is not None, list(map(str, sink))
    return found


def drawn() -> list[PoolEntry]:
    return [
        found
        for found in entries_of(course().topics, TYPES, ENGLISH)
        if found.origin == "knowledge"
    ]


@cache
def pool() -> Sequence[PoolGroup]:
    """All questions of the course, each made once."""
    return pool_of(course().topics, TYPES, ENGLISH)


def supply() -> Supply:
    return Supply(pool(), SizedQuestions(course().topics, TYPES, ENGLISH), course().levels)


def claims(knowledge: Knowledge) -> dict[str, Claim]:
    return {claim.id: claim for claim in knowledge.claims}


@settings(max_examples=40)
@given(st.integers())
def test_no_fact_is_asked_twice_or_given_away(seed: int) -> None:
    picks = tuple(
        Pick(type=(name,), count=count)
        for name, count in (
            ("multiple-choice", 5),
            ("true-false", 4),
            ("cloze", 1),
            ("ordering", 1),
        )
    )
    spec = Spec(title="T", course="cold-war", sections=(SectionSpec(questions=picks),))
    sink = Sink()
    found = choose_questions(spec, supply(), seed, sink)
    assert found is not None, list(map(str, sink))
    paper = [candidate for section in found for pick in section for candidate in pick]
    assert len(paper) == 11
    for one, other in combinations(paper, 2):
        assert not one.asks & other.asks
        assert not one.gives & other.asks
        assert not one.asks & other.gives
        assert not clashes(one, other)


@settings(max_examples=60)
@given(st.integers(), st.integers(3, 8))
def test_not_all_statements_of_a_pick_are_true_or_false(seed: int, count: int) -> None:
    spec = Spec(
        title="T",
        course="cold-war",
        sections=(SectionSpec(questions=(Pick(type=("true-false",), count=count),)),),
    )
    found = choose_questions(spec, supply(), seed, Sink())
    assert found is not None
    verdicts = Counter(candidate.question.verdict for candidate in found[0][0])
    assert set(verdicts) == {"true", "false"}
    assert max(verdicts.values()) <= ceil(0.6 * count)


def test_where_all_statements_are_true_they_are_chosen_all_the_same() -> None:
    false = {one.name for one in drawn() if one.question.verdict == "false"}
    pick = Pick(type=("true-false",), count=5, from_="knowledge")
    spec = Spec(title="T", course="cold-war", sections=(SectionSpec(questions=(pick,)),))
    found = choose_questions(spec, supply(), 3, Sink(), without=false)
    assert found is not None
    assert [candidate.question.verdict for candidate in found[0][0]] == ["true"] * 5


def test_every_drawn_key_is_a_sure_fact() -> None:
    asked = [
        known[name]
        for found in drawn()
        for known in [claims(found.topic.knowledge)]
        for name in found.question.asks
        if name in known
    ]
    assert len({claim.id for claim in asked}) > 40
    assert all(claim.sure for claim in asked)


def test_false_statements_are_certainly_false() -> None:
    count = 0
    for found in drawn():
        question, knowledge = found.question, found.topic.knowledge
        if not isinstance(question, TrueFalse):
            continue
        if question.asks[0] not in claims(knowledge):
            (one,) = (m for m in knowledge.misconceptions if m.id == question.asks[0])
            right = one.right if question.answer else one.wrong
            assert plain(question.statement) == plain(sentence(right))
            continue
        (claim,) = (claims(knowledge)[name] for name in question.asks)
        words = plain(question.statement).lower()
        (actor,) = (
            actor.id for actor in knowledge.actors if words.startswith(actor.name.lower() + " ")
        )
        assert (actor in claim.true_of) == question.answer
        assert (actor in claim.not_true_of) != question.answer
        count += not question.answer
    assert count >= 40


def test_distractors_are_certainly_wrong() -> None:
    kinds = set()
    for found in drawn():
        question, knowledge = found.question, found.topic.knowledge
        known = claims(knowledge)
        said = {plain(claim.text): claim for claim in knowledge.claims}
        labels = {actor.label: actor.id for actor in knowledge.actors}
        if not isinstance(question, MultipleChoice) or question.asks[0] not in known:
            continue
        claim = known[question.asks[0]]
        for wrong in question.distractors:
            words = plain(wrong.text)
            if words in labels:
                kinds.add("power")
                assert labels[words] in claim.not_true_of
            else:
                kinds.add("reason")
                other = said[words.removeprefix("It ").removesuffix(".")]
                (actor,) = (
                    decision.actor
                    for decision in knowledge.decisions
                    if plain(question.stem).endswith(
                        f"why {knowledge.actor(decision.actor).name} {plain(decision.phrase)}?"
                    )
                )
                assert actor in claim.true_of
                assert actor in other.not_true_of
                assert other.group != claim.group
    assert kinds == {"power", "reason"}


def test_a_new_question_moves_no_other() -> None:
    spec = Spec(
        title="T",
        course="cold-war",
        sections=(SectionSpec(questions=(Pick(type=("true-false",), count=3),)),),
    )
    before = choose_questions(spec, supply(), 5, Sink())
    everything = entries_of(course().topics, TYPES, ENGLISH)
    unused = [found for found in everything if before and found not in before[0][0]]
    for found in unused:
        assert choose_questions(spec, supply(), 5, Sink(), without={found.name}) == before


@settings(max_examples=12)
@given(st.integers())
def test_one_question_of_every_type_is_found_whatever_the_seed(seed: int) -> None:
    """Picks that stay short choose first the next time, so few tight papers cannot be had."""
    sink = Sink()
    order = load_spec(SPECS / "everything.yaml", reading_context(), sink)
    assert order is not None
    found = choose_questions(order.spec, supply(), seed, sink)
    assert found is not None, list(map(str, sink))
    assert all(len(pick) == 1 for section in found for pick in section)
    terms = [
        name
        for section in found
        for (candidate,) in section
        for name in candidate.asks
        if name.startswith("term/")
    ]
    assert len(terms) > 10
    assert len(set(terms)) == len(terms)


def test_what_is_the_same_event_in_two_topics_is_told_the_same_way() -> None:
    """Else it would be asked twice; two events of this course fall on one day."""
    told: dict[str, set[str]] = {}
    for topic in course().topics:
        for event in topic.knowledge.events:
            if len(event.date) == len("1950-06-25"):
                told.setdefault(event.date, set()).add(event.everywhere)
    assert len(told) > 40
    twofold = {date for date, names in told.items() if len(names) > 1}
    assert twofold == {"1989-06-04"}  # Poland votes, and the army moves in Beijing


def test_a_term_of_several_topics_is_one() -> None:
    both = [
        found
        for found in entries_of(course().topics, TYPES, ENGLISH)
        if isinstance(found.question, MultipleChoice) and "term/containment" in found.asks
    ]
    topics = {found.topic.number: found for found in both}
    assert len(topics) > 1
    assert all(clashes(one, other) for one, other in combinations(topics.values(), 2))


def test_a_drawn_paper_gives_no_fact_and_no_options_twice() -> None:
    """Questions about one source may give what the source says."""
    spec = Spec(
        title="T",
        course="cold-war",
        sections=(
            SectionSpec(
                questions=tuple(
                    Pick(type=(name,), count=count)
                    for name, count in (("multiple-choice", 8), ("odd-one-out", 2), ("matching", 1))
                )
            ),
        ),
    )
    for seed in range(20):
        found = choose_questions(spec, supply(), seed, Sink())
        assert found is not None
        paper = [candidate for section in found for pick in section for candidate in pick]
        assert not any(shared_content(one, other) for one, other in combinations(paper, 2))


def test_named_questions_that_repeat_something_are_a_warning() -> None:
    alike = [one for one in drawn() if one.question.id.startswith("which-power-")]
    by_options: dict[frozenset[str], list[PoolEntry]] = {}
    for one in alike:
        by_options.setdefault(one.question.option_set, []).append(one)
    pair = next(
        (one, other)
        for several in by_options.values()
        for one, other in combinations(several, 2)
        if not clashes(one, other)
    )
    picks = tuple(Pick(id=one.question.id, topic=(one.topic.number,)) for one in pair)
    spec = Spec(title="T", course="cold-war", sections=(SectionSpec(questions=picks),))
    sink = Sink()
    assert choose_questions(spec, supply(), 1, sink) is not None
    (warning,) = sink
    assert warning.severity == "warning"
    assert "the same options" in warning.message


def test_what_is_named_twice_is_an_error_and_many_picks_that_cannot_be_met_are_told_of() -> None:
    picks = tuple(
        pick
        for _ in range(32)
        for pick in (Pick(type=("true-false",), count=9), Pick(id="attitudes-essay-1"))
    )
    spec = Spec(title="T", course="cold-war", sections=(SectionSpec(questions=picks),))
    sink = Sink()
    assert choose_questions(spec, supply(), 1, sink) is None
    assert any(found.message == "'attitudes-essay-1' is asked for twice" for found in sink)


def test_equal_picks_put_their_questions_in_order_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be met is answered soon, however many picks ask for it."""
    ordered: list[int] = []

    def counted(entries: Collection[PoolEntry]) -> list[PoolEntry]:
        ordered.append(len(entries))
        return list(entries)

    monkeypatch.setattr("worksheets.assemble.choosing.least_clashing_first", counted)
    picks = (Pick(type=("true-false",), count=9),) * 80 + (Pick(type=("ordering",), count=9),) * 80
    spec = Spec(title="T", course="cold-war", sections=(SectionSpec(questions=picks),))
    assert choose_questions(spec, supply(), 1, Sink()) is None
    assert len(ordered) == 2

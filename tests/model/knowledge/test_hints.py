"""What the words of one fact give away of another."""

from functools import cache
from itertools import combinations

import pytest

from worksheets.assemble.clashes import clashes
from worksheets.assemble.pool import PoolEntry, entries_of
from worksheets.language.languages import SHIPPED
from worksheets.layout.type.faces import covered
from worksheets.model.authored import Gapped
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.facts import Claim, Event, Misconception, Term
from worksheets.model.knowledge.hints import hints
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Text, text
from worksheets.model.paper.key import Accept
from worksheets.pipeline.prepared import reading_context
from worksheets.questions import registry
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

ENGLISH = SHIPPED.of("en-GB")


def term(name: str, word: str, meaning: str) -> Term:
    return Term(id=name, term=word, definition=text(meaning))


def event(name: str, date: str, words: str) -> Event:
    return Event(id=name, date=date, text=text(words))


def test_a_term_beside_a_word_of_its_meaning_is_given_away() -> None:
    easing = term("detente", "détente", "the easing of tension between rivals")
    eased = Misconception(
        id="m-end",
        wrong=text("Détente had ended the Cold War by 1979"),
        right=text("Détente eased the Cold War for some years"),
    )
    other = Misconception(
        id="m-other", wrong=text("Détente began in 1950"), right=text("Détente began in 1969")
    )
    knowledge = Knowledge(terms=(easing,), misconceptions=(eased, other))
    assert hints(knowledge, ENGLISH) == {"m-end": ("detente",)}


def test_a_year_beside_what_happened_in_it_is_given_away() -> None:
    geneva = event("geneva", "1954-07", "the conference in Geneva divides Vietnam")
    saigon = event("saigon", "1975", "North Vietnamese troops take Saigon")
    line = term("line", "17th parallel", "the line along which Vietnam was divided in 1954")
    late = term("late", "boat people", "refugees who left Vietnam after 1975")
    knowledge = Knowledge(events=(geneva, saigon), terms=(line, late))
    assert hints(knowledge, ENGLISH) == {"line": ("geneva",)}


def test_of_events_of_one_year_the_month_is_given_away() -> None:
    bomb = event("bomb", "1945-08-06", "an atomic bomb is dropped on Hiroshima")
    peace = event("peace", "1945-09", "Japan signs its surrender")
    after = term("after", "fallout", "dust that an atomic bomb dropped in August leaves behind")
    knowledge = Knowledge(events=(bomb, peace), terms=(after,))
    assert hints(knowledge, ENGLISH) == {"after": ("bomb",)}


@cache
def drawn(course: str) -> tuple[PoolEntry, ...]:
    found = read_course(shipped()[course], reading_context(), covered(), Sink())
    assert found is not None
    entries = entries_of(found.topics, registry(), ENGLISH)
    return tuple(entry for entry in entries if entry.origin == "knowledge")


@pytest.mark.parametrize("course", shipped())
def test_no_two_drawn_questions_of_a_paper_give_one_another_away(course: str) -> None:
    for topic in {entry.topic.number: entry.topic for entry in drawn(course)}.values():
        given = hints(topic.knowledge.sure, ENGLISH)
        entries = [entry for entry in drawn(course) if entry.topic.number == topic.number]
        for first, second in combinations(entries[:400], 2):
            answers = {name for fact in first.question.asks for name in given.get(fact, ())}
            if not answers.isdisjoint(second.question.asks):
                assert clashes(first, second)


def test_the_month_that_a_statement_leaves_out_is_given_away_by_its_year_and_name() -> None:
    def claim(name: str, words: str, statement: Gapped | None = None) -> Claim:
        return Claim(
            id=name, actor="china", text=text(words), true_of=("china",), statement=statement
        )

    blank = Gapped(
        (Text("Chinese troops first crossed into Korea in "), Gap("gap-1"), Text(" 1950.")),
        (Accept((text("October"),)),),
    )
    crossed = claim("crossed", "sent its troops into Korea", blank)
    felt = claim("felt", "felt threatened in October 1950")
    other = claim("other", "felt threatened in October 1949")
    assert hints(Knowledge(claims=(crossed, felt, other)), ENGLISH) == {"felt": ("crossed",)}

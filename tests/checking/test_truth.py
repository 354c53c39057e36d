"""What is not certainly right or certainly wrong is found, whoever made the item."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from words import ENGLISH
from worksheets.assemble.selection import LONGEST_KEYS
from worksheets.checking import truth
from worksheets.checking.stress import TRUE_SHARE, Stress, Tally, share
from worksheets.checking.truth import unsound
from worksheets.layout.type.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import NOWHERE, Sink
from worksheets.model.knowledge.facts import Actor, Claim, Event, Person, Quotation, Term
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Choose, Gap, Match, Order, Para, Table, text
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered
from worksheets.pipeline.prepared import reading_context
from worksheets.questions import registry
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

KNOWLEDGE = Knowledge(
    actors=tuple(
        Actor(id=name, name=f"the {name}", label=name.capitalize())
        for name in ("cat", "dog", "hen")
    ),
    claims=tuple(
        Claim(
            id=name,
            actor=true[0],
            kind="motive",
            stance="for",
            phase="initial",
            text=text(words),
            short=text(words),
            true_of=true,
            not_true_of=false,
            disputed_for=tuple({"cat", "dog", "hen"} - {*true, *false}),
            verified=name != "guess",
        )
        for name, words, true, false in (
            ("mice", "catches mice", ("cat",), ("dog", "hen")),
            ("bark", "barks at night", ("dog",), ("cat", "hen")),
            ("eggs", "lays eggs", ("hen",), ("cat", "dog")),
            ("home", "lives on the farm", ("cat", "dog"), ()),
            ("guess", "dreams of fish", ("cat",), ("dog", "hen")),
        )
    ),
    events=tuple(
        Event(id=name, date=date, text=text(words))
        for name, date, words in (
            ("first", "1950-06", "the barn was built"),
            ("then", "1951", "the fox came"),
            ("same", "1951-03", "the fox left"),
        )
    ),
    people=(Person(id="ann", name="Ann"), Person(id="ben", name="Ben")),
    quotations=(
        Quotation(id="moo", words=text("Moo!"), speaker="ann"),
        Quotation(id="baa", words=text("Baa!"), speaker="ben", verified=False),
    ),
    terms=(
        Term(id="byre", term="byre", definition=text("a house for cows")),
        Term(id="sty", term="sty", definition=text("a house for pigs")),
    ),
)


def item(stem: str, block: Choose | Match | Order, key: Key) -> Item:
    return Item("one", NOWHERE, (Para(text(stem)), block), keys={block.slot: key})


def choice(stem: str, *options: str, key: int = 0) -> Item:
    return item(stem, Choose("choice", tuple(map(text, options))), Chosen((key,)))


def judged(stem: str, answer: bool) -> Item:
    return choice(stem, "True", "False", key=0 if answer else 1)


def order(*entries: str) -> Item:
    places = tuple(range(1, len(entries) + 1))
    return item("Number them.", Order("order", tuple(map(text, entries))), Ordered(places))


def match(*options: str, right: tuple[int, ...] = (0, 1)) -> Item:
    block = Match("match", (text("byre"), text("sty")), tuple(map(text, options)))
    return item("Match them.", block, Matched(right))


def grid(*answers: str) -> Item:
    head = tuple(map(text, ("Statement", "Cat", "Dog", "Hen")))
    row = (text("It lives on the farm."), *((Gap(str(n)),) for n in range(3)))
    block = Table(head, (row,), (0.25,) * 4)
    keys: dict[str, Key] = {str(n): Accept((text(answer),)) for n, answer in enumerate(answers)}
    return Item("one", NOWHERE, (block,), keys=keys)


def said(words: str, speaker: str) -> Item:
    speakers = ("Ann", "Ben")
    block = Match("who", (text(f"‘{words}’"),), tuple(map(text, speakers)))
    return item("Who?", block, Matched((speakers.index(speaker),)))


WHY = "Why does the cat live there?"
COWS, PIGS = "A house for cows", "A house for pigs"


@pytest.mark.parametrize(
    "sound",
    [
        choice("Which animal catches mice?", "Cat", "Dog", "Hen"),
        choice(WHY, "It catches mice.", "It barks at night.", "It lays eggs."),
        choice("Which word means ‘a house for cows’?", "Byre", "Sty"),
        choice("Which animal is the oldest?", "Dog", "Cat", "Hen"),
        judged("The cat catches mice.", True),
        judged("The dog catches mice.", False),
        judged("The dog is old.", False),
        order("The barn was built.", "The fox came."),
        match(COWS, PIGS),
        match("Something else", PIGS),
        said("Moo!", "Ann"),
        said("Nobody knows", "Ben"),
    ],
)
def test_what_is_sound_is_left_alone(sound: Item) -> None:
    assert list(unsound(sound, KNOWLEDGE, ENGLISH)) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (choice("Which animal catches mice?", "Dog", "Cat", "Hen"), "is the key for dog"),
        (choice("Which animal lives on the farm?", "Cat", "Dog"), "is a wrong answer for dog"),
        (choice("Which animal lives on the farm?", "Cat", "Hen"), "is a wrong answer for hen"),
        (choice("Which animal dreams of fish?", "Cat", "Dog"), "is not certainly true of it"),
        (choice(WHY, "It barks at night.", "It lays eggs."), "is the key for cat"),
        (choice(WHY, "It catches mice.", "It lives on the farm."), "is a wrong answer for cat"),
        (choice("Which word means ‘a house for cows’?", "Sty", "Byre"), "'Byre' is a right answer"),
        (judged("The cat catches mice.", False), "is a wrong answer for cat"),
        (judged("The dog catches mice.", True), "is the key for dog"),
        (judged("The hen lives on the farm.", False), "is not certainly false of it"),
        (order("The fox came.", "The barn was built."), "is not certainly earlier"),
        (order("The fox came.", "The fox left."), "is not certainly earlier"),
        (grid("yes", "yes", "no"), "is a wrong answer for hen"),
        (grid("yes", "no", "no"), "is a wrong answer for dog"),
        (said("Moo!", "Ben"), "was not certainly said by ben"),
        (said("Baa!", "Ben"), "was not certainly said by ben"),
        (match(PIGS, COWS), "'byre' does not mean 'A house for pigs'"),
        (match(COWS, PIGS, right=(0, 0)), "'sty' means 'A house for pigs'"),
    ],
)
def test_what_is_not_certain_is_found(wrong: Item, words: str) -> None:
    assert any(words in found for found in unsound(wrong, KNOWLEDGE, ENGLISH))
    whole = Item("whole", NOWHERE, (), parts=(wrong,))
    assert any(words in found for found in unsound(whole, KNOWLEDGE, ENGLISH))


@cache
def course(name: str) -> Course:
    found = read_course(shipped()[name], reading_context(), covered(), Sink())
    assert found is not None
    return found


def parts(read: Course) -> Iterator[tuple[int, Course]]:
    """The topics without skills and those with, and how often they are drawn from: every run has
    other numbers, and a thousand draws of each skill have tests of their own."""
    for runs, with_skills in ((20, False), (2, True)):
        topics = tuple(one for one in read.topics if bool(one.knowledge.skills) == with_skills)
        yield runs, replace(read, topics=topics)


def stressed(part: Course, runs: int) -> Iterator[Tally]:
    for tally in Stress(part, registry(), ENGLISH, runs).tallies():
        assert tally.sound, (tally.topic, tally.type, tally.unsound, tally.broken, tally.repeated)
        assert tally.items >= runs
        yield tally


def test_processes_make_the_tallies_that_one_makes() -> None:
    part = replace(course("cold-war"), topics=course("cold-war").topics[:3])
    kinds = {name: registry()[name] for name in ("cloze", "crossword", "true-false")}
    stress = Stress(part, kinds, ENGLISH, 5)
    alone = list(stress.tallies())
    assert len(alone) > 3
    assert list(stress.tallies(2)) == alone


@pytest.mark.parametrize("name", sorted(shipped()))
def test_courses_that_ship_are_sound(name: str) -> None:
    found = [tally for runs, part in parts(course(name)) for tally in stressed(part, runs)]
    assert found
    longest = sum(tally.longest for tally in found), sum(tally.choices for tally in found)
    assert share(*longest) <= LONGEST_KEYS
    verdicts = sum((tally.verdicts for tally in found), Counter())
    assert (
        not verdicts or TRUE_SHARE[0] <= share(verdicts["true"], verdicts.total()) <= TRUE_SHARE[1]
    )


def test_the_audit_sees_most_of_what_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """An audit that recognised nothing would find nothing."""
    seen: set[str] = set()
    held = truth._Facts._check_claim

    def noted(
        facts: truth._Facts, claim: Claim, actors: list[str], right: set[int]
    ) -> Iterator[str]:
        seen.add(claim.id)
        return held(facts, claim, actors, right)

    monkeypatch.setattr(truth._Facts, "_check_claim", noted)
    topics = [
        topic for topic in course("cold-war").topics if topic.number in ("1.1", "2.2.2", "4.2")
    ]
    part = replace(course("cold-war"), topics=tuple(topics))
    list(Stress(part, registry(), ENGLISH, 10).tallies())
    known = {claim.id for topic in topics for claim in topic.knowledge.claims}
    assert len(seen) >= 0.8 * len(known)


def test_a_calculation_is_worked_out_anew() -> None:
    shown = text("13000")
    wrong = Number(Decimal(13000), shown, "(7663) + (4914)")
    item = Item("q", NOWHERE, (Para(text("Work out 7663 + 4914.")),), keys={"answer": wrong})
    (said,) = unsound(item, KNOWLEDGE, ENGLISH)
    assert said == "the key is 13000, but (7663) + (4914) comes to 12577"
    right = replace(wrong, value=Decimal(12577))
    assert not list(unsound(replace(item, keys={"answer": right}), KNOWLEDGE, ENGLISH))

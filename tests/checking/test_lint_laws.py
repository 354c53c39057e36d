"""Rules that need what no author can write: each finds what breaks it, and nothing else."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from words import ENGLISH
from worksheets.assemble.pool import PoolEntry
from worksheets.checking.linting.linter import Linter, rules_named
from worksheets.checking.linting.subjects import PrintedQuestion
from worksheets.checking.linting.word_lists import word_lists
from worksheets.model.authored import Gapped
from worksheets.model.course import Topic
from worksheets.model.diagnostics import NOWHERE
from worksheets.model.knowledge.facts import Actor, CausalLink, Claim, Decision, Event
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Order, Para, Table, Text, Write, text
from worksheets.model.paper.item import Indicative, Item, MarkPoint, Scheme
from worksheets.model.paper.key import Accept, Key, Number
from worksheets.model.paper.levels import Level, LevelTable
from worksheets.model.paper.penalty import Penalty
from worksheets.model.question import Setting
from worksheets.questions.multiple_choice import MultipleChoice
from worksheets.questions.short_answer import AnswerPoint, ShortAnswer

MORE = Gapped(
    (Text("The cat ate more than "), Gap("gap-1"), Text(" mice.")), (Accept((text("20"),)),)
)


def claim(name: str, words: str, **more: object) -> Claim:
    fields = {"actor": "cat", "kind": "motive", "stance": "for", "true_of": ("cat",), **more}
    return Claim(id=name, text=text(words), **fields)


def knowing(*decoys: str, implausible: tuple[str, ...] = ()) -> Knowledge:
    names = ("cat", "dog", "hen")
    return Knowledge(
        actor_noun="animal",
        actors=tuple(Actor(id=name, name=f"the {name}", label=name) for name in names),
        claims=(
            claim("mice", "ate mice", statement=MORE, decoys=tuple(map(text, decoys))),
            claim("fish", "liked fish", implausible_for=implausible, not_true_of=("dog", "hen")),
        ),
        decisions=(Decision(actor="cat", stance="for", phrase=text("stayed")),),
        events=(
            Event(id="e1", date="1950", text=text("the Great Hunt begins")),
            Event(id="e2", date="1951", text=text("the Great Hunt ends")),
            Event(id="e3", date="1952", text=text("it rains")),
        ),
        links=(
            CausalLink(id="l", cause=text("cats run"), effect=text("rats in the barn fear it")),
        ),
    )


def ask(*body: object, scheme: Scheme | None = None, name: str = "one", **keys: Key) -> Item:
    return Item(name, NOWHERE, body, scheme, keys)  # type: ignore[arg-type]


def codes(item: Item, only: str, knowledge: Knowledge | None = None, **fields: object) -> list[str]:
    """The codes of what a rule finds in an item."""
    known = knowledge or knowing()
    question = ShortAnswer(
        id=item.id, stem=text("Why?"), points=(AnswerPoint(answer=text("So.")),), **fields
    )
    return _found(item, only, question, known)


def _found(item: Item, only: str, question: object, known: Knowledge) -> list[str]:
    nothing = frozenset[str]()
    topic = Topic("1", "Animals", known)
    entry = PoolEntry(question, topic, "knowledge", nothing, nothing, ENGLISH)  # type: ignore[arg-type]
    printed = PrintedQuestion(item, entry, word_lists("en"), "en-GB")
    return [found.code for found in Linter(rules_named([only])).of_question(printed)]


def grid(*rows: str) -> Item:
    """A grid of yes and no, a row a word of letters: yn."""
    keys: dict[str, Key] = {}
    cells = []
    for r, row in enumerate(rows):
        slots = [f"s{r}{c}" for c in range(len(row))]
        said = {"y": "yes", "n": "no"}
        keys |= {s: Accept((text(said[x]),)) for s, x in zip(slots, row, strict=True)}
        cells.append((text(f"row {r}"), *((Gap(slot),) for slot in slots)))
    return ask(Table(text("head"), tuple(cells), (1.0,)), **keys)


def number(value: int) -> Item:
    return ask(answer=Number(Decimal(value), text(str(value)), "(3) + (4)"))


def written(*points: str, more: str = "Why did it do so?", **scheme: object) -> Item:
    marked = tuple(MarkPoint(text(point)) for point in points)
    made = Scheme(1, points=marked, **scheme)  # type: ignore[arg-type]
    return ask(Para(text(more)), Write("answer", 1), scheme=made)


PENALTY = Penalty("wrong verdict")
TOLD = "".join(
    part.text for part in PENALTY.added_to(text("Why?"), ENGLISH) if isinstance(part, Text)
)


def cases() -> Iterator[tuple[str, Item, Item, dict[str, object]]]:
    """A code, an item that breaks the rule, and one that keeps to it."""
    yield "K01", number(8), number(7), {}
    yield (
        "K03",
        ask(Para(text("Which animal liked fish?")), Write("w", 1)),
        ask(Para(text("Which animal liked fish? (cat, dog or hen)")), Write("w", 1)),
        {},
    )
    reasons = "It ate mice.", "It liked fish."
    yield (
        "K04",
        replaced(written(reasons[0], open=True), "two-reasons-cat-for"),
        replaced(written(*reasons, open=True), "two-reasons-cat-for"),
        {},
    )
    yield "K08", grid("yn", "yn", "ny"), grid("yn", "ny", "yy"), {}
    head = (text("Cause"), text("Consequence"))
    yield (
        "K09",
        ask(Table(head, ((text("Rats in the barn fear it."), (Gap("a"),)),), (0.5, 0.5))),
        ask(Table(head, (((Gap("a"),), text("Cats run.")),), (0.5, 0.5))),
        {},
    )
    yield (
        "K10",
        written("Different: the cat ate mice"),
        written("Different: the cat ate mice, whereas the dog liked fish."),
        {},
    )
    yield "K11", written("So.", penalty=PENALTY), written("So.", more=TOLD, penalty=PENALTY), {}
    hunts = text("The Great Hunt begins"), text("The Great Hunt ends")
    yield "K12", ask(Order("o", hunts)), ask(Order("o", (hunts[0], text("It rains")))), {}
    yield "R04", written("It was afraid."), written("It was afraid.", open=True), {}
    levels = LevelTable((Level(1, 4, text("Good.")),))
    content = (Indicative("Fear", (text("A clash."),)),)
    yield "R05", written(levels=levels), written(levels=levels, indicative=content), {}
    yield "R04", written("It was afraid."), written("It was afraid."), {"closed": True}


def replaced(item: Item, name: str) -> Item:
    return Item(name, item.span, item.body, item.scheme, item.keys)


@pytest.mark.parametrize(("code", "bad", "good", "fields"), list(cases()))
def test_a_law_is_a_rule(code: str, bad: Item, good: Item, fields: dict[str, object]) -> None:
    assert codes(bad, code) == [code]
    assert codes(good, code, **fields) == []


def test_a_decoy_that_may_be_true() -> None:
    item = ask(Para(text("Fill it in.")))
    assert codes(item, "K02", knowing("10"), asks=("mice",)) == ["K02"]
    assert codes(item, "K02", knowing(), asks=("mice",)) == []


def test_an_implausible_distractor() -> None:
    fields = {"id": "q", "stem": text("Which animal liked fish?"), "asks": ("fish",)}
    question = MultipleChoice(key=text("cat"), distractors=(text("dog"), text("hen")), **fields)

    item = question.lowered(Setting(("q",), {}, {}, ENGLISH))
    assert _found(item, "C18", question, knowing(implausible=("hen",))) == ["C18"]
    assert _found(item, "C18", question, knowing()) == []

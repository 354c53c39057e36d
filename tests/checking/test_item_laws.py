"""Every law of drawn items finds what breaks it."""

from decimal import Decimal

import pytest

from words import ENGLISH
from worksheets.checking.laws import laws
from worksheets.checking.laws.judged import JudgedItem
from worksheets.model.authored import Gapped
from worksheets.model.diagnostics import NOWHERE
from worksheets.model.knowledge.facts import Actor, CausalLink, Claim, Decision, Event
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Match, Order, Para, Table, Text, Write, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Accept, Key, Matched
from worksheets.model.paper.penalty import Penalty
from worksheets.questions.cloze import Cloze
from worksheets.questions.short_answer import AnswerPoint, ShortAnswer

MEN = Gapped(
    (Text("The cat ate more than "), Gap("gap-1"), Text(" mice.")), (Accept((text("20"),)),)
)


def claim(name: str, words: str, **more: object) -> Claim:
    fields = {"actor": "cat", "kind": "motive", "stance": "for", "true_of": ("cat",), **more}
    return Claim(id=name, text=text(words), **fields)


KNOWLEDGE = Knowledge(
    actor_noun="animal",
    actors=tuple(Actor(id=name, name=f"the {name}", label=name) for name in ("cat", "dog", "hen")),
    claims=(
        claim(
            "mice",
            "ate mice",
            statement=MEN,
            decoys=(text("10"), text("30")),
            not_true_of=("dog", "hen"),
            matter="food",
        ),
        claim("fish", "liked fish", not_true_of=("dog", "hen"), matter="food"),
        claim("moon", "flew to the moon", not_true_of=("dog", "hen"), only=True),
    ),
    decisions=(Decision(actor="cat", stance="for", phrase=text("stayed")),),
    events=(
        Event(id="e1", date="1950", text=text("the Great Hunt begins")),
        Event(id="e2", date="1951", text=text("the Great Hunt ends")),
    ),
    links=(
        CausalLink(id="l", cause=text("cats are fast"), effect=text("rats in the barn fear it")),
    ),
)


def ask(*body: object, scheme: Scheme | None = None, name: str = "one", **keys: Key) -> Item:
    return Item(name, NOWHERE, body, scheme, keys)  # type: ignore[arg-type]


def grid(*rows: str) -> Item:
    cells = tuple(
        (text("It did."), *((Gap(f"{n}{m}"),) for m in range(len(row))))
        for n, row in enumerate(rows)
    )
    keys = {
        f"{n}{m}": Accept((text("yes" if answer == "y" else "no"),))
        for n, row in enumerate(rows)
        for m, answer in enumerate(row)
    }
    head = tuple(text("x") for _ in range(len(rows[0]) + 1))
    return ask(Table(head, cells, (1.0,)), **keys)


def table(cell: str) -> Item:
    return ask(Table((text("Cause"), text("Effect")), ((text(cell), (Gap("a"),)),), (0.5, 0.5)))


def match(*order: int) -> Item:
    words = tuple(text(str(n)) for n in order)
    return ask(Match("m", words, words), m=Matched(order))


def scheme(*points: str, **more: object) -> Scheme:
    return Scheme(1, points=tuple(MarkPoint(text(point)) for point in points), **more)  # type: ignore[arg-type]


def asked(prompt: str, **more: object) -> Item:
    return ask(Para(text(prompt)), Write("a", 1), scheme=scheme("Because.", **more))


REASONS = "Give two reasons why the cat stayed."
BROKEN = {
    "open prompts name their actors": (asked("Which animal liked fish?"), "liked fish"),
    "reasons are credited": (
        ask(
            Para(text(REASONS)),
            scheme=scheme("It ate mice."),
            name="two-reasons-cat-for",
        ),
        "'liked fish' is not credited",
    ),
    "what is shown stands alone": (table("Rats in the barn fear it."), "fear it"),
    "rows of a grid differ": (grid("yn", "yn", "ny"), "alike"),
    "matching is not in key order": (match(0, 1, 2), "order of the prompts"),
    "comparisons speak of both sides": (
        ask(scheme=scheme("Different: The cat ate mice, whereas this is not true of the dog.")),
        "one side only",
    ),
    "comparisons credit nothing twice": (
        ask(
            scheme=scheme(
                "Different: The cat ate mice, whereas the dog slept.",
                "Different: The cat liked fish, whereas the dog barked.",
            )
        ),
        "credited twice: The cat liked fish",
    ),
    "events are not opened and closed": (
        ask(Order("o", (text("The Great Hunt begins"), text("The Great Hunt ends")))),
        "the great hunt begins",
    ),
    "penalties are announced": (
        ask(Para(text("Tick two.")), scheme=scheme("A", penalty=Penalty("extra ticks"))),
        "Each extra tick",
    ),
    "open answers are open": (asked("Why?"), "not credited"),
}
QUESTION = ShortAnswer(
    id="one",
    stem=text("Why?"),
    points=(AnswerPoint(answer=text("Because.")),),
    asks=("mice", "fish", "moon"),
)


@pytest.mark.parametrize("law", BROKEN)
def test_what_breaks_a_law_is_found(law: str) -> None:
    item, words = BROKEN[law]
    wrong = [one for one in laws()[law](JudgedItem(QUESTION, item, KNOWLEDGE, ENGLISH)) if one]
    assert any(words in one for one in wrong)


LAWFUL = {
    "open prompts name their actors": asked("Which animal liked fish? (cat, dog or hen)"),
    "reasons are credited": ask(
        Para(text(REASONS)),
        scheme=scheme("It ate mice.", "It liked fish.", "It flew to the moon."),
        name="two-reasons-cat-for",
    ),
    "what is shown stands alone": table("Cats are fast."),
    "rows of a grid differ": grid("yn", "ny"),
    "matching is not in key order": match(0, 2, 1),
    "comparisons speak of both sides": ask(
        scheme=scheme("Different: the cat ate mice, whereas the dog slept.")
    ),
    "comparisons credit nothing twice": ask(
        scheme=scheme(
            "Similar: Each of them flew to the moon.",
            "Different: The cat ate mice, whereas the dog slept.",
        )
    ),
    "events are not opened and closed": ask(Order("o", (text("The Great Hunt begins"),))),
    "penalties are announced": ask(
        Para(Penalty("extra ticks").added_to(text("Tick two."), ENGLISH)),
        scheme=scheme("A", penalty=Penalty("extra ticks")),
    ),
    "open answers are open": asked("Why?", open=True),
}


@pytest.mark.parametrize("law", LAWFUL)
def test_what_keeps_to_a_law_is_counted(law: str) -> None:
    verdicts = list(laws()[law](JudgedItem(QUESTION, LAWFUL[law], KNOWLEDGE, ENGLISH)))
    assert verdicts
    assert not any(verdicts)


def test_a_decoy_after_more_than_is_found_unless_the_number_is_known() -> None:
    question = Cloze(id="c", text=MEN, asks=("mice",))
    law = laws()["decoys are false"]
    drawn = JudgedItem(question, ask(), KNOWLEDGE, ENGLISH)
    assert list(filter(None, law(drawn))) == [
        "'10' in 'The cat ate more than _ mice.'",
        "'30' in 'The cat ate more than _ mice.'",
    ]
    first, *others = KNOWLEDGE.claims
    counted = first.model_copy(update={"value": Decimal(25), "decoys": (text("30"),)})
    known = KNOWLEDGE.model_copy(update={"claims": (counted, *others)})
    assert list(law(JudgedItem(question, ask(), known, ENGLISH))) == [""]


def test_a_prompt_that_has_one_answer_in_the_world_needs_no_list() -> None:
    item = asked("Which animal flew to the moon?")
    assert not any(
        laws()["open prompts name their actors"](JudgedItem(QUESTION, item, KNOWLEDGE, ENGLISH))
    )


def test_every_law_is_broken_by_some_test() -> None:
    assert {*BROKEN, "decoys are false"} == set(laws())

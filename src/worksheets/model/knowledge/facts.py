"""What can be known of a topic: one class for every kind of fact."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    Field,
)

from worksheets.model.authored import (
    AUTHORED,
    SEVERAL,
    GappedProse,
    Identifier,
    OneLine,
    Placed,
    Prose,
    Words,
)
from worksheets.model.knowledge.dates import Date
from worksheets.model.knowledge.word_roots import ROOT, on_one_event, roots
from worksheets.model.paper.content import Inlines, plain
from worksheets.model.provenance import Line

Thing = TypeVar("Thing")
Stance: TypeAlias = Literal["for", "against", "neutral"]
Kind: TypeAlias = Literal[
    "attitude", "fear", "belief", "motive", "trigger", "action", "limit", "context"
]

REASONS: frozenset[Kind] = frozenset({"fear", "belief", "motive", "trigger"})
"""Kinds of claim that say why an actor decided as it did."""

Aliases: TypeAlias = Annotated[tuple[Words, ...], SEVERAL]
"""Other names of a thing; a marker accepts each of them."""


class Fact(Placed):
    """The fields of every kind of fact.

    `verified` says that a person has held it against the truth, `dispute` what those who know
    differ about, `doubt` what an importer found wrong with it, `line` where the notes have it.
    `gives` names facts that its words give away; facts of one group (`same_as`) are one. An
    `author_note` is for those who write the course and is never printed.
    """

    id: Identifier
    verified: bool = True
    dispute: OneLine = ""
    doubt: OneLine = ""
    line: Line | None = None
    same_as: Identifier | None = None
    gives: tuple[Identifier, ...] = ()
    author_note: str = ""

    @property
    def group(self) -> str:
        """Facts of one group say the same thing."""
        return self.same_as or self.id

    @property
    def everywhere(self) -> str:
        """The name under which a fact is the same in every topic of a course, if it has one."""
        return ""

    @property
    def sure(self) -> bool:
        """Whether it may be a key."""
        return self.verified and not self.dispute and not self.doubt


class Actor(BaseModel):
    """Somebody of whom claims are made; `name` fits into a sentence: 'the USA'.

    `aliases` are other names that a marker must accept: 'United States'.
    """

    model_config = AUTHORED

    id: Identifier
    name: Words
    label: Words
    aliases: Aliases = ()

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words of all names."""
        return roots(" ".join((self.name, self.label, *self.aliases)))


class Claim(Fact):
    """Something that is true of an actor, put as the rest of a sentence: 'wanted to ...'.

    Every actor of the topic stands in exactly one of `true_of`, `not_true_of`, `disputed_for`;
    only `not_true_of` may be used as false. `implausible_for` names actors of whom it is false in
    so plain a way that it would give itself away. `matter` names what it is about: two actors are
    held against each other by a claim of each on one matter. What is not `comparable` is no point
    of a comparison, as it is trivial or off its focus. With `only` it is true of nobody else in the
    world, so that it can be asked for without a list to choose from. `value` is the true number of
    a statement that says 'more than' or 'about', in the unit of the sentence.
    """

    actor: Identifier
    kind: Kind = "context"
    stance: Stance = "neutral"
    phase: Literal["initial", "change", "later"] = "initial"
    text: Prose
    short: Prose = ()
    true_of: tuple[Identifier, ...]
    not_true_of: tuple[Identifier, ...] = ()
    disputed_for: tuple[Identifier, ...] = ()
    implausible_for: tuple[Identifier, ...] = ()
    matter: Identifier | None = None
    comparable: bool = True
    only: bool = False
    statement: GappedProse | None = None
    value: Decimal | None = None
    decoys: tuple[Prose, ...] = ()
    reject: tuple[Prose, ...] = ()
    note: Prose = ()

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words of its text, and years."""
        return roots(plain(self.text))


def in_turn(things: Sequence[Thing], start: int, count: int) -> tuple[Thing, ...]:
    """So many things from a place on; the first comes again after the last."""
    return tuple([things[(start + n) % len(things)] for n in range(count)])


def turns(things: Sequence[Thing], count: int) -> Iterator[tuple[Thing, ...]]:
    """Every run of so many things, the first again after the last; none if they are too few."""
    starts = len(things) if len(things) > count else len(things) // count
    for start in range(starts):
        yield in_turn(things, start, count)


def one_of_each_group(claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of every group."""
    by_group: dict[str, Claim] = {}
    for claim in claims:
        by_group.setdefault(claim.group, claim)
    return list(by_group.values())


def on_other_matters(claims: Iterable[Claim], beside: Iterable[Claim] = ()) -> Iterator[Claim]:
    """The claims that share no matter and no event with those beside them, nor with one before.

    Of two options on one matter, such as two dates of one treaty, one answers the other.
    """
    before = list(beside)
    for claim in claims:
        if not any(_answer_one_another(claim, other) for other in before):
            before.append(claim)
            yield claim


def _answer_one_another(first: Claim, second: Claim) -> bool:
    """Whether two claims are on one matter or on one event."""
    same = first.matter is not None and first.matter == second.matter
    return same or on_one_event(first.roots, second.roots)


class Event(Fact):
    """Something that happened on a date, known to the day, the month or the year."""

    date: Date
    text: Prose

    @property
    def everywhere(self) -> str:
        return f"event/{self.date} {plain(self.text).casefold()}"

    def before(self, other: "Event") -> bool:
        """Whether it certainly came first."""
        shared = min(len(self.date), len(other.date))
        return self.date[:shared] < other.date[:shared]


class Term(Fact):
    """A word of the subject and what it means; a term without a meaning is still to be defined.

    Terms of one `kind` (process, place ...) are plausible wrong answers for one another. What
    means something else elsewhere has a `context`, printed where its meaning is asked for: 'of a
    country' behind 'occupation'.
    """

    term: Words
    aliases: Aliases = ()
    kind: OneLine = ""
    context: Prose = ()
    definition: Prose = ()

    @property
    def everywhere(self) -> str:
        return f"term/{self.term.casefold()}"

    def echoes(self, meaning: Inlines) -> bool:
        """Whether a meaning has a word of the same root as the term: 'Nazis' and 'denazification'.

        Words with the same first four letters as a part of the term count.
        """
        roots = re.findall(rf"\b[^\W\d_]{{{ROOT}}}", plain(meaning).casefold())
        return any(root in self.term.casefold() for root in roots)


class NumberFact(Fact):
    """A number with its unit, as the one blank of a sentence: 'is about {9.8|9.81} N/kg'."""

    statement: GappedProse
    unit: OneLine = ""


class CausalLink(Fact):
    """A cause and what followed from it, each a sentence without its full stop.

    `against` goes on after the effect with 'but'. A marker also accepts other causes of the effect
    (`accept_causes`), other effects of the cause (`accept_effects`) and other ways to go on with
    'but' (`accept_against`).
    """

    cause: Prose
    effect: Prose
    against: Prose = ()
    accept_causes: tuple[Prose, ...] = ()
    accept_effects: tuple[Prose, ...] = ()
    accept_against: tuple[Prose, ...] = ()


class Person(Fact):
    """Somebody to know, and who that was: 'leader of North Korea'."""

    name: Words
    aliases: Aliases = ()
    role: Prose = ()


class Locality(Fact):
    """A place to know, and what it is."""

    name: Words
    aliases: Aliases = ()
    what: Prose = ()


class Quotation(Fact):
    """Words that somebody said or wrote; `occasion` goes on: 'in a letter to Stalin, 1950'."""

    words: Prose
    speaker: Identifier
    occasion: Prose = ()
    recipient: OneLine = ""
    date: Date | None = None


class Misconception(Fact):
    """What learners wrongly believe, as a statement, and the statement that is right."""

    wrong: Prose
    right: Prose


class Notes(Fact):
    """A part of somebody's notes: a heading, and the sentences under it."""

    heading: Words
    points: Annotated[tuple[Prose, ...], Field(min_length=1)]


class Decision(BaseModel):
    """What the claims of one actor and one stance are reasons for: 'decided to enter the war'.

    `gives` names facts that the phrase gives away, such as that the actor entered it.
    """

    model_config = AUTHORED

    actor: Identifier
    stance: Stance
    phrase: Prose
    gives: tuple[Identifier, ...] = ()

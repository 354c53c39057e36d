"""What a topic's author knows: claims with a truth matrix, events, terms, decisions, sources."""

from collections.abc import Iterator
from typing import Any, Literal, Self, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationInfo,
    model_validator,
)

from worksheets.model.authored import AUTHORED, GappedProse, Identifier, Place, Prose, placed
from worksheets.model.content import Source
from worksheets.model.dates import Date
from worksheets.model.diagnostics import Mistake, Span
from worksheets.model.figure import AnyFigure

Stance: TypeAlias = Literal["for", "against", "neutral"]
Kind: TypeAlias = Literal[
    "attitude", "fear", "belief", "motive", "trigger", "action", "limit", "context"
]

REASONS: frozenset[Kind] = frozenset({"fear", "belief", "motive", "trigger"})
"""Kinds of claim that say why an actor decided as it did."""


class Actor(BaseModel):
    """Somebody of whom claims are made; `name` fits into a sentence: 'the USA'."""

    model_config = AUTHORED

    id: Identifier
    name: str
    label: str


class Claim(BaseModel):
    """Something that is true of an actor, put as the rest of a sentence: 'wanted to ...'.

    Every actor of the topic stands in exactly one of `true_of`, `not_true_of`, `disputed_for`;
    only `not_true_of` may be used as false. `implausible_for` names actors of whom it is false in
    so plain a way that it would give itself away. A disputed or unverified claim is no key.
    """

    model_config = AUTHORED

    span: Place = Span("")
    id: Identifier
    actor: Identifier
    kind: Kind = "context"
    stance: Stance = "neutral"
    phase: Literal["initial", "change", "later"] = "initial"
    text: Prose
    short: Prose
    true_of: tuple[Identifier, ...]
    not_true_of: tuple[Identifier, ...] = ()
    disputed_for: tuple[Identifier, ...] = ()
    implausible_for: tuple[Identifier, ...] = ()
    same_as: Identifier | None = None
    dispute: str = ""
    verified: bool = True
    statement: GappedProse | None = None
    decoys: tuple[str, ...] = ()
    reject: tuple[Prose, ...] = ()
    note: Prose = ()

    @property
    def sure(self) -> bool:
        """Whether it may be a key."""
        return self.verified and not self.dispute

    @property
    def group(self) -> str:
        """Claims of one group say the same thing."""
        return self.same_as or self.id

    @model_validator(mode="wrap")
    @classmethod
    def _placed(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Any:
        return placed(data, handler, info)


class Event(BaseModel):
    """Something that happened on a date, known to the day, the month or the year."""

    model_config = AUTHORED

    id: Identifier
    date: Date
    text: Prose
    dispute: str = ""

    def before(self, other: "Event") -> bool:
        """Whether it certainly came first."""
        shared = min(len(self.date), len(other.date))
        return self.date[:shared] < other.date[:shared]


class Term(BaseModel):
    """A word of the subject and what it means.

    Terms of one `kind` (process, place ...) are plausible wrong answers for one another. `gives`
    names claims that the definition gives away.
    """

    model_config = AUTHORED

    id: Identifier
    term: str
    kind: str = ""
    definition: Prose
    gives: tuple[Identifier, ...] = ()


class Decision(BaseModel):
    """What the claims of one actor and one stance are reasons for: 'decided to enter the war'."""

    model_config = AUTHORED

    actor: Identifier
    stance: Stance
    phrase: Prose


class SourceText(BaseModel):
    """A source as the course keeps it; it gets its letter when a paper uses it.

    It is text, or a figure (a cartoon, a photograph, a table), or both.
    """

    model_config = AUTHORED

    id: Identifier
    content: tuple[Prose, ...] = ()
    figure: AnyFigure | None = None
    attribution: Prose

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.content and self.figure is None:
            raise Mistake(f"the source '{self.id}' is empty", "add content, or a figure")
        return self

    def lettered(self, label: str) -> Source:
        """The source as it stands on a paper."""
        figures = self.figure.blocks() if self.figure else ()
        return Source(label, self.content, self.attribution, figures)


class Knowledge(BaseModel):
    """All the facts of a topic; identifiers are unique across its lists.

    `actor_noun` is what its actors are called: 'power', 'kind of cell'.
    """

    model_config = ConfigDict(**AUTHORED)

    actor_noun: str = ""

    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()
    events: tuple[Event, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[SourceText, ...] = ()

    @property
    def which(self) -> str:
        """What asks for an actor: 'which power', or if they have no noun 'which of these'."""
        return f"which {self.actor_noun or 'of these'}"

    def actor(self, name: str) -> Actor:
        """The actor of an identifier."""
        return next(actor for actor in self.actors if actor.id == name)

    def facts(self) -> Iterator[Claim | Event | Term]:
        """Everything a question can ask or give."""
        yield from self.claims
        yield from self.events
        yield from self.terms

    def reasons(self, decision: Decision) -> tuple[Claim, ...]:
        """The sure claims that explain a decision, one of each group."""
        found: dict[str, Claim] = {}
        for claim in self.claims:
            explains = claim.actor == decision.actor and claim.stance == decision.stance
            if explains and claim.kind in REASONS and claim.sure:
                found.setdefault(claim.group, claim)
        return tuple(found.values())

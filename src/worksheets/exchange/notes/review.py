"""Suggestions as a person goes through them: what is to be said of each, and what that changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from worksheets.exchange.notes.topic import Place, actors_in, facts_in, never_empty
from worksheets.read.yaml_edits import with_value, without_entry, without_value
from worksheets.read.yaml_events import Tree

TEXTS: Mapping[str, tuple[str, ...]] = {
    "claims": ("text", "statement", "kind", "stance"),
    "events": ("date", "text"),
    "terms": ("term", "definition"),
    "numbers": ("statement", "unit"),
    "links": ("cause", "effect"),
    "people": ("name", "role"),
    "places": ("name", "what"),
    "quotations": ("words", "speaker", "occasion", "date"),
    "misconceptions": ("wrong", "right"),
    "formulas": ("stem", "relation", "answer"),
    "sources": ("attribution",),
}
"""What a person is shown and can edit, for every list that is gone through; notes are not facts."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "claims": ("text",),
    "events": ("date", "text"),
    "terms": ("term", "definition"),
    "people": ("name", "role"),
    "places": ("name", "what"),
}
"""What must be there before a fact can be accepted."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A suggestion that nobody has decided on, with the actors of its topic."""

    name: str
    place: Place
    actors: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> Iterator[tuple[str, str]]:
        """The fields that matter, with what is in them."""
        for field in TEXTS[self.place.list]:
            yield field, said(self.place.fields.get(field))

    @property
    def doubt(self) -> str:
        return said(self.place.fields.get("doubt"))

    @property
    def missing(self) -> list[str]:
        """Fields that must be filled before it can be accepted."""
        wanted = NEEDED.get(self.place.list, ())
        return [field for field in wanted if not said(self.place.fields.get(field))]

    @property
    def unplaced(self) -> list[tuple[str, str]]:
        """Actors of whom nobody has said yet whether a claim is true: identifiers and names."""
        if self.place.list != "claims":
            return []
        columns = ("true-of", "not-true-of", "disputed-for")
        placed = {name for column in columns for name in names(self.place.fields.get(column))}
        return [actor for actor in self.actors if actor[0] not in placed]


def pending(text: str) -> list[Pending]:
    """The suggestions of a topic's file that are not verified and not disputed, in its order."""
    known = tuple(actors_in(text).items())
    return [
        Pending(name, place, known)
        for name, place in facts_in(text).items()
        if place.list in TEXTS and not place.verified and not place.fields.get("dispute")
    ]


def said(value: Tree) -> str:
    return value if isinstance(value, str) else ""


def names(value: Tree) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def accepted(text: str, name: str) -> str:
    """The file with a fact that somebody has verified; what was doubted is settled."""
    text = with_field(text, name, "verified", True)
    return without_value(text, facts_in(text)[name].path, "doubt")


def with_field(text: str, name: str, field: str, given: str | bool | Sequence[str]) -> str:
    """The file with another value for a field of a fact."""
    return with_value(text, facts_in(text)[name].path, field, given)


def placed(text: str, name: str, actor: str, column: str) -> str:
    """The file with an actor in a column of a claim's truth matrix."""
    fact = facts_in(text)[name]
    return with_value(text, fact.path, column, [*names(fact.fields.get(column)), actor])


def rejected(text: str, name: str) -> str:
    """The file without a fact; it does not come back when the notes are imported again."""
    return never_empty(without_entry(text, facts_in(text)[name].path))

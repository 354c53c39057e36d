"""The review of suggestions: what a person is asked about each, and the edits that answers make."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from worksheets.exchange.notes.topic_text import FactPlace, actors_in, facts_in, with_a_document
from worksheets.model.mapped import Tree
from worksheets.read.yaml_edits import with_value, without_entry, without_value

SHOWN_FIELDS: Mapping[str, tuple[str, ...]] = {
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
"""The fields that are shown and can be edited, by list; notes are not reviewed."""
NEEDED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "claims": ("text",),
    "events": ("date", "text"),
    "terms": ("term", "definition"),
    "people": ("name", "role"),
    "places": ("name", "what"),
}
"""The fields that a fact must have to be accepted, by list."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A suggestion to be decided, with the identifiers and names of the actors of its topic."""

    name: str
    place: FactPlace
    actors: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> Iterator[tuple[str, str]]:
        """The fields to show, with their values."""
        for field in SHOWN_FIELDS[self.place.list]:
            yield field, text_of(self.place.fields.get(field))

    @property
    def doubt(self) -> str:
        return text_of(self.place.fields.get("doubt"))

    @property
    def missing(self) -> list[str]:
        """Fields that must be filled before it can be accepted."""
        needed = NEEDED_FIELDS.get(self.place.list, ())
        return [field for field in needed if not text_of(self.place.fields.get(field))]

    @property
    def undecided_actors(self) -> list[tuple[str, str]]:
        """The actors, by identifier and name, that are in no column of a claim's truth matrix."""
        if self.place.list != "claims":
            return []
        columns = ("true-of", "not-true-of", "disputed-for")
        decided = {name for column in columns for name in names_in(self.place.fields.get(column))}
        return [actor for actor in self.actors if actor[0] not in decided]


def pending(text: str) -> list[Pending]:
    """The suggestions of a topic's file that are not verified and not disputed, in its order."""
    actors = tuple(actors_in(text).items())
    return [
        Pending(name, place, actors)
        for name, place in facts_in(text).items()
        if place.list in SHOWN_FIELDS and not place.verified and not place.fields.get("dispute")
    ]


def text_of(value: Tree) -> str:
    return value if isinstance(value, str) else ""


def names_in(value: Tree) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def accepted(text: str, name: str) -> str:
    """The file with a fact marked as verified, without its doubt."""
    text = with_field(text, name, "verified", True)
    return without_value(text, facts_in(text)[name].path, "doubt")


def with_field(text: str, name: str, field: str, given: str | bool | Sequence[str]) -> str:
    """The file with another value for a field of a fact."""
    return with_value(text, facts_in(text)[name].path, field, given)


def with_actor_in_column(text: str, name: str, actor: str, column: str) -> str:
    """The file with an actor in a column of a claim's truth matrix."""
    fact = facts_in(text)[name]
    return with_value(text, fact.path, column, [*names_in(fact.fields.get(column)), actor])


def rejected(text: str, name: str) -> str:
    """The file without a fact; importing the notes again does not bring it back."""
    return with_a_document(without_entry(text, facts_in(text)[name].path))

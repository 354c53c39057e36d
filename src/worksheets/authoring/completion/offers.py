"""What can be written at the cursor of a spec: keys and values that its schema knows there."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from worksheets.authoring.completion.cursor import Place, places
from worksheets.authoring.completion.schema_walk import schemas_at
from worksheets.authoring.schemas.generator import JsonSchema
from worksheets.model.mapped import Mapped
from worksheets.read.yaml_trees import value_at

_WORD_BEFORE, _WORD_BEHIND = re.compile(r"[\w.-]*\Z"), re.compile(r"[\w.-]*")
MOST = 60
"""So many offers are made at once."""

Names: TypeAlias = Callable[[str], Mapping[str, str]]
"""What a course has that a key can name: of each name what it is."""


class Offer(NamedTuple):
    """What can stand at the cursor, and what it is for; a key is followed by its value."""

    text: str
    about: str
    is_key: bool = False


class Offers(NamedTuple):
    """What can stand in the place of a part of a text, from one offset to another."""

    start: int
    end: int
    offers: Sequence[Offer]


def offers_at(schema: JsonSchema, text: str, cursor: int, names: Names) -> Offers:
    """What can stand at the cursor of a spec's text, those first that begin with what is written.

    `schema` is that of specs, and `names` are those of its course.
    """
    word = _WORD_BEFORE.search(text[:cursor])
    start = word.start() if word else cursor
    behind = _WORD_BEHIND.match(text, cursor)
    end = behind.end() if behind else cursor
    typed = text[start:cursor].casefold()
    for place in places(text[:start], text[end:]):
        found = {one.text: one for one in _offered(schema, place, names)}
        is_whole = text[start:end] in found  # then another may take its place
        fitting = [one for one in found.values() if is_whole or typed in one.text.casefold()]
        if fitting:
            order = sorted(fitting, key=lambda one: not one.text.casefold().startswith(typed))
            return Offers(start, end, order[:MOST])
    return Offers(start, end, ())


def _offered(schema: JsonSchema, place: Place, names: Names) -> Iterator[Offer]:
    here = schemas_at(schema, place)
    if not place.is_key:
        yield from _named(place, names)
        for one in here:
            yield from _values(one.made)
    written = value_at(place.tree, place.path) if place.is_key else None
    beside = written if isinstance(written, Mapped) else {}
    for made in (one.made for one in here if "properties" in one.made):
        example = made.get("examples", ({},))[0]
        keys = dict.fromkeys((*made.get("required", ()), *example, *made["properties"]))
        for key in (one for one in keys if one in made["properties"] and one not in beside):
            yield Offer(key, _about(made["properties"][key]), is_key=True)


def _values(made: JsonSchema) -> Iterator[Offer]:
    """The values that a schema lists."""
    said = made.get("enumDescriptions", ())
    for n, one in enumerate(made.get("enum", ())):
        if isinstance(one, str):
            yield Offer(one, said[n] if n < len(said) else "")
    if made.get("type") == "boolean":
        about = _about(made)
        yield from (Offer("true", about), Offer("false", about))


def _about(made: JsonSchema) -> str:
    return str(made.get("description", ""))


def _named(place: Place, names: Names) -> Iterator[Offer]:
    """The names of the course that can stand at a place."""
    keys = [part for part in place.path if isinstance(part, str)]
    key = keys[-1] if keys else ""
    entry = value_at(place.tree, place.path[: place.path.index(key)]) if key else None
    written = entry.keys() if isinstance(entry, Mapped) else frozenset[str]()
    if key == "id" and not written <= {"id", "type", "marks", "topic", "page-break", "with"}:
        return  # the name of a question that is written here is its author's own
    for name, about in names(key).items():
        yield Offer(name, about)

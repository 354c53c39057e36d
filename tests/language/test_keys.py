"""Every key that the program asks for is in every language file, and every key there is asked for.

A key is a literal where it is used, so that this test can read it from the source.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import worksheets
from words import ENGLISH, LANGUAGES, texts
from worksheets.language.languages import SHIPPED
from worksheets.language.message import Worded

SOURCE = Path(worksheets.__file__).parent
ASKS = {"say": 0, "ways": 0, "forms": 0, "pattern": 0, "worded": 1, "worded_ways": 1}
"""What takes a key, and which of its arguments that is."""
SAME = {
    "de": {
        "front.name",
        *("figure.column-sum.plus", "figure.column-sum.minus"),
        *("figure.map.north", "figure.map.south", "figure.map.west", "figure.map.kilometres"),
    },
    "fr": {
        "figure.column-sum.plus",
        *("count.pages", "count.questions", "count.minutes", "cover.date", "front.date"),
        *(
            "cover.grid-question",
            "cover.grid-total",
            "cover.marks",
            "cover.questions",
            "keys-of-all-forms.question",
            "objectives.question",
        ),
        *(
            "scheme.question",
            "scheme.section",
            "task.question",
            "task.numbered",
            "cover.own-spoken",
            "figure.label",
        ),
        *("booklet.question",),
        *("figure.map.north", "figure.map.south", "figure.map.east", "figure.map.kilometres"),
    },
}
"""Messages that are the same words in English and in another language."""


class Use(NamedTuple):
    """A key in the source, and the names of what is filled in."""

    place: str
    way: str
    key: str
    names: frozenset[str]


def uses() -> Iterator[Use]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith("language/"):
            continue  # where they are defined
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case (
                    ast.Call(func=ast.Attribute(attr=way))
                    | ast.Call(func=ast.Name(id=("worded" | "worded_ways") as way))
                ) if way in ASKS:
                    yield from used(node, way, f"{name}:{node.lineno}")


def used(call: ast.Call, way: str, place: str) -> Iterator[Use]:
    names = frozenset(keyword.arg or "**" for keyword in call.keywords)
    for one in choices(call.args[ASKS[way]]):
        assert isinstance(one, ast.Constant), f"{place}: a key must be a literal"
        yield Use(place, way, str(one.value), names)


def choices(key: ast.expr) -> tuple[ast.expr, ...]:
    return (*choices(key.body), *choices(key.orelse)) if isinstance(key, ast.IfExp) else (key,)


def names_of(worded: Worded) -> frozenset[str]:
    if isinstance(worded, tuple):
        return frozenset().union(*(one.names for one in worded))
    return worded.names


def test_every_use_fits_its_message() -> None:
    for use in uses():
        assert use.key in ENGLISH.messages, use
        worded = ENGLISH.messages[use.key]
        assert isinstance(worded, tuple) == (use.way in ("ways", "worded_ways")), use
        assert names_of(worded) == use.names, use


def test_every_message_is_used() -> None:
    assert ENGLISH.messages.keys() - {use.key for use in uses()} == set()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_languages_have_the_same_keys_and_placeholders(tag: str) -> None:
    language = SHIPPED.of(tag)  # raises a fault with its place where that is not so
    assert language.messages.keys() == ENGLISH.messages.keys()
    for key, worded in language.messages.items():
        assert type(worded) is type(ENGLISH.messages[key])
        assert names_of(worded) == names_of(ENGLISH.messages[key]), key


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_text_begins_or_ends_with_a_space(tag: str) -> None:
    for key in SHIPPED.of(tag).messages:
        for words in texts(SHIPPED.of(tag), key):
            assert words == words.strip(), key


@pytest.mark.parametrize("tag", SAME)
def test_no_message_was_left_in_english(tag: str) -> None:
    language = SHIPPED.of(tag)
    for key in language.messages:
        same = set(texts(language, key)) & set(texts(ENGLISH, key))
        worded = {words for words in same if re.search("[^\\W\\d_]", re.sub(r"\{\w+\}", "", words))}
        assert bool(worded) == (key in SAME[tag]), f"{key}: {worded}"

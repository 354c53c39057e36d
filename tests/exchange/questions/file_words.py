"""The words of a file, whatever its format, and the words that an item is made of."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import escape, unescape

from qti_reader import files_of

from worksheets.exchange.questions.interaction import Choice, ExchangeItem, is_verdict
from worksheets.model.paper.content import Code, Gap, Maths, Text

SURROGATES = re.compile(r"(?:\\u[0-9a-f]{4})+")
NOT_SAID = {"span", "rule", "slot", "shown", "name", "identifier"}
"""Fields that are no words of a question: where it stands, how it counts, what it is called."""


def words_of_file(data: bytes) -> list[str]:
    """The words of a file without spaces and backslashes: as they are, and without escapes."""
    text = data.decode() if data[:2] != b"PK" else _packed(data)
    text = SURROGATES.sub(lambda found: str(json.loads(f'"{found[0]}"')), text)
    readings = [text]
    for _ in range(3):
        readings.append(unescape(readings[-1]))
    return list(map(squeezed, readings))


def _packed(data: bytes) -> str:
    files = files_of(data)
    return " ".join(files[name].decode() for name in sorted(files) if not name.endswith(".png"))


def squeezed(text: str) -> str:
    return "".join(text.split()).translate(dict.fromkeys(map(ord, "\\/"))).casefold()


def is_in(words: str, file: list[str]) -> bool:
    """Whether words stand in a file, escaped as HTML or not."""
    ways = {squeezed(words), squeezed(escape(words, quote=False))}
    return any(way in reading for way in ways for reading in file)


def words_of_item(item: ExchangeItem) -> Iterator[tuple[str, str]]:
    """All words of an item, each with the names of the fields that it stands in.

    The words of a verdict are left out, which formats say in a letter; and formulas, which are said
    in other signs.
    """
    for where, words in _words(item, ""):
        is_option = isinstance(item.interaction, Choice) and is_verdict(item.interaction.options)
        if squeezed(words) and not (is_option and words in ("True", "False")):
            yield where, words


def _words(value: object, where: str) -> Iterator[tuple[str, str]]:
    match value:
        case Maths() | Gap():
            return
        case Text(words) | Code(words) | str(words):
            yield where, words
        case tuple():
            for each in value:
                yield from _words(each, where)
        case dict():
            for each in value.values():
                yield from _words(each, where)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                if field.name not in NOT_SAID:
                    yield from _words(getattr(value, field.name), f"{where}.{field.name}")

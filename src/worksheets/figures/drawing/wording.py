"""Words of figures: labels as authors write them, and sentences made of data."""

from collections.abc import Iterable
from functools import reduce
from typing import Annotated, TypeAlias

from pydantic import ValidationInfo

from worksheets.language.language import Language
from worksheets.model.authored import Reads, read_prose
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Maths, plain


def _words(value: object, info: ValidationInfo) -> str:
    content = read_prose(value, info)
    if any(isinstance(inline, Maths) for inline in content):
        raise Mistake("a label cannot hold a formula", "write it in plain words or signs")
    return " ".join(plain(content).split(" "))


Words: TypeAlias = Annotated[str, Reads(_words)]
"""A label: text with its typography and without dress."""


def sentence(words: str) -> str:
    """Words with a capital at the start and one full stop at the end."""
    words = words.strip()
    if not words:
        return ""
    end = "" if words[-1] in ".?!" else "."
    return f"{words[0].upper()}{words[1:]}{end}"


def sentences(words: Iterable[str]) -> str:
    """Sentences behind one another, without those that are empty."""
    return " ".join(filter(None, map(sentence, words)))


def series(entries: Iterable[str], language: Language) -> str:
    """Entries that have commas of their own: 'USA, 302; UK, 39'."""

    def joined(before: str, after: str) -> str:
        return language.say("figure.next", before=before, after=after)

    return reduce(joined, entries)

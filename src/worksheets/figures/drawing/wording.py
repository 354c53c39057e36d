"""Words of figures: labels as authors write them, and sentences made of data."""

from collections.abc import Iterable
from functools import reduce
from typing import Annotated, TypeAlias

from pydantic import ValidationInfo

from worksheets.language.language import Language
from worksheets.model.authored import Reads, read_prose
from worksheets.model.characters import is_blank
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Maths, plain
from worksheets.model.shapes import TEXT


def _label_text(value: object, info: ValidationInfo) -> str:
    content = read_prose(value, info)
    if any(isinstance(inline, Maths) for inline in content):
        raise Mistake("a label cannot hold a formula", "write it in plain words or signs")
    return " ".join(plain(content).split(" "))


Words: TypeAlias = Annotated[str, Reads(_label_text, TEXT)]
"""A label: text with its typography and without dress."""


def _label_or_nothing(value: object, info: ValidationInfo) -> str:
    if isinstance(value, str) and is_blank(value):
        return ""
    return _label_text(value if isinstance(value, str) else _digits(value), info)


def _digits(value: object) -> object:
    """A number as a label: authors write `labels: [19, 11]`."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


LabelOrNothing: TypeAlias = Annotated[str, Reads(_label_or_nothing, TEXT)]
"""A label in a list where an empty one leaves a place out; a number is one, too."""
ASKED = "?"
"""The label of what is to be found."""


def asked_or(label: str, language: Language) -> str:
    """A label as it is said: what is asked for in words, for a sign is not heard."""
    return language.say("figure.asked") if label == ASKED else label


def sentence(text: str) -> str:
    """Words with a capital at the start and one full stop at the end."""
    text = text.strip()
    if not text:
        return ""
    end = "" if text[-1] in ".?!" else "."
    return f"{text[0].upper()}{text[1:]}{end}"


def sentences(texts: Iterable[str]) -> str:
    """Sentences behind one another, without those that are empty."""
    return " ".join(filter(None, map(sentence, texts)))


def series(entries: Iterable[str], language: Language) -> str:
    """Entries that have commas of their own: 'USA, 302; UK, 39'."""

    def joined(before: str, after: str) -> str:
        return language.say("figure.next", before=before, after=after)

    return reduce(joined, entries)

"""Words of figures: labels as authors write them, and sentences made of data."""

from collections.abc import Sequence
from typing import Annotated, TypeAlias

from pydantic import ValidationInfo

from worksheets.model.authored import Reads, one_of, read_prose
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Maths, plain

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def _words(value: object, info: ValidationInfo) -> str:
    content = read_prose(value, info)
    if any(isinstance(inline, Maths) for inline in content):
        raise Mistake("a label cannot hold a formula", "write it in plain words or signs")
    return " ".join(plain(content).split(" "))


Words: TypeAlias = Annotated[str, Reads(_words)]
"""A label: text with its typography and without dress."""


def counted(number: int, singular: str, several: str = "") -> str:
    """A number with its noun, in words up to twelve: 'one bar', 'three bars'."""
    noun = singular if number == 1 else several or f"{singular}s"
    return f"{NUMBERS[number] if number < len(NUMBERS) else number} {noun}"


def sentence(words: str) -> str:
    """Words with a capital at the start and one full stop at the end."""
    words = words.strip()
    if not words:
        return ""
    end = "" if words[-1] in ".?!" else "."
    return f"{words[0].upper()}{words[1:]}{end}"


def paired(names: Sequence[str], values: Sequence[str]) -> str:
    """Names with what belongs to them: 'Korea 3, Vietnam 5 and Cuba 1'."""
    return one_of(f"{name} {value}" for name, value in zip(names, values, strict=True))

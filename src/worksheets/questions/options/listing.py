"""The order in which options, and words of a bank, are printed."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from worksheets.language.alphabet import Place, alphabetical
from worksheets.model.authored import Shorthand
from worksheets.model.paper.content import Inlines
from worksheets.model.shapes import TEXT
from worksheets.questions.options.in_line import in_line
from worksheets.questions.options.numbers import values_of
from worksheets.questions.options.others import names_letters, speaks_of_others

Thing = TypeVar("Thing")


def _hyphened(value: Any) -> Any:
    return value.replace(" ", "-") if isinstance(value, str) else value


Order: TypeAlias = Annotated[
    Literal["shuffled", "alphabetical", "numeric", "as-written"], Shorthand(_hyphened, TEXT)
]
"""How options are put in order; numbers stand by their value in alphabetical order, too."""


def in_order(
    things: Iterable[Thing],
    content: Callable[[Thing], Inlines],
    order: Order,
    language: str,
    pinned: Callable[[Thing], bool | None] = lambda _: None,
) -> tuple[Thing, ...]:
    """The things in an order; last are those pinned there and those that speak of the others.

    Shuffled and written things stay in the order they come in. In every other order the place of a
    thing depends on its words alone, and so does that of those that stand last, so that no place
    gives a key away.
    """
    listed = list(things)
    last = [_last(content(thing), pinned(thing), language, len(listed)) for thing in listed]
    behind = [thing for thing, is_last in zip(listed, last, strict=True) if is_last]
    others = [thing for thing, is_last in zip(listed, last, strict=True) if not is_last]
    if order == "as-written":
        return (*others, *behind)
    behind.sort(key=lambda thing: _rank(content(thing), language, len(listed)))
    if order != "shuffled":
        others = _sorted(others, content, language)
    return (*others, *behind)


def _last(content: Inlines, pinned: bool | None, language: str, count: int) -> bool:
    return speaks_of_others(content, language, count) if pinned is None else pinned


def _rank(content: Inlines, language: str, count: int) -> tuple[bool, Place]:
    """'A and B' stands before 'all of these', and that before 'none of these'."""
    line = in_line(content)
    return not names_letters(content, count), alphabetical(line, language)


def _sorted(
    things: Sequence[Thing], content: Callable[[Thing], Inlines], language: str
) -> list[Thing]:
    contents = [content(thing) for thing in things]
    keys: Sequence[Any] = [alphabetical(in_line(inlines), language) for inlines in contents]
    if values := values_of(contents, language):
        keys = [(value.least, value.most, key) for value, key in zip(values, keys, strict=True)]
    return [things[n] for n in sorted(range(len(things)), key=keys.__getitem__)]


def words_in_order(words: Iterable[Inlines], language: str) -> tuple[Inlines, ...]:
    """Words of a bank in the order in which they are looked for."""
    return in_order(words, lambda word: word, "alphabetical", language, lambda _: False)

"""The options of a question in which some are to be chosen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel

from worksheets.model.authored import AUTHORED, Prose, Shorthand
from worksheets.model.paper.content import Inlines, plain
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.problem import Problem
from worksheets.model.question import Setting
from worksheets.model.shapes import TEXT
from worksheets.questions.options.lengths import is_longest
from worksheets.questions.options.listing import Order, in_order
from worksheets.questions.options.numbers import value_of, values_of
from worksheets.questions.options.others import names_letters, speaks_of_others
from worksheets.questions.options.same import repeated

Path: TypeAlias = tuple[str | int, ...]
Thing = TypeVar("Thing")


def spelled_out(value: Any) -> Any:
    """An option that is only its text, as a mapping."""
    return {"text": value} if isinstance(value, (str, tuple)) else value


class Option(BaseModel):
    """An option; `last: true` keeps it behind the others, `last: false` among them."""

    model_config = AUTHORED

    text: Prose
    last: bool | None = None


Spelled: TypeAlias = Annotated[Option, Shorthand(spelled_out, TEXT)]
"""An option, or only its text."""


@dataclass(frozen=True, slots=True)
class Options:
    """All options of a question, those to be chosen first, and how they are put in order.

    `pinned` says of each what its author says of `last`; `places` are those of the right ones among
    all, from 1, if they are in the order in which they are written. `notation` tells apart what is
    written otherwise but is the same: 0.5 and ½. Printed `partly`, a form has some of them only.
    """

    contents: tuple[Inlines, ...]
    pinned: tuple[bool | None, ...]
    right: int
    order: Order
    places: tuple[int, ...] = ()
    notation: bool = False
    partly: bool = False

    @property
    def compared(self) -> frozenset[str]:
        """Its options as they are compared with those of another question."""
        return frozenset(plain(content).casefold() for content in self.contents)

    @property
    def key_is_longest(self) -> bool:
        """Whether the first option, the right one, is longer than all the others."""
        return is_longest(0, self.contents)

    def printed(self, setting: Setting, drawn: Sequence[int] | None = None) -> tuple[int, ...]:
        """The numbers of the options in the order in which they are printed.

        `drawn` are the numbers of those that this form has, if it has not all.
        """
        numbers = tuple(range(len(self.contents))) if drawn is None else tuple(drawn)
        if self.order == "as-written":
            return tuple(n for n in self._written if n in numbers)
        if self.order == "shuffled":
            numbers = setting.shuffled(numbers)
        return in_order(
            numbers,
            self.contents.__getitem__,
            self.order,
            setting.written_in,
            self.pinned.__getitem__,
        )

    @property
    def _written(self) -> tuple[int, ...]:
        """The wrong options in their order, and the right ones at their places among them."""
        everything = range(len(self.contents))
        wrong = iter(everything[self.right :])
        right = dict(zip(self.places, everything, strict=False))
        return tuple(right[n] if n in right else next(wrong) for n in range(1, len(everything) + 1))

    def problems(self, path: Callable[[int], Path], place: str, language: str) -> Iterator[Problem]:
        """Problems of the options; `path` leads to an option by its number, `place` is the key of
        the places."""
        count = len(self.contents)
        if count > len(LETTERS):
            yield too_many(path(len(LETTERS)), count, "options")
            return
        yield from self._repeated(path, language)
        if self.order == "shuffled" or self.partly:
            yield from self._named(path)
        if self.order == "numeric":
            yield from self._no_numbers(path, language)
        yield from self._misplaced(path, place, language)

    def _repeated(self, path: Callable[[int], Path], language: str) -> Iterator[Problem]:
        different = "every option must differ from all the others"
        if self.notation:
            for n, option in enumerate(self.contents):
                if option in self.contents[:n]:
                    message = f"the option '{plain(option)}' stands there twice"
                    yield Problem(path(n), message, (different,))
            return
        notation = "write notation: true if the question is about how they are written"
        for n, wording, earlier in repeated(self.contents, language, by_value=True):
            message = f"the option '{wording}' stands there twice"
            if wording == earlier:
                yield Problem(path(n), message, (different,))
            else:
                yield Problem(path(n), f"{message}: it is '{earlier}'", (different, notation))

    def _named(self, path: Callable[[int], Path]) -> Iterator[Problem]:
        for n, option in enumerate(self.contents):
            if self.pinned[n] is not False and names_letters(option, len(self.contents)):
                moved = "shuffled" if self.order == "shuffled" else "not the same on every form"
                message = f"'{plain(option)}' names options by letters, but these are {moved}"
                hints = (
                    "say what is meant",
                    "write order: as-written",
                    "write {text: …, last: false} if it means no options",
                )
                yield Problem(path(n), message, hints)

    def _no_numbers(self, path: Callable[[int], Path], language: str) -> Iterator[Problem]:
        hints = ("write order: alphabetical",)
        numbers = [n for n in range(len(self.contents)) if not self._last(n, language)]
        for n in numbers:
            if value_of(self.contents[n], language) is None:
                message = f"'{plain(self.contents[n])}' is no number, but the order is numeric"
                yield Problem(path(n), message, hints)
                return
        if values_of([self.contents[n] for n in numbers], language) is None:
            message = "the order is numeric, but the options are numbers of different things"
            yield Problem(("order",), message, hints)

    def _misplaced(
        self, path: Callable[[int], Path], place: str, language: str
    ) -> Iterator[Problem]:
        if self.order != "as-written":
            if self.places:
                hint = "write order: as-written, or leave it out"
                message = f"'{place}' says nothing where the order is {self.order}"
                yield Problem((place,), message, (hint,))
            return
        count = len(self.contents)
        hint = f"write {_example(place, self.right)}, if that is so, counted from 1 to {count}"
        if not self.places:
            message = f"the order is as written, but no '{place}' says where the key stands"
            yield Problem(("order",), message, (hint,))
        elif len({n for n in self.places if n <= count}) != self.right or (
            len(self.places) != self.right
        ):
            message = f"the key cannot stand at {', '.join(map(str, self.places))}"
            yield Problem((place,), message, (hint,))
        else:
            yield from self._not_behind(path, language)

    def _not_behind(self, path: Callable[[int], Path], language: str) -> Iterator[Problem]:
        """Options that are written among the others but belong behind them."""
        behind = [self._last(n, language) for n in self._written]
        for n, number in enumerate(self._written):
            if behind[n] and not all(behind[n:]):
                message = f"'{plain(self.contents[number])}' belongs behind the other options"
                hints = ("write it last", "write {text: …, last: false} to keep it there")
                yield Problem(path(number), message, hints)

    def _last(self, n: int, language: str) -> bool:
        pinned = self.pinned[n]
        if pinned is not None:
            return pinned
        return speaks_of_others(self.contents[n], language, len(self.contents))


def too_many(path: Path, count: int, what: str) -> Problem:
    """More options, of one kind or another, than there are letters to call them by."""
    hint = f"{len(LETTERS)} are possible, for each has a letter; leave some out"
    return Problem(path, f"there are {count} {what}", (hint,))


def _example(place: str, right: int) -> str:
    return f"{place}: 1" if right == 1 else f"{place}: [{', '.join(map(str, range(1, right + 1)))}]"

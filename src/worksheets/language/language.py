"""The words of one language, and how it writes numbers, dates and lists."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

from worksheets.language.alphabet import Place, alphabetical
from worksheets.language.customs import Customs
from worksheets.language.message import Counted, Message, Piece, Worded, messages_of

Value: TypeAlias = str | int | Decimal | Fraction
"""What is filled into words: other words, or a number, which is written as the language has it."""
GROUPED_FROM = 10_000
QUARTERS = ("", "¼", "½", "¾")


@dataclass(frozen=True, slots=True)
class Language:
    """All that the program says in a language; equal to another of the same tag and digest.

    `tag` is its name on the web, such as 'en-GB'; `digest` names the content of its file.
    """

    tag: str
    digest: str
    customs: Customs = field(compare=False, repr=False)
    messages: Mapping[str, Worded] = field(compare=False, repr=False)

    def say(self, key: str, /, **values: Value) -> str:
        """The words of a key, with what is filled in: say("count.marks", n=4) is '4 marks'.

        A message with two forms takes that of the number `n`. Raises KeyError for a key or a value
        that is not there, and TypeError for a value that has no place.
        """
        message = self._of(key, values)
        return message.say({name: self.shown(value) for name, value in values.items()})

    def pieces(self, key: str, values: Mapping[str, object], /) -> tuple[Piece, ...]:
        """The words of a key in pieces, for content; raises what `say` raises."""
        return self._of(key, values).pieces

    def ways(self, key: str, /, **values: Value) -> tuple[str, ...]:
        """The texts of a key that has several, which say the same."""
        messages = self.messages[key]
        if not isinstance(messages, tuple):
            raise TypeError(f"there is one text only: {key}")
        shown = {name: self.shown(value) for name, value in values.items()}
        return tuple(message.say(shown) for message in messages)

    def pieces_of_ways(
        self, key: str, values: Mapping[str, object], /
    ) -> tuple[tuple[Piece, ...], ...]:
        """The texts of a key that has several, in pieces; raises what `ways` raises."""
        messages = self.messages[key]
        if not isinstance(messages, tuple):
            raise TypeError(f"there is one text only: {key}")
        return tuple(message.pieces for message in messages)

    def forms(self, key: str, /, **values: str) -> tuple[str, str]:
        """Both forms of the words of a key: for one, and for other numbers."""
        found = self.messages[key]
        if not isinstance(found, Counted):
            raise TypeError(f"there are no two forms: {key}")
        return found.one.say(values), found.other.say(values)

    @property
    def characters(self) -> frozenset[str]:
        """All characters of its words."""
        worded = chain.from_iterable(map(messages_of, self.messages.values()))
        words = (piece.words for message in worded for piece in message.pieces)
        customs = self.customs
        return frozenset[str]().union(*words, *customs.dates.months, *customs.writing.outer_quotes)

    def pattern(self, key: str, /, **parts: str) -> "re.Pattern[str]":
        """What finds the words of a key in a text; `parts` are patterns of what is filled in."""
        return re.compile(self._of(key, parts).pattern(parts))

    def is_singular(self, number: object) -> bool:
        """Whether a number takes the form `one`."""
        by_rule = {"one-is-1": (1,), "one-is-0-or-1": (0, 1)}
        if isinstance(number, Fraction) and number.denominator > 1:
            return number < (2 if self.customs.writing.plural == "one-is-0-or-1" else 1)
        return number in by_rule[self.customs.writing.plural]

    def number(self, value: int | Decimal | Fraction) -> str:
        """A number with the signs of the language: '−1,5', '12,000'.

        Quarters and halves, of which there are no others, are '1½' or '1,5'.
        """
        signs = self.customs.numbers
        if isinstance(value, Fraction):
            if signs.decimal == ".":
                wholes, quarters = divmod(int(value * len(QUARTERS)), len(QUARTERS))
                return f"{wholes or ''}{QUARTERS[quarters]}" or "0"
            value = Decimal(value.numerator) / Decimal(value.denominator)
        whole, point, rest = format(Decimal(value).copy_abs(), "f").partition(".")
        if len(whole) >= len(str(GROUPED_FROM)):
            whole = f"{int(whole):,}".replace(",", signs.thousands)
        minus = signs.minus if value < 0 else ""
        return f"{minus}{whole}{signs.decimal if point else ''}{rest}"

    def cardinal(self, number: int) -> str:
        """A small number in words, a larger one in digits."""
        words = self.customs.cardinals
        return words[number] if number < len(words) else self.number(number)

    def all_of(self, names: Iterable[str]) -> str:
        """Names in a sentence: 'a, b and c'."""
        return self._listed(names, self.customs.lists.and_)

    def one_of(self, names: Iterable[str]) -> str:
        """Names to choose from: 'a, b or c'."""
        return self._listed(names, self.customs.lists.or_)

    def alphabetical(self, words: str) -> Place:
        """What some words are put in order by in this language."""
        return alphabetical(words, self.tag)

    def date(self, date: str) -> str:
        """A date known to the day, the month or the year as it is said: '25 June 1950'."""
        dates = self.customs.dates
        year, *rest = date.split("-")
        if not rest:
            return year
        form = dates.month if len(rest) == 1 else dates.first if rest[1] == "01" else dates.day
        day = str(int(rest[1])) if len(rest) > 1 else ""
        return form.format(day=day, month=self.month(int(rest[0])), year=year)

    def month(self, number: int) -> str:
        """The name of a month, counted from 1."""
        return self.customs.dates.months[number - 1]

    def short_month(self, number: int) -> str:
        """The name of a month as it is cut where there is little room."""
        return self.customs.dates.short_months[number - 1]

    def _listed(self, names: Iterable[str], last: str) -> str:
        *before, end = list(names) or [""]
        return f"{self.customs.lists.between.join(before)}{last}{end}" if before else end

    def _of(self, key: str, values: Mapping[str, object]) -> Message:
        message = self.messages[key]
        if isinstance(message, tuple):
            raise TypeError(f"there are several texts: {key}")
        if message.names != values.keys():
            raise TypeError(f"{key} wants {sorted(message.names)}, and got {sorted(values)}")
        if isinstance(message, Message):
            return message
        return message.one if self.is_singular(values["n"]) else message.other

    def shown(self, value: Value) -> str:
        """A value as it stands among words."""
        return value if isinstance(value, str) else self.number(value)

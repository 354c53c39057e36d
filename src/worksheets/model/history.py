"""What a class has seen on its papers, and which of that it must not see again so soon."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Literal, NamedTuple, TypeAlias

from worksheets.model.diagnostics import Mistake, plural

Unit: TypeAlias = Literal["paper", "day", "week"]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST_NAME = 40


class Within(NamedTuple):
    """How long a class sees nothing again: so many papers, days or weeks."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        return plural(self.number, self.unit)


def day_in(written: str) -> date:
    """The day in a text such as 2026-03-05; raises Mistake."""
    if _DAY.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise Mistake(f"there is no day {written}", "look at the month and the day") from None
    raise Mistake(f"'{written}' is no day", "write it as 2026-03-05: year, month, day")


def class_in(written: str) -> str:
    """The name of a class as it is written, on one line; raises Mistake."""
    name = " ".join(written.split())
    if not file_name(name) or len(name) > LONGEST_NAME:
        raise Mistake(f"'{name}' is no name of a class", "write a short one, such as 10B")
    return name


def file_name(class_: str) -> str:
    """The name of a class in names of files, without its ending; that of 10 B is 10-b.

    Classes of one name in files are one class.
    """
    return re.sub(r"[\W_]+", "-", class_.casefold()).strip("-")


class Use(NamedTuple):
    """A paper that a class had: on which day, which questions of a course, and the facts that these
    asked.

    An item is the name of a question in the course, a space, and a digest of its words, by which it
    is another question once it is reworded. Of one with values the words are those of the draw.
    """

    on: date
    paper: str
    course: str
    fingerprint: str
    items: tuple[str, ...]
    facts: tuple[str, ...]


def name_of(item: str) -> str:
    """The name of the question that an item is."""
    return item.rpartition(" ")[0]


class Lesson(NamedTuple):
    """What a class was taught on a day: some topics, or of these some facts."""

    on: date
    topics: tuple[str, ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClassHistory:
    """What a class had seen and was taught of a course before a paper, the oldest first.

    Nothing of what came later is in it, so the paper can be built again years after.
    """

    class_: str
    on: date
    uses: tuple[Use, ...] = ()
    within: Within | None = None
    lessons: tuple[Lesson, ...] = ()

    @cached_property
    def digest(self) -> str:
        """A digest of all that can change a paper."""
        uses = (
            "\n".join((f"{on} {paper} {course}", *items, "", *facts))
            for on, paper, course, _, items, facts in self.uses
        )
        told = repr((file_name(self.class_), self.on, self.within, self.lessons))
        return sha256("\n\n".join((told, *uses)).encode()).hexdigest()

    @cached_property
    def last_seen(self) -> Mapping[str, int]:
        """The number of the last paper on which each item stood."""
        return {item: number for number, use in enumerate(self.uses) for item in use.items}

    @cached_property
    def last_with_any_words(self) -> Mapping[str, int]:
        """The number of the last paper with each question, by name, whatever its words were."""
        numbers: dict[str, int] = {}
        for item, number in self.last_seen.items():
            name = name_of(item)
            numbers[name] = max(number, numbers.get(name, 0))
        return numbers

    @cached_property
    def met(self) -> Mapping[str, date]:
        """The last day on which each fact was asked, by its name in the course."""
        return {fact: use.on for use in self.uses for fact in use.facts}

    @cached_property
    def first_within(self) -> int:
        """The number of the first paper whose questions the class must not see again yet."""
        if self.within is None:
            return len(self.uses)
        number, unit = self.within
        if unit == "paper":
            return max(0, len(self.uses) - number)
        since = self.on - timedelta(days=number if unit == "day" else 7 * number)
        return sum(use.on < since for use in self.uses)

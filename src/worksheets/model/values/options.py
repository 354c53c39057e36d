"""Wrong options that are named errors: all different from the key and from one another, and so
chosen that the place of the key among numbers says nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.numbers.arithmetic import Arithmetic
from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.expression import expression
from worksheets.model.numbers.printing import Printer
from worksheets.model.numbers.results import Result, number, same
from worksheets.model.values.patterns import OPENING, pattern
from worksheets.model.values.placeholders import is_number
from worksheets.model.values.values import Draw, Misplaced, PassedOver

MOST_ERRORS = 12
"""Named errors among which some are chosen."""


def is_choice(node: Mapped) -> bool:
    """Whether a mapping has a key and named errors that may be chosen from."""
    errors = node.get("distractors")
    return (
        "key" in node
        and isinstance(errors, list)
        and (isinstance(node["key"], (str, Mapped)))
        and any(OPENING in text for text in _texts([node["key"], *errors]))
    )


def _texts(entries: Sequence[Tree]) -> Iterator[str]:
    for entry in entries:
        text = entry.get("text") if isinstance(entry, Mapped) else entry
        if isinstance(text, str):
            yield text


class Option(NamedTuple):
    """An option: its text around its placeholders, their values, and what it is as a whole."""

    text: str
    skeleton: tuple[str, ...]
    values: tuple[Result, ...]
    worth: Result | None

    @property
    def single(self) -> Result | None:
        """The one number that it is, if it is one."""
        value = self.worth
        if value is None and len(self.values) == 1:
            value = self.values[0]
        return value if value is not None and is_number(value) else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Works out options in a draw."""

    draw: Draw
    printer: Printer

    def option(self, entry: Tree) -> Option:
        """The option of an entry of a list; raises Mistake."""
        text = entry.get("text") if isinstance(entry, Mapped) else entry
        is_ = entry.get("is") if isinstance(entry, Mapped) else None
        if not isinstance(text, str):
            return Option("", (), (), None)
        worth = (
            result_of(expression(is_), self.draw, self.printer) if isinstance(is_, str) else None
        )
        if OPENING not in text:
            return Option(text, (text,), (), worth)
        cut = pattern(text)
        values = tuple(piece.place.value(self.draw, self.printer) for piece in cut.pieces)
        shown = (
            piece.place.printed(value, self.printer)
            for piece, value in zip(cut.pieces, values, strict=True)
        )
        pieces = (f"{piece.before}{one}" for piece, one in zip(cut.pieces, shown, strict=True))
        return Option("".join(pieces) + cut.after, cut.skeleton, values, worth)


def is_one_answer(one: Option, other: Option, *, by_value: bool = True) -> bool:
    """Whether two options are the same: in print, and `by_value` as a whole, or by values in the
    same words."""
    if one.text == other.text:
        return True
    if not by_value:
        return False
    arithmetic = Arithmetic()
    if one.worth is not None and other.worth is not None:
        return same(one.worth, other.worth, arithmetic)
    return (
        bool(one.values)
        and one.skeleton == other.skeleton
        and len(one.values) == len(other.values)
        and all(same(a, b, arithmetic) for a, b in zip(one.values, other.values, strict=True))
    )


def with_chosen_options(
    node: Mapped, draw: Draw, printer: Printer, name: str
) -> tuple[Mapped, list[int]]:
    """The mapping with as many different errors as are wanted, and their places in the author's
    list.

    `name` is that of all chance. Errors
    that are one answer with another drop out; raises PassedOver if too few are left, and Misplaced
    for what cannot be worked out.
    """
    errors, by_value = node["distractors"], node.get("notation") != "true"
    assert isinstance(errors, list)  # noqa: S101 see is_choice
    reader = _Reader(draw, printer)
    key = _option(reader, node["key"], ("key",))
    options: list[tuple[int, Option]] = []
    equal: tuple[int, Option, Option] | None = None
    for n, entry in enumerate(errors):
        option = _option(reader, entry, ("distractors", n))
        before = (key, *(other for _, other in options))
        same = next((o for o in before if is_one_answer(option, o, by_value=by_value)), None)
        if same:
            equal = equal or (n, option, same)
        else:
            options.append((n, option))
    wanted = _wanted(node, len(errors))
    if len(options) < wanted and equal:
        raise _too_few(*equal)
    chosen: Sequence[int] = [n for n, _ in options][:wanted]
    added: list[Tree] = []
    if "options" in node and node.get("order") != "as-written":
        chosen, added = _Balance(key, options[:MOST_ERRORS], wanted, name, node, printer).chosen()
    chosen_errors = [errors[n] for n in chosen]
    places = [*chosen, *([0] * len(added))]
    return _without(node, [*chosen_errors, *added]), places


def _too_few(n: int, option: Option, other: Option) -> PassedOver:
    message = f"two options are one answer: '{option.text}' and '{other.text}'"
    hint = "say in where what makes them equal, or write more distractors than options"
    return PassedOver(("distractors", n), Mistake(message, hint))


def _option(reader: _Reader, entry: Tree, path: tuple[str | int, ...]) -> Option:
    try:
        return reader.option(entry)
    except Mistake as mistake:
        inside = ("text",) if isinstance(entry, Mapped) else ()
        raise Misplaced((*path, *inside), mistake) from None


def _wanted(node: Mapped, count: int) -> int:
    """How many wrong options are printed."""
    asked = node.get("options")
    if isinstance(asked, str) and asked.isdecimal() and len(asked) < 3:
        return min(int(asked) - 1, count)
    return count


def _without(node: Mapped, errors: list[Tree]) -> Mapped:
    """The mapping with other errors, and without keys that only their choice needs."""
    new = Mapped(node.line, node.column)
    new.update({key: value for key, value in node.items() if key != "slips"})
    new["key"] = _bare(node["key"])
    new["distractors"] = [_bare(entry) for entry in errors]
    asked = node.get("options")
    if isinstance(asked, str) and asked.isdecimal() and int(asked[:9]) == len(errors) + 1:
        del new["options"]
    return new


def _bare(entry: Tree) -> Tree:
    if not isinstance(entry, Mapped) or "is" not in entry:
        return entry
    bare = Mapped(entry.line, entry.column)
    bare.update({key: value for key, value in entry.items() if key != "is"})
    return bare


@dataclass(frozen=True, slots=True)
class _Balance:
    """Chooses errors so that the key has the place among them that a hash shows."""

    key: Option
    options: Sequence[tuple[int, Option]]
    wanted: int
    name: str
    node: Mapped
    printer: Printer

    def chosen(self) -> tuple[list[int], list[Tree]]:
        """The numbers of the errors, and at most one slip beside them."""
        key = self.key.single
        numbers = [option.single for _, option in self.options]
        if key is None or None in numbers:
            return self._any(list(combinations([n for n, _ in self.options], self.wanted))), []
        arithmetic = Arithmetic()
        places = {
            n: arithmetic.less(number(worth), number(key))
            for (n, _), worth in zip(self.options, numbers, strict=True)
            if worth is not None
        }
        slips = self._slips(number(key), arithmetic)
        by_place: dict[int, list[tuple[int, ...]]] = {}
        for some in combinations(places, self.wanted):
            by_place.setdefault(sum(places[n] for n in some), []).append(some)
        with_slip: dict[int, list[tuple[tuple[int, ...], int]]] = {}
        for some in combinations(places, self.wanted - 1):
            for s, (below, _) in enumerate(slips):
                place = sum(places[n] for n in some) + below
                if place not in by_place:
                    with_slip.setdefault(place, []).append((some, s))
        possible = sorted({*by_place, *with_slip})
        place = possible[self._hash("place", len(possible))]
        if place in by_place:
            return self._any(by_place[place]), []
        some, s = with_slip[place][self._hash("slip", len(with_slip[place]))]
        return list(some), [slips[s][1]]

    def _any(self, ways: Sequence[tuple[int, ...]]) -> list[int]:
        return list(ways[self._hash("errors", len(ways))])

    def _hash(self, what: str, count: int) -> int:
        digest = sha256(f"{self.name}/{what}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count

    def _slips(self, key: object, arithmetic: Arithmetic) -> list[tuple[bool, Tree]]:
        """Numbers one or ten off in the last place that is printed: whether each is below the key,
        and its option."""
        text = self._key_text()
        if self.node.get("slips") != "true" or not isinstance(key, Fraction) or text is None:
            return []
        place = pattern(text).pieces[0].place
        if place.form or place.joined:
            return []
        unit = self._unit(place.plain(key, self.printer))
        slips: list[tuple[bool, Tree]] = []
        for off in (unit, -unit, 10 * unit, -10 * unit):
            worth = key + off
            taken = [number(v) for v in (o.single for _, o in self.options) if v is not None]
            if any(arithmetic.same(worth, other) for other in taken):
                continue
            if worth > 0 or key <= 0:
                slips.append((off < 0, self._entry(text, worth)))
        return slips

    def _key_text(self) -> str | None:
        """The text of the key, if it has one placeholder, which is its value."""
        key = self.node["key"]
        text = key.get("text") if isinstance(key, Mapped) else key
        if not isinstance(text, str) or len(self.key.values) != 1 or self.key.worth is not None:
            return None
        return text

    def _unit(self, digits: str) -> Fraction:
        decimals = Decimal(digits).as_tuple().exponent if digits.count("/") == 0 else 0
        return Fraction(10) ** min(0, int(decimals))

    def _entry(self, text: str, worth: Fraction) -> Tree:
        """A slip as an author would write it: the text of the key with another number."""
        cut = pattern(text)
        place = cut.pieces[0].place
        sum_ = str(worth)
        rounded = place.text.removeprefix(place.parts[0].text)
        entry = Mapped(self.node.line, self.node.column)
        entry["text"] = f"{cut.pieces[0].before}{{{{{sum_}{rounded}}}}}{cut.after}"
        entry["slip"] = "true"
        return entry

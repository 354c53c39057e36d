"""A question's mapping with the values of a draw in all its texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cmp_to_key

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.numbers.arithmetic import Arithmetic
from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.expression import Expression
from worksheets.model.numbers.results import named, number
from worksheets.model.numbers.undefined import Undefined
from worksheets.model.values.options import is_choice, with_chosen_options
from worksheets.model.values.patterns import Printers
from worksheets.model.values.values import TURN, Draw, Misplaced, Values

OWN = ("values", "where", "letters", "apart")
"""Keys of a mapping with values, beside those of the question or the entry that it becomes."""
OF_REPEATS = ("draw", "rising", "falling", "entry")
MOST_REPEATED = 2_000
"""Draws in a row that were had before, after which there are taken to be no others."""


@dataclass(frozen=True)
class Repeat:
    """An entry of a list that stands for `count` entries, each with a draw of its own.

    They stand in the order of `by`, if it is given, `falling` or rising.
    """

    count: int
    values: Values
    by: Expression | None = None
    falling: bool = False


@dataclass
class Filling:
    """Fills a mapping of an author's with a draw, and remembers where repeated entries came from.

    `repeats` are the entries that stand for several, by their paths; `key` and the `number` of
    the draw name all chance.
    """

    printers: Printers
    repeats: Mapping[Path, Repeat]
    key: str
    number: int
    slip: str
    origins: dict[Path, Path] = field(default_factory=dict)

    def question(self, written: Mapped, draw: Draw) -> Mapped:
        """The mapping of a question that has no values any more; raises Misplaced."""
        filled = self._mapping(written, draw, (), ())
        for key in OWN:
            filled.pop(key, None)
        return filled

    def origin(self, path: Path) -> Path:
        """Where in the author's mapping a path of the filled one leads."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.origins:
                return (*self.origins[path[:end]], *path[end:])
        return path

    def _anything(self, node: Tree, draw: Draw, path: Path, out: Path) -> Tree:
        match node:
            case str():
                return self._text(node, draw, path)
            case Mapped():
                return self._mapping(node, draw, path, out)
            case list():
                return self._list(node, draw, path, out)
        return node

    def _text(self, text: str, draw: Draw, path: Path) -> Tree:
        try:
            filled = self.printers.filled(text, draw)
        except Mistake as mistake:
            raise Misplaced(path, mistake) from None
        return filled if isinstance(filled, str) else [*filled]

    def _mapping(self, node: Mapped, draw: Draw, path: Path, out: Path) -> Mapped:
        if is_choice(node):
            name = f"{self.key}/{self.number}/{'/'.join(map(str, out))}"
            node, places = with_chosen_options(node, draw, self.printers.text, name, self.slip)
            for n, place in enumerate(places):
                self.origins[*out, "distractors", n] = (*path, "distractors", place)
        filled = Mapped(node.line, node.column)
        for key, entry in node.items():
            if path or key not in OWN:
                filled[key] = self._anything(entry, draw, (*path, key), (*out, key))
        return filled

    def _list(self, node: list[Tree], draw: Draw, path: Path, out: Path) -> list[Tree]:
        filled: list[Tree] = []
        for n, entry in enumerate(node):
            here = (*path, n)
            repeat = self.repeats.get(here)
            if repeat is None:
                filled.append(self._anything(entry, draw, here, (*out, len(filled))))
                continue
            body, below = _body_of(entry)
            for own in self._draws(repeat, draw, here):
                place = (*out, len(filled))
                self.origins[place] = (*here, *below)
                filled.append(self._anything(body, own, (*here, *below), place))
        return filled

    def _draws(self, repeat: Repeat, outer: Draw, path: Path) -> list[Draw]:
        """As many draws as are wanted, no two of them alike; raises Misplaced if there are less.

        Each turn has those after the ones of the turn before it; where there are not enough of
        them left, it has all those of an earlier turn.
        """
        turn = outer.get(TURN, 0)
        start = int(turn) * repeat.count if isinstance(turn, Fraction) else 0
        key = f"{self.key}/{'/'.join(map(str, path))}"
        found: list[Draw] = []
        seen: set[object] = set()
        again = 0
        try:
            for _, draw in repeat.values.fitting(key, outer, self.printers.text):
                known = self._known(repeat, draw)
                again += 1
                if None not in known and seen.isdisjoint(known):
                    seen.update(known)
                    found.append(draw)
                    again = 0
                if len(found) == start + repeat.count or again == MOST_REPEATED:
                    break
            if len(found) >= repeat.count:
                first = start % (len(found) // repeat.count * repeat.count)
                return self._in_order(found[first : first + repeat.count], repeat)
        except Misplaced as fault:
            raise fault.under(*path) from None
        message = f"{repeat.count} entries asked for, but {len(found)} different draws fit"
        hint = "ask for fewer, or widen the ranges of the values"
        raise Misplaced((*path, "draw"), Mistake(message, hint))

    def _known(self, repeat: Repeat, draw: Draw) -> Sequence[object]:
        """What no other entry may have in common with a draw: what its author keeps apart, and its
        place in the order."""
        apart = repeat.values.known_by(draw)
        if repeat.by is None:
            return (apart,)
        try:
            return apart, named(result_of(repeat.by, draw, self.printers.text))
        except Undefined:
            return (apart,)  # it is said where they are put in order

    def _in_order(self, draws: list[Draw], repeat: Repeat) -> list[Draw]:
        by = repeat.by
        if by is None:
            return draws
        arithmetic = Arithmetic()

        def compared(one: Draw, other: Draw) -> int:
            left, right = (number(result_of(by, draw, self.printers.text)) for draw in (one, other))
            return int(arithmetic.less(right, left)) - int(arithmetic.less(left, right))

        try:
            ordered = sorted(draws, key=cmp_to_key(compared))
        except Undefined as fault:
            message = f"'{by.text}' puts nothing in order: {fault}"
            raise Misplaced((), Mistake(message, "write a number to go by")) from None
        return ordered[::-1] if repeat.falling else ordered


def _body_of(entry: Tree) -> tuple[Tree, Path]:
    """What is repeated, and the path to it within its entry."""
    if not isinstance(entry, Mapped):
        return entry, ()
    if "entry" in entry:
        return entry["entry"], ("entry",)
    body = Mapped(entry.line, entry.column)
    body.update({key: value for key, value in entry.items() if key not in (*OWN, *OF_REPEATS)})
    return body, ()


def leaves(node: Tree, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts of a mapping, each with its path."""
    match node:
        case str():
            yield path, node
        case Mapped():
            for key, entry in node.items():
                yield from leaves(entry, (*path, key))
        case list():
            for n, entry in enumerate(node):
                yield from leaves(entry, (*path, n))

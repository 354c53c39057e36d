"""A question's mapping with the values of a draw in all its texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.values.one_of import ONE_OF, chosen_way
from worksheets.model.values.options import is_choice, with_chosen_options
from worksheets.model.values.patterns import Printers
from worksheets.model.values.repeats import EntryDraws, Repeats
from worksheets.model.values.values import Draw, Misplaced

OWN = ("values", "where", "letters", "apart")
"""Keys of a mapping with values, beside those of the question or the entry that it becomes."""
OF_REPEATS = ("draw", "rising", "falling", "entry")


@dataclass
class Filling:
    """Fills a mapping of an author's with a draw, and remembers where repeated entries came from.

    `entries` has the draws of those that repeat; its key and the `number` of the draw name all
    chance.
    """

    printers: Printers
    repeats: Repeats
    entries: EntryDraws
    number: int
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
            name = f"{self.entries.key}/{self.number}/{'/'.join(map(str, out))}"
            node, places = with_chosen_options(node, draw, self.printers.text, name)
            for n, place in enumerate(places):
                self.origins[*out, "distractors", n] = (*path, "distractors", place)
        filled = Mapped(node.line, node.column)
        for key, entry in node.items():
            if key == ONE_OF:
                self._one_of(node, draw, path, out, filled)
            elif path or key not in OWN:
                filled[key] = self._anything(entry, draw, (*path, key), (*out, key))
        return filled

    def _one_of(self, node: Mapped, draw: Draw, path: Path, out: Path, filled: Mapped) -> None:
        """Fill in one of several ways to go on with a mapping."""
        name = f"{self.entries.key}/{self.number}/{'/'.join(map(str, out))}"
        try:
            number, way = chosen_way(node, name)
        except Misplaced as fault:
            raise fault.under(*path) from None
        for key, entry in way.items():
            place = (*path, ONE_OF, number, key)
            self.origins[*out, key] = place
            filled[key] = self._anything(entry, draw, place, (*out, key))

    def _list(self, node: list[Tree], draw: Draw, path: Path, out: Path) -> list[Tree]:
        filled: list[Tree] = []
        for n, entry in enumerate(node):
            here = (*path, n)
            repeat = self.repeats.get(here)
            if repeat is None:
                value = self._anything(entry, draw, here, (*out, len(filled)))
                filled += value if isinstance(entry, str) and isinstance(value, list) else [value]
                continue
            body, below = _body_of(entry)
            for own in self.entries.of(repeat, here, draw):
                place = (*out, len(filled))
                self.origins[place] = (*here, *below)
                filled.append(self._anything(body, own, (*here, *below), place))
        return filled


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

"""Entries of lists that repeat, as their author wrote them."""

from collections.abc import Iterator, Mapping, Sequence

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.numbers.expression import expression
from worksheets.model.values.repeats import Repeat, Repeats
from worksheets.model.values.values import Misplaced, Values, check_names, values_of

MOST_REPEATED = 100
"""Entries that one entry of a list stands for."""


def repeats_of(written: Mapped, outer: Values, people: Sequence[Mapping[str, str]]) -> Repeats:
    """The entries of a question that repeat, by their paths; they may use its values, `outer`.

    Raises Misplaced for what is wrong with one.
    """
    return {path: _repeat(entry, path, outer, people) for path, entry in repeats_in(written)}


def repeats_in(node: Tree, path: Path = ()) -> Iterator[tuple[Path, Mapped]]:
    """The entries of lists that repeat, by their paths, but for those within one another; raises
    Misplaced for one without values."""
    match node:
        case Mapped():
            for key, entry in node.items():
                if not isinstance(entry, str):
                    yield from repeats_in(entry, (*path, key))
        case list():
            for n, entry in enumerate(node):
                if isinstance(entry, Mapped) and "draw" in entry:
                    if "values" not in entry:
                        hint = "say what differs in them, as in values: {a: 2..12}"
                        message = "the entries have no values, so all would be alike"
                        raise Misplaced((*path, n, "draw"), Mistake(message, hint))
                    yield (*path, n), entry
                elif not isinstance(entry, str):
                    yield from repeats_in(entry, (*path, n))


def _repeat(
    entry: Mapped, path: Path, outer: Values, people: Sequence[Mapping[str, str]]
) -> Repeat:
    try:
        count = _count(entry["draw"])
        for inner, _ in repeats_in(entry):
            hint = "draw a list in the entry around it, as in k: 4 different of 2..12, and use k[1]"
            message = "an entry that repeats stands in one that repeats"
            raise Misplaced((*inner, "draw"), Mistake(message, hint))
        values = values_of(entry, tuple(outer.names), people)
        ways = [key for key in ("rising", "falling") if key in entry]
        if not ways:
            return Repeat(count, values)
        return _ordered(entry, ways, count, values, outer)
    except Misplaced as fault:
        raise fault.under(*path) from None


def _count(written: Tree) -> int:
    """How many entries an entry stands for; raises Misplaced."""
    count = int(written[:9]) if isinstance(written, str) and written.isdecimal() else 0
    if not 0 < count <= MOST_REPEATED:
        hint = f"write how many entries it is, 1 to {MOST_REPEATED}"
        raise Misplaced(("draw",), Mistake(f"'draw' is {written}", hint))
    return count


def _ordered(
    entry: Mapped, ways: Sequence[str], count: int, values: Values, outer: Values
) -> Repeat:
    way = ways[0]
    text = entry[way]
    try:
        if len(ways) > 1:
            raise Mistake("the entries are put in order in two ways", "write rising or falling")
        if not isinstance(text, str):
            raise Mistake(f"'{way}' must be what the entries go by", "write it in quotes")
        by = expression(text)
        check_names(by, values.names | outer.names)
    except Mistake as mistake:
        raise Misplaced((way,), mistake) from None
    return Repeat(count, values, by, way == "falling")

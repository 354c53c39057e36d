"""One of several ways to go on with a question: a statement that is right, or one with an error."""

from hashlib import sha256

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped
from worksheets.model.values.values import Misplaced

ONE_OF = "one-of"
"""The key of a list of mappings of which a draw has one beside the other keys."""


def chosen_way(node: Mapped, name: str) -> tuple[int, Mapped]:
    """The number and the entries of the way that a draw has, whose chance is called by a name: the
    first as often as all others together. Raises Misplaced."""
    ways = node[ONE_OF]
    entries = [way for way in ways if isinstance(way, Mapped)] if isinstance(ways, list) else []
    if not entries or not isinstance(ways, list) or len(entries) != len(ways):
        hint = "write one-of: [{statement: …, answer: true}, {statement: …, answer: false}]"
        raise Misplaced((ONE_OF,), Mistake("'one-of' must be a list of mappings", hint))
    others = len(entries) - 1
    digest = sha256(f"{name}/{ONE_OF}".encode()).digest()
    place = int.from_bytes(digest[:8], "big") % (2 * others or 1)
    number = max(0, place - others + 1)
    return number, entries[number]

"""What was made of things is kept, known by the identity of the things, while room lasts."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

Thing = TypeVar("Thing")
More = TypeVarTuple("More")
Made = TypeVar("Made")


def kept(
    most: int,
) -> Callable[[Callable[[Thing, *More], Made]], Callable[[Thing, *More], Made]]:
    """Let a function make something of things that do not change once of each.

    What is made may depend on more, which is known by its value. A thing is kept with what was made
    of it, so that nothing else comes to have its identity; the oldest go first.
    """

    def keep(make: Callable[[Thing, *More], Made]) -> Callable[[Thing, *More], Made]:
        known: OrderedDict[object, tuple[Thing, Made]] = OrderedDict()

        def of(thing: Thing, *more: *More) -> Made:
            key = (id(thing), more) if more else id(thing)
            entry = known.get(key)
            if entry is None:
                entry = known[key] = thing, make(thing, *more)
                if len(known) > most:
                    known.popitem(last=False)
            return entry[1]

        return of

    return keep

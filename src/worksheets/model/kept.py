"""What was made of things is kept, known by the identity of the things, while room lasts."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, TypeVarTuple

Thing = TypeVar("Thing")
More = TypeVarTuple("More")
Made = TypeVar("Made")


@dataclass(slots=True)
class Kept(Generic[Thing, *More, Made]):
    """Makes something of things that do not change, once of each; the oldest go first.

    What is made may depend on more, which is known by its value. A thing is kept with what was made
    of it, so that nothing else comes to have its identity.
    """

    make: Callable[[Thing, *More], Made]
    most: int
    known: OrderedDict[Hashable, tuple[Thing, Made]] = field(default_factory=OrderedDict)

    def of(self, thing: Thing, *more: *More) -> Made:
        key: Any = (id(thing), more) if more else id(thing)
        entry = self.known.get(key)
        if entry is None:
            entry = self.known[key] = thing, self.make(thing, *more)
            if len(self.known) > self.most:
                self.known.popitem(last=False)
        return entry[1]

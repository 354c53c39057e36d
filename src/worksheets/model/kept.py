"""What was made of things is kept, known by the identity of the things, while room lasts."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


@dataclass(slots=True)
class Kept(Generic[Thing, Made]):
    """Makes something of things that do not change, once of each; the oldest go first.

    A thing is kept with what was made of it, so that nothing else comes to have its identity.
    """

    make: Callable[[Thing], Made]
    most: int
    known: OrderedDict[int, tuple[Thing, Made]] = field(default_factory=OrderedDict)

    def of(self, thing: Thing) -> Made:
        entry = self.known.get(id(thing))
        if entry is None:
            entry = self.known[id(thing)] = thing, self.make(thing)
            if len(self.known) > self.most:
                self.known.popitem(last=False)
        return entry[1]

"""Items kept by what chance showed, so that forms on which it shows the same share them."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeAlias

from worksheets.model.paper.item import Item
from worksheets.model.question import Setting


@dataclass(slots=True)
class _Throw:
    """Something put in order by chance: of how many things, and what follows from each order."""

    count: int
    shown: "dict[Hashable, _Outcome]" = field(default_factory=dict)


_Outcome: TypeAlias = _Throw | Item


@dataclass(slots=True)
class SharedItems:
    """Items by the question they were made of, and by what chance showed when they were made.

    A question is a pure function of its setting: after the same orders the next thing that it
    wants put in order is the same, and so is the item in the end.
    """

    known: dict[Hashable, _Outcome] = field(default_factory=dict)

    def item(self, key: Hashable, setting: Setting, make: Callable[[Setting], Item]) -> Item:
        """The item of a question in a setting; `key` says all that it depends on but for chance."""
        found = self.known.get(key)
        number = 0
        while isinstance(found, _Throw):
            found = found.shown.get(setting.order(found.count, number))
            number += 1
        if found is not None:
            return found
        item = make(setting)
        if not setting.rolled:
            self._learn(key, setting, item)
        return item

    def _learn(self, key: Hashable, setting: Setting, item: Item) -> None:
        outcomes, at = self.known, key
        for order in setting.orders:
            throw = outcomes.setdefault(at, _Throw(len(order)))
            if not isinstance(throw, _Throw):
                raise TypeError(f"chance decides about {item.id!r} on some forms only")
            outcomes, at = throw.shown, order
        outcomes[at] = item

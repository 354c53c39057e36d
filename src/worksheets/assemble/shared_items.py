"""A cache of items, so that forms on which an item comes out the same share it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeAlias

from worksheets.model.paper.item import Item
from worksheets.model.question import Setting


@dataclass(slots=True)
class _ShuffleNode:
    """A shuffle of `count` things, and by the order that came of it the next shuffle, or the
    item."""

    count: int
    by_order: "dict[Hashable, _ShuffleResult]" = field(default_factory=dict)


_ShuffleResult: TypeAlias = _ShuffleNode | Item


@dataclass(slots=True)
class SharedItems:
    """Items by the question they were made of, and by the orders of all its shuffles.

    A question is a pure function of its setting: after the same orders its next shuffle has the
    same number of things, and in the end its item is the same.
    """

    by_key: dict[Hashable, _ShuffleResult] = field(default_factory=dict)

    def item(self, key: Hashable, setting: Setting, make: Callable[[Setting], Item]) -> Item:
        """The item of a question in a setting; `key` is all that it depends on apart from
        chance."""
        result = self.by_key.get(key)
        shuffles = 0
        while isinstance(result, _ShuffleNode):
            result = result.by_order.get(setting.order(result.count, shuffles))
            shuffles += 1
        if result is not None:
            return result
        item = make(setting)
        if not setting.rolled:
            self._store(key, setting, item)
        return item

    def _store(self, key: Hashable, setting: Setting, item: Item) -> None:
        results, key_or_order = self.by_key, key
        for order in setting.orders:
            node = results.setdefault(key_or_order, _ShuffleNode(len(order)))
            if not isinstance(node, _ShuffleNode):
                raise TypeError(f"chance decides about {item.id!r} on some forms only")
            results, key_or_order = node.by_order, order
        results[key_or_order] = item
